"""Drafts in the database: kept at every step, and never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from data.intake.draft import decide, edit
from data.intake.drafts import Drafts, Moved
from data.store.database import connect
from tests.intake.drafting import draft, entry


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    opened = connect(database)
    yield opened
    opened.dispose()


def test_a_draft_survives_a_restart(engine: Engine, database: str) -> None:
    kept = Drafts(engine, "zibo").add(draft(entry("2.8"), state="open"))
    engine.dispose()
    restarted = connect(database)
    again = Drafts(restarted, "zibo")
    assert again.get(kept.id) == kept
    assert again.get("nothing") is None
    restarted.dispose()
    assert Drafts(engine, "demo").get(kept.id) is None


def test_the_second_of_two_people_sees_what_differs(engine: Engine) -> None:
    drafts = Drafts(engine, "zibo")
    seen = drafts.add(draft(entry("2.8"), state="open"))
    first = drafts.save(decide(seen, 1, "accepted"), "王芳")
    with pytest.raises(Moved, match="王芳 刚刚改过这份草稿") as moved:
        drafts.save(edit(seen, 1, {"value": "2.9"}), "李强")
    assert moved.value.now == first
    assert drafts.get(seen.id) == first


def test_the_list_names_what_waits(engine: Engine) -> None:
    drafts = Drafts(engine, "zibo")
    waiting = drafts.add(draft(entry("2.8"), entry("3"), state="open", name="一.xlsx"))
    waiting = drafts.save(decide(waiting, 1, "accepted"), "王芳")
    done = drafts.add(draft(name="二.xlsx"))
    drafts.save(replace(done, status="published"), "李强")
    [heading] = drafts.all()
    assert (heading.id, heading.who, heading.lines, heading.accepted) == (waiting.id, "王芳", 2, 1)
    assert {each.name for each in drafts.all(waiting=False)} == {"一.xlsx", "二.xlsx"}
    assert Drafts(engine, "demo").all() == ()
