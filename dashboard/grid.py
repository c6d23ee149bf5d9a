"""The grid of every fact: the component, its columns, and its rows as one compact answer.

AG Grid comes from the installed dash-ag-grid package without importing it: an import would put its
scripts (2 MB) on every page. The browser half, ``assets/grid.js``, loads them where a grid is shown
and asks ``/api/grid.json`` for the rows, so a layout stays small however many facts there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
from dash.development.base_component import Component
from flask import Response

from dashboard import theme
from dashboard.exports.cells import MIMES
from dashboard.parts.figure_link import SIGNS, digits
from dashboard.text import t
from data import WORDS, City, Fact, Goal, Period, Selection, parse_period

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

    def carries(self, words: str) -> bool:
        """Whether each of the words stands in the row, as the grid's own quick search has it."""
        whole = "\n".join(str(getattr(self, field.name)) for field in fields(self)[1:]).lower()
        return all(word in whole for word in words.lower().split())


def library_folder() -> Path:
    found = find_spec("dash_ag_grid")
    assert found is not None, "dash-ag-grid is a requirement"
    assert found.submodule_search_locations, "dash-ag-grid is a package"
    return Path(found.submodule_search_locations[0])


def rows(city: City, selection: Selection) -> Iterator[Row]:
    """Every fact of the selection; a blank period means all of them."""
    names = {each.id: each.name for each in (*city.info.sectors, *city.districts())}
    titles = {source.id: source.title for source in city.sources()}
    words = _status_of(city, selection)
    for fact in city.facts(selection):
        indicator = city.indicator(fact.indicator)
        assert indicator is not None, "the check of a city refuses unknown indicators"
        place = fact.evidence
        yield Row(
            id=fact.id,
            name=indicator.name,
            sector=names.get(indicator.sector, ""),
            region=names[fact.region] if fact.region else t("region.city"),
            period=parse_period(fact.period).label,
            role=t(f"role.{fact.role}"),
            comparator=SIGNS[fact.comparator],
            value=_number(fact),
            figure=digits(fact, indicator).removeprefix(SIGNS[fact.comparator]),
            unit=f"/{fact.universe}" if fact.universe else fact.unit,
            status=words.get(fact.id, ""),
            words=place.words,
            source=f"{titles.get(place.source, '')} {place.locator}",
            speaker=place.speaker,
        )


def response(city: City, selection: Selection) -> Response:
    """Rows column by column: each distinct cell once, and for every row its place among them.

    Periods stand in the order of time, so their place is what they sort by.
    """
    found = list(rows(city, selection))
    times = {period.label: period for period in map(parse_period, _periods(city))}
    columns = {
        field.name: _column([getattr(row, field.name) for row in found], times)
        for field in fields(Row)
        if field.name != "id"
    }
    marks = {name: [word.glyph, theme.tone(word.tone)] for name, word in WORDS.items()}
    body = {"ids": [row.id for row in found], "columns": columns, "marks": marks}
    return Response(orjson.dumps(body), mimetype=MIMES["json"])


def _column(cells: list[Any], times: dict[str, Period]) -> dict[str, list[Any]]:
    distinct = dict.fromkeys(cells)
    if distinct and all(cell in times for cell in distinct):
        distinct = dict.fromkeys(sorted(distinct, key=lambda label: _when(times[label])))
    places = {cell: place for place, cell in enumerate(distinct)}
    return {"cells": list(distinct), "at": [places[cell] for cell in cells]}


def _when(period: Period) -> tuple[int, int, str]:
    return period.year, period.months, period.kind


def _periods(city: City) -> set[str]:
    return {fact.period for fact in city.facts()}


def _number(fact: Fact) -> float | None:
    try:
        return float(fact.value)
    except ValueError:  # a milestone's figure is a stage
        return None


def _status_of(city: City, selection: Selection) -> dict[str, str]:
    """The word of every fact that is judged in the chosen (or current) period; others wear none."""
    found: dict[str, str] = {}
    regions = (
        [selection.district] if selection.district else ["", *(d.id for d in city.districts())]
    )
    for region in regions:
        chosen = Selection(period=selection.period, sector=selection.sector, district=region)
        for each in (*city.goals(chosen), *city.readings(chosen)):
            judged = (*each.targets, each.actual) if isinstance(each, Goal) else (each.fact,)
            found |= {fact.id: each.judgement.word for fact in judged if fact is not None}
    return found
