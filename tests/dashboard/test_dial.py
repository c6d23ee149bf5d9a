"""Where marks stand: completion to the target, rates as distances, nothing without a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.parts.bullet import bullet
from dashboard.parts.dial import dial
from dashboard.parts.gauge import gauge
from data import Evidence, Fact, Goal, Indicator, Judgement

EVIDENCE = Evidence("report", "部分", 1, "原文")


def fact(role: str, value: str, unit: str = "个", period: str = "2024") -> Fact:
    return Fact(f"x.{period}.{role}", "x", "", period, role, "=", value, unit, EVIDENCE)


def goal(kind: str, word: str, unit: str = "个", **judged: float) -> Goal:
    indicator = Indicator("x", "指标", "X", "s", "", kind, "up", unit, "对象")
    judgement = Judgement(word=word, sentence="一句话。", rule="1", **judged)  # pyright: ignore[reportArgumentType]
    return Goal(indicator, "2024Q1", "", (fact("target", "100", unit),), judgement)


def test_a_cumulative_goal_fills_from_nothing_to_its_completion() -> None:
    at = dial(goal("cumulative", "略滞后", completion=0.218, schedule=0.25, low=0.209, high=0.227))
    assert (at.start, at.value, at.schedule) == (0.0, 0.218, 0.25)
    assert (at.low, at.high) == (0.209, 0.227)


def test_a_bar_stops_at_the_target_and_the_text_does_not() -> None:
    done = goal("cumulative", "已完成", completion=1.4, schedule=0.25)
    assert dial(done).value == 1.0
    assert "140.0" in str(gauge(done))


def test_a_growth_rate_is_a_distance_from_its_target_and_never_a_share_of_it() -> None:
    behind = dial(goal("growth", "滞后", "%", gap=-2.0))
    ahead = dial(goal("growth", "达序时", "%", gap=1.0))
    assert behind.start == ahead.start == behind.target == 0.5
    assert behind.value is not None
    assert ahead.value is not None
    assert behind.value < 0.5 < ahead.value


def test_a_share_stands_on_nought_to_a_hundred() -> None:
    found = replace(
        goal("share", "达序时", "%", gap=0.1),
        actual=fact("actual", "55", "%", "2024Q1"),
        base=fact("actual", "54", "%", "2023"),
    )
    at = dial(found)
    assert (at.value, at.base) == (0.55, 0.54)


@pytest.mark.parametrize("word", ["未公布", "仅定性", "口径不同", "缺基期", "未到节点"])
@pytest.mark.parametrize("kind", ["cumulative", "level", "share", "growth", "keep", "rank"])
def test_a_goal_without_a_comparable_figure_has_no_fill(kind: str, word: str) -> None:
    found = replace(goal(kind, word), actual=fact("actual", "40", period="2024Q1"))
    assert dial(found).value is None
    assert "bullet-dashed" in str(bullet(found))
    assert "bullet-fill" not in str(bullet(found))


def test_an_unpublished_total_still_shows_how_much_of_the_year_is_over() -> None:
    assert dial(goal("cumulative", "未公布")).schedule == 0.25
    assert dial(goal("growth", "未公布")).schedule is None


def test_last_year_is_marked_only_in_the_same_unit() -> None:
    same = replace(goal("cumulative", "未公布"), base=fact("actual", "80", period="2023"))
    other = replace(goal("cumulative", "未公布"), base=fact("actual", "80", "万个", "2023"))
    assert dial(same).base == 0.8
    assert dial(other).base is None


@pytest.mark.parametrize("kind", ["rank", "milestone"])
def test_what_has_no_scale_has_a_plain_track(kind: str) -> None:
    judged = goal(kind, "滞后")
    assert dial(judged).value is None
    assert "bullet-dashed" not in str(bullet(judged))


def test_a_meter_says_its_sentence() -> None:
    html = str(gauge(goal("cumulative", "滞后", completion=0.1, schedule=0.25)))
    assert 'role="meter"' in html
    assert 'aria-valuetext="一句话。"' in html
