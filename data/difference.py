"""What tells two snapshots of a city apart: figures, words, and the statuses that flip with them.

``difference`` is for programs and review, ``sentences`` says the same to readers. Statuses are
compared as each snapshot shows them first: in its own current period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from data import periods, schema
from data.records import CITY, Fact, Selection

if TYPE_CHECKING:
    from data.city import City

MOST = 60
_SAYS = {"added": "新增", "changed": "更改", "removed": "删除"}


@dataclass(frozen=True, slots=True)
class Change:
    """One row: ``what`` is added | changed | removed, ``name`` what readers call it, ``was`` and
    ``now`` its figure, "" for rows without one.
    """

    what: str
    table: str
    id: str
    name: str
    was: str = ""
    now: str = ""

    def __str__(self) -> str:
        figures = " → ".join(text for text in (self.was, self.now) if text)
        if self.what != "changed":
            said = f"{_SAYS[self.what]}{schema.TABLES[self.table].label}"
            return f"{said}：{self.name}{' ' if figures else ''}{figures}"
        if self.was != self.now:
            return f"{self.name}：{figures}"
        return (
            f"{self.name}：数值未变，说明或出处有更改" if self.now else f"{self.name}：内容有更改"
        )


@dataclass(frozen=True, slots=True)
class Flip:
    """A goal whose status word is another than before."""

    indicator: str
    region: str
    name: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.name}：{self.was} → {self.now}"


@dataclass(frozen=True, slots=True)
class Difference:
    """``period`` is the current period before and after where the city has moved on; ``settings``
    names what else of the city is another: 城市配置, 判断规则, 地图.
    """

    changes: tuple[Change, ...] = ()
    flips: tuple[Flip, ...] = ()
    period: tuple[str, str] | None = None
    settings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.flips or self.period or self.settings)

    def of(self, what: str) -> tuple[Change, ...]:
        """The rows added, changed or removed."""
        return tuple(change for change in self.changes if change.what == what)


def difference(before: City, after: City) -> Difference:
    """Everything that differs, in the order of the tables."""
    found = chain.from_iterable(
        _table(table, before, after, _rows(before, table, after), _rows(after, table, before))
        for table in schema.TABLES
    )
    moved = (before.info.period, after.info.period)
    return Difference(
        tuple(found),
        tuple(_flips(before, after)),
        moved if moved[0] != moved[1] else None,
        tuple(_settings(before, after)),
    )


def sentences(before: City, after: City, most: int = MOST) -> tuple[str, ...]:
    """What readers should know, the weightiest first; past ``most`` the rest is counted."""
    found = difference(before, after)
    listed = list(_said(found))
    if len(listed) > most:
        listed = [*listed[: most - 1], f"另有 {len(listed) - most + 1} 处更改"]
    return tuple(listed)


def _said(found: Difference) -> Iterator[str]:
    if found.period:
        was, now = (periods.parse(period).label for period in found.period)
        yield f"数据期间：{was} → {now}"
    yield from map(str, found.flips)
    for what in ("changed", "added", "removed"):
        yield from (str(each) for each in found.of(what) if each.table == "facts")
    for what in ("changed", "added", "removed"):
        yield from (str(each) for each in found.of(what) if each.table != "facts")
    yield from (f"{name}有更改" for name in found.settings)


def _rows(city: City, table: str, other: City) -> dict[str, Any]:
    """The rows by id; of the facts only those that do not stand in the other city."""
    listed: dict[str, Sequence[Any]] = {
        "indicators": city.indicators(),
        "facts": city.ledger.unlike(other.ledger),
        "items": city.items(),
        "districts": city.districts(),
        "chains": city.chains(),
        "sources": city.sources(),
    }
    return {row.id: row for row in listed[table]}


def _table(
    table: str, before: City, after: City, was: dict[str, Any], now: dict[str, Any]
) -> Iterator[Change]:
    for id, row in now.items():
        if id not in was:
            yield _change("added", table, after, None, row)
        elif was[id] != row:
            yield _change("changed", table, after, was[id], row)
    for id, row in was.items():
        if id not in now:
            yield _change("removed", table, before, row, None)


def _change(what: str, table: str, city: City, was: Any, now: Any) -> Change:
    row = now or was
    if not isinstance(row, Fact):
        return Change(what, table, row.id, getattr(row, "name", "") or row.title)
    texts = (each.text if each else "" for each in (was, now))
    return Change(what, table, row.id, _figure(city, row), *texts)


def _figure(city: City, fact: Fact) -> str:
    """Of what, where and when a figure speaks."""
    role = "目标" if fact.role == "target" else ""
    speaker = f"，{fact.evidence.speaker}" if fact.evidence.speaker else ""
    when = f"{periods.parse(fact.period).label}{role}{speaker}"
    return f"{_place(city, fact.region)}{_name(city, fact.indicator)}（{when}）"


def _name(city: City, indicator: str) -> str:
    known = city.indicator(indicator)
    return known.name if known else indicator


def _place(city: City, region: str) -> str:
    known = city.district(region)
    return known.name if known else region


def _flips(before: City, after: City) -> Iterator[Flip]:
    for region in (CITY, *(district.id for district in after.districts())):
        chosen = Selection(district=region)
        was = _words(before, chosen)
        for id, word in _words(after, chosen).items():
            if was.get(id, word) != word:
                name = f"{_place(after, region)}{_name(after, id)}"
                yield Flip(id, region, name, was[id], word)


def _words(city: City, selection: Selection) -> dict[str, str]:
    """The word of every goal by its indicator."""
    goals, known = city.goals(selection), city.indicators()
    ids = (known[place].id for place in goals.indicators.tolist())
    return dict(zip(ids, goals.words(), strict=True))


def _settings(before: City, after: City) -> Iterator[str]:
    # The period has a line of its own, and the year goes with it.
    was = replace(before.info, period=after.info.period, year=after.info.year)
    for name, old, new in (
        ("城市配置", was, after.info),
        ("判断规则", before.rule, after.rule),
        ("地图", before.map, after.map),
    ):
        if old != new:
            yield name
