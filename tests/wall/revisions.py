"""City folders that differ in one figure, and a store of revisions made of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from data import City
from data.store import SqlStore, connect
from tests.house import CITIES

FIGURE = "good-air-days,,2024Q1,actual,=,,69,"


def folder(path: Path, days: int) -> Path:
    """The default city with so many days of good air, made at ``path``."""
    shutil.copytree(CITIES / "zibo", path)
    facts = (path / "facts.csv").read_text(encoding="utf-8")
    assert FIGURE in facts
    facts = facts.replace(FIGURE, FIGURE.replace("69", str(days))).replace("69天", f"{days}天")
    (path / "facts.csv").write_text(facts, encoding="utf-8")
    return path


class Revisions(SqlStore):
    """A database in ``path`` that has the default city with 69 days as its first revision."""

    def __init__(self, path: Path) -> None:
        super().__init__(connect(f"sqlite:///{path / 'store.db'}"), "zibo")
        self._path = path
        self.load(folder(path / "first", 69), "甲")

    def turn(self, days: int) -> City:
        """The next revision, with so many days of good air."""
        return self.load(folder(self._path / str(days), days), "甲", base=self.current().revision)
