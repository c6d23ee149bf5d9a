"""Revisions read from and written to the database: plain SQL, no checks, no snapshots.

Everything here works inside the transaction of the connection it is given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, select, text

from data import schema
from data.store.content import FILES, Content, Row, table_bytes
from data.store.order import positions
from data.store.tables import change, original, revision

_LARGEST = 2**31 - 1  # number a database holds
_ROWS = 500  # fetched at once
_PARTS = (FILES, *schema.TABLES)
# Two people may hand in the same file at once.
_KEEP = text(
    "insert into original (sha256, name, bytes) values (:sha256, :name, :bytes) "
    "on conflict do nothing"
)
_COLUMNS = [column for column in revision.c if column.name != "city"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the log. ``at`` is UTC without zone; ``file`` is the name of what it came from,
    ``original`` the hash of that file where it is kept; ``restores`` is the number a rollback
    brought back, ``origin`` the digest of the folder a load read.
    """

    n: int
    at: datetime
    who: str
    comment: str
    kind: str
    restores: int | None = None
    file: str = ""
    original: str | None = None
    origin: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        """What addresses and City.revision call it."""
        return f"{self.n}-{self.digest[:8]}"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    raw: bytes


class Standing(NamedTuple):
    """A row as it stands in the database: ``cells`` as JSON, None where it was removed."""

    position: int
    cells: str | None


State = Mapping[tuple[str, str], Standing]


def newest(line: Connection, city: str) -> int:
    """The number of the newest revision, 0 where there is none."""
    return line.scalar(select(func.max(revision.c.n)).where(revision.c.city == city)) or 0


def revisions(
    line: Connection, city: str, upto: int | None = None, most: int | None = None
) -> list[Revision]:
    """The log, newest first, from number ``upto`` down; at most ``most`` of it."""
    asked = select(*_COLUMNS).where(revision.c.city == city).order_by(revision.c.n.desc())
    if upto is not None:
        asked = asked.where(revision.c.n <= min(upto, _LARGEST))
    return [Revision(**row) for row in line.execute(asked.limit(most)).mappings()]


def state(line: Connection, city: str, n: int) -> State:
    """The last word up to revision ``n`` on every row there ever was."""
    asked = _last(city, n, change.c.part, change.c.key, change.c.position, change.c.cells)
    rows = line.execute(asked).all()
    return {(row.part, row.key): Standing(row.position, row.cells) for row in rows}


def write_folder(line: Connection, city: str, n: int, path: Path) -> None:
    """Write the city folder of a revision, byte for byte Content.folder, its rows never held."""
    for table in schema.TABLES.values():
        (path / table.file).write_bytes(table_bytes(table, ()))
    asked = _last(city, n, change.c.part, change.c.key, change.c.cells)
    standing = asked.where(change.c.cells.is_not(None)).order_by(change.c.part, change.c.position)
    rows = line.execution_options(yield_per=_ROWS).execute(standing)
    for part, some in groupby(rows, itemgetter(0)):
        if part == FILES:
            for row in some:
                file = path / row.key
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(orjson.loads(row.cells)["text"].encode())
        else:
            table = schema.TABLES[part]
            listed = (orjson.loads(row.cells) for row in some)
            (path / table.file).write_bytes(table_bytes(table, listed))


def _last(city: str, n: int, *columns: ColumnElement[Any]) -> Select[Any]:
    last = (
        select(change.c.part, change.c.key, func.max(change.c.n).label("n"))
        .where(change.c.city == city, change.c.n <= n)
        .group_by(change.c.part, change.c.key)
        .subquery()
    )
    same = and_(change.c.n == last.c.n, change.c.part == last.c.part, change.c.key == last.c.key)
    return select(*columns).join(last, same).where(change.c.city == city)


def content(found: State) -> Content:
    """The content a state stands for."""
    ordered = sorted(
        (part, standing.position, key, standing.cells)
        for (part, key), standing in found.items()
        if standing.cells is not None
    )
    rows: dict[str, list[Row]] = {part: [] for part in _PARTS}
    files: dict[str, str] = {}
    for part, _, key, cells in ordered:
        if part == FILES:
            files[key] = orjson.loads(cells)["text"]
        else:
            rows[part].append(orjson.loads(cells))
    return Content(files, {part: tuple(rows[part]) for part in schema.TABLES})


def write(line: Connection, city: str, made: Revision, before: State, after: Content) -> None:
    """Add a revision; IntegrityError where its number is taken already."""
    line.execute(insert(revision).values(city=city, **asdict(made)))
    rows = [
        {"city": city, "n": made.n, "part": part, "key": key, **standing._asdict()}
        for (part, key), standing in _changes(before, after)
    ]
    if rows:
        line.execute(insert(change), rows)


def keep(line: Connection, name: str, raw: bytes) -> str:
    """Keep a file as it came in; the hash it is found by."""
    sha256 = hashlib.sha256(raw).hexdigest()
    line.execute(_KEEP, {"sha256": sha256, "name": name, "bytes": raw})
    return sha256


def kept(line: Connection, sha256: str) -> Upload | None:
    """A file that was kept, under the name it first came with."""
    asked = select(original.c.name, original.c.bytes).where(original.c.sha256 == sha256)
    row = line.execute(asked).one_or_none()
    return Upload(row.name, row.bytes) if row else None


def _changes(before: State, after: Content) -> Iterator[tuple[tuple[str, str], Standing]]:
    """Only what differs: new and changed rows, rows that moved, rows that are no more."""
    for part in _PARTS:
        keys = [key for of, key in after.keyed if of == part]
        standing = {
            key: each.position
            for (of, key), each in before.items()
            if of == part and each.cells is not None
        }
        for key, position in positions(keys, standing).items():
            cells = orjson.dumps(after.keyed[part, key], option=orjson.OPT_SORT_KEYS).decode()
            now = Standing(position, cells)
            if before.get((part, key)) != now:
                yield (part, key), now
    for name, each in before.items():
        if each.cells is not None and name not in after.keyed:
            yield name, Standing(each.position, None)
