"""总览: coverage, the worst goal, headline figures and the map on one frame; all headline figures
on the next.
"""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from dashboard.wall import pieces
from dashboard.wall.flow import Body
from dashboard.wall.frame import Frame, Making, Space, numbered
from dashboard.wall.map import wall_map
from data import WORDS, City, Coverage, Goal, Reading

_LEFT, _RIGHT, _GAP, _SOME = 42.0, 52.0, 3.0, 4
_DIAL = 36.0  # a smaller arc would cross its own figure


def make(making: Making) -> list[Frame]:
    shown = headlines(making.city)
    goals = making.city.worst_first(making.city.goals())
    if not shown and not goals:
        return []
    first = _first(making, shown, goals)
    if making.space.tall:
        return numbered([first, *_boxes(making, shown)])
    return numbered([first, *_boxes(making, shown if len(shown) > _SOME else [])])


def headlines(city: City) -> list[Goal | Reading]:
    """The city's headline indicators that have a figure or a target in the current period."""
    found = (city.goal(id) or city.reading(id) for id in city.info.headline)
    return [each for each in found if each]


def _first(making: Making, shown: Sequence[Goal | Reading], goals: Sequence[Goal]) -> Frame:
    city, space = making.city, making.space
    coverage = city.coverage(goals)
    ids = [id for each in (*shown[:_SOME], *goals[:1]) for id in pieces.sources(each)]

    def body() -> h.Node:
        if space.tall:
            return h.div(class_="over over-tall")[_middle(space, coverage, goals, space.width)]
        middle = space.width - _LEFT - _RIGHT - 2 * _GAP
        return h.div(class_="over")[
            h.div(class_="stack")[(pieces.kpi(each) for each in _fitting(shown, space))],
            _middle(space, coverage, goals, middle),
            wall_map(city, (_RIGHT, space.height)),
        ]

    title = (
        pieces.finding(goals, making.plain) if goals else t("wall.readings", n=len(city.readings()))
    )
    return Frame("overview", t("wall.page.overview"), title, body, tuple(dict.fromkeys(ids)))


def _fitting(shown: Sequence[Goal | Reading], space: Space) -> list[Goal | Reading]:
    """As many headline boxes as stand under one another."""
    fit: list[Goal | Reading] = []
    left = space.height
    for each in shown[:_SOME]:
        left -= pieces.kpi_height(each, _LEFT - 4) + 1.2
        if left < -1.2:
            break
        fit.append(each)
    return fit


def _middle(space: Space, coverage: Coverage, goals: Sequence[Goal], room: float) -> h.Element:
    """Coverage above, the worst goals below as far as there is room."""
    down = -(-len(coverage.counts) // _across(coverage, space))
    left = space.height - (16.5 + 3.9 * down)
    judged = [goal for goal in goals if pieces.judged(goal)]
    return h.div(class_="card middle")[
        cover(coverage, goals, room - 5, _across(coverage, space)),
        _worst(judged, left, room - 5),
    ]


def _worst(judged: Sequence[Goal], left: float, room: float) -> h.Node:
    if not judged:
        return None
    width = min(room - 4, (left - 17) / 0.54)
    if len(judged) == 1 and width >= _DIAL:
        return pieces.gauge_card(judged[0], say=False, width=width)
    rows: list[h.Element] = []
    for goal in judged:
        row = pieces.judged_row(goal, room)
        left -= row.height
        if left < 0:
            break
        rows.append(row.body())
    return h.ul(class_="col")[rows]


def _across(coverage: Coverage, space: Space) -> int:
    return 3 if len(coverage.counts) > 6 and not space.tall else 2


def cover(coverage: Coverage, goals: Sequence[Goal], room: float, across: int) -> h.Element:
    """How many goals can be judged, a cell for each, and how many wear each word."""
    return h.div(class_="cover")[
        h.p(class_="cover-figure")[
            h.span(class_="figure")[h.b[coverage.assessable], h.i[f"/ {coverage.total}"]],
            h.span(class_="cover-say")[t("wall.assessable")],
        ],
        strip(goals, room),
        h.ul(class_=f"tally tally-{across}")[
            (h.li[status_mark(word, number)] for word, number in coverage.counts)
        ],
    ]


def strip(goals: Sequence[Goal], room: float, cell: float = 0) -> h.Element | None:
    """A cell for each goal, worst first, on one or two lines; ``cell`` u wide where given."""
    if not goals:
        return None
    across = len(goals) if len(goals) <= 40 else -(-len(goals) // 2)
    cell = cell or min(4.0, room / across)
    return h.p(class_="strip", aria_hidden="true")[
        [h.i(class_=_cell(goal), style=f"width:calc(var(--u)*{cell:.3f})") for goal in goals]
    ]


def _cell(goal: Goal) -> str:
    word = WORDS[goal.judgement.word]
    full = "full" if word.assessable else "empty" if word.glyph == "○" else "half"
    return f"{full} {tone(word.name)}"


def _boxes(making: Making, shown: Sequence[Goal | Reading]) -> list[Frame]:
    """Every headline figure in boxes of the same size."""
    across, most = (2, 4) if making.space.tall else (4, 12)
    if making.space.tall and not all(_narrow(each, making.space.width / 2 - 3.5) for each in shown):
        across, most = 1, 2
    made: list[Frame] = []
    for at in range(0, len(shown), most):
        some = shown[at : at + most]
        ids = tuple(dict.fromkeys(id for each in some for id in pieces.sources(each)))
        made.append(
            Frame(
                "overview",
                t("wall.page.overview"),
                _title(making.city, shown),
                _box(some, across),
                ids,
            )
        )
    return made


def _narrow(shown: Goal | Reading, room: float) -> bool:
    fact = shown.fact if isinstance(shown, Reading) else shown.actual or shown.target
    return pieces.figure_width(fact, shown.indicator, pieces.FIGURE) <= room


def _box(some: Sequence[Goal | Reading], across: int) -> Body:
    down = -(-len(some) // across)
    return lambda: h.div(class_=f"boxes boxes-{across} boxes-down-{down}")[
        (pieces.kpi(each) for each in some)
    ]


def _title(city: City, shown: Sequence[Goal | Reading]) -> str:
    goals = [each for each in shown if isinstance(each, Goal)]
    free = len(shown) - len(goals)
    if not free:
        able = sum(pieces.judged(goal) for goal in goals)
        late = sum(WORDS[goal.judgement.word].tone in ("late", "near", "edge") for goal in goals)
        return t("wall.headline_goals", n=len(shown), able=able, late=late)
    return t("wall.headline_title", n=len(shown), period=city.period().name, free=free)
