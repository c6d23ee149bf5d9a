"""A cockpit that is told to stop leaves nobody with half an answer."""

from __future__ import annotations

import http.client
import socket
import sys
import threading

import pytest

from tests.processes import Cockpit, cockpits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
BODY = b"csrf_token=&name=nobody&password=nothing"


def half_asked(port: int) -> socket.socket:
    """A form of which the half has been sent."""
    line = socket.create_connection(("127.0.0.1", port), timeout=10)
    head = f"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: {len(BODY)}\r\n\r\n"
    line.sendall(head.encode() + BODY[:10])
    return line


def refused(port: int) -> bool:
    """Whether, within ten seconds, no new connection is taken any more."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except OSError:
            return True
        threading.Event().wait(0.05)
    return False


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cockpit, bytes, list[str | None]]:
    """A process that was told to stop, the answer to a form it had half, and the ``Connection``
    of two answers on a standing connection, before and after.
    """
    with cockpits(tmp_path_factory.mktemp("stop"), 1) as (cockpit,):
        standing = http.client.HTTPConnection("127.0.0.1", cockpit.port, timeout=10)
        said = []
        with half_asked(cockpit.port) as line:
            standing.request("GET", "/healthz")
            answer = standing.getresponse()
            answer.read()
            said.append(answer.headers.get("Connection"))
            cockpit.process.terminate()
            assert refused(cockpit.port)
            standing.request("GET", "/healthz")
            said.append(standing.getresponse().headers.get("Connection"))
            line.sendall(BODY[10:])
            whole = b"".join(iter(lambda: line.recv(65536), b""))
        cockpit.process.wait(20)
        return cockpit, whole, said


def test_what_was_being_asked_is_answered_whole(
    stopped: tuple[Cockpit, bytes, list[str | None]],
) -> None:
    head, _, body = stopped[1].partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400"), "the form had no token"
    assert f"Content-Length: {len(body)}".encode() in head


def test_a_standing_connection_is_told_that_it_ends(
    stopped: tuple[Cockpit, bytes, list[str | None]],
) -> None:
    assert stopped[2] == [None, "close"]


def test_it_ends_as_a_program_that_did_its_work(
    stopped: tuple[Cockpit, bytes, list[str | None]],
) -> None:
    assert stopped[0].process.returncode == 0
    assert "Traceback" not in stopped[0].log()
