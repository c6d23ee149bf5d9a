"""Words of comparison, precision, ranges, plans, zero, warnings and what remains."""

from __future__ import annotations

import pytest

from data.status import Rule, judge
from tests.data.status_making import RULE, actual, case, fact, indicator, judged

PERCENT = indicator("growth", "%")
WHOLE = indicator(whole=True)


def test_precision_that_allows_two_words_is_an_edge_and_names_both() -> None:
    found = judged(indicator(unit="万人"), fact("4.9", "万人"), actual=actual("1.2", "万人"))
    assert found.word == "临界"
    assert "介于「略滞后」与「达序时」之间" in found.sentence
    assert ("可能结论", "略滞后 或 达序时") in found.inputs


def test_an_open_end_never_counts_itself() -> None:
    # [1.15, 1.25) of 5 would be on schedule only from 1.25 on.
    meaning = indicator(unit="万人")
    found = judged(meaning, fact("5", "万人"), actual=actual("1.2", "万人"))
    assert (found.word, found.high) == ("略滞后", 0.25)
    assert judged(meaning, fact("4.99", "万人"), actual=actual("1.2", "万人")).word == "临界"
    # A number above 25 is on schedule however little it is above.
    above = judged(indicator(), fact("100"), actual=actual("25", comparator=">"))
    assert "介于「达序时」与「已完成」之间" in above.sentence


def test_more_than_five_hundred_runs_to_the_next_round_number() -> None:
    meaning = indicator(unit="家", whole=True)
    some = {"word": "余", "comparator": ">="}
    assert judged(meaning, fact("500", "家"), actual=actual("500", "家", **some)).word == "已完成"
    assert judged(meaning, fact("2400", "家"), actual=actual("500", "家", **some)).word == "略滞后"
    assert judged(meaning, fact("2399", "家"), actual=actual("500", "家", **some)).word == "临界"


def test_an_unbounded_number_has_one_bound() -> None:
    above = judged(WHOLE, fact("100"), actual=actual("20", comparator=">="))
    assert (above.low, above.high) == (0.2, None)
    assert "至少 20%" in above.sentence
    below = judged(WHOLE, fact("-100"), actual=actual("20", comparator="<="))
    assert below.completion is None
    rate = judged(indicator(unit="%"), fact("100", "%"), actual=actual("20", "%", comparator="<="))
    assert (rate.low, rate.high) == (None, 0.2)
    assert "至多 20%" in rate.sentence


@pytest.mark.parametrize(
    ("comparator", "made", "expected"),
    [(">", "100", "超序时"), (">=", "100", "已完成"), (">", "101", "已完成"), ("~", "97", "已完成"),
     ("~", "96", "超序时"), ("=", "99", "超序时")],
)  # fmt: skip
def test_the_target_is_met_as_its_word_says(comparator: str, made: str, expected: str) -> None:
    assert judged(WHOLE, fact("100", comparator=comparator), actual=actual(made)).word == expected


def test_about_allows_three_tenths_of_a_point_for_rates() -> None:
    target = fact("5", "%", comparator="~", word="左右")
    table = {"4.8": "达序时", "4.6": "略滞后", "4.4": "滞后"}
    for number, expected in table.items():
        found = judged(PERCENT, target, actual=actual(number, "%"))
        assert (number, found.word) == (number, expected)
        assert found.notes == ("“左右”按上下 0.3 个百分点 计",)


def test_the_comparator_says_which_side_is_wanted() -> None:
    meaning = indicator("keep", "%")
    for comparator in ("<=", "<"):
        found = judged(meaning, fact("5.5", "%", comparator=comparator), actual=actual("5.2", "%"))
        assert found.word == "达序时"


def test_a_stretch_target_is_never_late() -> None:
    reach = fact("100", comparator=">=", word="力争")
    late = judged(WHOLE, reach, actual=actual("1"))
    assert late.word == "略滞后"
    assert "力争" in late.notes[0]
    edge = judged(indicator("growth", "%"), fact("5", "%", word="力争"), actual=actual("4.5", "%"))
    assert edge.word == "略滞后"
    wide = judged(WHOLE, reach, actual=actual("10", comparator=">="))
    assert wide.word == "临界"
    assert judged(WHOLE, reach, actual=actual("25")).notes == ()


RANGE = (fact("5", "%", comparator=">="), fact("6", "%", comparator="<="))


@pytest.mark.parametrize(
    ("number", "kind", "expected", "noted"),
    [("5.5", "growth", "达序时", False), ("4.7", "growth", "略滞后", False),
     ("6.5", "growth", "达序时", True), ("5.5", "keep", "达序时", False),
     ("6.06", "keep", "略滞后", False),
     ("6.5", "keep", "滞后", False), ("4.5", "keep", "滞后", False)],
)  # fmt: skip
def test_a_range_is_met_inside(number: str, kind: str, expected: str, noted: bool) -> None:
    found = judged(indicator(kind, "%"), *RANGE, actual=actual(number, "%"))
    assert found.word == expected
    assert bool(found.notes) is noted
    assert "5—6%" in found.sentence


def test_a_range_wanted_low_asks_for_its_upper_edge() -> None:
    found = judged(indicator("growth", "%", direction="down"), *RANGE, actual=actual("6.3", "%"))
    assert found.word == "略滞后"


def test_a_plan_of_its_own_replaces_the_calendar() -> None:
    plan = fact("40", period="2024Q1")
    found = judged(WHOLE, fact("100"), actual=actual("36"), plan=plan)
    assert (found.word, found.schedule) == ("略滞后", 0.4)
    assert ("本期计划", "40 个") in found.inputs
    other = [fact("40", period="2024H1"), fact("四成", period="2024Q1"),
             fact("40", "家", "2024Q1"), None]  # fmt: skip
    for ignored in other:
        plain = judged(WHOLE, fact("100"), actual=actual("36"), plan=ignored)
        assert (plain.word, plain.schedule) == ("超序时", 0.25)


def test_a_plan_for_nothing_yet_expects_nothing_yet() -> None:
    plan = fact("0", period="2024Q1")
    assert judged(WHOLE, fact("100"), actual=actual("0"), plan=plan).word == "未到节点"
    ahead = judged(WHOLE, fact("100"), actual=actual("3"), plan=plan)
    assert (ahead.word, ahead.ratio) == ("达序时", None)


@pytest.mark.parametrize(
    ("kind", "direction", "made", "expected"),
    [("cumulative", "up", "3", "已完成"), ("cumulative", "down", "0", "达序时"),
     ("cumulative", "down", "1", "滞后"),
     ("keep", "down", "0", "达序时"), ("keep", "down", "1", "滞后"),
     ("level", "down", "75", "达序时"), ("growth", "up", "0", "达序时")],
)  # fmt: skip
def test_a_target_of_zero_is_named(kind: str, direction: str, made: str, expected: str) -> None:
    meaning = indicator(kind, "起", direction=direction, whole=True)
    found = judged(
        meaning, fact("0", "起"), actual=actual(made, "起"), base=actual("100", "起", "2023")
    )
    assert found.word == expected
    assert any("目标为零" in note for note in found.notes)
    assert (found.completion is None) is (kind != "level")


def test_a_base_of_zero_is_named() -> None:
    found = judged(
        indicator("level", whole=True), fact("8"),
        base=actual("0", period="2023"), actual=actual("2"),
    )  # fmt: skip
    assert (found.word, found.completion) == ("达序时", 0.25)
    assert any("基期为零" in note for note in found.notes)


@pytest.mark.parametrize(
    "base", [actual("103", "家", "2023"), actual("百", period="2023"),
             actual("103", period="2023", comparator=">=")],
)  # fmt: skip
def test_a_base_that_cannot_serve_is_named(base: object) -> None:
    found = judged(indicator("level", whole=True), fact("120"), actual=actual("110"), base=base)
    assert found.word == "缺基期"
    assert "不能作起点" in found.notes[0]


def test_a_target_the_base_has_met_divides_nothing() -> None:
    base = actual("103", period="2023")
    level = indicator("level", whole=True)
    held = judged(level, fact("103", comparator=">"), actual=actual("103"), base=base)
    assert (held.word, held.completion) == ("未到节点", None)
    lost = judged(level, fact("101"), actual=actual("100"), base=base)
    assert (lost.word, lost.completion) == ("滞后", None)
    blurred = judged(indicator("level"), fact("104"), base=base, actual=actual("103.9"))
    assert (blurred.low, blurred.high) != (None, None)
    unclear = judged(indicator("level"), fact("103.2"), base=base, actual=actual("103.1"))
    assert (unclear.low, unclear.high) == (None, None)


def test_a_level_wanted_low_keeps_its_bounds_in_order() -> None:
    found = judged(
        indicator("level", "%", direction="down"), fact("4", "%"),
        base=actual("6.0", "%", "2023"), actual=actual("5.0", "%"),
    )  # fmt: skip
    assert None not in (found.low, found.high)
    assert found.completion == 0.5
    assert (found.low or 1) < 0.5 < (found.high or 0)
    assert "降量" in found.sentence


def test_a_cumulative_number_that_falls_is_a_fault_of_the_data() -> None:
    def notes(now: str, **before: str) -> tuple[str, ...]:
        last = actual(period="2024Q1", **{"value": "1.25", "unit": "万人", **before})
        return judged(
            indicator(unit="万人"), fact("5.5", "万人"), period="2024H1",
            actual=actual(now, "万人", "2024H1"), previous=last,
        ).notes  # fmt: skip

    assert "请核对数据" in notes("1.1")[0]
    assert notes("1.2") == ()
    assert "请核对数据" in notes("1.2", value="1.3", comparator=">=")[0]
    assert "请核对数据" in notes("1.2", value="1.25", comparator=">=")[0]
    assert notes("1.1", region="east") == ()


def test_far_too_much_too_early_warns_of_another_scope() -> None:
    found = judged(WHOLE, fact("100"), actual=actual("160"))
    assert (found.word, found.completion) == ("已完成", 1.6)
    assert "核对" in found.notes[0]
    assert judged(WHOLE, fact("100"), actual=actual("150")).notes == ()
    over = judged(WHOLE, fact("100"), period="2024", actual=actual("160", period="2024"))
    assert over.notes == ()


@pytest.mark.parametrize(
    ("period", "made", "unit", "text"),
    [
        ("2024Q1", "1.2", "万人", "余下每季需 1.43 万人"),
        ("2024H1", "2.5", "万人", "余下每季需 1.5 万人"),
        ("2024Q3", "4", "万人", "余下一季需 1.5 万人"),
        ("2024M10", "4.5", "万人", "余下每月需 0.5 万人"),
        ("2024M11", "5", "万人", "余下一个月需 0.5 万人"),
        ("2024", "5", "万人", ""),
        ("2024Q1", "6", "万人", ""),
    ],
)
def test_what_remains_is_spread_over_what_is_left(
    period: str, made: str, unit: str, text: str
) -> None:
    found = judged(
        indicator(unit=unit), fact("5.5", unit), period=period, actual=actual(made, unit, period)
    )
    assert found.remaining == text


def test_what_remains_of_whole_things_is_whole() -> None:
    assert judged(WHOLE, fact("14"), actual=actual("4")).remaining == "余下每季需 4 个"
    cap = indicator("keep", direction="down", whole=True)
    used = judged(cap, fact("14"), actual=actual("4"))
    assert used.remaining == "余下每季宜控制在 3 个以内"
    last = actual("40", period="2023")
    up = judged(indicator("level", whole=True), fact("50"), actual=actual("44"), base=last)
    assert up.remaining == "余下每季需增加 2 个"
    down = indicator("level", whole=True, direction="down")
    less = judged(down, fact("30"), actual=actual("36"), base=last)
    assert less.remaining == "余下每季需减少 2 个"


def test_a_judgement_keeps_its_rule_and_its_inputs() -> None:
    found = judged(WHOLE, fact("100"), actual=actual("20"))
    assert found.rule == "test-1"
    assert dict(found.inputs) == {
        "年度目标": "100 个", "本期实绩": "20 个（2024 年一季度）", "公布精度": "准确数",
        "序时进度": "25%", "应达": "25 个", "完成率": "20%",
    }  # fmt: skip


def test_other_bands_give_another_word() -> None:
    made = case(WHOLE, fact("100"), actual=actual("20"))
    assert judge(made, RULE).word == "略滞后"
    assert judge(made, Rule("strict", tolerance=0.9)).word == "滞后"
