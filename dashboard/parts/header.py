"""The top of every page: city, rooms, period with the share of the year that is over, search,
exports, theme.
"""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import links
from dashboard.ids import Id
from dashboard.links import View
from dashboard.parts.filters import menu
from dashboard.parts.icon import icon
from dashboard.text import t
from data import City, Selection

_TABLES = ("status", "facts", "items")


def header(
    city: City, view: View, rooms: Sequence[tuple[str, str]], *, intake: bool = False
) -> h.Element:
    """``rooms`` are (path, name) in order; the one whose path the view is under is marked.
    ``intake``: whether the data can be changed here.
    """
    return h.header(class_="top")[
        h.a(class_="skip", href="#main")[t("header.skip")],
        h.p(class_="drill", role="note")[t("header.drill")] if city.info.drill else None,
        h.div(class_="top-bar")[
            h.a(class_="brand", href=view.to("/", **_NOTHING))[city.info.title],
            h.nav(class_="rooms", aria_label=t("header.rooms"))[
                (_room(path, name, view) for path, name in rooms)
            ],
            h.div(class_="top-tools")[
                _period(city, view),
                _search(),
                _wall(),
                _briefing(view),
                _exports(city, view),
                h.a(class_="tool", href="/intake")[t("header.intake")] if intake else None,
                _theme(),
            ],
        ],
    ]


_NOTHING = {"sector": "", "status": "", "kind": "", "district": "", "words": "", "by": ""}


def _room(path: str, name: str, view: View) -> h.Element:
    here = view.path == path or (path != "/" and view.path.startswith(f"{path}/"))
    return h.a(href=_kept(path, view), aria_current="page" if here else None)[name]


def _kept(path: str, view: View) -> str:
    """The period goes along from room to room; other choices stay where they were made."""
    return links.address(path, Selection(period=view.selection.period))


def _period(city: City, view: View) -> h.Element:
    period = city.period(view.selection)
    share = f"{period.share * 100:.4g}"
    choices = (
        (each.label, view.to(period="" if each.id == city.info.period else each.id), each == period)
        for each in city.periods()
    )
    label = [
        h.span(class_="time-label")[t("header.period", period=period.label, share=share)],
        h.span(class_="time-bar", aria_hidden="true")[h.i(style=f"width:{share}%")],
    ]
    return h.div(class_="time")[menu("menu-time", label, choices)]


def _search() -> h.Element:
    return h.a(
        id=Id.SEARCH_OPEN, class_="tool", href="/search", aria_keyshortcuts="/", role="button"
    )[t("header.search"), h.kbd(aria_hidden="true")["/"]]


def _wall() -> h.Element:
    return h.a(class_="tool", href="/wall/setup")[t("header.wall")]


def _briefing(view: View) -> h.Element:
    """A briefing of what is chosen on this page."""
    return h.a(class_="tool", href=links.address("/briefing", view.selection))[t("header.briefing")]


def _exports(city: City, view: View) -> h.Element:
    query = links.address("", view.selection)
    choices = [
        (
            t("header.export", table=t(f"table.{table}"), form=form.upper()),
            f"/api/{table}.{form}{query}",
            False,
        )
        for table in _TABLES
        for form in ("xlsx", "csv")
    ]
    return menu("menu-export", t("header.exports"), choices)


def _theme() -> h.Element:
    return h.button(
        id="theme", class_="tool tool-theme", type="button", aria_label=t("header.theme")
    )[icon("circle-half")]
