"""One article of the report: its figures as printed and its items; what speakers said carries their
names.
"""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h
from dash.development.base_component import Component

from dashboard import links
from dashboard.links import View
from dashboard.pages.errors import group
from dashboard.pages.sector import items_by_kind
from dashboard.parts.empty import empty
from dashboard.parts.figure_link import figure_link
from dashboard.parts.panel import panel
from dashboard.parts.rest import rest
from dashboard.render import Html
from dashboard.text import t
from data import City, Fact, Group, parse_period

_MOST = 600


def _topic(city: City, view: View) -> Group:
    return group(city.info.topics, "missing.topic", view.id)


def title(city: City, view: View) -> str:
    return _topic(city, view).name


def layout(city: City, view: View) -> list[Component]:
    topic = _topic(city, view)
    facts = city.topic_facts(topic.id)
    items = city.items(topic=topic.id)
    return [
        Html(
            [
                h.div(class_="opening")[
                    h.div(class_="opening-say")[h.h1(class_="say")[topic.name], h.p[topic.lead]]
                ],
                h.div(class_="grid")[
                    panel(
                        t("topic.figures"),
                        [_figures(city, facts[:_MOST]), rest(_MOST, len(facts), view, "facts")],
                    ),
                    panel(t("topic.items"), items_by_kind(items)),
                ],
            ],
            id="topic",
        )
    ]


def _figures(city: City, facts: Sequence[Fact]) -> h.Node:
    if not facts:
        return empty(t("empty.figures"))
    return h.table(class_="plain")[
        h.thead[h.tr[(h.th(scope="col")[t(f"topic.{name}")] for name in _COLUMNS)]],
        h.tbody[(_row(city, fact) for fact in facts)],
    ]


_COLUMNS = ("name", "period", "role", "figure", "speaker")


def _row(city: City, fact: Fact) -> h.Element:
    indicator = city.indicator(fact.indicator)
    assert indicator is not None, "the check of a city refuses unknown indicators"
    speaker, period = fact.evidence.speaker, parse_period(fact.period)
    # What a speaker said has no period of its own: only the year it was said in is known.
    when = t("topic.year", year=period.year) if speaker else period.label
    role = "proposal" if speaker and fact.role == "target" else fact.role
    return h.tr[
        h.th(scope="row")[h.a(href=links.goal(indicator.id))[indicator.name]],
        h.td[when],
        h.td[t(f"role.{role}")],
        h.td(class_="number")[figure_link(fact, indicator)],
        h.td[speaker or None],
    ]
