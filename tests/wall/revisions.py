"""A store of several revisions, published by the test; and cities that differ in one figure."""

from __future__ import annotations

import shutil
from pathlib import Path

from data import City, FolderStore
from tests.house import CITIES

FIGURE = "good-air-days,,2024Q1,actual,=,,69,"


class Revisions:
    """Every snapshot stays at hand by its name; the last published is the current one."""

    def __init__(self, *cities: City) -> None:
        self._cities = {city.revision: city for city in cities}

    def current(self) -> City:
        return list(self._cities.values())[-1]

    def at(self, revision: str) -> City | None:
        return self._cities.get(revision)

    def publish(self, city: City) -> None:
        self._cities[city.revision] = city


def snapshot(folder: Path, days: int, *changed: str) -> City:
    """The default city with so many days of good air; ``changed`` is what its revision says."""
    shutil.copytree(CITIES / "zibo", folder)
    facts = (folder / "facts.csv").read_text(encoding="utf-8")
    assert FIGURE in facts
    facts = facts.replace(FIGURE, FIGURE.replace("69", str(days))).replace("69天", f"{days}天")
    (folder / "facts.csv").write_text(facts, encoding="utf-8")
    city = FolderStore(folder).current()
    city.__dict__["changed"] = changed  # as a store of revisions fills it
    return city
