"""数据覆盖 by sector, and what changed since the last revision."""

from __future__ import annotations

from functools import partial

import htpy as h

from dashboard.parts.status_mark import status_mark
from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.flow import Group, Row, cols, even_columns, frames
from dashboard.wall.frame import Frame, Making, Space, numbered
from dashboard.wall.frames_overview import strip
from data import City, Goal, Selection
from data import Group as Sector

_ROW, _LEFT, _GAP = 9.6, 56.0, 4.0


def coverage(making: Making) -> list[Frame]:
    """How much of the targets can be judged, as a whole and in each sector."""
    city, space = making.city, making.space
    goals = city.worst_first(city.goals())
    if not goals:
        return []
    counted = city.coverage(goals)
    silent = sum(number for word, number in counted.counts if word == "未公布")
    title = t("wall.coverage", total=counted.total, n=counted.assessable, silent=silent)
    room = space.width if space.tall else space.width - _LEFT - _GAP
    rows = [row for sector in city.info.sectors if (row := _sector(city, sector, room))]
    ids = tuple(dict.fromkeys(id for goal in goals for id in pieces.sources(goal)))

    def body() -> h.Node:
        table = h.ul(class_="col cover-rows")[rows]
        return (
            table if space.tall else h.div(class_="cover-frame")[_whole(city, goals, space), table]
        )

    return [Frame("coverage", t("wall.page.coverage"), title, body, ids)]


def _whole(city: City, goals: tuple[Goal, ...], space: Space) -> h.Element:
    counted = city.coverage(goals)
    return h.div(class_="card cover-whole")[
        h.p(class_="huge")[h.b[counted.assessable], h.i[f"/ {counted.total}"]],
        h.p(class_="cover-say")[t("wall.assessable")],
        strip(goals, _LEFT - 6),
        h.ul(class_="tally tally-one")[
            (h.li[status_mark(word, number)] for word, number in counted.counts)
        ],
    ]


def _sector(city: City, sector: Sector, room: float) -> h.Element | None:
    goals = city.worst_first(city.goals(Selection(sector=sector.id)))
    counted = city.coverage(goals)
    readings = len(city.readings(Selection(sector=sector.id)))
    note = t("wall.sector_free", n=readings) if readings else ""
    if not goals and not readings:
        return None
    figure = (
        [h.b[counted.assessable], h.i[f"/ {counted.total}"]] if goals else [h.i[t("wall.no_goals")]]
    )
    return h.li(class_="row row-cover")[
        h.b(class_="name")[sector.name],
        h.span(class_="figure")[figure],
        strip(goals, min(room * 0.5, 62)),
        h.p(class_="note")[h.span[note]] if note else None,
    ]


def changes(making: Making) -> list[Frame]:
    """What the last revision changed, in its own sentences."""
    city, space = making.city, making.space
    across = 1 if space.tall else 2
    room = (space.width - 3 * (across - 1)) / across
    rows = tuple(
        Row(
            partial(_change, line),
            measure.height(line, pieces.NAME, room - 3, 1.3) + 2.4,
        )
        for line in city.changed
    )
    listed = even_columns([Group(None, 0, rows)], space.height, across)
    title = t("wall.changes", n=len(city.changed), revision=city.revision)
    return numbered(
        Frame("changes", t("wall.page.changes"), title, cols(some))
        for some in frames(listed, across)
    )


def _change(line: str) -> h.Element:
    return h.li(class_="row row-change")[h.b(class_="name")[line]]
