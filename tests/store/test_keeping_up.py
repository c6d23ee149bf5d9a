"""A store keeps its last good snapshot, whatever becomes of the database or of a revision."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data import Content, SqlStore, connect, schema
from data.clock import now
from data.store import history
from tests.store import city as small
from tests.store.city import with_value


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[SqlStore]:
    opened = small.opened(database, small.copy(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def other(store: SqlStore, database: str) -> Iterator[SqlStore]:
    """The same city in another process."""
    opened = SqlStore(connect(database), store.city)
    yield opened
    opened.close()


def publish(store: SqlStore, value: str) -> str:
    base = store.current().revision
    return store.publish(with_value(store.content(), value), "甲", base=base).revision


def smuggle(engine: Engine, city: str, content: Content, digest: str = "") -> None:
    """A revision that no check has seen."""
    with engine.begin() as line:
        newest = history.newest(line, city)
        made = history.Revision(
            newest + 1, now(), "乙", "", "publish", digest=digest or content.digest
        )
        history.write(line, city, made, history.state(line, city, newest), content)


def test_what_another_process_publishes_is_swapped_in(store: SqlStore, other: SqlStore) -> None:
    held = store.current()
    revision = publish(other, "5.6")
    assert store.current() is held
    assert store.refresh()
    assert store.current().revision == revision
    assert store.current().changed == ("城镇新增就业（2024 年全年目标）：5.5 万人 → 5.6 万人",)
    assert store.at(held.revision) is held


def test_a_snapshot_stays_the_same_while_nothing_is_published(store: SqlStore) -> None:
    held = store.current()
    assert store.refresh()
    assert store.current() is held


def test_changes_are_told_against_the_revision_before_not_the_one_shown(
    store: SqlStore, other: SqlStore
) -> None:
    publish(other, "5.6")
    publish(other, "5.7")
    store.refresh()
    assert store.current().changed == ("城镇新增就业（2024 年全年目标）：5.6 万人 → 5.7 万人",)


def test_a_revision_with_a_fault_is_never_shown(
    store: SqlStore, other: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    held = store.current()
    faulty = with_value(store.content(), "5,6")
    smuggle(store.engine, store.city, faulty)
    with caplog.at_level(logging.ERROR, "cockpit.store"):
        store.refresh()
        store.refresh()
    assert store.current() is held
    health = store.health()
    assert not health.ok
    assert "修订 2-" in health.note
    assert "facts.csv 第 2 行" in health.note
    assert len(caplog.records) == 1, "said once"
    assert store.at(f"2-{faulty.digest[:8]}") is None
    assert other.current().revision == held.revision, "also where it is the newest at the start"


def test_a_good_revision_after_a_faulty_one_is_shown(store: SqlStore) -> None:
    good = store.content()
    smuggle(store.engine, store.city, with_value(good, "5,6"))
    store.refresh()
    smuggle(store.engine, store.city, with_value(good, "5.8"))
    store.refresh()
    assert store.current().revision.startswith("3-")
    assert store.health().ok
    assert store.current().changed == ()


def test_content_that_is_not_what_was_published_is_not_shown(store: SqlStore) -> None:
    smuggle(store.engine, store.city, with_value(store.content(), "5.6"), digest="0" * 64)
    store.refresh()
    assert store.current().revision.startswith("1-")
    assert "2-00000000" in store.health().note


def test_a_city_whose_only_revision_has_a_fault_is_refused(database: str) -> None:
    engine = connect(database)
    smuggle(engine, "broken", Content({}, dict.fromkeys(schema.TABLES, ())))
    store = SqlStore(engine, "broken")
    with pytest.raises(LookupError, match=r"修订 1-.*city\.toml"):
        store.current()
    store.close()


def test_a_lost_database_leaves_the_last_good_snapshot(store: SqlStore) -> None:
    held = store.current()
    with store.engine.begin() as line:
        line.execute(text("alter table revision rename to lost"))
    assert not store.refresh()
    assert not store.refresh()
    assert store.current() is held
    assert store.at("7-00000000") is None
    assert "仍显示上一个完整的修订" in store.health().note
    with store.engine.begin() as line:
        line.execute(text("alter table lost rename to revision"))
    assert store.refresh()
    assert store.health().ok


def test_the_watch_swaps_by_itself_until_it_is_closed(
    store: SqlStore, other: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.sql_store.EVERY", 0.01)
    thread = store.watch()
    revision = publish(other, "5.6")
    for _ in range(200):
        if store.current().revision == revision:
            break
        thread.join(0.01)
    assert store.current().revision == revision
    store.close()
    thread.join(5)
    assert not thread.is_alive()
