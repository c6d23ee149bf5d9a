"""A draft and its revision: published together or not at all, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data import Moved, SqlStore, intake
from data.intake.drafts import Drafts
from data.store import history
from tests.intake.drafting import draft, entry
from tests.store import city as small


class Crash(BaseException):
    """The process is no more."""


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[SqlStore]:
    opened = small.opened(database, small.copy(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def handed_in(store: SqlStore) -> intake.Draft:
    drafts = Drafts(store.engine, store.city)
    made = drafts.add(draft(entry("2.8"), status="submitted", submitted_by="王芳"))
    assert drafts.get(made.id) == made
    return made


def publish(store: SqlStore, handed_in: intake.Draft, base: str = "") -> None:
    drafts = Drafts(store.engine, store.city)
    content = small.with_value(store.content(), "5.6")
    store.publish(
        content,
        "李强",
        "上半年",
        base=base or store.current().revision,
        step=lambda line: drafts.step(line, replace(handed_in, status="published"), "李强"),
    )


def standing(store: SqlStore, handed_in: intake.Draft) -> tuple[int, str]:
    """Number of revisions, status of the draft."""
    found = Drafts(store.engine, store.city).get(handed_in.id)
    assert found
    return len(store.log()), found.status


def test_the_draft_is_closed_with_its_revision(store: SqlStore, handed_in: intake.Draft) -> None:
    publish(store, handed_in)
    assert standing(store, handed_in) == (2, "published")


@pytest.mark.parametrize("before", ["the revision is whole", "the draft is closed"])
def test_a_crash_in_between_leaves_neither(
    store: SqlStore, handed_in: intake.Draft, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    def crash(*_: object) -> None:
        raise Crash

    if before == "the revision is whole":
        monkeypatch.setattr(history, "write", crash)
    else:
        monkeypatch.setattr(Drafts, "step", crash)
    with pytest.raises(Crash):
        publish(store, handed_in)
    monkeypatch.undo()
    assert standing(store, handed_in) == (1, "submitted")
    publish(store, handed_in)
    assert standing(store, handed_in) == (2, "published")


def test_a_draft_somebody_changed_meanwhile_is_not_published(
    store: SqlStore, handed_in: intake.Draft
) -> None:
    changed = Drafts(store.engine, store.city).save(replace(handed_in, status="open"), "赵敏")
    with pytest.raises(intake.Moved, match="赵敏 刚刚改过"):
        publish(store, handed_in)
    assert standing(store, changed) == (1, "open")


def test_a_draft_stays_handed_in_where_the_ground_has_moved(
    store: SqlStore, handed_in: intake.Draft
) -> None:
    with pytest.raises(Moved):
        publish(store, handed_in, base="7-none")
    assert standing(store, handed_in) == (1, "submitted")
