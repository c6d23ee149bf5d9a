"""Goals as rows: full rows where there is a judgement, compact lines where there is none."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import links
from dashboard.parts.bullet import bullet
from dashboard.parts.figure_link import figure_link, target_link
from dashboard.parts.gauge import gauge
from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from data import Goal, Reading


def goal_row(goal: Goal) -> h.Element:
    """Name and sentence, bar, target and actual with their evidence, status."""
    return h.li(class_=f"goal-row {tone(goal.judgement.word)}")[
        h.div(class_="goal-name")[
            h.a(href=links.goal(goal.indicator.id, goal.region))[goal.indicator.name],
            h.p[goal.judgement.sentence],
        ],
        h.div(class_="goal-bar")[bullet(goal)],
        h.div(class_="goal-figures")[_target(goal), _known(goal)],
        status_mark(goal.judgement.word),
    ]


def goal_line(goal: Goal) -> h.Element:
    """One line for the overview: status glyph, name, target, what is known."""
    return h.li(class_=f"goal-line {tone(goal.judgement.word)}")[
        status_mark(goal.judgement.word),
        h.a(class_="goal-line-name", href=links.goal(goal.indicator.id, goal.region))[
            goal.indicator.name
        ],
        _line_known(goal),
        h.span(class_="goal-line-target")[_target(goal, label=False)],
    ]


def reading_line(reading: Reading) -> h.Element:
    """One line for a monitored figure: mark, name, last year's figure, this period's."""
    indicator, last = reading.indicator, reading.last
    base = None if last is None else _figure(t("goal.base"), figure_link(last, indicator))
    return h.li(class_="goal-line")[
        status_mark(reading.judgement.word),
        h.a(class_="goal-line-name", href=links.goal(indicator.id, reading.fact.region))[
            indicator.name
        ],
        base and h.span(class_="goal-line-known")[base],
        h.span(class_="goal-line-target")[figure_link(reading.fact, indicator)],
    ]


def goal_card(goal: Goal) -> h.Element:
    """A judged goal, large: gauge, both figures with evidence, sentence."""
    return h.article(class_="goal-card")[
        h.h3[h.a(href=links.goal(goal.indicator.id, goal.region))[goal.indicator.name]],
        gauge(goal),
        h.p(class_="goal-card-figures")[_known(goal), " ", _target(goal)],
        h.p(class_="goal-card-say")[goal.judgement.sentence],
    ]


def goal_rows(goals: Sequence[Goal]) -> h.Element:
    return h.ul(class_="goal-rows")[(goal_row(goal) for goal in goals)]


def goal_lines(goals: Sequence[Goal]) -> h.Element:
    return h.ul(class_="goal-lines")[(goal_line(goal) for goal in goals)]


def reading_lines(readings: Sequence[Reading]) -> h.Element | None:
    if not readings:
        return None
    return h.ul(class_="goal-lines")[(reading_line(reading) for reading in readings)]


def _target(goal: Goal, *, label: bool = True) -> h.Element:
    return h.span(class_="known")[h.small[t("goal.target")] if label else None, target_link(goal)]


def _line_known(goal: Goal) -> h.Element | None:
    """The figure beside the target on a compact line; what is only said in words is in the mark."""
    label, fact = ("goal.beside", goal.beside) if goal.beside else ("goal.base", goal.base)
    if fact is None:
        return None
    return h.span(class_="goal-line-known")[_figure(t(label), figure_link(fact))]


def _known(goal: Goal) -> h.Element:
    """What there is beside the target: this period's figure, one of another scope, words, or last
    year's level.
    """
    if goal.actual is not None:
        return _figure(t("goal.actual"), figure_link(goal.actual, goal.indicator))
    if goal.beside is not None:
        return _figure(t("goal.beside"), figure_link(goal.beside))
    if goal.said is not None:
        said = h.a(
            class_="figure",
            href=links.evidence(goal.said.id),
            data_evidence=goal.said.id,
        )[goal.said.name]
        return _figure(t("goal.said"), said)
    if goal.base is not None:
        return _figure(t("goal.base"), figure_link(goal.base, goal.indicator))
    return _figure(t("goal.actual"), h.span(class_="nothing")[t("goal.nothing")])


def _figure(label: str, figure: h.Element) -> h.Element:
    return h.span(class_="known")[h.small[label], figure]
