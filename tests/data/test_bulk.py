"""Judging by the column says what the rule says, for every row."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.judging import RULE, cases, different
from data.bulk import FIGURES, judge_frame
from data.bulk_ladder import ratio

PERIODS = ["2024Q1", "2024H1", "2024M1", "2024M11", "2024-03", "2024"]
ROW: dict[str, Any] = {
    "kind": "cumulative", "direction": "up", "unit": "万人", "period": "2024Q1",
    "actual_period": "2024Q1", "target_value": "5.5", "target_unit": "万人",
    "target_comparator": ">=", "target_word": "以上", "actual_value": "1.2",
    "actual_unit": "万人", "actual_comparator": "=",
}  # fmt: skip


def judged(**changed: Any) -> Any:
    return judge_frame(pd.DataFrame([ROW | changed], index=["own"]), RULE).loc["own"]


def test_ten_thousand_seeded_cases_read_as_the_rule_reads_them() -> None:
    assert different(cases(10_000, seed=7)) == []


def test_a_row_has_its_word_and_its_numbers_under_its_own_index() -> None:
    found = judged()
    assert found.word == "略滞后"
    assert (found.completion, found.schedule) == (12 / 55, 0.25)
    assert found.lead == pytest.approx(-3.18, abs=0.01)


def test_a_frame_without_rows_gives_one_without_rows() -> None:
    found = judge_frame(pd.DataFrame([ROW]).iloc[:0], RULE)
    assert found.empty
    assert list(found.columns) == ["word", "completion", "schedule", "lead"]


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"actual_value": "", "actual_period": ""}, "未公布"),
        ({"actual_value": "", "said": True}, "仅定性"),
        ({"actual_value": "", "beside": True}, "口径不同"),
        ({"target_value": ""}, "无公布目标"),
        ({"actual_unit": "户"}, "口径不同"),
        ({"actual_value": "百亿"}, "仅定性"),
        ({"kind": "level"}, "缺基期"),
        ({"kind": "milestone", "target_value": "建成", "actual_value": "建成"}, "已完成"),
    ],
)
def test_what_needs_no_numbers_is_told_apart(changed: dict[str, Any], word: str) -> None:
    assert judged(**changed).word == word


def test_numbers_too_long_for_whole_numbers_are_judged_by_the_rule() -> None:
    long = {"target_value": "5.50000000000000001", "actual_value": "5.5"}
    assert judged(**long, period="2024", actual_period="2024").word == "临界"
    assert judged(target_unit="亿亿亿人").word == "滞后"


def test_ratios_of_numbers_beyond_floats_are_rounded_once() -> None:
    above, below = [2**60 - 1, 1, -3], [2**59 + 1, 3, 7]
    found = ratio(np.array(above), np.array(below))
    assert found.tolist() == [float(Fraction(a, b)) for a, b in zip(above, below, strict=True)]


def different_rows(rows: list[dict[str, Any]]) -> list[str]:
    """Blank where a row says nothing, as a file would have it."""
    whole = cases(1).iloc[:0].columns
    blank = dict.fromkeys(whole, "") | dict.fromkeys(("whole", "beside", "said"), False)
    return different(pd.DataFrame([blank | row for row in rows], columns=whole))


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """Whatever passes the data check, and some that would not."""
    period, unit = draw(st.sampled_from(PERIODS)), draw(st.sampled_from(["个", "万人", "%"]))
    row: dict[str, Any] = {
        "kind": draw(st.sampled_from(["cumulative", "growth", "level", "share", "keep", "rank",
                                      "milestone"])),
        "direction": draw(st.sampled_from(["up", "down"])), "unit": unit, "period": period,
        "whole": draw(st.booleans()), "beside": draw(st.booleans()), "said": draw(st.booleans()),
        "actual_period": draw(st.sampled_from([period, period, "2024-03", "2023"])),
        "universe": draw(st.sampled_from(["", "261"])),
        "actual_universe": draw(st.sampled_from(["", "297"])),
        "due": draw(st.sampled_from(["", "2024-06-30"])),
    }  # fmt: skip
    for name in FIGURES:
        row[f"{name}_value"] = draw(
            st.integers(-20, 120).map(str) | st.decimals(-9, 200, places=1).map(str)
            | st.sampled_from(["", "0", "0.0", "100", "百亿", "开工", "9" * 17])
        )  # fmt: skip
        row[f"{name}_unit"] = draw(st.sampled_from([unit, unit, unit, "千万人"]))
        row[f"{name}_comparator"], row[f"{name}_word"] = draw(
            st.sampled_from([("=", ""), (">=", "以上"), (">", "突破"), ("<=", "以内"),
                             ("<", "不足"), ("~", "左右"), (">=", "余"), (">=", "力争")])
        )  # fmt: skip
    return row


@given(st.lists(rows(), min_size=1, max_size=6))
def test_every_frame_is_judged_as_the_rule_judges_its_rows(made: list[dict[str, Any]]) -> None:
    assert different_rows(made) == []
