"""Checks that follow from the schema alone: ids that stand twice, and names of things that are not.

Blank and misspelt cells have their fault from data/folder.py already and are passed over here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from data import schema
from data.places import CityInfo
from data.records import Fault

# pandas' own types are too loose to help here: a column may be a frame to them.
Frame = Any
Series = Any
Frames = Mapping[str, Frame]


def each(
    table: schema.Table,
    frame: Frame,
    wrong: Series,
    column: str,
    expected: str | Callable[[int], str],
) -> Iterator[Fault]:
    """One fault for each row where ``wrong``; ``expected`` may depend on the row's number."""
    for row, value in frame.loc[wrong, column].items():
        number = int(str(row))
        said = expected if isinstance(expected, str) else expected(number)
        yield table.fault(number, column, str(value), said)


def ids(frame: Frame | None, column: str) -> set[str] | None:
    """What may be named; None where the table itself could not be read."""
    return None if frame is None else set(frame[column].unique())


def repeated(frames: Frames) -> Iterator[Fault]:
    for table in schema.TABLES.values():
        frame = frames.get(table.name)
        if frame is None or not table.key:
            continue
        first = frame.drop_duplicates(table.key).reset_index().set_index(table.key)["index"]
        values = frame[table.key]
        yield from each(
            table,
            frame,
            values.duplicated() & (values != ""),
            table.key,
            _other(values, first),
        )


def _other(values: Series, first: Series) -> Callable[[int], str]:
    return lambda row: f"不重复的编号（第 {first[values[row]]} 行已用）"


def references(frames: Frames, info: CityInfo) -> Iterator[Fault]:
    groups = {"sectors": info.sectors, "topics": info.topics, "tiers": info.tiers}
    known: dict[str, set[str] | None] = {
        name: {group.id for group in entries} if info.id else None
        for name, entries in groups.items()
    }
    known |= {
        table.name: ids(frames.get(table.name), table.key)
        for table in schema.TABLES.values()
        if table.key
    }
    for table in schema.TABLES.values():
        frame = frames.get(table.name)
        for column in table.columns if frame is not None else ():
            if column.type == "ref" and frame is not None:
                yield from _unknown(table, frame, column, known[column.refers])


def _unknown(
    table: schema.Table, frame: Frame, column: schema.Column, known: set[str] | None
) -> Iterator[Fault]:
    if known is None:
        return
    values = frame[column.name]
    missing = {
        text for text in values.unique() if text not in known and text and schema.is_id(text)
    }
    home = schema.TABLES.get(column.refers)
    where = home.file if home else f"city.toml [[{column.refers}]]"
    yield from each(table, frame, values.isin(missing), column.name, f"{where} 里已有的编号")
