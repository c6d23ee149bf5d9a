"""Revisions on both engines: published whole, told apart, brought back, never changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from data import CityFaults, Health, Moved, SqlStore, Unknown, Unreachable, Upload, connect
from data.store import history
from data.store.content import origin
from tests.store import city as small
from tests.store.city import with_value


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[SqlStore]:
    """The small city, loaded: revision 1."""
    opened = small.opened(database, small.copy(tmp_path))
    yield opened
    opened.close()


def publish(store: SqlStore, value: str) -> str:
    base = store.current().revision
    return store.publish(with_value(store.content(), value), "甲", value, base=base).revision


def test_the_first_start_loads_the_folder_as_revision_one(store: SqlStore) -> None:
    city = store.current()
    assert city.revision == f"1-{store.content().digest[:8]}"
    assert (city.info.id, city.changed) == ("yunxi", ())
    assert [(each.n, each.kind, each.file) for each in store.log()] == [(1, "load", "city")]
    assert store.health() == Health(store.engine.dialect.name, True, "")


def test_a_publication_is_shown_at_once_and_says_what_changed(store: SqlStore) -> None:
    before = store.current()
    revision = publish(store, "5.6")
    assert store.current().revision == revision == f"2-{store.content().digest[:8]}"
    fact = store.current().fact("new-jobs.2024.target")
    assert fact
    assert fact.value == "5.6"
    assert store.current().changed == ("城镇新增就业（2024 年全年目标）：5.5 万人 → 5.6 万人",)
    old = before.fact("new-jobs.2024.target")
    assert old
    assert old.value == "5.5", "whoever holds a snapshot keeps it"


def test_the_log_says_who_when_why_and_from_which_file(store: SqlStore) -> None:
    upload = Upload("填报.xlsx", b"PK\x00\xff")
    store.publish(
        with_value(store.content(), "5.6"),
        "甲",
        "上半年",
        base=store.current().revision,
        upload=upload,
    )
    entry, first = store.log()
    assert (entry.who, entry.comment, entry.kind, entry.file) == (
        "甲",
        "上半年",
        "publish",
        "填报.xlsx",
    )
    assert entry.at >= first.at
    assert entry.original
    assert store.original(entry.original) == upload
    assert store.original("0" * 64) is None


def test_the_log_is_read_in_pieces(store: SqlStore) -> None:
    for value in ("5.6", "5.7", "5.8"):
        publish(store, value)
    assert [each.n for each in store.log()] == [4, 3, 2, 1]
    assert [each.n for each in store.log(most=1)] == [4]
    assert [each.n for each in store.log(3, 2)] == [3, 2]
    assert [each.n for each in store.log(99, 1)] == [4]
    assert store.log(0) == []


def test_the_same_file_may_come_in_again(store: SqlStore) -> None:
    for value in ("5.6", "5.7"):
        store.publish(
            with_value(store.content(), value),
            "甲",
            base=store.current().revision,
            upload=Upload("填报.xlsx", b"same"),
        )
    assert len({entry.original for entry in store.log()[:2]}) == 1


def test_who_saw_an_older_revision_is_told_what_moved(store: SqlStore) -> None:
    base = store.current().revision
    publish(store, "5.6")
    mine = with_value(store.content(base), "5.9")
    with pytest.raises(Moved, match=r"你看到的是修订 1-.*现在是修订 2-.*甲：5\.6") as moved:
        store.publish(mine, "乙", base=base)
    assert moved.value.city is store.current()
    assert moved.value.difference
    assert [(each.was, each.now) for each in moved.value.difference.changes] == [
        ("5.5 万人", "5.6 万人")
    ]
    assert len(store.log()) == 2
    with pytest.raises(Moved) as strange:
        store.publish(mine, "乙", base="7-none")
    assert strange.value.difference is None


def test_of_several_who_publish_at_once_one_succeeds(store: SqlStore, database: str) -> None:
    base = store.current().revision
    ready = threading.Barrier(4)

    def publish_at_once(value: str) -> str:
        own = SqlStore(connect(database), store.city)
        content = with_value(own.content(), value)
        ready.wait()
        try:
            return own.publish(content, "甲", value, base=base).revision
        except Moved as moved:
            return f"moved to {moved.city.revision}"
        finally:
            own.close()

    with ThreadPoolExecutor(4) as people:
        outcomes = list(people.map(publish_at_once, ("5.1", "5.2", "5.3", "5.4")))
    store.refresh()
    newest = store.current().revision
    assert sorted(outcomes) == [newest, *[f"moved to {newest}"] * 3]
    assert len(store.log()) == 2


def test_a_publication_without_a_database_says_that_nothing_was_written(store: SqlStore) -> None:
    content, base = store.content(), store.current().revision
    with store.engine.begin() as line:
        line.execute(text("alter table change rename to gone"))
    with pytest.raises(Unreachable, match="没有写入任何内容"):
        store.publish(content, "甲", base=base)
    with store.engine.begin() as line:
        line.execute(text("alter table gone rename to change"))
    assert len(store.log()) == 1


def test_content_with_a_fault_is_refused_and_nothing_is_written(store: SqlStore) -> None:
    with pytest.raises(CityFaults, match=r"facts\.csv 第 2 行"):
        publish(store, "5,6")
    assert len(store.log()) == 1


def test_a_rollback_brings_the_old_content_back_as_a_new_revision(store: SqlStore) -> None:
    first, content = store.current().revision, store.content()
    second = publish(store, "5.6")
    back = store.rollback(first, "乙", "退回", base=second)
    assert back.revision == f"3-{content.digest[:8]}"
    assert store.content().folder == content.folder
    assert store.log()[0].restores == 1
    assert back.changed == ("城镇新增就业（2024 年全年目标）：5.6 万人 → 5.5 万人",)
    for unknown in ("9", "9" * 30, "x", "1-00000000"):
        with pytest.raises(Unknown, match=f"没有修订「{unknown}」"):
            store.rollback(unknown, "乙", base=back.revision)
    with pytest.raises(Moved):
        store.rollback("1", "乙", base=second)


def test_any_revision_can_be_looked_at_by_its_name(store: SqlStore) -> None:
    names = [store.current().revision, *(publish(store, f"5.{n}") for n in range(6, 9))]
    for name, value in zip(names, ("5.5", "5.6", "5.7", "5.8"), strict=True):
        found = store.at(name)
        assert found
        assert found.revision == name
        fact = found.fact("new-jobs.2024.target")
        assert fact
        assert fact.value == value
        assert store.at(name) is found, "built once"
    assert store.at(names[-1]) is store.current()
    fresh = SqlStore(store.engine, store.city).at(names[1])
    assert fresh
    assert fresh.changed == ("城镇新增就业（2024 年全年目标）：5.5 万人 → 5.6 万人",)


@pytest.mark.parametrize("name", ["", "1", "1-", "1-00000000", "9-82565aac", "x-1", "1" * 30])
def test_a_name_that_no_revision_has_gives_nothing(store: SqlStore, name: str) -> None:
    assert store.at(name) is None


@pytest.mark.parametrize(("bound", "most"), [("KEPT", 2), ("FIGURES", 1)])
def test_only_a_few_older_snapshots_are_held(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(f"data.store.sql_store.{bound}", most)
    first = store.current()
    for n in range(3):
        publish(store, f"6.{n}")
    again = store.at(first.revision)
    assert again is not first
    assert again
    assert again.revision == first.revision


def test_rows_keep_their_order_wherever_one_is_put(store: SqlStore) -> None:
    content = store.content()
    listed = list(content.rows["items"])
    for order in (listed[::-1], [listed[2], *listed[:2], *listed[3:]], listed[1:], listed):
        content = replace(content, rows={**content.rows, "items": tuple(order)})
        store.publish(content, "甲", base=store.current().revision)
        assert store.content().rows["items"] == tuple(order)
        assert store.content().digest == content.digest


def test_a_revision_written_row_by_row_is_its_content(store: SqlStore, tmp_path: Path) -> None:
    listed = store.content().rows["items"]
    content = replace(store.content(), rows={**store.content().rows, "items": listed[:0:-1]})
    store.publish(content.with_files({"texts/甲.txt": "平稳"}), "甲", base=store.current().revision)
    for n in (1, 2):
        folder = tmp_path / f"out-{n}"
        folder.mkdir()
        with store.engine.connect() as line:
            history.write_folder(line, store.city, n, folder)
        written = {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")}
        assert written == set(store.content(str(n)).folder)
        assert origin(folder) == store.log(n, 1)[0].digest


def test_what_is_written_is_what_changed(store: SqlStore) -> None:
    publish(store, "5.6")
    with store.engine.connect() as line:
        rows = line.execute(text("select part, key, cells from change where n = 2")).all()
    assert [(row.part, row.key) for row in rows] == [("facts", "new-jobs||2024|target|=")]


@pytest.mark.parametrize("table", ["revision", "change", "original"])
@pytest.mark.parametrize("act", ["update {} set {} = {}", "delete from {}"])
def test_history_can_be_added_to_and_nothing_else(store: SqlStore, table: str, act: str) -> None:
    base = store.current().revision
    store.publish(store.content(), "甲", base=base, upload=Upload("a", b"a"))
    column = "name" if table == "original" else "city"
    with (
        pytest.raises(DBAPIError, match="history is only added to"),
        store.engine.begin() as line,
    ):
        line.execute(text(act.format(table, column, column)))


def test_one_database_serves_several_cities(store: SqlStore, database: str, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    folder = small.copy(tmp_path / "two")
    small.edit(folder, "city.toml", 'id = "yunxi"', 'id = "second"')
    second = small.opened(database, folder)
    assert second.current().info.id == "second"
    publish(second, "5.6")
    assert [entry.n for entry in second.log()] == [2, 1]
    assert [entry.n for entry in store.log()] == [1]
    second.close()


def test_a_city_nobody_loaded_has_no_snapshot(database: str) -> None:
    store = SqlStore(connect(database), "nowhere")
    with pytest.raises(Unknown, match="还没有城市「nowhere」"):
        store.current()
    store.close()
