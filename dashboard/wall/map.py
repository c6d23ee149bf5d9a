"""The divisions of a city for the wall: the desk's shapes, names at the wall's size."""

from __future__ import annotations

from collections.abc import Collection

import htpy as h

from dashboard.parts.district_map import count_text, item_counts, step
from dashboard.text import t
from data import City, Selection, Shape

_NAME, _COUNT = 3.2, 2.4
_NOTE = 3.6  # the line below the picture


def wall_map(city: City, room: tuple[float, float], lit: Collection[str] = ()) -> h.Element | None:
    """``room`` is width and height in u; ``lit`` districts stand out, the others step back."""
    shapes = city.map.shapes
    if not shapes:
        return None
    counts = item_counts(city)
    points = [(x, -y) for shape in shapes for x, y in shape.polygon]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
    pad = 0.012 * max(wide, high)
    scale = min(room[0] / (wide + 2 * pad), (room[1] - _NOTE) / (high + 2 * pad))
    box = f"{left - pad:g} {top - pad:g} {wide + 2 * pad:g} {high + 2 * pad:g}"
    size = f"width:calc(var(--u)*{(wide + 2 * pad) * scale:.2f})"
    size += f";height:calc(var(--u)*{(high + 2 * pad) * scale:.2f})"
    return h.figure(class_=f"map{' map-choice' if lit else ''}")[
        h.svg(viewBox=box, style=size, role="img", aria_label=t("map.label"))[
            (_area(city, shape, counts.get(shape.district, 0), lit) for shape in shapes),
            (_label(city, shape, counts.get(shape.district, 0), scale) for shape in shapes),
        ],
        h.figcaption[city.map.note],
    ]


def _area(city: City, shape: Shape, count: int, lit: Collection[str]) -> h.Element:
    d = "M" + "L".join(f"{x:.4g} {-y:.4g}" for x, y in shape.polygon) + "Z"
    on = " map-lit" if shape.district in lit else ""
    return h.path(class_=f"map-area map-{step(count)}{on}", d=d)


def _label(city: City, shape: Shape, count: int, scale: float) -> h.Element:
    """Name and count; the wall's sizes turned into the map's own units."""
    district = city.district(shape.district)
    name = district.name if district else shape.district
    x, y = shape.label_at[0], -shape.label_at[1]
    big, small = _NAME / scale, _COUNT / scale
    return h.g(aria_hidden="true")[
        h.text(class_="map-name", x=f"{x:g}", y=f"{y:.2f}", font_size=f"{big:.3f}")[name],
        h.text(
            class_="map-count", x=f"{x:g}", y=f"{y + small * 1.25:.2f}", font_size=f"{small:.3f}"
        )[count_text(count) if count or not figures(city, shape.district) else t("map.figures")],
    ]


def figures(city: City, district: str) -> bool:
    """Whether a district has figures of its own in the current period."""
    chosen = Selection(district=district)
    return bool(city.readings(chosen)) or any(goal.actual for goal in city.goals(chosen))
