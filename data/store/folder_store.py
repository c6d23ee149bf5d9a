"""What every store does, and the simplest one: a folder that is its one revision.

``current()`` hands out whole snapshots: whoever holds a City keeps a consistent one, whatever
happens to the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from data.check import load
from data.city import City
from data.store.content import origin


@dataclass(frozen=True, slots=True)
class Health:
    """``kind`` is folder | sqlite | postgresql; ``note`` says what is wrong where not ``ok``."""

    kind: str
    ok: bool = True
    note: str = ""


class Store(Protocol):
    def current(self) -> City:
        """The snapshot of the newest good revision."""
        ...

    def at(self, revision: str) -> City | None:
        """The snapshot of a revision by its name (City.revision); None if there is none, or if it
        does not pass the check.
        """
        ...

    def health(self) -> Health:
        """Whether what stands behind the snapshots answers; the snapshot shown is good anyway."""
        ...


class FolderStore:
    """A city folder, read once. CityFaults at construction when the folder does not pass the
    check; with the documents at hand its evidence must stand in them.
    """

    def __init__(self, path: Path, sources_dir: Path | None = None) -> None:
        self._city = City(load(path, sources_dir), revision_of(path), sources_dir)

    def current(self) -> City:
        return self._city

    def at(self, revision: str) -> City | None:
        return self._city if revision == self._city.revision else None

    def health(self) -> Health:
        return Health("folder")


def revision_of(path: Path) -> str:
    """Twelve hexadecimal digits that change with any byte of the city's files."""
    return origin(path)[:12]
