"""The map of a city: the self-drawn schematic (map.json), or an official GeoJSON outline.

An official outline is projected into the schematic's box. Its features are recognised by
``adcode``, ``gb`` (156 + adcode), ``id`` or ``name``, its rings may run either way, of several
polygons the largest ring is drawn. Its approval number is shown as given and never invented.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from data.records import CityMap, Fault, Shape

NOTHING = CityMap("", ())
LARGEST = 5_000_000
BOX = (100.0, 130.0)
UNAPPROVED = "本图未经地图审核，内部参考"

Point = tuple[float, float]
Reader = Callable[[Path, str], tuple[str | None, list[Fault]]]
Divisions = Mapping[str, tuple[str, str]]


def read_map(
    folder: Path, wanted: Mapping[str, str], divisions: Divisions | None, read: Reader
) -> tuple[CityMap, list[Fault]]:
    """``wanted`` is [map] of city.toml; empty means city.toml has faults: no map is looked at."""
    if not wanted:
        return NOTHING, []
    if not (wanted.get("file") or wanted.get("geojson")):
        return NOTHING, [
            Fault(
                "city.toml",
                0,
                "[map]",
                "两项都没有",
                "file（示意图）或 geojson（边界文件）至少一项",
            )
        ]
    drawn, faults = (
        _schematic(folder, wanted["file"], read) if wanted.get("file") else (NOTHING, [])
    )
    if not wanted.get("geojson"):
        return drawn, faults
    official, more = _official(folder, wanted, divisions, read)
    note = f"审图号：{wanted['approval']}" if wanted.get("approval") else UNAPPROVED
    result = CityMap(
        note, official, drawn.cells, wanted.get("source", ""), wanted.get("approval", "")
    )
    return result, faults + more


def _load(file: Path, what: str, read: Reader) -> tuple[Any, list[Fault]]:
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


def _schematic(folder: Path, name: str, read: Reader) -> tuple[CityMap, list[Fault]]:
    content, faults = _load(folder / name, "示意图文件", read)
    if faults:
        return NOTHING, faults
    if not isinstance(content, dict):
        return NOTHING, [Fault(name, 0, "", "别的内容", "花括号里的 note、divisions、mosaic")]
    keys = ("note", "divisions", "mosaic")
    faults = [
        Fault(name, 0, key, key, f"{'、'.join(keys)} 之一") for key in content if key not in keys
    ]
    note, parts, mosaic = content.get("note"), content.get("divisions"), content.get("mosaic", {})
    if not (isinstance(note, str) and note):
        faults.append(
            Fault(
                name,
                0,
                "图注 note",
                str(note or ""),
                "印在每张图上的一句话，如 示意图·非法定界线·不按比例",
            )
        )
    if not isinstance(parts, list) or not parts:
        faults.append(Fault(name, 0, "区划 divisions", "没有内容", "每个区县一项的列表"))
        parts = []
    shapes: list[Shape] = []
    for at, part in enumerate(parts, start=1):
        if _is_division(part):
            ring = tuple(_point(point) for point in part["polygon"])
            shapes.append(Shape(part["district"], _point(part["label_at"]), ring))
        else:
            expected = "district、label_at [x, y] 和至少三个点的 polygon，没有别的"
            faults.append(
                Fault(
                    name,
                    0,
                    f"区划 divisions 第 {at} 项",
                    json.dumps(part, ensure_ascii=False)[:40],
                    expected,
                )
            )
    cells, more = _cells(name, mosaic)
    return CityMap(str(note or ""), tuple(shapes), cells), faults + more


def _is_point(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) >= 2
        and all(type(part) in (int, float) and math.isfinite(part) for part in value[:2])
    )


def _point(value: Any) -> Point:
    return (float(value[0]), float(value[1]))


def _is_division(part: Any) -> bool:
    return (
        isinstance(part, dict)
        and set(part) == {"district", "label_at", "polygon"}
        and isinstance(part["district"], str)
        and _is_point(part["label_at"])
        and isinstance(part["polygon"], list)
        and len(part["polygon"]) >= 3
        and all(_is_point(point) for point in part["polygon"])
    )


def _cells(
    name: str, mosaic: Any
) -> tuple[tuple[tuple[str, tuple[int, int, int]], ...], list[Fault]]:
    if not isinstance(mosaic, dict):
        return (), [Fault(name, 0, "拼图 mosaic", "别的内容", "区县编号到 [起列, 止列, 行] 的对照")]
    faults: list[Fault] = []
    cells: list[tuple[str, tuple[int, int, int]]] = []
    for district, cell in mosaic.items():
        whole = (
            isinstance(cell, list) and len(cell) == 3 and all(type(part) is int for part in cell)
        )
        if whole and 0 < cell[0] < cell[1] and cell[2] > 0:
            cells.append((district, (cell[0], cell[1], cell[2])))
        else:
            shown = json.dumps(cell, ensure_ascii=False)
            faults.append(
                Fault(
                    name,
                    0,
                    f"拼图 mosaic {district}",
                    shown,
                    "[起列, 止列, 行] 三个整数，起列小于止列",
                )
            )
    return tuple(cells), faults


def _official(
    folder: Path, wanted: Mapping[str, str], divisions: Divisions | None, read: Reader
) -> tuple[tuple[Shape, ...], list[Fault]]:
    file, faults = folder / wanted["geojson"], list[Fault]()
    if not wanted.get("source"):
        faults.append(
            Fault("city.toml", 0, "[map] 地图来源 source", "没有这一项", "边界文件的来源，一句话")
        )
    if file.is_file() and file.stat().st_size > LARGEST:
        return (), [
            *faults,
            Fault(file.name, 0, "", f"{file.stat().st_size} 字节", "不超过 5 MB 的文件"),
        ]
    content, more = _load(file, "边界文件", read)
    features = content.get("features") if isinstance(content, dict) else None
    if more or divisions is None:
        return (), faults + more
    if not isinstance(features, list):
        return (), [*faults, Fault(file.name, 0, "", "别的内容", "GeoJSON 的 FeatureCollection")]
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
        len(ring) >= 3 and all(_is_point(point) for point in ring) for ring in rings
    ):
        return [], [
            Fault(name, 0, where, "别的内容", "Polygon 或 MultiPolygon，每圈至少三个 [经度, 纬度]")
        ]
    for ring in rings:
        for lon, lat in (_point(point) for point in ring):
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
        ([_point(point) for point in ring] for ring in rings), key=lambda ring: abs(_area(ring))
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
