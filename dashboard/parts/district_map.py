"""The divisions of a city as a picture of what is published: one link each, fill by how many items
name it.

The shapes say right neighbours, not boundaries, so the map's note is part of the picture and goes
wherever it goes. Functional zones lie inside divisions: they stand beside the map and are never
counted with them.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import htpy as h

from dashboard import links
from dashboard.links import View
from dashboard.text import t
from data import City, District, Selection, Shape

Counts = Mapping[str, int]
Href = Callable[[str], str]
Point = tuple[float, float]

# The lowest number of each of the five steps. Fixed, so that two cities can be compared.
STEPS = (1, 2, 3, 5, 10)
# Shares of the picture's longer side: name, margin; count and note are smaller than the name.
_NAME, _MARGIN, _COUNT, _NOTE = 0.037, 0.012, 0.82, 0.75
# A label is measured in letters of its name: the tick before it, its height in lines.
_TICK, _LINES = 1.3, 2.3


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one picture shows: the chosen district, items by district, the address of each."""

    chosen: str
    numbers: Counts
    address: Href

    def link(self, district: District) -> dict[str, str | None]:
        """What every link of the picture carries, whatever its form."""
        number = self.numbers.get(district.id, 0)
        return {
            "href": self.address(district.id),
            "aria_label": t("map.area", name=district.name, count=count_text(number)),
            "aria_current": "true" if district.id == self.chosen else None,
        }

    def name(self, district: District) -> str:
        return ("✔ " if district.id == self.chosen else "") + district.name

    def count(self, district: District) -> str:
        return count_text(self.numbers.get(district.id, 0))

    def fill(self, district: District) -> str:
        return f"map-{step(self.numbers.get(district.id, 0))}"


def item_counts(city: City) -> Counter[str]:
    """How many items name each district, in all documents."""
    return Counter(item.district for item in city.items() if item.district)


def district_href(view: View) -> Href:
    """Addresses of the districts' page in the chosen period."""
    period = view.selection.period
    return lambda id: links.address("/districts", Selection(period=period, district=id))


def district_map(
    city: City, view: View, *, counts: Counts | None = None, href: Href | None = None
) -> h.Element:
    """``counts`` are items by district id, ``href`` gives a district's address; both have a
    default.
    """
    numbers = item_counts(city) if counts is None else counts
    shown = _Shown(view.selection.district, numbers, href or district_href(view))
    drawn = {shape.district for shape in city.map.shapes}
    others = [each for each in city.districts() if each.id not in drawn]
    return h.figure(class_="map")[
        _picture(city, shown) if drawn else None,
        h.figcaption[
            _legend(),
            _origin(city),
            _zones(others, shown) if others else None,
        ],
    ]


def mosaic(city: City, view: View) -> h.Element:
    """The small variant for narrow places: cells that keep the neighbours and draw no boundary."""
    shown = _Shown(view.selection.district, item_counts(city), district_href(view))
    cells = [
        _cell(district, lines, shown)
        for id, lines in city.map.cells
        if (district := city.district(id)) is not None
    ]
    return h.figure(class_="map map-mosaic")[
        h.div(class_="mosaic", role="group", aria_label=t("map.label"))[cells],
        h.figcaption[h.small[city.map.note], _legend()],
    ]


def step(number: int) -> int:
    """Which of the five fills a number of items gets; 0 is a district nobody mentioned."""
    return sum(number >= low for low in STEPS)


def count_text(number: int) -> str:
    return t("map.count", n=number) if number else t("map.none")


def _picture(city: City, shown: _Shown) -> h.Element:
    points = [_flip(point) for shape in city.map.shapes for point in shape.polygon]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    side = max(right - left, bottom - top)
    margin, size = side * _MARGIN, side * _NAME
    width = right - left + 2 * margin
    note = min(size * _NOTE, width / max(len(city.map.note), 1))
    height = bottom - top + 2 * margin + 2.2 * note
    box = f"{left - margin:g} {top - margin:g} {width:g} {height:g}"
    return h.svg(class_="map-picture", viewBox=box, role="group", aria_label=t("map.label"))[
        [
            _area(district, shape, size, shown)
            for shape in city.map.shapes
            if (district := city.district(shape.district)) is not None
        ],
        h.text(
            class_="map-note",
            x=f"{(left + right) / 2:g}",
            y=f"{top - margin + height - 0.5 * note:g}",
            font_size=f"{note:.2f}",
        )[city.map.note],
    ]


def _area(district: District, shape: Shape, cap: float, shown: _Shown) -> h.Element:
    x, y = _flip(shape.label_at)
    size = fitting(shape, len(district.name), cap)
    d = "M" + "L".join(f"{px:.4g} {py:.4g}" for px, py in map(_flip, shape.polygon)) + "Z"
    clip = f"inside-{district.id}"
    return h.a(
        id=f"area-{district.id}",
        class_=f"map-area {shown.fill(district)}",
        **shown.link(district),
    )[
        h.clippath(id=clip)[h.path(d=d)],  # HTML parsers write it clipPath inside svg
        h.g(clip_path=f"url(#{clip})")[
            h.path(class_="map-soft", d=d),
            h.path(class_="map-deep", d=d),
            h.path(class_="map-edge", d=d),
        ],
        _words(x, y - 0.12 * size, size, "map-name", shown.name(district)),
        _words(x, y + 1.0 * size, size * _COUNT, "map-count", shown.count(district)),
    ]


def _words(x: float, y: float, size: float, name: str, words: str) -> h.Element:
    return h.text(
        class_=name, x=f"{x:g}", y=f"{y:.2f}", font_size=f"{size:.2f}", aria_hidden="true"
    )[words]


@lru_cache(maxsize=512)
def fitting(shape: Shape, letters: int, cap: float) -> float:
    """The largest letter size up to ``cap`` at which the label stays inside, tick included."""
    x, y = shape.label_at
    for tenth in range(20, 5, -1):
        size = cap * tenth / 20
        half, tall = (letters + _TICK) * size / 2, _LINES * size / 2
        rim = [(x + half * i / 4, y + side * tall) for i in range(-4, 5) for side in (-1, 1)]
        rim += [(x + side * half, y + tall * i / 4) for i in range(-4, 5) for side in (-1, 1)]
        if all(_inside(point, shape.polygon) for point in rim):
            return size
    return cap * 0.25


def _inside(point: Point, polygon: Sequence[Point]) -> bool:
    """Even-odd rule: how often a ray to the right meets the outline."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            odd = not odd
    return odd


def _flip(point: Point) -> Point:
    """The map counts upwards, the screen downwards."""
    return point[0], -point[1]


def _legend() -> h.Element:
    spans = [*itertools.pairwise(STEPS)]
    names = [str(low) if high - low == 1 else f"{low}—{high - 1}" for low, high in spans]
    names = [t("map.none"), *names, t("map.most", n=STEPS[-1])]
    return h.p(class_="map-legend")[
        h.span[t("map.legend")],
        (
            h.span(class_="map-step")[
                h.i(class_=f"swatch map-{place}", aria_hidden="true")[h.i(class_="map-deep")], name
            ]
            for place, name in enumerate(names)
        ),
    ]


def _origin(city: City) -> h.Element | None:
    """Source of an official outline (its approval number is the note); a schematic has none."""
    source = city.map.source
    return h.p(class_="map-origin")[t("map.source", source=source)] if source else None


def _zones(zones: Sequence[District], shown: _Shown) -> h.Element:
    return h.nav(class_="map-zones", aria_label=t("map.zones"))[
        h.span[t("map.zones")],
        (
            h.a(id=f"area-{zone.id}", class_="chip", **shown.link(zone))[
                shown.name(zone), h.small[shown.count(zone)]
            ]
            for zone in zones
        ),
    ]


def _cell(district: District, lines: tuple[int, int, int], shown: _Shown) -> h.Element:
    start, end, row = lines
    return h.a(
        class_=f"cell-area {shown.fill(district)}",
        style=f"grid-column:{start}/{end};grid-row:{row}",
        **shown.link(district),
    )[
        h.i(class_="map-deep", aria_hidden="true"),
        h.b[shown.name(district)],
        h.small[shown.count(district)],
    ]
