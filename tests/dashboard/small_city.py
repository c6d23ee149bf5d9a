"""A city of four divisions, a zone and two chains, made of records: what parts ask of a City."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from data import (
    Chain,
    City,
    CityInfo,
    CityMap,
    District,
    Evidence,
    Fact,
    Goal,
    Group,
    Indicator,
    Item,
    Selection,
    Shape,
    Source,
)

ALL = Selection()
WHERE = Evidence("report", "产业", 2, "原文几个字")
DISTRICTS = (
    District("east", "东区", "East", "区"),
    District("west", "西区", "West", "区"),
    District("north", "北县", "North", "县"),
    District("south", "南县", "South", "县", note="另有说明"),
    District("port", "港口园区", "Port", "功能区"),
)


def square(district: str, x: float, y: float, side: float = 40) -> Shape:
    """A square with its label in the middle."""
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    return Shape(district, (x + side / 2, y + side / 2), corners)


MAP = CityMap(
    "示意图·非法定界线·不按比例",
    (square("north", 0, 40), square("south", 0, 0), square("east", 40, 0), square("west", 40, 40)),
    (("north", (1, 7, 1)), ("south", (1, 7, 2)), ("west", (7, 13, 1)), ("east", (7, 13, 2))),
)
PLAIN = Item("", "", "project", "", "", "", "", "", "", "", "2024", "", WHERE)


def item(id: str, **values: str) -> Item:
    """An item whose name is its id in capitals."""
    return replace(PLAIN, id=id, **{"name": id.upper(), **values})


class SmallCity:
    """Answers from the records it was given."""

    info = CityInfo(
        "small",
        "某市",
        "Small",
        "某市驾驶舱",
        2024,
        "2024Q1",
        tiers=(Group("old", "传统产业", "Old", "改造"), Group("new", "新兴产业", "New")),
    )

    def __init__(self, items: tuple[Item, ...] = (), sources: int = 2, map: CityMap = MAP) -> None:
        self.map = map
        self._items = items
        self._sources = tuple(
            Source("report" if not n else f"paper-{n}", f"文件{n}", "某局", "2024", "government")
            for n in range(sources)
        )
        self.figures: tuple[Fact, ...] = ()
        self.known: tuple[Indicator, ...] = ()

    def items(self, selection: Selection = ALL, *, chain: str = "") -> tuple[Item, ...]:
        wanted = selection.district
        return tuple(
            each
            for each in self._items
            if chain in ("", each.chain) and wanted in ("", each.district)
        )

    def districts(self) -> tuple[District, ...]:
        return DISTRICTS

    def district(self, id: str) -> District | None:
        return next((each for each in DISTRICTS if each.id == id), None)

    def chains(self, tier: str = "") -> tuple[Chain, ...]:
        both = (
            Chain("robots", "机器人", "Robots", "new", "打通三段。", WHERE),
            Chain("optics", "光学", "Optics", "new"),
        )
        return tuple(chain for chain in both if tier in ("", chain.tier))

    def chain(self, id: str) -> Chain | None:
        return next((each for each in self.chains() if each.id == id), None)

    def sources(self) -> tuple[Source, ...]:
        return self._sources

    def source(self, id: str) -> Source | None:
        return next((each for each in self._sources if each.id == id), None)

    def indicators(self) -> tuple[Indicator, ...]:
        return self.known

    def by_district(self) -> tuple[Indicator, ...]:
        regional = {fact.indicator for fact in self.figures if fact.region}
        return tuple(each for each in self.known if each.id in regional)

    def goals(self, selection: Selection = ALL) -> tuple[Goal, ...]:
        return ()

    readings = goals


def small_city(*items: Item, sources: int = 2, map: CityMap = MAP) -> City:
    return cast(City, SmallCity(items, sources, map))
