"""The tables of a city turned into records, the facts lazily.

Every frame of the running program ends here: ``Ledger`` keeps the fact rows as columns of numbers,
sorted once, each distinct text once, and makes a :class:`~data.records.Fact` only when somebody
looks at it. Frames are all text, blank is "". Nothing is judged here and nothing is computed from a
figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from data import periods, schema
from data.columns import Column, column
from data.listed import Listed, Places
from data.places import District
from data.records import CITY, Chain, Evidence, Fact, Indicator, Item, Source

_COLUMNS = schema.FACTS.names
_EVIDENCE = ("source", "section", "paragraph", "words", "speaker")
_COMPARATORS = ("=", ">=", ">", "~", "<=", "<")  # the lower row of a range comes first
_ROLES = ("target", "actual")
_ID = ("indicator", "region", "period", "role")
NONE = -1  # no row
_KEPT = 256  # indicators whose facts are kept once made: checks of a draft ask again and again


class Slot(NamedTuple):
    """The own figures of one region, period and role: for each indicator its ``first`` row (NONE
    where there is none) and how ``many`` follow each other.
    """

    first: Places
    many: Places


class Ledger:
    """Facts by indicator (file order), region, time, role. Rows with a speaker are only found by
    ``of`` and ``rows``.
    """

    def __init__(
        self, facts: pd.DataFrame, indicators: Sequence[str], districts: Sequence[str]
    ) -> None:
        columns = {name: facts[name].astype("category").cat for name in _COLUMNS}
        self._texts = {name: column.categories.tolist() for name, column in columns.items()}
        codes = {name: column.codes.to_numpy() for name, column in columns.items()}
        self._size, self.size = len(indicators), len(facts)
        place = {
            name: _places(self._texts[name], order)[codes[name]]
            for name, order in _orders(self._texts, indicators, districts).items()
        }
        order = np.lexsort([*reversed(place.values())])
        self._codes = {name: column[order] for name, column in codes.items()}
        self._indicator = place["indicator"][order]
        self._own = place["speaker"][order] == 0
        same = [np.diff(place[name][order]) == 0 for name in _ID]
        starts = np.flatnonzero(np.r_[True, ~np.logical_and.reduce(same)]) if len(order) else order
        self._nth = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
        self._at = {name: at for at, name in enumerate(indicators)}
        self._starts = np.searchsorted(self._indicator, np.arange(self._size + 1)).tolist()
        self._slots: dict[tuple[str, str, str], Slot] = {}
        self.of = lru_cache(_KEPT)(self._of)

    def slot(self, region: str, period: str, role: str) -> Slot:
        """Row numbers by indicator for one region, period and role, speakers left out."""
        key = (region, period, role)
        if key not in self._slots:
            rows = np.flatnonzero(self._own & self._where(region=region, period=period, role=role))
            of = self._indicator[rows]
            first = np.full(self._size + 1, NONE, dtype=np.int32)
            first[of[::-1]] = rows[::-1]
            self._slots[key] = Slot(first, np.bincount(of, minlength=self._size + 1))
        return self._slots[key]

    def at(self, indicator: str, region: str, period: str, role: str) -> tuple[Fact, ...]:
        slot, place = self.slot(region, period, role), self._at.get(indicator, self._size)
        first = int(slot.first[place])
        return tuple(self.fact(first + each) for each in range(int(slot.many[place])))

    def _of(self, indicator: str) -> tuple[Fact, ...]:
        """Every fact of one indicator, speakers included."""
        place = self._at.get(indicator)
        if place is None:
            return ()
        return tuple(map(self.fact, range(self._starts[place], self._starts[place + 1])))

    def listed(self, indicators: Places, **cells: str) -> Listed[Fact]:
        """The facts of the indicators with a flag that have these cells."""
        fits = np.append(indicators, False)[self._indicator] & self._where(**cells)
        return self._listed(np.flatnonzero(fits))

    def whole_city(self) -> Listed[Fact]:
        return self._listed(np.flatnonzero(self._where(region=CITY)))

    def regional(self) -> Listed[Fact]:
        """The facts that are not the whole city's."""
        return self._listed(np.flatnonzero(~self._where(region=CITY)))

    def unlike(self, other: Ledger) -> Listed[Fact]:
        """The facts that do not stand in the other ledger word for word."""
        return self._listed(np.flatnonzero(~np.isin(self._marks(), other._marks())))

    def periods(self) -> set[str]:
        """Periods for which anybody but a speaker gave an actual figure, whatever the region."""
        codes = self._codes["period"][self._own & self._where(role="actual")]
        return {self._texts["period"][code] for code in np.unique(codes)}

    def has(self, **cells: str) -> bool:
        """Whether any row, speakers' included, has these cells."""
        return bool(np.any(self._where(**cells)))

    def columns(self, facts: Listed[Fact]) -> dict[str, Column]:
        """Facts column by column, under the names of facts.csv and ``id``."""
        found = {
            name: column(self._texts[name], self._codes[name][facts.places]) for name in _COLUMNS
        }
        parts = [found[name] for name in _ID]
        nth = self._nth[facts.places].tolist()
        named = zip(*(each.texts() for each in parts), nth, strict=True)
        ids = [_id(*row) for row in named]
        return found | {"id": Column(ids, np.arange(len(ids)))}

    def cells(self, name: str, rows: Places) -> Places:
        """The texts of a column at these rows, "" where the row is NONE."""
        texts = np.array([*self._texts[name], ""], dtype=object)
        return texts[np.append(self._codes[name], NONE)[rows]]

    def fact(self, row: int) -> Fact:
        cell = {name: self._texts[name][column[row]] for name, column in self._codes.items()}
        evidence = _evidence(cell)
        name = _id(cell["indicator"], cell["region"], cell["period"], cell["role"], self._nth[row])
        kept = {name: text for name, text in cell.items() if name not in _EVIDENCE}
        return Fact(id=name, evidence=evidence, **kept)

    def _listed(self, rows: Places) -> Listed[Fact]:
        return Listed(rows, self.fact, self._indicator[rows])

    def _where(self, **cells: str) -> Places:
        """A flag for each row that has all these cells."""
        fits = np.ones(len(self._nth), dtype=bool)
        for name, text in cells.items():
            texts = self._texts[name]
            fits &= self._codes[name] == (texts.index(text) if text in texts else NONE)
        return fits

    def _marks(self) -> Places:
        """A number for each row that hangs on all its cells; the same in every ledger of a process.

        Of 600,000 rows two meet by chance once in a hundred million cities.
        """
        marks = self._nth.astype(np.uint64)
        for name in _COLUMNS:
            texts = np.array([hash(text) for text in self._texts[name]], dtype=np.int64)
            cells = texts.view(np.uint64)[self._codes[name]] if len(marks) else marks
            marks = (marks ^ (marks >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) + cells
        return marks


def _id(indicator: str, region: str, period: str, role: str, nth: int) -> str:
    where = f".{region}" if region else ""
    return f"{indicator}{where}.{period}.{role}" + (f".{nth + 1}" if nth else "")


def _orders(
    texts: Mapping[str, Sequence[str]], indicators: Sequence[str], districts: Sequence[str]
) -> dict[str, Sequence[str]]:
    """What the rows are sorted by, the first column first."""
    return {
        "indicator": indicators,
        "region": ("", *districts),
        "period": sorted(texts["period"], key=_time),
        "role": _ROLES,
        "speaker": ("",),  # rows with a speaker come after the others, in the order of the file
        "comparator": _COMPARATORS,
    }


def _places(texts: Iterable[str], order: Sequence[str]) -> Places:
    """The place of each text in an order; texts that are not in it come last, as equals."""
    places = {name: place for place, name in enumerate(order)}
    return np.array([places.get(text, len(places)) for text in texts], dtype=np.int32)


def _time(period: str) -> tuple[int, int, bool]:
    read = periods.parse(period)
    return read.year, read.months, read.kind != "month"


def _evidence(cell: Mapping[str, str]) -> Evidence:
    return Evidence(
        cell["source"],
        cell["section"],
        int(cell["paragraph"] or 0),
        cell["words"],
        cell.get("speaker", ""),
    )


def _rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    return frame.to_dict("records")  # type: ignore[return-value]


def indicators(frame: pd.DataFrame) -> dict[str, Indicator]:
    made: dict[str, Indicator] = {}
    for row in _rows(frame):
        aliases = tuple(alias.strip() for alias in row.pop("aliases").split(";") if alias.strip())
        whole = row.pop("whole") == "yes"
        name = row.pop("indicator")
        made[name] = Indicator(id=name, aliases=aliases, whole=whole, **row)  # type: ignore[arg-type]
    return made


def items(frame: pd.DataFrame) -> dict[str, Item]:
    plain = [
        "name",
        "kind",
        "sector",
        "topic",
        "district",
        "chain",
        "stage",
        "state",
        "speaker",
        "period",
        "indicator",
        "note",
    ]
    return {
        row["item"]: Item(
            id=row["item"], evidence=_evidence(row), **{name: row[name] for name in plain}
        )
        for row in _rows(frame)
    }


def districts(frame: pd.DataFrame) -> dict[str, District]:
    return {row["district"]: District(row.pop("district"), **row) for row in _rows(frame)}


def chains(frame: pd.DataFrame) -> dict[str, Chain]:
    return {
        row["chain"]: Chain(
            row["chain"],
            row["name"],
            row["name_en"],
            row["tier"],
            row["lead"],
            _evidence(row) if row["source"] else None,
        )
        for row in _rows(frame)
    }


def sources(frame: pd.DataFrame) -> dict[str, Source]:
    return {row["source"]: Source(row.pop("source"), **row) for row in _rows(frame)}
