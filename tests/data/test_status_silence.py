"""Where nothing is computed: no target, no number, words only, another scope; and coverage."""

from __future__ import annotations

import pytest

from data.records import Coverage
from data.status import UNJUDGED, WORDS, Rule, coverage, scope, sector_word
from tests.data.status_making import RULE, actual, fact, finding, indicator, judged

PERCENT = indicator("growth", "%")
WHOLE = indicator(whole=True)


def test_the_words_stand_as_the_table_orders_them() -> None:
    words = (
        "已完成 超序时 达序时 略滞后 滞后 临界 未公布 仅定性 口径不同 无公布目标 缺基期 未到节点"
    )
    assert list(WORDS) == words.split()
    assert [word.assessable for word in WORDS.values()] == [True] * 6 + [False] * 6
    assert len({word.glyph for word in WORDS.values()}) == len(WORDS)
    assert all(word.tone == "none" for word in WORDS.values() if not word.assessable)


def test_no_target_is_never_coloured() -> None:
    found = judged(PERCENT, actual=actual("4.5", "%"), base=actual("5.9", "%", "2023"))
    assert found.word == "无公布目标"
    assert (found.completion, found.gap, found.lead) == (None, None, None)
    assert ("去年水平", "5.9%（2023 年全年）") in found.inputs
    assert found.notes


def test_a_full_year_without_a_target_may_stand_beside_the_last() -> None:
    found = judged(
        PERCENT, period="2024",
        actual=actual("5", "%", "2024"), base=actual("5.9", "%", "2023"),
    )  # fmt: skip
    assert (found.word, found.notes) == ("无公布目标", ())


def test_nothing_at_all_still_has_a_word() -> None:
    assert judged(PERCENT).word == "无公布目标"
    assert judged(PERCENT, said=finding()).word == "仅定性"


def test_a_missing_number_is_not_a_failure() -> None:
    assert judged(indicator("keep", "%"), fact("95", "%")).word == "未公布"
    assert judged(WHOLE, fact("2")).word == "未公布"


def test_words_only_are_quoted() -> None:
    found = judged(indicator("share", "%"), fact("55", "%"), said=finding())
    assert found.word == "仅定性"
    assert "不断提升" in found.sentence


@pytest.mark.parametrize(
    ("due", "expected"), [("2024-06-30", "未到节点"), ("2024-03-31", "未公布")]
)
def test_a_milestone_without_news_waits_for_its_date(due: str, expected: str) -> None:
    assert judged(indicator("milestone", ""), fact("建成", "", due=due)).word == expected


def test_a_figure_of_another_scope_stands_beside_before_words() -> None:
    other = indicator(name="幼儿园新开工", population="幼儿园", stage="开工")
    found = judged(
        indicator(population="中小学、幼儿园", stage="新改扩建"), fact("14", "所"),
        beside=actual("4", "所"), beside_indicator=other, said=finding(),
    )  # fmt: skip
    assert found.word == "口径不同"
    assert ("不同之处", "统计范围、阶段") in found.inputs
    assert found.completion is None


def test_a_figure_beside_need_not_say_what_it_counts() -> None:
    found = judged(WHOLE, fact("14"), beside=actual("4"))
    assert found.word == "口径不同"
    assert len(found.inputs) == 2


def test_a_figure_beside_a_judged_one_is_only_shown() -> None:
    found = judged(WHOLE, fact("14"), actual=actual("4"), beside=actual("9"))
    assert found.word == "达序时"
    assert ("并列数字", "9 个") in found.inputs


@pytest.mark.parametrize(
    ("kind", "made", "reason"),
    [
        ("growth", actual("4.5", "%", "2024-03"), "单月数"),
        ("cumulative", actual("4", "%", "2024-03"), "单月数"),
        ("growth", actual("4.5", "%", region="east"), "地区"),
        ("growth", actual("4.5", "亿元"), "单位"),
        ("growth", actual("4.5", "%", "2024H1"), "时段"),
        ("growth", actual("4.5", "%", "2023Q1"), "2023 年"),
    ],
)
def test_another_scope_is_never_divided(kind: str, made: object, reason: str) -> None:
    found = judged(indicator(kind, "%"), fact("5", "%"), actual=made)
    assert (found.word, found.completion, found.gap) == ("口径不同", None, None)
    assert reason in found.sentence


def test_a_range_in_two_units_is_not_compared() -> None:
    found = judged(WHOLE, fact("1"), fact("2", "家"), actual=actual("1"))
    assert found.word == "口径不同"


def test_a_single_month_is_a_reading_where_nothing_accumulates() -> None:
    found = judged(indicator("keep", "%"), fact("95", "%"), actual=actual("97", "%", "2024-03"))
    assert found.word == "达序时"
    assert found.sentence.startswith("3月")


def test_scope_keys_match_across_multipliers() -> None:
    meaning = indicator(unit="万人")
    assert scope(meaning, fact("5.5", "万人")).differs(scope(meaning, actual("12000", "人"))) == ()


@pytest.mark.parametrize(
    ("target", "made", "what"),
    [
        (fact("1000", "亿元"), actual("百亿", "亿元"), "实绩"),
        (fact("翻番", ""), actual("5", ""), "目标"),
    ],
)
def test_a_word_in_place_of_a_number_is_words_only(target: object, made: object, what: str) -> None:
    found = judged(indicator(), target, actual=made)  # type: ignore[arg-type]
    assert found.word == "仅定性"
    assert f"{what}只是文字" in found.sentence


def test_coverage_counts_what_can_be_judged() -> None:
    assert coverage(["未公布", "略滞后", "未公布"]) == Coverage(
        1, 3, (("略滞后", 1), ("未公布", 2))
    )
    assert coverage([]).share == 0
    with pytest.raises(KeyError):
        coverage(["很好"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], UNJUDGED),
        (["滞后", "未公布", "未公布"], UNJUDGED),
        (["滞后", "未公布"], "滞后"),
        (["达序时", "临界", "略滞后"], "略滞后"),
        (["达序时", "临界"], "临界"),
        (["已完成", "超序时"], "超序时"),
    ],
)
def test_a_sector_reads_its_worst_or_says_it_cannot(words: list[str], expected: str) -> None:
    assert sector_word(words, RULE) == expected


def test_no_coverage_asked_still_needs_something_to_read() -> None:
    assert sector_word(["未公布"], Rule("loose", coverage=0)) == UNJUDGED
