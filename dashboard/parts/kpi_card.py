"""A headline figure: name, printed number, what it is measured against, status."""

from __future__ import annotations

import htpy as h

from dashboard import links
from dashboard.parts.bullet import bullet
from dashboard.parts.figure_link import figure_link, target_link
from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from data import Goal, Reading, parse_period


def goal_card(goal: Goal) -> h.Element:
    """A card of a goal; where nothing comparable is published it shows the target and says so."""
    shown = goal.actual or goal.target
    target = [t("card.target"), " ", target_link(goal)]
    foot = target if goal.actual else [t("card.target_only")]
    return _card(
        links.goal(goal.indicator.id, goal.region),
        goal.indicator.name,
        [figure_link(shown, goal.indicator, big=True)],
        bullet(goal),
        foot,
        goal.judgement.word,
    )


def reading_card(reading: Reading) -> h.Element:
    """A card of a monitored figure; last year's figure may stand beside it, named as what it is."""
    fact = reading.fact
    whole = "" if fact.region else reading.indicator.population
    about: list[h.Node] = [whole or t(f"kind.{reading.indicator.kind}")]
    if fact.period != reading.period:
        about.insert(0, f"{parse_period(fact.period).name} · ")
    if reading.last is not None:
        year = parse_period(reading.last.period).year
        about = [t("card.last", year=year), " ", figure_link(reading.last, reading.indicator)]
    big = [figure_link(fact, reading.indicator, big=True)]
    return _card(
        links.goal(reading.indicator.id, fact.region),
        reading.indicator.name,
        big,
        None,
        about,
        reading.judgement.word,
    )


def _card(
    href: str,
    name: str,
    figure: list[h.Element],
    bar: h.Element | None,
    foot: h.Node,
    word: str,
) -> h.Element:
    return h.article(class_=f"kpi {tone(word)}")[
        h.h3[h.a(href=href)[name]],
        h.p(class_="kpi-figure")[figure],
        bar,
        h.p(class_="kpi-foot")[h.span[foot], status_mark(word)],
    ]
