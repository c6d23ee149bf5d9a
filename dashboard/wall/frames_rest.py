"""数据覆盖 by sector, and what changed since the last revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import htpy as h

from dashboard.parts.status_mark import status_mark
from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.flow import Body, Column, Group, Row, cols, even_columns, frames
from dashboard.wall.frame import Frame, Making, numbered, roomy
from dashboard.wall.frames_overview import strip
from data import WORDS, City, Goal, Selection
from data import Group as Sector

_LEFT, _GAP = 52.0, 4.0
_SILENT = "○"


def coverage(making: Making) -> list[Frame]:
    """How much of the targets can be judged, as a whole and in each sector."""
    city, space = making.city, making.space
    goals = city.worst_first(city.goals())
    if not goals:
        return []
    counted = city.coverage(goals)
    silent = sum(number for word, number in counted.counts if WORDS[word].glyph == _SILENT)
    title = t("wall.coverage", total=counted.total, n=counted.assessable, silent=silent)
    room = space.width if space.tall else space.width - _LEFT - _GAP
    cell = _cell(city, room if space.tall else room - 38)
    noted = room if space.tall else room - 38
    rows = [_row(city, sector, cell, noted, space.tall) for sector in city.info.sectors]
    ids = tuple(dict.fromkeys(id for goal in goals for id in pieces.sources(goal)))
    listed = even_columns([Group(None, 0, tuple(rows))], space.height, 1)
    return numbered(
        Frame("coverage", t("wall.page.coverage"), title, _beside(making, goals, each), ids)
        for each in listed
    )


def _beside(making: Making, goals: Sequence[Goal], column: Column) -> Body:
    def body() -> h.Node:
        table = h.ul(class_="col cover-rows")[[part() for part in column.parts]]
        if making.space.tall:
            return table
        return h.div(class_="cover-frame")[_whole(making.city, goals), table]

    return body


def _cell(city: City, room: float) -> float:
    """One width for the cells of every sector, so that lengths can be compared."""
    most = max(len(city.goals(Selection(sector=each.id))) for each in city.info.sectors)
    return min(6.0, room / max(most, 1))


def _whole(city: City, goals: Sequence[Goal]) -> h.Element:
    counted = city.coverage(goals)
    return h.div(class_="card cover-whole")[
        h.p(class_="huge")[h.b[counted.assessable], h.i[f"/ {counted.total}"]],
        h.p(class_="cover-say")[t("wall.assessable")],
        strip(goals, _LEFT - 6),
        h.ul(class_=f"tally {'tally-many' if counted.counts[6:] else 'tally-one'}")[
            (h.li[status_mark(word, number)] for word, number in counted.counts)
        ],
    ]


def _row(city: City, sector: Sector, cell: float, room: float, tall: bool) -> Row:
    goals = city.worst_first(city.goals(Selection(sector=sector.id)))
    readings = len(city.readings(Selection(sector=sector.id)))
    counts = Counter(goal.judgement.word for goal in goals)
    words = "、".join(f"{word} {n}" for word, n in counts.items())
    free = t("wall.sector_free", n=readings) if readings else ""
    note = "；".join(filter(None, (words, free)))
    high = 3.0 + measure.height(note, pieces.SMALL, room, 1.4)
    high = pieces.FIGURE * 1.12 + high if tall else max(pieces.FIGURE * 1.12, high)
    return Row(partial(_sector, city, sector, goals, cell, note), high + 1.4)


def _sector(city: City, sector: Sector, goals: Sequence[Goal], cell: float, note: str) -> h.Element:
    counted = city.coverage(goals)
    figure = (
        [h.b[counted.assessable], h.i[f"/ {counted.total}"]] if goals else [h.i[t("wall.no_goals")]]
    )
    return h.li(class_="row row-cover")[
        h.b(class_="name")[sector.name],
        h.span(class_="figure")[figure],
        h.div[strip(goals, 0, cell), h.p(class_="note")[h.span[note]]],
    ]


def changes(making: Making) -> list[Frame]:
    """What the last revision changed, in its own sentences."""
    return numbered(roomy(making, _changes, 1.6))


def _changes(making: Making) -> list[Frame]:
    city, space = making.city, making.space
    across = 1 if space.tall else 2
    room = (space.width - 3 * (across - 1)) / across
    rows = tuple(
        Row(
            partial(_change, line),
            measure.height(line, pieces.NAME, room - 4, 1.3) + 2.4,
        )
        for line in city.changed
    )
    listed = even_columns([Group(None, 0, rows)], space.height, across)
    title = t("wall.changes", n=len(city.changed))
    return [
        Frame("changes", t("wall.page.changes"), title, cols(some))
        for some in frames(listed, across)
    ]


def _change(line: str) -> h.Element:
    return h.li(class_="row row-change")[pieces.name(line)]
