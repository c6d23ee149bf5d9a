"""What is handed over: complete, filtered by the address, safe to open, and it says what it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard.exports import cells, tables, xlsx
from dashboard.first_paint import Cockpit
from dashboard.gaps import gaps
from data import City, Selection, read_workbook, to_csv, workbook_form

BOM = b"\xef\xbb\xbf"


@pytest.fixture
def snapshot(app: Cockpit) -> City:
    return app.server.extensions["cockpit"].current()


@pytest.fixture
def home(app_of: Callable[[str], Cockpit]) -> Cockpit:
    """The default city, where one is enough."""
    from dashboard import settings

    return app_of(settings.default_city())


class Drill:
    """A city that says it is invented, whatever it is made of."""

    def __init__(self, city: City) -> None:
        self._city = city
        self.info = replace(city.info, drill=True)

    def __getattr__(self, name: str) -> object:
        return getattr(self._city, name)


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("table", tables.NAMES)
def test_every_table_comes_as_csv_that_spreadsheets_read_as_chinese(
    client: FlaskClient, snapshot: City, table: str
) -> None:
    answer = client.get(f"/api/{table}.csv")
    assert answer.data.startswith(BOM)
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    headings, expected = snapshot.table(table)
    assert tuple(rows[0]) == headings
    assert len(rows) - 1 == len(expected)


@pytest.mark.parametrize("table", tables.NAMES)
def test_every_table_comes_as_json_with_the_same_cells(
    client: FlaskClient, snapshot: City, table: str
) -> None:
    answer = client.get(f"/api/{table}.json")
    headings, rows = snapshot.table(table)
    assert answer.get_json() == [dict(zip(headings, row, strict=True)) for row in rows]
    assert b"\\u" not in answer.data


@pytest.mark.parametrize("table", tables.NAMES)
def test_every_table_comes_as_a_workbook_with_a_frozen_chinese_heading(
    client: FlaskClient, snapshot: City, table: str
) -> None:
    sheets = book(client.get(f"/api/{table}.xlsx").data)
    page = sheets.worksheets[0]
    first = 2 if snapshot.info.drill else 1
    assert page.freeze_panes == f"A{first + 1}"
    assert page.max_row - first == len(snapshot.table(table)[1])
    headings = [str(cell.value) for cell in page[first]]
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in heading) for heading in headings)
    about = [row[1] for row in sheets["说明"].iter_rows(values_only=True)]
    assert snapshot.as_of in about
    assert snapshot.rule.version in about


def test_printed_figures_are_numbers_in_a_workbook_and_keep_their_decimals(home: Cockpit) -> None:
    page = book(home.server.test_client().get("/api/facts.xlsx").data).worksheets[0]
    headings = [cell.value for cell in page[1]]
    column = headings.index("数值") + 1
    found = [page.cell(row, column) for row in range(2, page.max_row + 1)]
    assert all(isinstance(cell.value, (int, float)) for cell in found)
    assert {cell.number_format for cell in found} >= {"0", "0.0"}


def test_the_file_has_a_chinese_name_with_table_and_period(home: Cockpit) -> None:
    answer = home.server.test_client().get("/api/status.xlsx")
    city = home.server.extensions["cockpit"].current()
    named = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert named == f"{city.info.name}-指标状态-{city.info.period}.xlsx"


def test_the_same_revision_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get("/api/facts.csv")
    again = client.get("/api/facts.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_another_choice_or_form_has_another_mark(client: FlaskClient, snapshot: City) -> None:
    sector = snapshot.info.sectors[0].id
    asked = ("/api/facts.csv", "/api/facts.json", f"/api/facts.csv?sector={sector}")
    assert len({client.get(each).headers["ETag"] for each in asked}) == len(asked)


def test_another_revision_has_another_mark(
    client: FlaskClient, snapshot: City, app: Cockpit, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get("/api/status.json").headers["ETag"]

    class Later(Drill):
        revision = "later"

    class Store:
        def current(self) -> object:
            return Later(snapshot)

    monkeypatch.setitem(app.server.extensions, "cockpit", Store())
    answer = client.get("/api/status.json", headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != before


def test_the_filters_of_the_address_apply(client: FlaskClient, snapshot: City) -> None:
    sector = snapshot.info.sectors[0]
    for table in ("facts", "status", "items"):
        found = client.get(f"/api/{table}.json?sector={sector.id}").get_json()
        assert found
        assert {row["sector"] for row in found} == {sector.name}


def test_a_period_narrows_facts_even_where_it_is_the_current_one(
    client: FlaskClient, snapshot: City
) -> None:
    period = snapshot.info.period
    found = client.get(f"/api/facts.json?period={period}").get_json()
    assert {row["period"] for row in found} == {period}


def test_a_period_nobody_can_read_is_ignored(client: FlaskClient) -> None:
    assert client.get("/api/facts.csv?period=soon").data == client.get("/api/facts.csv").data


def test_unknown_tables_and_forms_are_not_found(client: FlaskClient) -> None:
    assert client.get("/api/secrets.csv").status_code == 404
    assert client.get("/api/facts.exe").status_code == 404


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1"])
def test_a_cell_that_would_run_becomes_text(text: str) -> None:
    assert cells.plain(text) == f"'{text}"
    assert f"'{text}" in to_csv(("a",), [(text,)])


@pytest.mark.parametrize("text", ["-3.5", "+4.5", "12", ">=", "=", "五百余"])
def test_a_printed_number_and_a_comparator_stay_as_they_are(text: str) -> None:
    assert cells.plain(text) == text


def test_a_workbook_holds_no_formula(home: Cockpit) -> None:
    city = home.server.extensions["cockpit"].current()
    rows = [{"name": '=HYPERLINK("x")', "value": "-3.5"}, {"name": "a\x00b", "value": "开工"}]
    made = xlsx.workbook(city, xlsx.Sheet("表", [("name", "名称"), ("value", "数值")], rows))
    page = book(made).worksheets[0]
    found = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert found == [['\'=HYPERLINK("x")', -3.5], ["ab", "开工"]]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


def test_an_invented_city_says_so_in_names_and_sheets(home: Cockpit) -> None:
    city = Drill(home.server.extensions["cockpit"].current())
    answer = tables.response(city, "status", "xlsx", Selection())  # type: ignore[arg-type]
    named = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert named.startswith("演练数据-")
    page = book(answer.data).worksheets[0]
    assert "演练数据" in page["A1"].value
    assert page.freeze_panes == "A3"


def test_the_chase_list_asks_for_every_target_without_a_comparable_number(
    client: FlaskClient, snapshot: City
) -> None:
    period = snapshot.period()
    wanted = [gap.number for gap in gaps(snapshot, snapshot.goals(), period)]
    page = book(client.get(f"/export/chase.xlsx?period={period.id}").data).worksheets[0]
    first = 5 if snapshot.info.drill else 4
    asked = [row[0] for row in page.iter_rows(min_row=first, values_only=True)]
    assert asked == wanted
    assert len(set(asked)) == len(asked)


def test_intake_reads_a_chase_list_back(client: FlaskClient, snapshot: City) -> None:
    sheets = book(client.get("/export/chase.xlsx").data)
    hidden = dict(sheets[workbook_form.HIDDEN].iter_rows(values_only=True))
    assert (hidden["city"], hidden["period"]) == (snapshot.info.id, snapshot.info.period)
    page, first = sheets.worksheets[0], 5 if snapshot.info.drill else 4
    page.cell(first, 8).value = "暂无"
    out = io.BytesIO()
    sheets.save(out)
    found = read_workbook(out.getvalue(), "催报.xlsx", snapshot, snapshot.info.period)
    assert [fault.row for fault in found.faults] == [first]
    assert not found.refused
