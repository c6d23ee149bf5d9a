"""The grid of every fact: the component, its columns, and its rows as one compact answer.

AG Grid comes from the installed dash-ag-grid package without importing it: an import would put its
scripts (2 MB) on every page. The browser half, ``assets/grid.js``, loads them where a grid is shown
and asks ``/api/grid.json`` for the rows, so a layout stays small however many facts there are.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
from dash.development.base_component import Component
from flask import Response, request

from dashboard import theme
from dashboard.exports.cells import MIMES
from dashboard.parts.figure_link import SIGNS, signed
from dashboard.text import t
from data import (
    WORDS,
    City,
    Column,
    Evidence,
    Fact,
    Listed,
    Selection,
    carrying,
    joined,
    parse_period,
)

LIBRARY = f"/vendor/grid/{version('dash-ag-grid')}"
# Keys of a row in the order of the columns; "value" sorts as a number, "figure" is what is printed.
KEYS = (
    *("name", "sector", "region", "period", "role", "comparator", "value", "unit"),
    *("status", "words", "source", "speaker"),
)


class Grid(Component):
    """AG Grid as one Dash component.

    ``source`` is the address of the rows, ``words`` the quick search, ``waiting`` the HTML that
    stands until rows are there, ``labels`` the words of its tools.
    """

    _children_props: list[str] = []  # noqa: RUF012  # Dash reads both from the class
    _base_nodes = ["children"]  # noqa: RUF012
    _namespace = "cockpit"
    _type = "Grid"

    def __init__(
        self,
        id: str = "",
        source: str = "",
        words: str = "",
        waiting: str = "",
        columns: Sequence[dict[str, Any]] = (),
        labels: dict[str, Any] | None = None,
    ) -> None:
        self._prop_names = ["id", "source", "words", "waiting", "columns", "labels", "library"]
        self.available_properties = self._prop_names
        self._valid_wildcard_attributes: list[str] = []
        self.available_wildcard_properties: list[str] = []
        super().__init__(
            id=id,
            source=source,
            words=words,
            waiting=waiting,
            columns=list(columns),
            labels=labels or {},
            library=LIBRARY,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One fact in the words of the house. ``id`` is the fact's."""

    id: str
    name: str
    sector: str
    region: str
    period: str
    role: str
    comparator: str
    value: float | None
    figure: str
    unit: str
    status: str
    words: str
    source: str
    speaker: str


def library_folder() -> Path:
    found = find_spec("dash_ag_grid")
    assert found is not None, "dash-ag-grid is a requirement"
    assert found.submodule_search_locations, "dash-ag-grid is a package"
    return Path(found.submodule_search_locations[0])


class Rows:
    """Facts as rows of the grid, column by column, each distinct cell once. ``when`` is a number
    for each row's period: periods sort by time, not by their names.
    """

    def __init__(self, city: City, facts: Listed[Fact], words: Column) -> None:
        found = city.ledger.columns(facts)
        names = {each.id: each.name for each in (*city.info.sectors, *city.districts())}
        titles = {source.id: source.title for source in city.sources()}
        known = {each.id: each for each in city.indicators()}
        kinds = found["indicator"].named(lambda id: known[id].kind)
        printed = joined(kinds, found["role"], found["value"])
        place = joined(found["source"], found["section"], found["paragraph"])
        self.ids = found["id"].cells
        self.when = found["period"].named(_when)
        self.columns = {
            "name": found["indicator"].named(lambda id: known[id].name),
            "sector": found["indicator"].named(lambda id: names.get(known[id].sector, "")),
            "region": found["region"].named(lambda id: names[id] if id else t("region.city")),
            "period": found["period"].named(lambda id: parse_period(id).label),
            "role": found["role"].named(lambda role: t(f"role.{role}")),
            "comparator": found["comparator"].named(SIGNS.__getitem__),
            "value": found["value"].named(_number),
            "figure": printed.named(lambda cells: signed(*cells)),
            "unit": joined(found["universe"], found["unit"]).named(_unit),
            "status": words,
            "words": found["words"],
            "source": place.named(lambda cells: _where(titles, *cells)),
            "speaker": found["speaker"],
        }

    def __iter__(self) -> Iterator[Row]:
        cells = (each.texts() for each in self.columns.values())
        names = tuple(self.columns)
        for id, *row in zip(self.ids, *cells, strict=True):
            yield Row(id=id, **dict(zip(names, row, strict=True)))


def chosen(city: City, selection: Selection) -> Listed[Fact]:
    """The facts whose rows have each of the words in them, as the grid's own search has it; a blank
    period means all of them.
    """
    facts = city.facts(replace(selection, words=""))
    if not selection.words.split():
        return facts
    return facts.picked(carrying(rows(city, selection, facts).columns.values(), selection.words))


def rows(city: City, selection: Selection, facts: Listed[Fact] | None = None) -> Rows:
    """Rows of these facts, or of all that the selection leaves; each wears the word it was judged
    by in the chosen (or current) period, others none.
    """
    shown = chosen(city, selection) if facts is None else facts
    return Rows(city, shown, city.fact_words(shown, selection))


def response(city: City, selection: Selection) -> Response:
    """A piece of the rows, from ``?from=`` on, at most ``?rows=`` of ``all``, packed where it may
    be: nobody waits for the last row to see the first.
    """
    facts = chosen(city, selection)
    start, most = (request.args.get(name, type=int) for name in ("from", "rows"))
    start = max(0, start or 0)
    found = rows(city, selection, facts[start : start + most if most else None])
    marks = {name: [word.glyph, theme.tone(word.tone)] for name, word in WORDS.items()}
    columns = {
        name: {"cells": c.cells, "at": c.at.tolist()}
        for name, c in {**found.columns, "when": found.when}.items()
    }
    body = orjson.dumps({"ids": found.ids, "columns": columns, "marks": marks, "all": len(facts)})
    answer = Response(body, mimetype=MIMES["json"])
    if request.accept_encodings["gzip"]:
        answer.set_data(gzip.compress(body, 4, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    return answer


def _when(id: str) -> int:
    """Grows with time; a month alone stands before the year until then."""
    period = parse_period(id)
    return period.year * 100 + period.months * 2 + (period.kind != "month")


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:  # a milestone's figure is a stage
        return None


def _unit(cells: tuple[str, str]) -> str:
    universe, unit = cells
    return f"/{universe}" if universe else unit


def _where(titles: Mapping[str, str], source: str, section: str, paragraph: str) -> str:
    locator = Evidence(source, section, int(paragraph or 0), "").locator
    return f"{titles.get(source, '')} {locator}"
