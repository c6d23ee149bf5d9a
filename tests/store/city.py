"""A small city as a folder that tests may change, and its store."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from data import Content, SqlStore, open_store

GOOD = Path(__file__).resolve().parent.parent / "cities" / "good"
Cells = dict[str, str]


def copy(path: Path) -> Path:
    """A city folder of the test's own."""
    return Path(shutil.copytree(GOOD, path / "city"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace words that stand in a file once."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def rows(folder: Path, file: str) -> list[Cells]:
    with (folder / file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def opened(database: str, folder: Path) -> SqlStore:
    return open_store(database, folder)


def changed(content: Content, table: str, change: Callable[[list[Cells]], object]) -> Content:
    """The content with one table's rows changed in place."""
    listed = [dict(row) for row in content.rows[table]]
    change(listed)
    return replace(content, rows={**content.rows, table: tuple(listed)})


def with_value(content: Content, value: str, at: int = 0) -> Content:
    """Another printed value in one row of facts.csv."""

    def write(listed: list[Cells]) -> None:
        listed[at]["value"] = value

    return changed(content, "facts", write)
