"""目标进度: every annual target, by sector or worst first."""

from __future__ import annotations

from dataclasses import replace

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.parts.coverage import coverage_strip, tally
from dashboard.parts.empty import no_goals
from dashboard.parts.filters import filters
from dashboard.parts.goal_list import goal_rows
from dashboard.parts.headline import headline
from dashboard.parts.panel import panel
from dashboard.parts.rest import rest
from dashboard.render import Html
from dashboard.text import t
from data import City, Goals, Selection

_MOST = 300
_OF_SECTOR = 60


def title(city: City, view: View) -> str:
    return t("room.goals")


def layout(city: City, view: View) -> list[Component]:
    chosen = city.goals(view.selection)
    counts = city.choosing.by_sector(city.goals(Selection(period=view.selection.period)))
    counted = city.coverage(chosen)
    share = f"{city.period(view.selection).share * 100:.4g}"
    marks = t("overview.marks", share=share)
    return [
        Html(
            [
                h.div(class_="opening")[
                    h.div(class_="opening-say")[
                        headline(counted, narrowed=view.narrowed), h.p[marks], _order(view)
                    ],
                    h.div(class_="opening-cover")[
                        coverage_strip(city.worst_first(chosen)),
                        tally(counted, view) if chosen else None,
                    ],
                    filters(city, view, counts, ("status", "kind", "district")),
                ],
                h.div(class_="grid")[_lists(city, view, chosen)],
            ],
            id="goals",
        )
    ]


def _order(view: View) -> h.Element:
    worst = view.by == "worst"
    return h.p(class_="order")[
        h.a(id="by-sector", href=view.to(by=""), aria_current=None if worst else "true")[
            t("goals.by_sector")
        ],
        h.a(id="by-worst", href=view.to(by="worst"), aria_current="true" if worst else None)[
            t("goals.by_worst")
        ],
    ]


def _lists(city: City, view: View, chosen: Goals) -> h.Node:
    if not chosen:
        return panel(t("room.goals"), no_goals(view))
    if view.by == "worst":
        rows = [goal_rows(chosen.worst_first()[:_MOST]), rest(_MOST, len(chosen), view)]
        return panel(t("goals.by_worst"), rows)
    return [
        panel(
            h.a(href=view.to(f"/sectors/{sector.id}", sector=""))[sector.name],
            [
                goal_rows(inside[:_OF_SECTOR]),
                rest(_OF_SECTOR, len(inside), replace(view, selection=only)),
            ],
            name=f"sector-{sector.id}",
        )
        for sector in city.info.sectors
        if view.selection.sector in ("", sector.id)
        for only in (replace(view.selection, sector=sector.id),)
        if (inside := city.goals(only))
    ]
