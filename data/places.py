"""What a city is apart from its numbers: its configuration, its groups, its districts and map."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.wall_plan import WallPlan


@dataclass(frozen=True, slots=True)
class Group:
    """A sector or a topic: something indicators and items are filed under."""

    id: str
    name: str
    name_en: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """``kind`` is 区 | 县 | 市 for a division, 功能区 for a functional zone (never counted with the
    divisions).
    """

    id: str
    name: str
    name_en: str
    kind: str
    adcode: str = ""
    note: str = ""

    @property
    def zone(self) -> bool:
        return self.kind == "功能区"


@dataclass(frozen=True, slots=True)
class Shape:
    """One division of the schematic map: polygon in the map's own units, y up."""

    district: str
    label_at: tuple[float, float]
    polygon: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CityMap:
    """``note`` is printed on every picture; ``cells`` are CSS grid lines (column start, column end,
    row) of the mosaic.
    """

    note: str
    shapes: tuple[Shape, ...]
    cells: tuple[tuple[str, tuple[int, int, int]], ...] = ()
    source: str = ""
    approval: str = ""


@dataclass(frozen=True, slots=True)
class CityInfo:
    """What city.toml says. ``headline`` are the indicator ids of the overview's cards, in order."""

    id: str
    name: str
    name_en: str
    title: str
    year: int
    period: str
    drill: bool = False
    sectors: tuple[Group, ...] = ()
    topics: tuple[Group, ...] = ()
    tiers: tuple[Group, ...] = ()
    headline: tuple[str, ...] = ()
    about: str = ""
    wall: WallPlan = field(default_factory=WallPlan)
