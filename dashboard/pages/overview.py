"""总览: headline sentence, coverage, KPI cards, goals, districts, industry, what changed."""

from __future__ import annotations

from itertools import chain

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.parts.chain_board import tier_board
from dashboard.parts.coverage import coverage_strip, tally
from dashboard.parts.district_map import district_map
from dashboard.parts.empty import empty, no_goals
from dashboard.parts.filters import filters
from dashboard.parts.goal_list import goal_card, goal_lines, reading_lines
from dashboard.parts.headline import headline
from dashboard.parts.kpi_card import goal_card as kpi_of_goal
from dashboard.parts.kpi_card import reading_card as kpi_of_reading
from dashboard.parts.panel import panel
from dashboard.parts.rest import rest
from dashboard.render import Html
from dashboard.text import t
from data import City, Goal, Goals, Reading, Selection

_CARDS = 12
_GAUGES = 8
_LINES = 40


def title(city: City, view: View) -> str:
    return t("room.overview")


def layout(city: City, view: View) -> list[Component]:
    chosen = city.goals(view.selection).worst_first()
    return [
        Html(
            [
                _opening(city, view, chosen),
                _cards(city, view),
                h.div(class_="grid")[
                    _goals(city, view, chosen), _map(city, view), _chains(city), _changes(city)
                ],
            ],
            id="overview",
        )
    ]


def _opening(city: City, view: View, chosen: Goals) -> h.Renderable:
    """``chosen`` are the goals of the view, worst first."""
    counted = city.coverage(chosen)
    period = Selection(period=view.selection.period)
    counts = city.choosing.by_sector(city.goals(period))
    readings = len(city.readings(view.selection))
    return h.div(class_="opening")[
        h.div(class_="opening-say")[
            headline(counted, narrowed=view.narrowed), h.p[t("overview.readings", n=readings)]
        ],
        h.div(class_="opening-cover")[
            coverage_strip(chosen), tally(counted, view) if chosen else None
        ],
        filters(city, view, counts, ("status", "kind", "district")),
    ]


def _cards(city: City, view: View) -> h.Renderable:
    """The cards the city names; a sector shows its own headline figures in their place."""
    goals, readings = city.goals(view.selection), city.readings(view.selection)
    shown: dict[str, Goal | Reading] = {}
    for id in city.info.headline:
        for each in (*city.choosing.of(goals, id), *city.choosing.of(readings, id)):
            shown[id] = each
    # A sector, another period or some words leave few of them.
    for each in chain(goals.measured(), readings, goals):
        if len(shown) >= _CARDS:
            break
        shown.setdefault(each.indicator.id, each)
    if not shown:
        return empty(t("empty.cards"), (t("filters.reset"), "/"))
    return h.div(class_="kpis")[
        (
            kpi_of_goal(each) if isinstance(each, Goal) else kpi_of_reading(each)
            for each in shown.values()
        )
    ]


def _goals(city: City, view: View, chosen: Goals) -> h.Element:
    judged, others = chosen.parted()
    if not chosen:
        readings = city.readings(view.selection)
        known = [reading_lines(readings[:_LINES]), rest(_LINES, len(readings), view)]
        return panel(t("overview.goals"), [no_goals(view), known], span=8)
    left = len(judged[_GAUGES:]) + len(others[_LINES:])
    return panel(
        t("overview.goals"),
        [
            h.div(class_=f"gauges gauges-{min(len(judged), _GAUGES)}")[
                (goal_card(goal) for goal in judged[:_GAUGES])
            ]
            if judged
            else None,
            goal_lines(others[:_LINES]) if others else None,
            h.p(class_="more")[h.a(href=view.to("/goals"))[t("overview.more", n=left)]]
            if left
            else None,
        ],
        note=t("overview.marks", share=f"{city.period(view.selection).share * 100:.4g}"),
        span=8,
        name="panel-goals",
    )


def _map(city: City, view: View) -> h.Element:
    return panel(
        h.a(href="/districts")[t("overview.map")],
        district_map(city, view),
        span=4,
        name="panel-map",
    )


def _chains(city: City) -> h.Element:
    return panel(
        h.a(href="/chains")[t("overview.chains")],
        tier_board(city),
        note=t("overview.chains_note"),
        name="panel-chains",
    )


def _changes(city: City) -> h.Element:
    body = (
        h.ul(class_="changes")[(h.li[change] for change in city.changed)]
        if city.changed
        else empty(t("overview.no_changes", revision=city.revision, date=city.as_of))
    )
    return panel(t("overview.changes"), body, name="panel-changes")
