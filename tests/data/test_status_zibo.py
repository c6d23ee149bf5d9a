"""What must come out for Zibo, first quarter of 2024, from records made here."""

from __future__ import annotations

import pytest

from data.records import Judgement
from data.status import coverage
from tests.data.status_making import actual, fact, finding, indicator, judged


def jobs() -> Judgement:
    return judged(
        indicator(unit="万人", name="城镇新增就业"),
        fact("5.5", "万人"),
        actual=actual("1.2", "万人"),
    )


def test_urban_jobs_are_a_little_behind_whichever_way_the_rounding_fell() -> None:
    found = jobs()
    assert found.word == "略滞后"
    assert found.completion == pytest.approx(0.218, abs=5e-4)
    assert (found.low, found.high) == (
        pytest.approx(0.209, abs=5e-4),
        pytest.approx(0.227, abs=5e-4),
    )
    assert found.schedule == 0.25
    assert found.lead == pytest.approx(-3.2, abs=0.05)
    assert found.ratio == pytest.approx(0.873, abs=5e-4)
    assert found.low is not None
    assert found.high is not None
    assert (found.low / 0.25, found.high / 0.25) == (
        pytest.approx(0.836, abs=5e-4), pytest.approx(0.909, abs=5e-4),
    )  # fmt: skip
    assert found.remaining == "余下每季需 1.43 万人"
    assert found.sentence == (
        "一季度 1.2 万人，完成年目标 5.5 万人的 21.8%（20.9—22.7%），比序时进度低 3.2 个百分点，"
        "略滞后；余下每季需 1.43 万人。"
    )


def schools() -> Judgement:
    meaning = indicator(
        unit="所", whole=True, subject="学校", population="中小学、幼儿园", stage="新改扩建"
    )
    kindergartens = indicator(
        unit="所",
        whole=True,
        subject="学校",
        population="幼儿园",
        stage="开工",
        name="幼儿园新开工",
    )
    return judged(
        meaning, fact("14", "所"), beside=actual("4", "所"), beside_indicator=kindergartens
    )


def test_kindergartens_started_are_shown_beside_and_never_divided() -> None:
    found = schools()
    assert (found.word, found.completion, found.lead) == ("口径不同", None, None)
    assert found.sentence == (
        "年目标 14 所，一季度只有“幼儿园新开工” 4 所，口径不同（统计范围、阶段），只并列、不计算。"
    )


def scenarios() -> Judgement:
    return judged(indicator(whole=True), fact("50"))


def test_application_settings_are_not_paired_with_the_fostering_list() -> None:
    assert scenarios().word == "未公布"


def strong() -> Judgement:
    return judged(
        indicator("share", "%"), fact("55", "%"), base=actual("54", "%", "2023"), said=finding()
    )


def test_the_share_of_the_four_strong_industries_is_words_only() -> None:
    assert strong().word == "仅定性"
    assert "不断提升" in strong().sentence


@pytest.mark.parametrize("value", ["4.5", "4.6", "5.3"])
def test_growth_without_a_target_is_monitored(value: str) -> None:
    found = judged(indicator("growth", "%"), actual=actual(value, "%"))
    assert found.word == "无公布目标"
    assert found.sentence == f"一季度 {value}%，无公布目标，只监测、不评价。"


def test_investment_may_show_last_years_full_year_beside_a_quarter() -> None:
    found = judged(
        indicator("growth", "%"), actual=actual("4.5", "%"), base=actual("5.9", "%", "2023")
    )
    assert found.word == "无公布目标"
    assert found.notes == ("去年为全年数，与本期时段不同，只并列、不相减",)
    assert found.gap is None


def test_a_rank_of_march_has_no_target() -> None:
    rank = actual("11", "位", "2024-03", universe="261")
    found = judged(indicator("rank", "位"), actual=rank)
    assert found.word == "无公布目标"
    assert found.sentence.startswith("3月第 11 位（共 261 个）")


def test_one_of_four_targets_can_be_judged() -> None:
    found = coverage(j.word for j in (jobs(), schools(), scenarios(), strong()))
    assert (found.assessable, found.total) == (1, 4)
