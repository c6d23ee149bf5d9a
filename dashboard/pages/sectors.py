"""板块: every sector with its counts, its overall word and its goals as cells."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.parts.coverage import coverage_strip, tally
from dashboard.parts.headline import headline
from dashboard.parts.sector_word import sector_word
from dashboard.render import Html
from dashboard.text import t
from data import City, Group, Selection


def title(city: City, view: View) -> str:
    return t("room.sectors")


def layout(city: City, view: View) -> list[Component]:
    period = Selection(period=view.selection.period)
    return [
        Html(
            [
                h.div(class_="opening")[headline(city.coverage(city.goals(period)))],
                h.div(class_="cards")[(_card(city, view, each) for each in city.info.sectors)],
            ],
            id="sectors",
        )
    ]


def _card(city: City, view: View, sector: Group) -> h.Element:
    chosen = Selection(period=view.selection.period, sector=sector.id)
    goals, readings, items = city.goals(chosen), city.readings(chosen), city.items(chosen)
    counted = city.coverage(goals)
    numbers = t(
        "sector.counts",
        goals=len(goals),
        assessable=counted.assessable,
        readings=len(readings),
        items=len(items),
    )
    return h.article(class_="panel card")[
        h.header(class_="panel-head")[
            h.h2[h.a(href=view.to(f"/sectors/{sector.id}"))[sector.name]],
            sector_word(city, goals),
        ],
        h.p(class_="about")[sector.lead] if sector.lead else None,
        coverage_strip(city.worst_first(goals)),
        tally(counted, view, f"/sectors/{sector.id}") if goals else None,
        h.p(class_="quiet")[numbers],
    ]
