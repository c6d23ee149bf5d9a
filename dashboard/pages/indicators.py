"""指标库: every published number as a row, to filter, sort, search and take along."""

from __future__ import annotations

from typing import Any

import htpy as h
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import links
from dashboard.exports.cells import file_name
from dashboard.grid import KEYS, Grid, Row, chosen, rows
from dashboard.grid_words import locale
from dashboard.ids import Id
from dashboard.links import View
from dashboard.parts.empty import empty
from dashboard.parts.filters import filters
from dashboard.parts.status_mark import status_mark
from dashboard.render import Html, Waiting
from dashboard.text import t
from data import City, Selection

_FIRST = 40
_WIDTHS = {
    **{"name": 210, "sector": 100, "region": 90, "period": 155, "role": 115, "comparator": 95},
    **{"value": 110, "unit": 80, "status": 125, "words": 210, "source": 250, "speaker": 95},
}
_CELLS = {"name": "CockpitName", "value": "CockpitFigure", "status": "CockpitStatus"}


def title(city: City, view: View) -> str:
    return t("room.indicators")


def layout(city: City, view: View) -> list[Component]:
    period = Selection(period=view.selection.period)
    counts = city.choosing.by_sector(city.facts(period))
    opening = h.div(class_="opening")[
        h.div(class_="opening-say")[
            h.h1(class_="say")[t("grid.title", n=sum(counts.values()))], h.p[_say(city, view)]
        ],
        filters(city, view, counts, ("period", "status", "kind", "district")),
    ]
    waiting = str(_waiting(city, view))
    return [
        Html(opening, id="indicators"),
        html.Section(
            [
                Waiting(_grid(city, view, waiting), waiting, className="panel panel-facts"),
                dcc.Store(id=Id.GRID_ASK),
                dcc.Download(id=Id.GRID_DOWNLOAD),
            ]
        ),
    ]


def _say(city: City, view: View) -> str:
    asked = "grid.one_period" if view.selection.period else "grid.every_period"
    return t("grid.say") + t(asked, period=city.period(view.selection).label)


def _grid(city: City, view: View, waiting: str) -> Grid:
    asked = view.selection
    return Grid(
        id=Id.GRID,
        source=view.to("/api/grid.json", words="", by=""),
        words=asked.words,
        waiting=waiting,
        columns=[_column(key) for key in KEYS],
        labels={
            "columns": t("grid.columns"),
            "csv": t("grid.csv"),
            "xlsx": t("grid.xlsx"),
            "take": t("grid.take"),
            "count": t("grid.count"),
            "failed": t("grid.failed", n=_FIRST),
            "loading": t("grid.loading"),
            "most": t("grid.most"),
            "file": file_name(city, t("grid.file"), "csv", asked.period),
            "drill": t("header.drill") if city.info.drill else "",
            "ask": Id.GRID_ASK,
            "locale": locale(),
        },
    )


def _column(key: str) -> dict[str, Any]:
    """One column of the grid; sizes are for 16 px letters."""
    column: dict[str, Any] = {
        "field": key,
        "headerName": t(f"grid.column.{key}"),
        "width": _WIDTHS[key],
    }
    if key in _CELLS:
        column["cellRenderer"] = _CELLS[key]
    if key == "name":
        column["pinned"] = "left"
    if key == "value":
        column |= {"filter": "agNumberColumnFilter", "type": "rightAligned"}
        column["suppressFloatingFilterButton"] = False  # more than, less than, between
    if key == "period":
        column["comparator"] = {"function": "cockpitWhen"}
    if key == "words":
        column |= {"flex": 1, "minWidth": _WIDTHS[key]}
    return column


def _waiting(city: City, view: View) -> h.Renderable:
    """The first rows as a plain table: for the first paint, for print, and without scripts."""
    shown, every = _first_rows(city, view)
    if not shown:
        reset = (t("filters.reset"), links.address(view.path, Selection()))
        return empty(t("grid.empty"), reset)
    return h.div[
        h.p(class_="quiet")[
            t("grid.first", n=len(shown), all=every),
            " ",
            [
                [h.a(href=view.to(f"/api/facts.{form}"))[f"{t('grid.all')} {form.upper()}"], " "]
                for form in ("xlsx", "csv")
            ],
        ],
        h.div(class_="facts-scroll", tabindex="0", role="region", aria_label=t("grid.about"))[
            h.table(class_="plain facts-plain")[
                h.thead[h.tr[(h.th(scope="col")[t(f"grid.column.{key}")] for key in KEYS)]],
                h.tbody[(_row(row) for row in shown)],
            ]
        ],
    ]


def _first_rows(city: City, view: View) -> tuple[list[Row], int]:
    """The first rows and how many there are."""
    found = chosen(city, view.selection)
    return list(rows(city, view.selection, found[:_FIRST])), len(found)


def _row(row: Row) -> h.Element:
    return h.tr[(h.td(class_=f"facts-{key}")[_cell(row, key)] for key in KEYS)]


def _cell(row: Row, key: str) -> h.Node:
    if key == "name":
        return h.a(href=links.goal(row.id.partition(".")[0]))[row.name]
    if key == "value":
        link = h.a(class_="figure", href=links.evidence(row.id), data_evidence=row.id)
        return link[h.b[row.figure]]
    if key == "status":
        return status_mark(row.status) if row.status else None
    return getattr(row, key) or None
