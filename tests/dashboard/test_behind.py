"""Whose address counts: the reader's own, or the one a known proxy tells."""

from __future__ import annotations

import pytest
from flask import Flask, request
from werkzeug.test import Client

from dashboard.serve import behind

TOLD = {"X-Forwarded-For": "203.0.113.9, 10.3.3.3", "X-Forwarded-Proto": "https"}


def seen(peer: str, *proxies: str) -> str:
    """Address and scheme that the app sees for a request from a peer."""
    server = Flask(__name__)
    server.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme}")
    client = Client(behind(server, proxies))
    return client.get("/", headers=TOLD, environ_base={"REMOTE_ADDR": peer}).text


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.1.0.7", "::1"])
def test_a_known_proxy_tells_the_last_address_it_saw(peer: str) -> None:
    assert seen(peer, "127.0.0.1", "10.1.0.0/24", "::1") == "10.3.3.3 https"


def test_nobody_else_names_himself() -> None:
    assert seen("10.2.0.7", "10.1.0.0/24") == "10.2.0.7 http"
    assert seen("127.0.0.1") == "127.0.0.1 http"
