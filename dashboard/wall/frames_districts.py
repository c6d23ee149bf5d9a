"""区县: the map, and beside it one district's items and figures after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import htpy as h

from dashboard.parts.district_map import count_text
from dashboard.text import t
from dashboard.wall import pieces
from dashboard.wall.flow import Body, Column, Group, Row, col, even_columns
from dashboard.wall.frame import Frame, Making, numbered, roomy
from dashboard.wall.map import figures, wall_map
from data import City, District, Item, Selection

Said = Mapping[str, Sequence[Item]]  # items by district
GAP, _LIST = 3.0, 0.56  # the list's share of the frame
_FIGURES = 3  # at most so many figures of one district


def make(making: Making) -> list[Frame]:
    city, space = making.city, making.space
    said = {each.id: city.items(Selection(district=each.id)) for each in city.districts()}
    listed = roomy(making, partial(_listed, said=said), 1.4)
    if space.tall and city.map.shapes and listed:
        whole = (space.width, space.height)
        listed.insert(0, _of(_title(making, said), lambda: wall_map(city, whole), ()))
    return numbered(listed)


def _listed(making: Making, said: Said) -> list[Frame]:
    room = making.space.width * (1 if _alone(making) else _LIST) - (0 if _alone(making) else GAP)
    groups = [
        group
        for each in making.city.districts()
        if (group := _group(making.city, each, room, said[each.id]))
    ]
    return [_frame(making, column, said) for column in even_columns(groups, making.space.height, 1)]


def _alone(making: Making) -> bool:
    """Whether the list has the frame for itself."""
    return making.space.tall or not making.city.map.shapes


def _group(city: City, district: District, room: float, items: Sequence[Item]) -> Group | None:
    chosen = Selection(district=district.id)
    rows: list[Row] = []
    goals = [goal for goal in city.worst_first(city.goals(chosen)) if pieces.judged(goal)]
    rows += [pieces.judged_row(goal, room) for goal in goals[:_FIGURES]]
    readings = city.readings(chosen)[: max(0, _FIGURES - len(rows))]
    rows += [pieces.reading_row(reading, room) for reading in readings]
    rows += [pieces.item_row(item, room) for item in items]
    if not rows:
        return None
    note = count_text(len(items)) if items else t("wall.figures", n=len(rows))

    def head() -> h.Element:
        return h.li(class_="heading heading-name")[h.h3[district.name], h.small[note]]

    return Group(head, pieces.HEADING + 1, tuple(rows), district.id)


def _frame(making: Making, column: Column, said: Said) -> Frame:
    city, space = making.city, making.space
    shown = list(dict.fromkeys(column.ids))

    def body() -> h.Node:
        if _alone(making):
            return h.div(class_="cols")[col(column)]
        room = (space.width * (1 - _LIST), space.height)
        return h.div(class_="with-map")[wall_map(city, room, shown), col(column)]

    return _of(_title(making, said, shown), body, tuple(dict.fromkeys(column.sources)))


def _of(title: str, body: Body, sources: tuple[str, ...]) -> Frame:
    return Frame("districts", t("wall.page.districts"), title, body, sources)


def _title(making: Making, said: Said, shown: Sequence[str] = ()) -> str:
    """What the documents say of the shown districts, or of all of them."""
    city, space = making.city, making.plain
    first = next((each for each, items in said.items() if items), "")
    if shown and shown[0] != first:
        items = [item for id in shown for item in said[id]]
        names = "、".join(each.name for id in shown[:4] if (each := city.district(id)))
        if not items:
            return t("wall.district_quiet", names=names)
        done = sum(item.state == "done" for item in items)
        more = "等" if shown[4:] else ""
        return pieces.title(
            space,
            t("wall.district_some", names=names + more, n=len(items)),
            t("wall.district_done", n=done),
        )
    divisions = [each for each in city.districts() if not each.zone]
    named = [each for each in divisions if said[each.id]]
    silent = [each.name for each in divisions if not said[each.id] and not figures(city, each.id)]
    count = sum(len(said[each.id]) for each in named)
    say = t("wall.districts", n=len(divisions), named=len(named), items=count)
    if not silent:
        return say
    return pieces.title(
        space, say, t("wall.silent", names="、".join(silent[:2]), more="等" if silent[2:] else "")
    )
