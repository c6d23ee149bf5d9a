"""The form that goes out: what it asks, what it locks, what it was made of — and that it comes
back.
"""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from dashboard.exports import fill_in
from data import read_workbook, workbook_form
from tests.data.city_making import folder, made
from tests.intake import filling
from tests.intake.filling import PERIOD, at, blank, city, read, rows, told


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(blank()))


@pytest.fixture(scope="module")
def page(book: Any) -> Any:
    return book.worksheets[0]


def test_every_indicator_is_asked_of_the_city_and_of_districts_that_have_figures() -> None:
    assert list(rows())[:3] == ["jobs", "jobs.north", "growth"]
    assert len(rows()) - 1 == len(city().indicators()) + 1


def test_last_figure_target_and_unit_stand_beside(page: Any) -> None:
    assert page.cell(*at("jobs", "last")).value == "2024Q1：1.2 万人"
    assert page.cell(*at("jobs", "target")).value == "5.5 万人"
    assert page.cell(*at("growth", "target")).value == "5.5—6.0 %"
    assert page.cell(*at("jobs", "unit")).value == "万人"
    assert page.cell(*at("air", "last")).value in (None, "")


def test_a_figure_already_published_says_so() -> None:
    again = openpyxl.load_workbook(io.BytesIO(blank("2024Q1"))).worksheets[0]
    assert again.cell(*at("jobs", "last")).value == "本期已公布：1.2 万人"


def test_only_what_is_to_be_filled_in_is_open(page: Any) -> None:
    assert page.protection.sheet
    free = {column.key for column in workbook_form.COLUMNS if column.open}
    for key in filling.KEYS:
        assert page.cell(*at("jobs", key)).protection.locked == (key not in free)
    spare = [page.cell(*at("", key)).protection.locked for key in ("name", "region", "period")]
    assert spare == [False, False, True]


def test_what_can_be_chosen_is_offered(page: Any) -> None:
    offered = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    row = at("jobs", "unit")[0]
    assert [text for ref, text in offered.items() if f"I{row}" in ref] == ['"万人,人"']
    assert '"未启动,启动,招投标,开工,主体,建成,验收"' in offered.values()
    assert "'区县'!$A$2:$A$3" in offered.values()


def test_decimals_are_shown_as_last_time(page: Any) -> None:
    assert page.cell(*at("growth", "value")).number_format == "0.0###"
    assert page.cell(*at("parks", "value")).number_format == "General"


def test_a_hidden_sheet_says_what_the_form_was_made_of(book: Any) -> None:
    hidden = book[workbook_form.HIDDEN]
    assert hidden.sheet_state == "hidden"
    made_of = dict(hidden.iter_rows(values_only=True))
    assert made_of == {
        "template": workbook_form.TEMPLATE,
        "city": "here",
        "revision": "r1",
        "period": "2024H1",
    }
    assert [row[0] for row in book["区县"].iter_rows(values_only=True)] == [
        "区县",
        "NORTH",
        "SOUTH",
    ]


def test_a_name_that_starts_a_formula_goes_out_as_text() -> None:
    odd = made([{"indicator": "odd", "name": "=1+1", "unit": '@"件'}], [])
    content = fill_in.workbook(odd, "2024H1", "表", workbook_form.asked(odd, "2024H1"))
    cells = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert cells["C4"].value == "'=1+1"
    assert cells["C4"].data_type == "s"
    assert cells["I4"].value == "'@\"件"
    assert '"@""件,万@""件"' in [each.formula1 for each in cells.data_validations.dataValidation]


@pytest.mark.parametrize(
    ("unit", "others"),
    [
        ("%", ("%",)),
        ("", ()),
        ("万人", ("万人", "人")),
        ("亿元", ("亿元", "万元", "元")),
        ("万元/亩", ("万元/亩", "元/亩")),
        ("微克/立方米", ("微克/立方米",)),
        ("个", ("个", "万个")),
    ],
)
def test_units_a_power_of_ten_away_are_offered(unit: str, others: tuple[str, ...]) -> None:
    assert workbook_form.units(unit) == others


@pytest.mark.parametrize("name", ["zibo", "demo"])
def test_a_form_of_a_real_city_filled_with_last_figures_comes_back_whole(name: str) -> None:
    here = folder(name)
    period = here.info.period
    asked = workbook_form.asked(here, period)[:60]
    content = fill_in.workbook(here, period, "填报", asked)
    book = openpyxl.load_workbook(io.BytesIO(content))
    page: Any = book.worksheets[0]
    given: list[tuple[str, str]] = []
    first = 5 if here.info.drill else 4
    for row, each in enumerate(asked, first):
        if each.last is not None and each.last.period == period:
            given.append((each.number, each.last.value))
            page.cell(row, 8).value = each.last.value
    out = io.BytesIO()
    book.save(out)
    found = read_workbook(out.getvalue(), "填报.xlsx", here, period)
    back = [(".".join(filter(None, (e.indicator, e.region))), e.value) for e in found.entries]
    assert back == given, told(found)
    assert given


def test_the_form_is_handed_over_under_its_name() -> None:
    answer = fill_in.response(city(), PERIOD)
    name = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert name == "此地-指标填报表-2024H1.xlsx"
    assert not read(answer.data).refused
