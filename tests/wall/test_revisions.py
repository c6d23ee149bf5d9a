"""Revisions on the wall: laid out aside, shown when ready, pinned by name."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.wall import standing
from dashboard.wall.frame import Frame
from dashboard.wall.standing import Standing
from data import City, CityInfo
from tests.wall.revisions import Revisions

CPU = 0.020 * (3 if sys.gettrace() else 1)  # a measured line of code costs more
INFO = CityInfo("some", "某市", "Some", "某市驾驶舱", 2024, "2024Q1")


def named(revision: str) -> City:
    return cast(City, SimpleNamespace(revision=revision, info=INFO))


def shown_in_time(given: Standing, revision: str) -> bool:
    """Whether the revision stands within five seconds."""
    pause, deadline = threading.Event(), time.monotonic() + 5
    while given.city().revision != revision and time.monotonic() < deadline:
        pause.wait(0.002)
    return given.city().revision == revision


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Programs are only noted; those of a revision called "bad" cannot be laid out."""
    noted: list[str] = []

    def program(city: City, pages: tuple[str, ...], width: int) -> tuple[Frame, ...]:
        noted.append(f"{city.revision} {','.join(pages)} {width}")
        if city.revision == "bad":
            raise ValueError("no figure")
        return (Frame("goals", "目标", "1 项", lambda: None),)

    monkeypatch.setattr(standing, "program", program)
    return noted


def test_a_new_revision_is_laid_out_as_walls_asked_before_it_stands(laid_out: list[str]) -> None:
    newest = [named("r1")]
    given = Standing(lambda: newest[-1])
    given.frames(given.city(), ("goals",), 56)
    newest.append(named("r2"))
    assert given.city().revision == "r1" or "r2 goals 56" in laid_out
    assert shown_in_time(given, "r2")
    assert laid_out == ["r1 goals 56", "r2 goals 56"]
    given.frames(given.city(), ("goals",), 56)
    assert len(laid_out) == 2


def test_a_revision_that_cannot_be_laid_out_is_never_shown(
    laid_out: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    newest = [named("r1")]
    given = Standing(lambda: newest[-1])
    given.frames(given.city(), ("goals",), 177)
    newest.append(named("bad"))
    assert given.city().revision == "r1"
    pause, deadline = threading.Event(), time.monotonic() + 5
    while not caplog.records and time.monotonic() < deadline:
        pause.wait(0.002)
    assert "bad" in caplog.text
    assert given.city().revision == "r1"
    assert laid_out.count("bad goals 177") == 1
    newest.append(named("r3"))
    assert shown_in_time(given, "r3")


def test_the_usual_program_is_laid_out_before_anybody_asks(laid_out: list[str]) -> None:
    Standing(lambda: named("r1")).ready()
    assert len(laid_out) == 1


def frame(client: FlaskClient, query: str) -> str:
    return client.get(f"/wall/frame/1?w=177&pages=overview{query}").get_data(as_text=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Revisions]:
    made = Revisions(tmp_path)
    yield made
    made.close()


def test_a_pinned_revision_stays_through_six_others(store: Revisions) -> None:
    app = create_app(store)
    client = app.server.test_client()
    pin = f"&pin={store.current().revision}"
    pinned = frame(client, pin)
    assert "<b>69</b>" in pinned
    for days in range(70, 76):
        city = store.turn(days)
        assert frame(client, pin) == pinned
        assert shown_in_time(app.server.extensions["wall"].standing, city.revision)
        assert f"<b>{days}</b>" in frame(client, "")
    assert frame(client, pin) == pinned


def test_the_request_that_meets_a_revision_and_the_first_that_shows_it_cost_little(
    store: Revisions,
) -> None:
    app = create_app(store)
    client = app.server.test_client()
    frame(client, "")
    store.turn(70)
    start = time.thread_time()
    frame(client, "")
    assert time.thread_time() - start < CPU
    assert shown_in_time(app.server.extensions["wall"].standing, store.current().revision)
    start = time.thread_time()
    shown = frame(client, "")
    assert time.thread_time() - start < CPU
    assert "<b>70</b>" in shown


def test_what_a_revision_changed_has_a_frame(store: Revisions) -> None:
    client = create_app(store).server.test_client()
    assert "没有可显示" in client.get("/wall/frame/0?w=177&pages=changes").get_data(as_text=True)
    store.turn(70)
    html = create_app(store).server.test_client().get("/wall/frame/0?w=177&pages=changes")
    assert "69 天 → 70 天" in re.sub("<[^>]*>", "", html.get_data(as_text=True))
    assert "本次更新 1 处" in re.sub("<[^>]*>", "", html.get_data(as_text=True))
