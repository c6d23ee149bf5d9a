"""An address that leads nowhere, with the ways back."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.render import Html
from dashboard.text import t
from data import City


def title(city: City, view: View) -> str:
    return t("title.missing")


def layout(city: City, view: View, why: str = "") -> list[Component]:
    return [
        Html(
            h.section(class_="lost")[
                h.h1(class_="say")[t("missing.title")],
                h.p[why or t("missing.why", path=view.path)],
                h.p[
                    h.a(class_="chip", href="/")[t("missing.home")],
                    h.a(class_="chip", href="/search")[t("missing.search")],
                ],
            ]
        )
    ]
