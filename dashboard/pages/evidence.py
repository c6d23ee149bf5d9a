"""The evidence of one number or statement, with its section where the document is at hand."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.pages.errors import NotFound
from dashboard.parts.evidence import evidence_of
from dashboard.parts.panel import panel
from dashboard.render import Html
from dashboard.text import t
from data import City


def title(city: City, view: View) -> str:
    return t("evidence.title")


def layout(city: City, view: View) -> list[Component]:
    if city.fact(view.id) is None and city.item(view.id) is None:
        raise NotFound(t("evidence.missing", id=view.id))
    body = evidence_of(city, view.id, whole=True)
    return [Html([h.h1(class_="say")[t("evidence.title")], h.div(class_="grid")[panel("", body)]])]
