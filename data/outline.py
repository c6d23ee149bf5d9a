"""An official GeoJSON outline of a city's divisions, projected into the schematic's box.

Features are recognised by ``adcode``, ``gb`` (156 + adcode), ``id`` or ``name``; what is none of
ours (a neighbour, a zone) is passed over. Rings may run either way; of several polygons the
largest ring is drawn.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from data.places import Shape
from data.records import Fault

LARGEST = 5_000_000
BOX = (100.0, 130.0)

Point = tuple[float, float]
Reader = Callable[[Path, str], tuple[str | None, list[Fault]]]
Divisions = Mapping[str, tuple[str, str]]


def load(file: Path, what: str, read: Reader) -> tuple[Any, list[Fault]]:
    text, faults = read(file, what)
    if text is None:
        return None, faults
    try:
        return json.loads(text), []
    except json.JSONDecodeError as error:
        shown = text.splitlines()[error.lineno - 1].strip() if text.strip() else ""
        return None, [
            Fault(
                file.name, error.lineno, "", shown[:40], "JSON 写法（引号成对，末项后面没有逗号）"
            )
        ]


def is_point(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) >= 2
        and all(type(part) in (int, float) and math.isfinite(part) for part in value[:2])
    )


def to_point(value: Any) -> Point:
    return (float(value[0]), float(value[1]))


def read_outline(
    file: Path, divisions: Divisions | None, read: Reader
) -> tuple[tuple[Shape, ...], list[Fault]]:
    """One shape for each division, or none and the faults."""
    if file.is_file() and file.stat().st_size > LARGEST:
        return (), [Fault(file.name, 0, "", f"{file.stat().st_size} 字节", "不超过 5 MB 的文件")]
    content, faults = load(file, "边界文件", read)
    if faults or divisions is None:
        return (), faults
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        return (), [Fault(file.name, 0, "", "别的内容", "GeoJSON 的 FeatureCollection")]
    rings: dict[str, list[Point]] = {}
    for feature in features:
        district = _whose(feature, divisions)
        if district:
            rings[district], more = _largest_ring(file.name, district, feature)
            faults += more
    for district, (adcode, label) in divisions.items():
        if district not in rings:
            expected = "每个区县一个面，以 adcode、gb（156 加区划代码）、id 或 name 对应"
            faults.append(Fault(file.name, 0, "", f"缺少 {label} {adcode}".strip(), expected))
    return ((), faults) if faults else (tuple(_fit(rings)), [])


def _whose(feature: Any, divisions: Divisions) -> str:
    """The district a feature outlines, "" where it is none of ours (a neighbour, a zone)."""
    if not isinstance(feature, dict):
        return ""
    properties = feature.get("properties")
    said = {**(properties if isinstance(properties, dict) else {})}
    marks = {str(said.get(key, "")) for key in ("adcode", "gb", "id", "name")} | {
        str(feature.get("id", ""))
    }
    for district, (adcode, name) in divisions.items():
        if marks & ({district, name} | ({adcode, f"156{adcode}"} if adcode else set[str]())):
            return district
    return ""


def _largest_ring(
    name: str, district: str, feature: Mapping[str, Any]
) -> tuple[list[Point], list[Fault]]:
    """Outer ring with the largest area, closed or not, in lon/lat degrees."""
    rings = list(_outer_rings(feature.get("geometry")))
    where = f"边界 {district}"
    if not rings or not all(
        len(ring) >= 3 and all(is_point(point) for point in ring) for ring in rings
    ):
        return [], [
            Fault(name, 0, where, "别的内容", "Polygon 或 MultiPolygon，每圈至少三个 [经度, 纬度]")
        ]
    for ring in rings:
        for lon, lat in (to_point(point) for point in ring):
            if not (73 <= lon <= 136 and 3 <= lat <= 54):
                return [], [
                    Fault(
                        name,
                        0,
                        where,
                        f"{lon:g}, {lat:g}",
                        "经度 73 到 136、纬度 3 到 54（先经度后纬度）",
                    )
                ]
    ring = max(
        ([to_point(point) for point in ring] for ring in rings), key=lambda ring: abs(_area(ring))
    )
    if not _area(ring):
        return [], [Fault(name, 0, where, "面积为零", "围成一个面的边界")]
    return (ring[:-1] if ring[0] == ring[-1] else ring), []


def _outer_rings(geometry: Any) -> Iterator[list[Any]]:
    if not isinstance(geometry, dict) or not isinstance(geometry.get("coordinates"), list):
        return
    parts = geometry["coordinates"]
    for part in [parts] if geometry.get("type") == "Polygon" else parts:
        if isinstance(part, list) and part and isinstance(part[0], list):
            yield part[0]


def _area(ring: list[Point]) -> float:
    """Signed area: only its size matters, rings may run either way."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _centre(ring: list[Point]) -> Point:
    """Where a label stands: the centroid."""
    area = _area(ring)
    pairs = [
        (a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
    ]
    return (
        sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (6 * area),
        sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (6 * area),
    )


def _fit(rings: Mapping[str, list[Point]]) -> Iterator[Shape]:
    """Degrees to the schematic's box (about 100 × 130 around 0, y up), one scale for both axes."""
    lats = [lat for ring in rings.values() for _, lat in ring]
    narrow = math.cos(math.radians((min(lats) + max(lats)) / 2))
    flat = {
        district: [(lon * narrow, lat) for lon, lat in ring] for district, ring in rings.items()
    }
    xs = [x for ring in flat.values() for x, _ in ring]
    width, height = max(xs) - min(xs), max(lats) - min(lats)
    scale = min(BOX[0] / width, BOX[1] / height)
    middle = ((min(xs) + max(xs)) / 2, (min(lats) + max(lats)) / 2)
    for district, ring in flat.items():
        placed = [
            (round((x - middle[0]) * scale, 3), round((y - middle[1]) * scale, 3)) for x, y in ring
        ]
        x, y = _centre(placed)
        yield Shape(district, (round(x, 3), round(y, 3)), tuple(placed))
