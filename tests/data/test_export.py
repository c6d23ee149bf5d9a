"""The export contract: columns as promised, text as a program and a spreadsheet may read it."""

from __future__ import annotations

import csv
import io

import pytest

from data import FolderStore, Selection
from data.__main__ import main
from data.export import HEADINGS, TABLES, neutral, to_csv
from data.folder import CITIES
from tests.data.city_making import made

FACTS = (
    "indicator,name,sector,region,period,role,comparator,value,unit,words,source,locator,speaker"
)
STATUS = "indicator,name,sector,period,target,actual,unit,completion,schedule,lead,status,sentence"
ITEMS = "item,name,kind,sector,topic,district,chain,stage,state,speaker,period,words,source,locator"


def exported(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, str]]:
    assert main(["export", *args]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize(
    ("table", "columns"), [("facts", FACTS), ("status", STATUS), ("items", ITEMS)]
)
def test_the_columns_are_those_of_the_contract(table: str, columns: str) -> None:
    assert ",".join(HEADINGS[table]) == columns


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", ["zibo", "demo"])
def test_every_row_fills_every_column(name: str, table: str) -> None:
    headings, rows = FolderStore(CITIES / name).current().table(table)
    assert rows
    assert {len(row) for row in rows} == {len(headings)}
    assert not {"None", "nan"} & {cell for row in rows for cell in row}


def test_the_one_assessable_target_of_zibo_goes_out_with_its_numbers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = exported(capsys, "status", "--city", "zibo", "--period", "2024Q1")
    (jobs,) = [row for row in rows if row["indicator"] == "urban-jobs"]
    assert (jobs["target"], jobs["actual"], jobs["unit"]) == ("5.5", "1.2", "万人")
    assert (jobs["completion"], jobs["schedule"]) == ("0.218182", "0.25")
    assert float(jobs["lead"]) == pytest.approx(-3.181818)
    assert (jobs["status"], jobs["sector"]) == ("略滞后", "民生福祉")
    assert jobs["sentence"].startswith("一季度 1.2 万人")


def test_status_has_a_row_for_each_target_and_each_monitored_indicator() -> None:
    city = FolderStore(CITIES / "demo").current()
    _, rows = city.table("status", "2025H1")
    chosen = Selection(period="2025H1")
    assert len(rows) == len(city.goals(chosen)) + len(city.readings(chosen))
    order = [indicator.id for indicator in city.indicators()]
    assert [row[0] for row in rows] == [id for id in order if id in {row[0] for row in rows}]


def test_what_is_not_computed_is_empty() -> None:
    city = FolderStore(CITIES / "zibo").current()
    headings, rows = city.table("status")
    (gdp,) = [dict(zip(headings, row, strict=True)) for row in rows if row[0] == "gdp-growth"]
    assert [gdp[name] for name in ("target", "completion", "schedule", "lead")] == [""] * 4


def test_facts_keep_printed_digits_units_and_comparators(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = exported(capsys, "facts", "--city", "zibo", "--period", "2024Q1")
    assert {row["period"] for row in rows} == {"2024Q1"}
    (jobs,) = [row for row in rows if row["indicator"] == "urban-jobs"]
    assert (jobs["role"], jobs["comparator"], jobs["value"]) == ("actual", "=", "1.2")
    assert jobs["locator"].endswith("段")


def test_all_rows_go_out_without_a_period(capsys: pytest.CaptureFixture[str]) -> None:
    city = FolderStore(CITIES / "zibo").current()
    assert len(exported(capsys, "facts", "--city", "zibo")) == len(city.facts())
    assert len(exported(capsys, "items", "--city", "zibo")) == len(city.items())
    bound = exported(capsys, "items", "--city", "zibo", "--period", "2024Q1")
    assert 0 < len(bound) < len(city.items())


def test_a_selection_narrows_what_goes_out() -> None:
    city = FolderStore(CITIES / "demo").current()
    headings, rows = city.table("facts", "2025Q3", Selection(sector="economy", district="jinpu"))
    sector, region = headings.index("sector"), headings.index("region")
    assert {(row[sector], row[region]) for row in rows} == {("经济运行", "jinpu")}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_practice_data_says_so_once(table: str) -> None:
    _, rows = FolderStore(CITIES / "demo").current().table(table)
    assert all(sum(cell.count("演练数据·") for cell in row) == 1 for row in rows)


def test_a_range_goes_out_as_one_target() -> None:
    headings, rows = FolderStore(CITIES / "demo").current().table("status")
    row = next(row for row in rows if row[0] == "gdp-growth")
    assert row[headings.index("target")] == "5.5—6.0"


def test_an_actual_in_another_unit_keeps_its_own() -> None:
    facts = [
        {"indicator": "a", "period": "2024", "role": "target", "value": "4", "unit": "万人"},
        {"indicator": "a", "period": "2024Q1", "value": "12000", "unit": "人"},
    ]
    headings, rows = made([{"indicator": "a", "unit": "万人"}], facts).table("status")
    row = dict(zip(headings, rows[0], strict=True))
    assert (row["target"], row["actual"], row["unit"]) == ("4", "12000人", "万人")


def test_no_lead_is_written_as_minus_zero() -> None:
    facts = [
        {"indicator": "a", "period": "2024", "role": "target", "value": "3000000000"},
        {"indicator": "a", "period": "2024Q1", "value": "749999999"},
    ]
    headings, rows = made([{"indicator": "a"}], facts).table("status")
    row = dict(zip(headings, rows[0], strict=True))
    assert (row["schedule"], row["lead"]) == ("0.25", "0")


def test_a_chain_without_evidence_has_an_empty_place() -> None:
    _, rows = made().table("chains")
    assert rows == [("steel", "钢铁", "", "传统产业", "改造", "", "", "")]


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        made().table("nothing")


class TestCsv:
    def test_lines_end_plainly_and_cells_are_quoted_where_needed(self) -> None:
        assert to_csv(("a", "b"), [('x,"y"', "1\n2")]) == 'a,b\n"x,""y""","1\n2"\n'

    @pytest.mark.parametrize(
        "cell", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx", "-", "-3.5.1", "-2(1)", "-2 3"]
    )
    def test_what_a_spreadsheet_would_run_becomes_text(self, cell: str) -> None:
        assert neutral(cell) == f"'{cell}"

    @pytest.mark.parametrize(
        "cell", ["-3.5", "+2", "-0.5%", "-3.2 个百分点", "=", ">=", "~", "正文", "", "3-5"]
    )
    def test_printed_numbers_comparators_and_text_stay(self, cell: str) -> None:
        assert neutral(cell) == cell

    def test_a_carriage_return_ends_no_line(self) -> None:
        assert to_csv(("a", "b"), [("x\r=1+1", "2")]) == '"a","b"\n"x\r=1+1","2"\n'


class TestCommand:
    def test_an_unknown_city_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["export", "facts", "--city", "nowhere"]) == 1
        assert "没有城市「nowhere」" in capsys.readouterr().err

    @pytest.mark.parametrize("table", ["facts", "status"])
    def test_an_unknown_period_is_refused_with_those_that_exist(
        self, capsys: pytest.CaptureFixture[str], table: str
    ) -> None:
        assert main(["export", table, "--city", "zibo", "--period", "2019"]) == 1
        said = capsys.readouterr().err
        assert "现为「2019」" in said
        assert "2024Q1" in said
