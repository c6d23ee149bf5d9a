"""目标进度: what can be judged large and worst first, the rest in compact rows."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.flow import (
    Body,
    Column,
    Group,
    Row,
    col,
    cols,
    columns,
    even_columns,
    frames,
    sources_of,
)
from dashboard.wall.frame import Frame, Making, numbered, roomy
from data import WORDS, Goal

GAP = 3.0  # between columns
_GAUGES = 6  # so many of one frame are gauges


def make(making: Making) -> list[Frame]:
    ranked = making.city.worst_first(making.city.goals())
    judged = [goal for goal in ranked if pieces.judged(goal)]
    rest = [goal for goal in ranked if not pieces.judged(goal)]
    if making.space.tall:
        return numbered([*_tall_judged(making, judged), *_lists(making, rest)])
    if len(judged) == 1 and rest:
        return numbered(_one_and_rest(making, judged[0], rest))
    return numbered([*_grids(making, judged), *_lists(making, rest)])


def _one_and_rest(making: Making, goal: Goal, rest: Sequence[Goal]) -> list[Frame]:
    """A single judged goal takes the left half of the first frame."""
    half = (making.space.width - GAP) / 2
    rows = [pieces.goal_row(making.city, each, half) for each in rest]
    first = columns([_titled(rows)], making.space.height)[0]
    others = rest[len(first.parts) - 1 :]

    def body() -> h.Node:
        return h.div(class_="cols")[
            h.div(class_="col col-big")[pieces.gauge_card(goal, say=True)], col(first)
        ]

    title = pieces.finding([goal, *rest], making.plain)
    ids = tuple(dict.fromkeys([*pieces.sources(goal), *first.sources]))
    return [_frame(title, body, ids), *_lists(making, others, rest)]


def _lists(making: Making, rest: Sequence[Goal], whole: Sequence[Goal] = ()) -> list[Frame]:
    """Goals without a judgement, two columns a frame; ``whole`` is what the title speaks of."""
    return roomy(making, lambda given: _listed(given, rest, whole or rest), 1.4) if rest else []


def _listed(making: Making, rest: Sequence[Goal], whole: Sequence[Goal]) -> list[Frame]:
    across = 1 if making.space.tall else 2
    room = (making.space.width - GAP * (across - 1)) / across
    rows = [pieces.goal_row(making.city, goal, room) for goal in rest]
    listed = even_columns([Group(None, 0, tuple(rows))], making.space.height, across)
    return _of_columns(listed, across, _rest_title(whole, making))


def _of_columns(listed: Sequence[Column], across: int, title: str) -> list[Frame]:
    return [_frame(title, cols(each), sources_of(each)) for each in frames(listed, across)]


def _tall_judged(making: Making, judged: Sequence[Goal]) -> list[Frame]:
    """On a portrait canvas one goal is a gauge, several are rows."""
    if not judged:
        return []
    title = pieces.finding(judged, making.plain, t("wall.able", n=len(judged)))
    if len(judged) == 1:
        card = judged[0]
        return [_frame(title, lambda: pieces.gauge_card(card, say=True), pieces.sources(card))]
    rows = tuple(pieces.judged_row(goal, making.space.width) for goal in judged)
    listed = columns([Group(None, 0, rows)], making.space.height)
    return [_frame(title, cols([each]), tuple(each.sources)) for each in listed]


def _grids(making: Making, judged: Sequence[Goal]) -> list[Frame]:
    """Boxes of judged goals: gauges while they are few, up to twelve boxes a frame."""
    if not judged:
        return []
    most = 12 if _names_fit(making, judged, 4) else 9
    made: list[Frame] = []
    for at in range(0, len(judged), most):
        goals = judged[at : at + most]
        ids = tuple(dict.fromkeys(id for goal in goals for id in pieces.sources(goal)))
        made.append(_frame(_judged_title(goals), _grid(goals), ids))
    return made


def _grid(goals: Sequence[Goal]) -> Body:
    across = min(len(goals), 3) if len(goals) <= _GAUGES else -(-len(goals) // 3)
    down = -(-len(goals) // across)

    def body() -> h.Node:
        cards = (
            pieces.gauge_card(goal, say=down == 1) if down < 3 else pieces.kpi(goal)
            for goal in goals
        )
        return h.div(class_=f"boxes boxes-{across} boxes-down-{down}")[cards]

    return body


def _names_fit(making: Making, goals: Sequence[Goal], across: int) -> bool:
    room = (making.space.width - 1.4 * (across - 1)) / across - 4
    return all(measure.lines(goal.indicator.name, pieces.NAME, room) <= 2 for goal in goals)


def _judged_title(goals: Sequence[Goal]) -> str:
    counts: dict[str, int] = {}
    for goal in goals:
        counts[goal.judgement.word] = counts.get(goal.judgement.word, 0) + 1
    words = "、".join(t("headline.count", word=word, n=n) for word, n in counts.items())
    first = goals[0]
    if WORDS[first.judgement.word].tone not in ("late", "near", "edge"):
        return t("wall.judged_well", words=words)
    return t("wall.judged_title", words=words, name=first.indicator.name)


def _rest_title(rest: Sequence[Goal], making: Making) -> str:
    return pieces.finding(rest, making.plain, t("wall.rest_title", n=len(rest)))


def _titled(rows: list[Row]) -> Group:
    return pieces.group(t("wall.unjudged", n=len(rows)), rows)


def _frame(title: str, body: Body, sources: tuple[str, ...]) -> Frame:
    return Frame("goals", t("wall.page.goals"), title, body, sources)
