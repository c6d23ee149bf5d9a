"""What stops a line and what is asked of it, on a city of a few rows."""

from __future__ import annotations

from typing import Any

import pytest

from data.city import City
from data.intake.checks import questions, stops
from data.intake.draft import Draft
from tests.data.city_making import made
from tests.intake.drafting import NEW, draft, entry

_COUNTED = {"unit": "个", "whole": "yes"}


def city() -> City:
    indicators = [
        {"indicator": "jobs", "unit": "万人"},
        {"indicator": "parks", **_COUNTED},
        {"indicator": "share", "kind": "share", "unit": "%"},
        {"indicator": "growth", "kind": "growth", "unit": "%"},
        {"indicator": "rank", "kind": "rank", "unit": "位"},
        {"indicator": "stage", "kind": "milestone", "unit": ""},
        {"indicator": "money", "kind": "level", "unit": "亿元"},
    ]
    facts = [
        {"indicator": "jobs", "period": "2024Q1", "value": "1.2", "unit": "万人"},
        {"indicator": "jobs", "period": "2023", "value": "5.4", "unit": "万人"},
        {"indicator": "jobs", "period": "2024", "role": "target", "value": "5.5", "unit": "万人"},
        {"indicator": "parks", "period": "2024Q3", "value": "9"},
        {"indicator": "growth", "period": "2024Q1", "value": "4.5", "unit": "%"},
        {"indicator": "money", "period": "2023", "value": "20", "unit": "亿元"},
        {"indicator": "share", "period": "2024Q1", "value": "40", "unit": "%"},
        {"indicator": "rank", "period": "2024Q1", "value": "5", "unit": "位"},
        {"indicator": "stage", "period": "2024Q1", "value": "开工", "unit": ""},
    ]
    return made(indicators, facts)


def said(value: str, unit: str = "万人", **cells: Any) -> str:
    one = draft(entry(value, unit, **cells))
    return "；".join(stops(city(), one, one.lines[0]))


def asked(value: str, unit: str = "万人", **cells: Any) -> str:
    one = draft(entry(value, unit, **cells))
    assert stops(city(), one, one.lines[0]) == ()
    return "；".join(questions(city(), one, one.lines[0]))


@pytest.mark.parametrize(
    ("value", "unit", "cells", "words"),
    [
        ("2.8", "万人", {"indicator": ""}, "还没有指明是哪个指标"),
        ("2.8", "万人", {"indicator": "nobody"}, "没有指标「nobody」"),
        ("约2.8", "万人", {}, "数值应为半角数字"),
        ("2.8", "万户", {}, "单位应为「万人」"),
        ("2.8", "万人", {"region": "east"}, "没有区县「east」：应为 NORTH、SOUTH 之一"),
        ("2.8", "万人", {"period": "上半年"}, "期间应为"),
        ("2.8", "万人", {"period": "2024Q3"}, "期间应不晚于 2024 年上半年"),
        ("2.8", "万人", {"period": "2023", "role": "target"}, "目标应属于 2024 年或 2025 年"),
        ("完工", "", {"indicator": "stage"}, "数值应为阶段"),
        ("主体", "", {"indicator": "stage", "due": "2020-01-01"}, "到期日应在 2024 年或以后"),
        ("140", "%", {"indicator": "share"}, "占比应在 0 到 100 之间，现为 140%"),
        ("2.5", "个", {"indicator": "parks"}, "应为整数，现为 2.5个"),
        ("-3", "个", {"indicator": "parks"}, "不会小于零"),
        ("9", "位", {"indicator": "rank", "universe": "8"}, "位次应不大于总数 8"),
        ("1.1", "万人", {}, "累计数不会减少：2024 年上半年 1.1 万人，小于2024 年一季度的 1.2 万人"),
        ("12", "个", {"indicator": "parks"}, "大于2024 年前三季度的 9 个"),
        ("3", "万元", {"indicator": "money"}, "相差千倍以上，多半是单位写错"),
        ("12", "亿人", {}, "相差千倍以上"),
    ],
)
def test_an_impossible_line_is_stopped_with_what_was_expected(
    value: str, unit: str, cells: dict[str, Any], words: str
) -> None:
    assert words in said(value, unit, **cells)


@pytest.mark.parametrize(
    ("value", "unit", "cells"),
    [
        ("2.8", "万人", {}),
        ("1.2", "万人", {}),
        ("28000", "人", {}),
        ("主体", "", {"indicator": "stage"}),
        ("0", "万元", {"indicator": "money"}),
        ("1.0", "万人", {"period": "2024-05"}),
        ("1.0", "万人", {"speaker": "某代表"}),
        ("6", "万人", {"period": "2025", "role": "target"}),
        ("7", "位", {"indicator": "rank", "universe": "17"}),
        ("7", "位", {"indicator": "rank"}),
        ("4.0", "%", {"indicator": "growth"}),
    ],
)
def test_a_possible_line_is_not_stopped(value: str, unit: str, cells: dict[str, Any]) -> None:
    assert said(value, unit, **cells) == ""


def test_a_fall_within_what_printing_allows_is_no_fall() -> None:
    facts = [{"indicator": "jobs", "period": "2024Q1", "value": "1.25", "unit": "万人"}]
    small = made([{"indicator": "jobs", "unit": "万人"}], facts)
    one = draft(entry("1.2"))
    assert stops(small, one, one.lines[0]) == ()


def test_two_lines_of_one_figure_cannot_both_be_published() -> None:
    both = draft(entry("2.8"), entry("2.9"))
    assert "与第 2 条说的是同一个数（2.9 万人）" in stops(city(), both, both.lines[0])[0]
    twice = draft(entry("2.8"), entry("2.8"))
    assert stops(city(), twice, twice.lines[0]) == ()
    assert "与第 1 条重复" in stops(city(), twice, twice.lines[1])[0]
    ends = draft(entry("2.8", comparator=">="), entry("2.9", comparator="<="))
    assert stops(city(), ends, ends.lines[0]) == ()


@pytest.mark.parametrize(
    ("value", "unit", "cells", "words"),
    [
        ("28000", "人", {}, "以前的单位是「万人」，这次是「人」"),
        ("30", "%", {"indicator": "growth"}, "相差 20 个百分点以上"),
        ("90", "亿元", {"indicator": "money"}, "相差 3 倍以上"),
        ("1.3", "万人", {"period": "2024Q1"}, "已公布过 1.2 万人（一·第1段），采纳后改为 1.3 万人"),
        ("6", "万人", {"period": "2025", "role": "target"}, "这会新增一个年度目标"),
        ("6", "万人", {"period": "2024", "role": "target", "speaker": "某代表"}, "某代表说的目标"),
        ("2.8", "万人", {"doubts": ("原文写的是约数",)}, "原文写的是约数"),
    ],
)
def test_an_unlikely_line_is_asked_about(
    value: str, unit: str, cells: dict[str, Any], words: str
) -> None:
    assert words in asked(value, unit, **cells)


@pytest.mark.parametrize(
    ("value", "unit", "cells"),
    [
        ("2.8", "万人", {}),
        ("4.8", "万人", {}),
        ("1.2", "万人", {"period": "2024Q1"}),
        ("5.5", "万人", {"period": "2024", "role": "target"}),
        ("5.0", "%", {"indicator": "growth"}),
        ("主体", "", {"indicator": "stage"}),
        ("5", "万人", {"region": "north"}),
    ],
)
def test_a_usual_line_is_not_asked_about(value: str, unit: str, cells: dict[str, Any]) -> None:
    assert asked(value, unit, **cells) == ""


def test_a_line_of_a_new_indicator_is_held_to_it() -> None:
    one: Draft = draft(entry("2.5", "个", indicator="new-parks"), indicators=(NEW_ROW,))
    assert "应为整数" in stops(city(), one, one.lines[0])[0]


def test_a_line_without_an_indicator_keeps_the_doubts_it_came_with() -> None:
    one = draft(entry("1", indicator="", doubts=("写的是约数",)))
    assert questions(city(), one, one.lines[0]) == ("写的是约数",)


NEW_ROW = {
    **dict.fromkeys(("topic", "population", "stage", "beside", "aliases", "note"), ""),
    **NEW,
}
