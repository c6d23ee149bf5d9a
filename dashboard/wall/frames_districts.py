"""区县: the map, and beside it one district's items and figures after another."""

from __future__ import annotations

import htpy as h

from dashboard.parts.district_map import count_text, item_counts
from dashboard.text import t
from dashboard.wall import pieces
from dashboard.wall.flow import Body, Column, Group, Row, col, even_columns
from dashboard.wall.frame import Frame, Making, numbered
from dashboard.wall.map import wall_map
from data import City, District, Selection

GAP, _MAP = 3.0, 74.0
_FIGURES = 4  # at most so many figures of one district


def make(making: Making) -> list[Frame]:
    city, space = making.city, making.space
    room = space.width if space.tall else space.width - (_MAP + GAP if city.map.shapes else 0)
    groups = [group for each in city.districts() if (group := _group(city, each, room))]
    if not groups:
        return []
    listed = even_columns(groups, space.height, 1)
    made = [_frame(making, column) for column in listed]
    if space.tall and city.map.shapes:
        whole = (space.width, space.height)
        made.insert(0, _of(city, lambda: wall_map(city, whole), ()))
    return numbered(made)


def _group(city: City, district: District, room: float) -> Group | None:
    chosen = Selection(district=district.id)
    rows: list[Row] = []
    goals = [goal for goal in city.worst_first(city.goals(chosen)) if pieces.judged(goal)]
    rows += [pieces.judged_row(goal, room) for goal in goals[:_FIGURES]]
    readings = city.readings(chosen)[: max(0, _FIGURES - len(rows))]
    rows += [pieces.reading_row(reading, room) for reading in readings]
    items = city.items(chosen)
    rows += [pieces.item_row(item, room) for item in items]
    if not rows:
        return None
    note = count_text(len(items)) if items else t("wall.figures", n=len(rows))

    def head() -> h.Element:
        return h.li(class_="heading heading-name")[h.h3[district.name], h.small[note]]

    return Group(head, pieces.HEADING + 1, tuple(rows), district.id)


def _frame(making: Making, column: Column) -> Frame:
    city, space = making.city, making.space

    def body() -> h.Node:
        if space.tall or not city.map.shapes:
            return h.div(class_="cols")[col(column)]
        return h.div(class_="with-map")[
            wall_map(city, (_MAP, space.height), column.ids), col(column)
        ]

    return _of(city, body, tuple(dict.fromkeys(column.sources)))


def _of(city: City, body: Body, sources: tuple[str, ...]) -> Frame:
    return Frame("districts", t("wall.page.districts"), _title(city), body, sources)


def _title(city: City) -> str:
    counts = item_counts(city)
    divisions = [each for each in city.districts() if not each.zone]
    named = [each for each in divisions if counts.get(each.id)]
    silent = [each.name for each in divisions if not counts.get(each.id)]
    items = sum(counts[each.id] for each in named)
    say = t("wall.districts", n=len(divisions), named=len(named), items=items)
    if not silent:
        return say
    return say + t("wall.silent", names="、".join(silent[:2]), more="等" if silent[2:] else "")
