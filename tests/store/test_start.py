"""What a start does with the city folder."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data import CityFaults, SqlStore
from data.store import start
from tests import postgres
from tests.store import city as small
from tests.store.city import edit, opened, with_value


@pytest.fixture
def database(tmp_path: Path) -> str:
    """One engine is enough here: nothing of it is SQL."""
    return f"sqlite:///{(tmp_path / 'store.db').as_posix()}"


def names(store: SqlStore) -> list[tuple[int, str]]:
    found = [(entry.n, entry.kind) for entry in store.log()]
    store.close()
    return found


def test_a_folder_nobody_touched_is_loaded_once(database: str, tmp_path: Path) -> None:
    folder = small.copy(tmp_path)
    opened(database, folder).close()
    assert names(opened(database, folder)) == [(1, "load")]


def test_an_edited_folder_is_loaded_at_the_next_start(database: str, tmp_path: Path) -> None:
    folder = small.copy(tmp_path)
    opened(database, folder).close()
    edit(folder, "facts.csv", ",=,,5.5,", ",=,,5.6,")
    store = opened(database, folder)
    assert store.current().changed == ("城镇新增就业（2024 年全年目标）：5.5 万人 → 5.6 万人",)
    assert names(store) == [(2, "load"), (1, "load")]


def test_a_folder_written_another_way_is_no_change(database: str, tmp_path: Path) -> None:
    folder = small.copy(tmp_path)
    opened(database, folder).close()
    file = folder / "facts.csv"
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", "\r\n").encode("gb18030"))
    (folder / "notes.txt").write_text("kept beside", encoding="utf-8")
    assert names(opened(database, folder)) == [(1, "load")]


def test_what_was_published_counts_more_than_an_edited_folder(
    database: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = small.copy(tmp_path)
    store = opened(database, folder)
    published = store.publish(
        with_value(store.content(), "5.7"), "甲", base=store.current().revision
    )
    store.close()
    assert not caplog.records
    again = opened(database, folder)
    assert again.current().revision == published.revision
    assert not caplog.records, "the folder is as it was"
    again.close()
    edit(folder, "facts.csv", ",=,,5.5,", ",=,,5.6,")
    with caplog.at_level(logging.WARNING, "cockpit.store"):
        store = opened(database, folder)
    assert store.current().revision == published.revision
    assert "python -m data load" in caplog.text
    store.close()


def test_a_folder_with_faults_is_refused(database: str, tmp_path: Path) -> None:
    folder = small.copy(tmp_path)
    edit(folder, "facts.csv", ",=,,5.5,", ",=,,5;5,")
    with pytest.raises(CityFaults, match=r"facts\.csv 第 2 行"):
        opened(database, folder)
    (folder / "city.toml").write_text("[city]", encoding="utf-8")
    with pytest.raises(CityFaults, match=r"city\.toml"):
        opened(database, folder)


def test_of_two_first_starts_at_once_one_loads(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small.copy(tmp_path)
    first = opened(database, folder)
    monkeypatch.setattr(SqlStore, "log", lambda _: [])  # as the second saw it a moment ago
    start.take_over(first, folder)
    monkeypatch.undo()
    assert names(first) == [(1, "load")]


def test_processes_that_start_together_on_an_empty_database_load_once(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """PostgreSQL, where they really are at once."""
    database = postgres.create(request.getfixturevalue("postgres"), tmp_path.name)
    folder = small.copy(tmp_path)
    with ThreadPoolExecutor(3) as starts:
        stores = list(starts.map(lambda _: opened(database, folder), range(3)))
    assert len({store.current().revision for store in stores}) == 1
    assert {tuple(names(store)) for store in stores} == {((1, "load"),)}


def test_an_account_without_a_name_is_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert start.whoami() == "system"
