"""The tables of a city turned into records, the facts lazily.

Every frame of the running program ends here: ``Ledger`` sorts and groups the fact rows once with
pandas, keeps the plain columns, and makes a :class:`~data.records.Fact` only when somebody asks
for it. Frames are all strings, blank is "". Nothing is judged here and nothing is computed from a
figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from data import periods, schema
from data.places import District
from data.records import Chain, Evidence, Fact, Indicator, Item, Source

_COLUMNS = schema.FACTS.names
_EVIDENCE = ("source", "section", "paragraph", "words", "speaker")
_COMPARATORS = ("=", ">=", ">", "~", "<=", "<")  # the lower row of a range comes first
_ROLES = ("target", "actual")
_ID = ["indicator", "region", "period", "role"]


class Ledger:
    """Facts by indicator (file order), region, time, role. Rows with a speaker are only found by
    ``of`` and ``rows``.
    """

    def __init__(
        self, facts: pd.DataFrame, indicators: Sequence[str], districts: Sequence[str]
    ) -> None:
        frame = _sorted(facts, indicators, districts)
        self._columns: dict[str, Any] = {
            name: frame[name].to_numpy(dtype=object) for name in _COLUMNS
        }
        self._nth: list[int] = frame.groupby(_ID, sort=False).cumcount().tolist()
        spoken = frame["speaker"].to_numpy(dtype=object)
        self._ranges = {
            str(name): range(rows[0], rows[-1] + 1)
            for name, rows in frame.groupby("indicator", sort=False).indices.items()
        }
        own = frame[spoken == ""]
        groups: Any = own.groupby(["region", "period", "role"], sort=False).indices
        self._groups: dict[tuple[str, str, str], Any] = {
            key: own.index.to_numpy()[rows] for key, rows in groups.items()
        }
        self._slots: dict[tuple[str, str, str], dict[str, tuple[int, ...]]] = {}
        self._made: dict[int, Fact] = {}

    def slot(self, region: str, period: str, role: str) -> Mapping[str, tuple[int, ...]]:
        """Row numbers by indicator for one region, period and role, speakers left out."""
        key = (region, period, role)
        if key not in self._slots:
            found: dict[str, tuple[int, ...]] = {}
            for row in self._groups.get(key, ()):
                name = self._columns["indicator"][row]
                found[name] = (*found.get(name, ()), int(row))
            self._slots[key] = found
        return self._slots[key]

    def at(self, indicator: str, region: str, period: str, role: str) -> tuple[Fact, ...]:
        return tuple(self.fact(row) for row in self.slot(region, period, role).get(indicator, ()))

    def of(self, indicator: str) -> tuple[Fact, ...]:
        """Every fact of one indicator, speakers included."""
        return tuple(self.fact(row) for row in self._ranges.get(indicator, ()))

    def rows(self, indicators: Iterable[str], region: str, period: str) -> list[int]:
        """Row numbers of these indicators; a blank region or period means all of them."""
        regions, times = self._columns["region"], self._columns["period"]
        return [
            row
            for name in indicators
            for row in self._ranges.get(name, ())
            if (not region or regions[row] == region) and (not period or times[row] == period)
        ]

    def periods(self) -> set[str]:
        """Periods for which anybody but a speaker gave an actual figure, whatever the region."""
        return {period for _, period, role in self._groups if role == "actual"}

    def fact(self, row: int) -> Fact:
        # Two threads may make the same record; it is equal and only one is kept.
        made = self._made.get(row)
        return made if made is not None else self._made.setdefault(row, self._make(row))

    def _make(self, row: int) -> Fact:
        cell = {name: column[row] for name, column in self._columns.items()}
        evidence = _evidence(cell)
        parts = [cell["indicator"], cell["region"], cell["period"], cell["role"]]
        name = ".".join(part for part in parts if part)
        if self._nth[row]:
            name = f"{name}.{self._nth[row] + 1}"
        kept = {name: text for name, text in cell.items() if name not in _EVIDENCE}
        return Fact(id=name, evidence=evidence, **kept)


def _sorted(
    facts: pd.DataFrame, indicators: Sequence[str], districts: Sequence[str]
) -> pd.DataFrame:
    spelled = sorted({str(text) for text in facts["period"]}, key=_time)
    orders = {
        "indicator": indicators,
        "region": ("", *districts),
        "period": spelled,
        "role": _ROLES,
        "speaker": ("",),  # rows with a speaker come after the others, in the order of the file
        "comparator": _COMPARATORS,
    }
    keys = pd.DataFrame(
        {name: _place(facts[name].tolist(), order) for name, order in orders.items()},
        index=facts.index,
    )
    order = keys.sort_values(list(keys.columns), kind="stable").index
    return facts.loc[order].reset_index(drop=True)


def _place(cells: Iterable[object], order: Iterable[object]) -> list[int]:
    """The place of each cell in an order; cells that are not in it come last, as equals."""
    places = {name: place for place, name in enumerate(order)}
    return [places.get(cell, len(places)) for cell in cells]


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
