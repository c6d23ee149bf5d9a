"""A folder store: one revision, read once, named by its content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data import CityFaults, FolderStore, Health, Store
from data.folder import CITIES
from data.store import revision_of


def test_the_snapshot_is_made_once_and_shared() -> None:
    store: Store = FolderStore(CITIES / "zibo")
    assert store.current() is store.current()
    assert store.current().info.id == "zibo"


def test_a_folder_knows_its_own_revision_and_no_other() -> None:
    store = FolderStore(CITIES / "zibo")
    assert store.at(store.current().revision) is store.current()
    assert store.at("000000000000") is None
    assert store.health() == Health("folder")


def test_the_revision_changes_with_any_byte_and_with_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(CITIES / "zibo", folder)
    first = revision_of(folder)
    assert len(first) == 12
    assert first == revision_of(CITIES / "zibo") == FolderStore(folder).current().revision
    (folder / "notes.txt").write_text("kept beside", encoding="utf-8")
    assert revision_of(folder) == first
    with (folder / "facts.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert revision_of(folder) != first


def test_a_faulty_folder_is_refused_with_its_faults(tmp_path: Path) -> None:
    folder = tmp_path / "faulty"
    shutil.copytree(CITIES / "zibo", folder)
    (folder / "items.csv").unlink()
    with pytest.raises(CityFaults, match=r"items\.csv"):
        FolderStore(folder)
