"""The rooms of the desk, declared once: navigation, order, titles, routes and tests are made from
PAGES.

A page is a function of its address: ``layout(city, view)`` gives what stands between header and
footer, a short list of Dash components (mostly Html islands). An address that names something the
city does not have raises NotFound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flask
from dash import html
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.pages import (
    chain,
    chains,
    coverage,
    districts,
    evidence,
    goal,
    goals,
    indicators,
    method,
    not_found,
    overview,
    search,
    sector,
    sectors,
    topic,
    topics,
)
from dashboard.pages.errors import NotFound
from dashboard.parts.footer import footer
from dashboard.parts.header import header
from dashboard.render import Html
from dashboard.text import t
from data import City

Layout = Callable[[City, View], list[Component]]
Title = Callable[[City, View], str]


@dataclass(frozen=True, slots=True)
class Page:
    """``path`` may end in ``/<id>``; a page with a ``room`` name stands in the navigation; one that
    is ``wired`` holds components that callbacks name.
    """

    name: str
    path: str
    layout: Layout
    title: Title
    room: str = ""
    wired: bool = False


PAGES = (
    Page("overview", "/", overview.layout, overview.title, "room.overview"),
    Page("goals", "/goals", goals.layout, goals.title, "room.goals"),
    Page("sectors", "/sectors", sectors.layout, sectors.title, "room.sectors"),
    Page("topics", "/topics", topics.layout, topics.title, "room.topics"),
    Page("districts", "/districts", districts.layout, districts.title, "room.districts"),
    Page("chains", "/chains", chains.layout, chains.title, "room.chains"),
    Page("indicators", "/indicators", indicators.layout, indicators.title, "room.indicators", True),
    Page("coverage", "/coverage", coverage.layout, coverage.title, "room.coverage"),
    Page("method", "/method", method.layout, method.title, "room.method"),
    Page("goal", "/goals/<id>", goal.layout, goal.title),
    Page("sector", "/sectors/<id>", sector.layout, sector.title),
    Page("topic", "/topics/<id>", topic.layout, topic.title),
    Page("chain", "/chains/<id>", chain.layout, chain.title),
    Page("evidence", "/evidence/<id>", evidence.layout, evidence.title),
    Page("search", "/search", search.layout, search.title),
)
MISSING = Page("not-found", "/404", not_found.layout, not_found.title)


def resolve(path: str) -> tuple[Page, str]:
    """The page of a path and the id in it; MISSING where there is none."""
    trimmed = path.rstrip("/") or "/"
    for page in PAGES:
        base, template, _ = page.path.partition("/<id>")
        if trimmed == base and not template:
            return page, ""
        rest = trimmed.removeprefix(f"{base}/")
        if template and rest != trimmed and "/" not in rest:
            return page, rest
    return MISSING, ""


def rooms() -> list[tuple[str, str]]:
    return [(page.path, t(page.room)) for page in PAGES if page.room]


def changeable() -> bool:
    """Whether the app that answers has accounts, and with them intake."""
    return flask.has_app_context() and "accounts" in flask.current_app.extensions


def compose(city: City, page: Page, view: View) -> tuple[html.Div, str, bool]:
    """The whole page, its title, and whether the address exists."""
    try:
        body, title, found = page.layout(city, view), page.title(city, view), page is not MISSING
    except NotFound as missing:
        body, title, found = not_found.layout(city, view, str(missing)), t("title.missing"), False
    page_name = page.name if found else MISSING.name
    whole = html.Div(
        className=f"page page-{page_name}",
        children=[
            Html(header(city, view, rooms(), intake=changeable()), id="page-top"),
            html.Main(body, id="main"),
            Html(footer(city), id="page-foot"),
        ],
    )
    return whole, f"{title} · {city.info.title}", found
