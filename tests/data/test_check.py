"""The check of a whole city: one good city, and many wrong ones that differ in one thing each.

A folder of tests/cities/bad holds only the files that differ from tests/cities/good
(``removed.txt`` names those taken away) and ``expected.txt``, all faults in order.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from data import schema
from data.__main__ import main
from data.check import CityFaults, check, city_path, every_fault, load
from data.folder import read_folder

CITIES = Path(__file__).parents[1] / "cities"
GOOD, SOURCES = CITIES / "good", CITIES / "sources"
BAD = sorted((CITIES / "bad").iterdir())


def overlaid(bad: Path, into: Path) -> Path:
    shutil.copytree(GOOD, into)
    for file in bad.iterdir():
        if file.name == "removed.txt":
            for name in file.read_text(encoding="utf-8").split():
                (into / name).unlink()
        else:
            shutil.copy(file, into / file.name)
    return into


def changed(tmp_path: Path, file: str, *lines: str) -> Path:
    """The good city with lines added at the end of one table."""
    city = tmp_path / "city"
    shutil.copytree(GOOD, city)
    with (city / file).open("a", encoding="utf-8") as table:
        table.writelines(f"{line}\n" for line in lines)
    return city


def said(city: Path, sources: Path | None = None) -> list[str]:
    return [str(fault) for fault in every_fault(city, sources)[1]]


def test_the_good_city_has_no_fault() -> None:
    assert said(GOOD, SOURCES) == []


def test_there_are_many_wrong_examples_and_none_repeats_another() -> None:
    lists = [(bad / "expected.txt").read_text(encoding="utf-8") for bad in BAD]
    assert len(BAD) >= 30
    assert len(set(lists)) == len(lists)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_each_wrong_city_is_refused_with_its_own_sentences(bad: Path, tmp_path: Path) -> None:
    expected = (bad / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert expected, "a wrong example without a fault"
    assert said(overlaid(bad, tmp_path / "city"), SOURCES) == expected


def test_all_faults_of_all_files_are_listed_at_once_in_file_order(tmp_path: Path) -> None:
    city = tmp_path / "city"
    shutil.copytree(GOOD, city)
    for name in ("kind-not-allowed", "words-not-in-text", "id-twice", "map-division-missing"):
        for file in (CITIES / "bad" / name).iterdir():
            shutil.copy(file, city / file.name)
    files = [line.split(" ")[0].split("「")[0] for line in said(city, SOURCES)]
    assert files == ["indicators.csv", "facts.csv", "sources.csv", "map.json"]


@pytest.mark.parametrize("table", sorted(schema.TABLES))
def test_a_table_that_is_missing_hides_no_other_table_and_causes_no_follow_up(
    table: str, tmp_path: Path
) -> None:
    city = tmp_path / "city"
    shutil.copytree(GOOD, city)
    (city / f"{table}.csv").unlink()
    [fault] = said(city, SOURCES)
    assert fault.startswith(f"{table}.csv：应为「")


def test_words_are_not_looked_up_without_a_sources_folder() -> None:
    tables, faults = read_folder(CITIES / "good")
    assert faults == []
    assert check(tables) == []
    elsewhere = check(tables, CITIES)
    assert [fault.column for fault in elsewhere] == ["文件名 file"] * 2


def test_a_city_without_facts_names_every_indicator_and_the_period(tmp_path: Path) -> None:
    city = tmp_path / "city"
    shutil.copytree(GOOD, city)
    (city / "facts.csv").write_text(",".join(schema.FACTS.names) + "\n", encoding="utf-8")
    columns = [fault.column for fault in every_fault(city)[1]]
    assert columns == ["[city] 期间 period"] + ["指标 indicator"] * 7


def test_a_range_is_two_rows_and_is_right(tmp_path: Path) -> None:
    row = "strong-share,,2024,target,<=,,57,%,,,report,建设更有温度的城市,1,占比提高到55%,,"
    assert said(changed(tmp_path, "facts.csv", row)) == []


def test_a_range_may_be_narrower_than_floats_tell(tmp_path: Path) -> None:
    ends = [(">=", "123456789.0001"), ("<=", "123456789.0002")]
    rows = [f"gdp-growth,,2025,target,{sign},,{end},%,,,report,一,1,词,," for sign, end in ends]
    assert said(changed(tmp_path, "facts.csv", *rows)) == []


def test_a_plan_for_a_quarter_stands_beside_the_annual_target(tmp_path: Path) -> None:
    row = "schools,,2024H1,target,=,,6,所,,,report,建设更有温度的城市,1,幼儿园14所,,"
    assert said(changed(tmp_path, "facts.csv", row)) == []


@pytest.mark.parametrize(
    ("period", "comparator", "word", "value", "unit", "speaker", "fault"),
    [
        ("2024H1", "=", "", "1.2", "万人", "", False),  # equal as printed
        ("2024H1", "=", "", "11999", "人", "", False),  # inside what 1.2 万 may round
        ("2024H1", "=", "", "11000", "人", "", True),
        ("2024H1", ">=", "以上", "1.1", "万人", "", False),  # nothing is said of its upper end
        ("2024H1", "=", "", "1.1", "万人", "丙", False),  # a speaker's number is his own
        ("2024-04", "=", "", "0.1", "万人", "", False),  # a month alone does not accumulate
        ("2023", "=", "", "5.4", "万人", "", False),  # another year
    ],
)
def test_what_accumulates_may_not_fall_within_a_year(
    tmp_path: Path,
    period: str,
    comparator: str,
    word: str,
    value: str,
    unit: str,
    speaker: str,
    fault: bool,
) -> None:
    row = (
        f"new-jobs,,{period},actual,{comparator},{word},{value},{unit},,,"
        f"bulletin,民生持续改善,1,新增就业1.2万人,{speaker},"
    )
    found = said(changed(tmp_path, "facts.csv", row))
    assert bool(found) is fault, found


def test_the_highest_figure_so_far_is_the_one_compared_with(tmp_path: Path) -> None:
    row = "new-jobs,,{},actual,=,,{},万人,,,bulletin,民生持续改善,1,新增就业1.2万人,,"
    rows = [row.format(p, v) for p, v in (("2024H1", "3.0"), ("2024Q3", "2.0"), ("2024", "2.5"))]
    faults = said(changed(tmp_path, "facts.csv", *rows))
    assert [fault.split("应为")[1].split("，")[0] for fault in faults] == [
        "不小于第 12 行（2024H1 3.0万人）的累计数"
    ] * 2


def test_a_wrong_cell_is_named_once_and_spares_the_checks_that_need_it(tmp_path: Path) -> None:
    row = "new-jobs,,2024年,goal,==,,很多,万人,,,bulletin,民生持续改善,一,新增就业1.2万人,,"
    columns = [
        fault.column for fault in every_fault(changed(tmp_path, "facts.csv", row), SOURCES)[1]
    ]
    assert columns == [
        "期间 period",
        "角色 role",
        "比较 comparator",
        "段落 paragraph",
        "数值 value",
    ]


def test_load_gives_tables_or_one_error_with_every_fault(tmp_path: Path) -> None:
    assert load(GOOD, SOURCES).info.name == "云溪市"
    bad = overlaid(CITIES / "bad" / "toml-missing-keys", tmp_path / "city")
    with pytest.raises(CityFaults) as caught:
        load(bad)
    assert str(caught.value).splitlines() == said(bad)
    assert len(caught.value.faults) == 2


def test_a_city_is_found_by_its_id_and_by_its_folder() -> None:
    first = sorted(
        path.parent for path in (Path(schema.__file__).parent / "cities").glob("*/*.toml")
    )
    assert city_path(first[0].name) == first[0]
    assert city_path(str(GOOD)) == GOOD
    for wrong in ("atlantis", ""):
        with pytest.raises(FileNotFoundError, match=f"没有城市「{wrong}」：应为 .*{first[0].name}"):
            city_path(wrong)


def test_the_command_prints_a_good_word_for_a_clean_city(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(GOOD), "--sources", str(SOURCES)]) == 0
    assert capsys.readouterr() == ("云溪市：没有问题\n", "")


def test_the_command_prints_one_fault_a_line_and_the_count_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = CITIES / "bad" / "map-zone-drawn"
    assert main(["check", str(overlaid(bad, tmp_path / "city"))]) == 1
    expected = (bad / "expected.txt").read_text(encoding="utf-8")
    assert capsys.readouterr() == (expected, "共 2 处问题\n")


def test_the_command_refuses_an_unknown_city_or_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "atlantis"]) == 2
    assert capsys.readouterr().err.startswith("没有城市「atlantis」")
    assert main(["check", str(GOOD), "--sources", "nowhere"]) == 2
    assert "没有文件夹「nowhere」" in capsys.readouterr().err


def test_the_commands_come_from_the_command_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["data", "check", str(GOOD)])
    assert main() == 0
    assert capsys.readouterr().out == "云溪市：没有问题\n"


def test_a_thousand_indicators_with_twelve_quarters_are_checked_in_seconds(tmp_path: Path) -> None:
    periods = [f"{year}{part}" for year in (2022, 2023, 2024) for part in ("Q1", "H1", "Q3", "")]
    named = range(1000)
    city = changed(
        tmp_path,
        "indicators.csv",
        *(f"i-{n},指标{n},I {n},economy,,cumulative,up,个,事物{n},,,,,," for n in named),
    )
    with (city / "facts.csv").open("a", encoding="utf-8") as facts:
        for n in named:
            for at, period in enumerate(periods):
                facts.write(
                    f"i-{n},,{period},actual,=,,{at % 4 + 1}.5,个,,,minutes,会议,1,话{n},,\n"
                )
    started = time.perf_counter()
    assert said(city) == []
    assert time.perf_counter() - started < 4
