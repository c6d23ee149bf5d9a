"""The grid of every fact: its page, its rows as one answer, its workbook by callback."""

from __future__ import annotations

import base64
import gzip
import io
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import grid, links
from dashboard.first_paint import Cockpit
from dashboard.grid_words import locale
from dashboard.ids import Id
from dashboard.pages import indicators
from dashboard.render import to_string
from data import City, Selection, parse_period


@pytest.fixture
def snapshot(app: Cockpit) -> City:
    return app.server.extensions["cockpit"].current()


def test_every_fact_is_a_row_that_knows_its_evidence(snapshot: City) -> None:
    rows = list(grid.rows(snapshot, Selection()))
    assert [row.id for row in rows] == [fact.id for fact in snapshot.facts()]
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.words and row.source for row in rows)


def test_the_rows_of_the_answer_are_those_of_the_page(client: FlaskClient, snapshot: City) -> None:
    answer = client.get("/api/grid.json").get_json()
    columns = answer["columns"]
    rows = list(grid.rows(snapshot, Selection()))
    assert answer["ids"] == [row.id for row in rows]
    for key in (*grid.KEYS, "figure"):
        found = [columns[key]["cells"][at] for at in columns[key]["at"]]
        assert found == [getattr(row, key) for row in rows]


def test_periods_sort_by_time_and_not_by_their_names(client: FlaskClient, snapshot: City) -> None:
    when = _cells(client.get("/api/grid.json").get_json(), "when")
    times = dict(zip((fact.period for fact in snapshot.facts()), when, strict=True))
    ends = [parse_period(period).end for period in sorted(times, key=times.__getitem__)]
    assert ends == sorted(ends)


def test_rows_are_answered_once_a_revision(client: FlaskClient) -> None:
    mark = client.get("/api/grid.json").headers["ETag"]
    assert client.get("/api/grid.json", headers={"If-None-Match": mark}).status_code == 304


def test_a_status_is_shown_only_on_what_was_judged(snapshot: City) -> None:
    judged = {fact.id for goal in snapshot.goals() for fact in goal.targets}
    words = {row.id: row.status for row in grid.rows(snapshot, Selection())}
    assert all(words[id] for id in judged)
    old = [row for row in grid.rows(snapshot, Selection()) if "2019" in row.period]
    assert not any(row.status for row in old)


def test_words_are_looked_for_in_every_cell(snapshot: City) -> None:
    row = next(iter(grid.rows(snapshot, Selection())))
    for words in (row.words[:4], f"{row.name} {row.sector}", row.unit.upper()):
        assert row in list(grid.rows(snapshot, Selection(words=words)))
    assert not list(grid.rows(snapshot, Selection(words="没有这样的字")))


def test_rows_come_in_pieces_and_every_row_once_and_in_order(client: FlaskClient) -> None:
    whole = client.get("/api/grid.json").get_json()
    found: list[str] = []
    while len(found) < whole["all"]:
        at = len(found)
        piece = client.get(f"/api/grid.json?from={at}&rows=300").get_json()
        assert 0 < len(piece["ids"]) <= 300
        assert _cells(piece, "words") == _cells(whole, "words")[at : at + 300]
        found += piece["ids"]
    assert found == whole["ids"]


def _cells(answer: dict[str, Any], name: str) -> list[Any]:
    column = answer["columns"][name]
    return [column["cells"][at] for at in column["at"]]


def test_an_answer_is_packed_for_who_can_unpack_it(client: FlaskClient) -> None:
    packed = client.get("/api/grid.json", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.get_data()) == client.get("/api/grid.json").get_data()


def test_the_first_paint_holds_the_first_rows_with_their_evidence(snapshot: City) -> None:
    view = links.View("/indicators")
    html = str(to_string(indicators.layout(snapshot, view)))
    first = next(iter(grid.rows(snapshot, Selection())))
    assert links.evidence(first.id) in html
    assert html.count("<tr") == 1 + min(40, len(snapshot.facts()))


def test_an_empty_choice_says_why_and_leads_back(snapshot: City) -> None:
    view = links.View("/indicators", Selection(words="没有这样的字"))
    html = str(to_string(indicators.layout(snapshot, view)))
    assert "没有已公布的数字" in html
    assert 'href="/indicators"' in html


def test_the_layout_stays_small_whatever_the_number_of_rows(snapshot: City) -> None:
    part = indicators.layout(snapshot, links.View("/indicators"))
    assert "rowData" not in str(part)
    assert len(str(to_string(part))) < 120_000


def test_the_grid_library_is_served_but_not_loaded_by_every_page(client: FlaskClient) -> None:
    page = client.get("/indicators").get_data(as_text=True)
    assert "dash_ag_grid.min.js" not in page.partition('id="_dash-config"')[0]
    assert '<script src="/_dash-component-suites/dash_ag_grid' not in page
    with client.get(f"{grid.LIBRARY}/dash_ag_grid.min.js") as library:
        assert library.status_code == 200


def test_the_grid_speaks_chinese() -> None:
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in locale().values())


def ask(client: FlaskClient, data: dict[str, Any] | None) -> Any:
    """The callback as the browser posts it."""
    output = f"{Id.GRID_DOWNLOAD}.data"
    body = {
        "output": output,
        "outputs": {"id": Id.GRID_DOWNLOAD, "property": "data"},
        "inputs": [{"id": Id.GRID_ASK, "property": "data", "value": data}],
        "changedPropIds": [f"{Id.GRID_ASK}.data"],
        "parsedChangedPropsIds": [f"{Id.GRID_ASK}.data"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return answer.get_json()["response"][Id.GRID_DOWNLOAD]["data"]


def test_the_workbook_has_the_rows_and_columns_shown_in_their_order(
    client: FlaskClient, snapshot: City
) -> None:
    picked = [fact.id for fact in snapshot.facts()[:3]][::-1]
    data = {"ids": [*picked, "nobody.knows"], "columns": ["unit", "name", "made-up"], "period": ""}
    answer = ask(client, data)
    page = openpyxl.load_workbook(io.BytesIO(base64.b64decode(answer["content"]))).worksheets[0]
    first = 2 if snapshot.info.drill else 1
    rows = list(page.iter_rows(min_row=first, values_only=True))
    assert rows[0] == ("单位", "指标")
    names = {row.id: row.name for row in grid.rows(snapshot, Selection())}
    assert [row[1] for row in rows[1:]] == [names[id] for id in picked]
    assert answer["filename"].endswith("指标库.xlsx")


def test_nothing_asked_makes_no_file(client: FlaskClient) -> None:
    assert ask(client, None) is None
