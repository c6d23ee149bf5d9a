"""What a revision holds: the rows of every table and the other files of a city folder, as text.

The same content makes the same folder, byte for byte, whatever encoding or line ends it was read
from, and its digest is that of this folder. A row is known by its ``key``: its id, and for a figure
the five columns that may stand together once only (docs/data-model.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from data import schema
from data.check import load
from data.csv_text import csv_bytes
from data.folder import Tables, read_text

Row = Mapping[str, str]  # column -> cell, blank cells left out
Key = tuple[str, str]  # table and key of the row; FILES and the name of a file

FILES = "files"
_TABLE_FILES = {table.file for table in schema.TABLES.values()}
_PATTERNS = ("*.toml", "*.json", "*.geojson", "briefings/*.toml", "texts/*.txt")
_FACT = ("indicator", "region", "period", "role", "comparator")


@dataclass(frozen=True)
class Content:
    """``files`` by their name inside the folder; ``rows`` by table, in their order."""

    files: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]

    @cached_property
    def keyed(self) -> dict[Key, Row]:
        """Every row and file by its key, in order; files come as rows of one cell."""
        found: dict[Key, Row] = {(FILES, name): {"text": text} for name, text in self.files.items()}
        for table in schema.TABLES.values():
            for row in self.rows[table.name]:
                found[table.name, _key(table, row)] = row
        return found

    @property
    def folder(self) -> dict[str, bytes]:
        """The city folder this content makes: file name -> bytes. Made anew each time."""
        files = {name: text.encode() for name, text in self.files.items()}
        tables = {
            table.file: table_bytes(table, self.rows[table.name])
            for table in schema.TABLES.values()
        }
        return dict(sorted({**files, **tables}.items()))

    @cached_property
    def digest(self) -> str:
        return digest(self.folder)

    def write(self, path: Path) -> None:
        """Write the city folder; files that stand there already are replaced, none is removed."""
        for name, raw in self.folder.items():
            file = path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)

    def tables(self, sources: Path | None = None) -> Tables:
        """Read as a folder is read, with every check; CityFaults with the whole list."""
        with TemporaryDirectory(prefix="cockpit-") as folder:
            self.write(Path(folder))
            return load(Path(folder), sources)

    def with_rows(self, tables: Tables) -> Content:
        """The rows of other tables, the same files."""
        return replace(self, rows=_rows(tables))

    def with_files(self, files: Mapping[str, str]) -> Content:
        """The same rows, with these files added or put in place of those of the same name."""
        return replace(self, files={**self.files, **files})


def read(path: Path, sources: Path | None = None) -> Content:
    """The content of a city folder; CityFaults where it does not pass the check."""
    tables = load(path, sources)
    texts = ((file, read_text(file, "城市文件夹里的文件")[0]) for file in files(path))
    kept = {file.relative_to(path).as_posix(): text for file, text in texts if text is not None}
    return Content({name: kept[name] for name in kept if name not in _TABLE_FILES}, _rows(tables))


def files(path: Path) -> list[Path]:
    """The files of a folder that are the city's: tables, configuration, maps, texts, briefings."""
    found = {file for pattern in ("*.csv", *_PATTERNS) for file in path.glob(pattern)}
    return sorted(file for file in found if file.suffix != ".csv" or file.name in _TABLE_FILES)


def origin(path: Path) -> str:
    """Digest of the city's files as they stand on the disk."""
    return digest({file.relative_to(path).as_posix(): file.read_bytes() for file in files(path)})


def digest(folder: Mapping[str, bytes]) -> str:
    """SHA-256 over names, sizes and bytes, 64 hexadecimal digits."""
    made = hashlib.sha256()
    for name, raw in sorted(folder.items()):
        made.update(f"{name}\n{len(raw)}\n".encode() + raw)
    return made.hexdigest()


def _rows(tables: Tables) -> dict[str, tuple[Row, ...]]:
    return {
        name: tuple(
            {column: cell for column, cell in row.items() if cell}
            for row in tables.frames[name].to_dict("records")
        )
        for name in schema.TABLES
    }


def _key(table: schema.Table, row: Row) -> str:
    if table.key:
        return row[table.key]
    return "|".join(row.get(name, "") for name in _FACT)


def table_bytes(table: schema.Table, rows: Iterable[Row]) -> bytes:
    """The file of a table; the rows are taken a few at a time."""
    names = table.names
    return csv_bytes(chain([names], ([row.get(name, "") for name in names] for row in rows)))
