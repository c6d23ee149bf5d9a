"""One indicator: where it stands, its path through the year, the rule and its inputs, both pieces
of evidence, related items.
"""

from __future__ import annotations

import htpy as h
from dash import html
from dash.development.base_component import Component

from dashboard.charts.comparison import charted, district_bars
from dashboard.charts.trajectory import history, trajectory
from dashboard.links import View
from dashboard.pages.errors import known
from dashboard.parts.empty import empty
from dashboard.parts.evidence import evidence_of
from dashboard.parts.figure_link import figure_link, target_link
from dashboard.parts.gauge import gauge
from dashboard.parts.item_list import item_list
from dashboard.parts.panel import panel
from dashboard.parts.status_mark import status_mark
from dashboard.render import Html
from dashboard.text import t
from data import City, Fact, Goal, Indicator, Judgement, Reading, parse_period


def _indicator(city: City, view: View) -> Indicator:
    return known(city.indicator(view.id), "missing.goal", view.id)


def title(city: City, view: View) -> str:
    return _indicator(city, view).name


def layout(city: City, view: View) -> list[Component]:
    indicator = _indicator(city, view)
    period = city.period(view.selection).id
    region = view.selection.district
    goal = city.goal(indicator.id, period, region)
    reading = None if goal else city.reading(indicator.id, period, region)
    shown = goal or reading
    top = [
        _opening(city, indicator, shown),
        h.div(class_="grid")[_stand(goal, reading), _rule(indicator, shown)],
    ]
    chart = trajectory(city, goal) if goal and goal.actual else history(city, indicator, region)
    return [
        Html(top, id="goal"),
        *charted(t("goal.trajectory") if goal else t("goal.history"), chart),
        *charted(t("goal.district_figures"), district_bars(city, indicator.id, period)),
        html.Div(Html(_below(city, indicator, goal, reading)), id="goal-below"),
    ]


def _opening(city: City, indicator: Indicator, shown: Goal | Reading | None) -> h.Element:
    sector = next((each for each in city.info.sectors if each.id == indicator.sector), None)
    return h.div(class_="opening opening-goal")[
        h.p(class_="crumbs")[
            h.a(href=f"/sectors/{indicator.sector}")[sector.name] if sector else None
        ],
        h.h1(class_="say")[
            indicator.name, " ", status_mark(shown.judgement.word) if shown else None
        ],
        h.p[shown.judgement.sentence if shown else t("goal.not_this_period")],
    ]


def _stand(goal: Goal | None, reading: Reading | None) -> h.Element:
    if goal is not None:
        return panel(
            t("goal.stand"), [h.div(class_="gauge-large")[gauge(goal)], _pairs(goal)], span=5
        )
    if reading is not None:
        figure = h.p(class_="figure-large")[figure_link(reading.fact, reading.indicator, big=True)]
        return panel(t("goal.stand"), [figure, h.p(class_="quiet")[t("goal.no_target")]], span=5)
    return panel(t("goal.stand"), empty(t("goal.not_this_period")), span=5)


def _pairs(goal: Goal) -> h.Element:
    """Every figure beside the gauge with the way to its evidence; another scope's figure is named
    as such.
    """
    rows: list[tuple[str, Fact]] = (
        [(parse_period(goal.actual.period).name, goal.actual)] if goal.actual else []
    )
    rows += [(t("goal.base_year"), goal.base)] if goal.base else []
    rows += [(t("goal.beside"), goal.beside)] if goal.beside else []
    return h.dl(class_="pairs")[
        h.dt[t("goal.annual")],
        h.dd[target_link(goal)],
        ((h.dt[label], h.dd[figure_link(fact)]) for label, fact in rows),
    ]


def _rule(indicator: Indicator, shown: Goal | Reading | None) -> h.Element:
    judgement: Judgement | None = shown.judgement if shown else None
    scope = [indicator.subject, indicator.population, indicator.stage, indicator.unit]
    rows = [
        (t("goal.kind"), t(f"kind.{indicator.kind}")),
        (t("goal.scope"), " · ".join(filter(None, scope))),
    ]
    if indicator.note:
        rows.append((t("goal.about"), indicator.note))
    rows += list(judgement.inputs) if judgement else []
    if judgement and judgement.remaining:
        rows.append((t("goal.remaining"), judgement.remaining))
    notes = judgement.notes if judgement else ()
    version = t("method.rule", version=judgement.rule) if judgement else ""
    return panel(
        t("goal.rule"),
        [
            h.dl(class_="inputs")[((h.dt[label], h.dd[text]) for label, text in rows)],
            h.ul(class_="notes")[(h.li[note] for note in notes)] if notes else None,
        ],
        note=h.a(href="/method")[version],
        span=7,
    )


def _below(
    city: City, indicator: Indicator, goal: Goal | None, reading: Reading | None
) -> h.Element:
    if goal is not None:
        facts = [*goal.targets, *filter(None, (goal.actual, goal.beside, goal.base))]
        ids = [fact.id for fact in facts] + ([goal.said.id] if goal.said else [])
    else:
        ids = [
            fact.id for fact in filter(None, (reading and reading.fact, reading and reading.last))
        ]
    if not ids:
        ids = [fact.id for fact in city.series(indicator.id)][-2:]
    related = item_list(city.related(indicator.id))
    return h.div(class_="grid")[
        panel(
            t("evidence.title"),
            h.div(class_="evidences")[(evidence_of(city, id) for id in ids)],
            span=8,
        ),
        panel(t("goal.related"), related or empty(t("goal.no_related")), span=4),
    ]
