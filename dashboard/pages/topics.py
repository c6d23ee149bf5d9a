"""专题: the report's own articles, each with how much stands in it."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.render import Html
from dashboard.text import t
from data import City, Group


def title(city: City, view: View) -> str:
    return t("room.topics")


def layout(city: City, view: View) -> list[Component]:
    cards = [_card(city, each) for each in city.info.topics]
    return [
        Html(
            [
                h.div(class_="opening")[h.h1(class_="say")[t("topics.lead")]],
                h.div(class_="cards")[cards],
            ],
            id="topics",
        )
    ]


def _card(city: City, topic: Group) -> h.Element:
    facts = [each for each in city.indicators() if each.topic == topic.id]
    items = city.items(topic=topic.id)
    return h.article(class_="panel card")[
        h.header(class_="panel-head")[h.h2[h.a(href=f"/topics/{topic.id}")[topic.name]]],
        h.p(class_="about")[topic.lead],
        h.p(class_="quiet")[t("topic.counts", figures=len(facts), items=len(items))],
    ]
