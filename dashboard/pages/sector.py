"""One sector: its goals, its monitored figures, its items. Nothing padded: three numbers are three
numbers.
"""

from __future__ import annotations

from dataclasses import replace

import htpy as h
from dash.development.base_component import Component

from dashboard.charts.comparison import charted, completion_bars
from dashboard.links import View
from dashboard.pages.errors import group
from dashboard.parts.coverage import coverage_strip, tally
from dashboard.parts.empty import empty
from dashboard.parts.goal_list import goal_rows
from dashboard.parts.headline import headline
from dashboard.parts.item_list import item_list
from dashboard.parts.kpi_card import reading_card
from dashboard.parts.panel import panel
from dashboard.parts.rest import rest
from dashboard.render import Html
from dashboard.text import t
from data import City, Group, Item

_ITEMS = 12
_MOST = 120


def _sector(city: City, view: View) -> Group:
    return group(city.info.sectors, "missing.sector", view.id)


def title(city: City, view: View) -> str:
    return _sector(city, view).name


def layout(city: City, view: View) -> list[Component]:
    sector = _sector(city, view)
    chosen = replace(view.selection, sector=sector.id)
    goals, readings, items = city.goals(chosen), city.readings(chosen), city.items(chosen)
    counted = city.coverage(goals)
    return [
        Html(
            [
                h.div(class_="opening")[
                    h.div(class_="opening-say")[
                        headline(counted, about=f"{sector.name}："), h.p[sector.lead]
                    ],
                    h.div(class_="opening-cover")[
                        coverage_strip(city.worst_first(goals)),
                        tally(counted, view, view.path) if goals else None,
                    ],
                ],
                h.div(class_="grid")[
                    panel(
                        t("sector.readings"),
                        [
                            h.div(class_="kpis")[(reading_card(each) for each in readings[:_MOST])],
                            rest(_MOST, len(readings), replace(view, selection=chosen)),
                        ]
                        if readings
                        else empty(t("empty.readings")),
                    ),
                    panel(
                        t("sector.goals"),
                        [
                            goal_rows(goals.worst_first()[:_MOST]),
                            rest(_MOST, len(goals), replace(view, selection=chosen)),
                        ]
                        if goals
                        else empty(t("empty.goals")),
                    ),
                ],
            ],
            id="sector",
        ),
        *charted(t("sector.compare"), completion_bars(city.worst_first(goals))),
        Html(
            h.div(class_="grid")[panel(t("sector.items"), items_by_kind(items))], id="sector-items"
        ),
    ]


def items_by_kind(items: tuple[Item, ...]) -> h.Node:
    """Items under the name of their kind, in the order of their first appearance."""
    if not items:
        return empty(t("empty.items"))
    kinds = dict.fromkeys(item.kind for item in items)
    return h.div(class_="item-columns")[
        (
            h.section(class_="item-column")[
                h.h3[t(f"item.{kind}"), h.small[len(of_kind)]],
                item_list(of_kind, _ITEMS, kind=False),
            ]
            for kind in kinds
            if (of_kind := [item for item in items if item.kind == kind])
        )
    ]
