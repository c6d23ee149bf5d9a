"""A schematic map that tiles: rows of cells whose neighbours share every corner they meet at.

The border between two rows is one line through the corners of both; each corner is moved a little,
once, so no gap opens and no cell overlaps another. The mosaic is the same rows on twelve columns.
"""

from __future__ import annotations

from random import Random
from typing import Any

WIDTH, HEIGHT, COLUMNS = 100, 130, 12
Corner = tuple[float, float]


def draw(divisions: list[tuple[str, int]], rng: Random) -> dict[str, Any]:
    """``divisions`` and ``mosaic`` of map.json for (district, row from the north, counted from
    1).
    """
    rows: dict[int, list[str]] = {}
    for district, row in divisions:
        rows.setdefault(row, []).append(district)
    cuts = [_cuts(len(names)) for names in rows.values()]
    lines = [
        _border(level, len(rows), cuts[max(level - 1, 0) : level + 1], rng)
        for level in range(len(rows) + 1)
    ]
    shapes: list[dict[str, Any]] = []
    mosaic: dict[str, list[int]] = {}
    for row, (names, cut) in enumerate(zip(rows.values(), cuts, strict=True)):
        for column, name in enumerate(names):
            left, right = cut[column], cut[column + 1]
            top = [point for at, point in lines[row].items() if left <= at <= right]
            bottom = [point for at, point in lines[row + 1].items() if left <= at <= right]
            polygon = [*top, *reversed(bottom)]
            shapes.append({"district": name, "label_at": _middle(polygon), "polygon": polygon})
            mosaic[name] = [left + 1, right + 1, row + 1]
    return {"divisions": shapes, "mosaic": mosaic}


def _cuts(cells: int) -> list[int]:
    """Where the cells of a row begin and end, in twelfths of the width."""
    return [round(COLUMNS * n / cells) for n in range(cells + 1)]


def _border(level: int, rows: int, cuts: list[list[int]], rng: Random) -> dict[int, Corner]:
    """The corners along one border, west to east, by their twelfth."""
    y = HEIGHT / 2 - HEIGHT * level / rows
    border: dict[int, Corner] = {}
    for at in sorted({place for row in cuts for place in row}):
        x = WIDTH * at / COLUMNS - WIDTH / 2
        border[at] = (round(x + rng.uniform(-3, 3), 1), round(y + rng.uniform(-7, 7), 1))
    return border


def _middle(polygon: list[Corner]) -> Corner:
    """The mean of the corners: inside, because the cells are nearly rectangles."""
    xs, ys = zip(*polygon, strict=True)
    return round(sum(xs) / len(xs), 1), round(sum(ys) / len(ys), 1)
