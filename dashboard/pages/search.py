"""Search as a page, for addresses and for browsers whose scripts have not arrived."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.parts.hits import hits
from dashboard.parts.panel import panel
from dashboard.render import Html
from dashboard.text import t
from data import City

_MOST = 50


def title(city: City, view: View) -> str:
    return t("title.search")


def layout(city: City, view: View) -> list[Component]:
    words = view.selection.words
    return [
        Html(
            [
                h.div(class_="opening")[
                    h.h1(class_="say")[t("title.search")],
                    h.form(class_="words words-wide", method="get", action="/search")[
                        h.input(
                            id="filter-words",
                            type="search",
                            name="q",
                            value=words,
                            placeholder=t("search.label"),
                            aria_label=t("search.label"),
                            maxlength="60",
                        )
                    ],
                ],
                h.div(class_="grid")[panel(words or t("title.search"), hits(city, words, _MOST))],
            ]
        )
    ]
