"""The map of a city: the self-drawn schematic (map.json), which an official outline may replace.

Whatever is drawn shows every division of districts.csv once and no functional zone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data.outline import Divisions, Reader, is_point, load, read_outline, to_point
from data.places import CityMap, Shape
from data.records import Fault

NOTHING = CityMap("", ())
UNAPPROVED = "本图未经地图审核，内部参考"
Cells = tuple[tuple[str, tuple[int, int, int]], ...]


def read_map(
    folder: Path, wanted: Mapping[str, str] | None, divisions: Divisions | None, read: Reader
) -> tuple[CityMap, list[Fault]]:
    """``wanted`` is [map] of city.toml, None where that file has faults: no map is looked at.
    ``divisions`` None (districts.csv could not be read) leaves names unchecked.
    """
    if wanted is None:
        return NOTHING, []
    file, geojson = wanted.get("file", ""), wanted.get("geojson", "")
    if not (file or geojson):
        expected = "file（示意图）或 geojson（边界文件）至少一项"
        return NOTHING, [Fault("city.toml", 0, "[map]", "两项都没有", expected)]
    drawn, faults = _schematic(folder, file, read) if file else (NOTHING, [])
    if file and not faults and divisions is not None:
        faults = _complete(file, drawn, divisions)
    if not geojson:
        return drawn, faults
    source, approval = wanted.get("source", ""), wanted.get("approval", "")
    if not source:
        where = "[map] 地图来源 source"
        faults.append(Fault("city.toml", 0, where, "没有这一项", "边界文件的来源，一句话"))
    shapes, more = read_outline(folder / geojson, divisions, read)
    note = f"审图号：{approval}" if approval else UNAPPROVED
    return CityMap(note, shapes, drawn.cells, source, approval), faults + more


def _complete(file: str, drawn: CityMap, divisions: Divisions) -> list[Fault]:
    """The schematic against districts.csv; the mosaic only where there is one."""
    faults: list[Fault] = []
    shapes = [shape.district for shape in drawn.shapes]
    cells = [district for district, _ in drawn.cells]
    for label, names in (("区划 divisions", shapes), ("拼图 mosaic", cells or list(divisions))):
        faults += _named(file, label, names, divisions)
    return faults


def _named(file: str, label: str, names: Sequence[str], divisions: Divisions) -> list[Fault]:
    faults: list[Fault] = []
    for at, name in enumerate(names):
        if name not in divisions:
            faults.append(Fault(file, 0, label, name, "districts.csv 里的区、县、市（功能区不画）"))
        elif name in names[:at]:
            faults.append(Fault(file, 0, label, name, "每个区县一次"))
    return faults + [
        Fault(file, 0, label, f"缺少 {name}", "districts.csv 里的每个区、县、市")
        for name in divisions
        if name not in names
    ]


def _schematic(folder: Path, name: str, read: Reader) -> tuple[CityMap, list[Fault]]:
    content, faults = load(folder / name, "示意图文件", read)
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
    shapes, unread = _shapes(name, parts)
    cells, more = _cells(name, mosaic)
    return CityMap(str(note or ""), shapes, cells), faults + unread + more


def _shapes(name: str, parts: list[Any]) -> tuple[tuple[Shape, ...], list[Fault]]:
    faults: list[Fault] = []
    shapes: list[Shape] = []
    for at, part in enumerate(parts, start=1):
        if _is_division(part):
            ring = tuple(to_point(point) for point in part["polygon"])
            shapes.append(Shape(part["district"], to_point(part["label_at"]), ring))
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
    return tuple(shapes), faults


def _is_division(part: Any) -> bool:
    return (
        isinstance(part, dict)
        and set(part) == {"district", "label_at", "polygon"}
        and isinstance(part["district"], str)
        and is_point(part["label_at"])
        and isinstance(part["polygon"], list)
        and len(part["polygon"]) >= 3
        and all(is_point(point) for point in part["polygon"])
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
