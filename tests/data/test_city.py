"""Periods, goals, readings and their summaries: the two cities of the repository, and made ones."""

from __future__ import annotations

import pytest

from data import WORDS, City, Selection
from tests.data.city_making import actual, folder, made, target


@pytest.fixture
def zibo() -> City:
    return folder("zibo")


@pytest.fixture
def demo() -> City:
    return folder("demo")


class TestPeriods:
    def test_the_current_period_is_that_of_the_configuration(self, zibo: City) -> None:
        assert zibo.period().id == "2024Q1"
        assert zibo.as_of == "2024-03-31"

    def test_an_unknown_period_means_the_current_one(self, zibo: City) -> None:
        assert zibo.period(Selection(period="1999")).id == "2024Q1"
        assert zibo.goals(Selection(period="x")) == zibo.goals()

    def test_periods_stand_newest_first_and_leave_single_months_out(self, demo: City) -> None:
        ids = [period.id for period in demo.periods()]
        assert ids[:3] == ["2025Q3", "2025H1", "2025Q1"]
        assert len(ids) == 12
        assert "2025-09" not in ids

    def test_the_current_period_can_be_chosen_before_anything_is_published(self) -> None:
        city = made([{"indicator": "a"}], [target("a", "2024", "4")])
        assert [period.id for period in city.periods()] == ["2024Q1"]

    def test_what_only_a_speaker_said_opens_no_period(self) -> None:
        rows = [actual("a", "2023", "4", speaker="某代表")]
        assert [p.id for p in made([{"indicator": "a"}], rows).periods()] == ["2024Q1"]


class TestGoals:
    def test_exactly_one_target_of_zibo_has_a_completion(self, zibo: City) -> None:
        judged = [goal for goal in zibo.goals() if goal.judgement.completion is not None]
        assert [goal.indicator.id for goal in judged] == ["urban-jobs"]
        assert judged[0].judgement.word == "略滞后"

    def test_goals_stand_in_the_order_of_the_indicators(self, demo: City) -> None:
        order = [indicator.id for indicator in demo.indicators()]
        places = [order.index(goal.indicator.id) for goal in demo.goals()]
        assert places == sorted(places)

    def test_a_goal_is_judged_once(self, demo: City) -> None:
        assert demo.goal("urban-jobs") is demo.goal("urban-jobs", "2025Q3")

    def test_a_selection_narrows_by_sector_kind_status_and_words(self, demo: City) -> None:
        chosen = demo.goals(Selection(sector="drive", kind="level", status="超序时"))
        assert {goal.indicator.id for goal in chosen} >= {"hightech-firms"}
        assert all(goal.judgement.word == "超序时" for goal in chosen)
        named = demo.goals(Selection(words="High-TECH firms"))
        assert [goal.indicator.id for goal in named] == ["hightech-firms"]

    def test_a_district_shows_its_own_targets(self, demo: City) -> None:
        chosen = demo.goals(Selection(district="yinghu"))
        assert len(chosen) == 8
        assert {goal.region for goal in chosen} == {"yinghu"}
        assert all(goal.target.region == "yinghu" for goal in chosen)

    def test_a_range_has_two_targets_lower_first(self, demo: City) -> None:
        goal = demo.goal("gdp-growth")
        assert goal is not None
        assert [fact.comparator for fact in goal.targets] == [">=", "<="]
        assert [fact.id for fact in goal.targets] == [
            "gdp-growth.2025.target",
            "gdp-growth.2025.target.2",
        ]

    def test_a_row_with_a_speaker_is_never_a_goal_an_actual_or_a_base(self) -> None:
        said = {"speaker": "某代表"}
        rows = [
            target("a", "2024", "10", **said),
            actual("a", "2024Q1", "3", **said),
            actual("a", "2023", "9", **said),
        ]
        city = made([{"indicator": "a"}], rows)
        assert city.goals() == ()
        assert city.readings() == ()
        assert city.series("a") == ()
        assert len(city.facts()) == 3

    def test_a_goal_brings_base_plan_and_what_stands_beside(self) -> None:
        indicators = [{"indicator": "a", "kind": "level", "beside": "b"}, {"indicator": "b"}]
        rows = [
            target("a", "2024", "200"),
            target("a", "2024Q1", "110"),
            actual("a", "2023", "100"),
            actual("a", "2024Q1", "112"),
            actual("b", "2024Q1", "7"),
        ]
        goal = made(indicators, rows).goal("a")
        assert goal is not None
        assert goal.base is not None
        assert goal.base.value == "100"
        assert goal.beside is not None
        assert goal.beside.indicator == "b"
        assert goal.judgement.schedule == pytest.approx(0.1)

    def test_a_whole_year_has_no_plan_of_its_own(self) -> None:
        rows = [target("a", "2024", "10"), actual("a", "2024", "10")]
        goal = made([{"indicator": "a"}], rows, period="2024").goal("a")
        assert goal is not None
        assert "本期计划" not in dict(goal.judgement.inputs)

    def test_a_single_month_is_read_where_the_period_has_no_figure(self) -> None:
        indicators = [{"indicator": "a", "kind": "growth", "unit": "%"}]
        rows = [
            target("a", "2024", "5", unit="%"),
            actual("a", "2024-02", "4", unit="%"),
            actual("a", "2024-03", "6", unit="%"),
        ]
        goal = made(indicators, rows).goal("a")
        assert goal is not None
        assert goal.actual is not None
        assert goal.actual.period == "2024-03"
        assert goal.judgement.word == "口径不同"

    def test_a_fall_below_the_preceding_figure_is_noted(self) -> None:
        rows = [
            target("a", "2024", "10"),
            actual("a", "2024Q1", "5"),
            actual("a", "2024-05", "1"),
            actual("a", "2024H1", "4"),
        ]
        goal = made([{"indicator": "a", "whole": "yes"}], rows, period="2024H1").goal("a")
        assert goal is not None
        assert any("一季度" in note for note in goal.judgement.notes)

    def test_a_finding_of_the_period_says_words_only(self) -> None:
        finding = {"item": "f", "kind": "finding", "period": "2024Q1", "indicator": "a"}
        others = [
            finding | {"item": "e", "period": "2023"},
            finding | {"item": "d", "district": "north"},
            finding | {"item": "s", "speaker": "某代表"},
            finding | {"item": "p", "kind": "policy"},
        ]
        rows = [target("a", "2024", "10")]
        goal = made([{"indicator": "a"}], rows, [*others, finding]).goal("a")
        assert goal is not None
        assert goal.said is not None
        assert goal.said.id == "f"
        assert goal.judgement.word == "仅定性"
        silent = made([{"indicator": "a"}], rows, others).goal("a")
        assert silent is not None
        assert silent.judgement.word == "未公布"

    def test_a_rank_is_compared_with_the_list_of_last_year(self) -> None:
        indicators = [{"indicator": "r", "kind": "rank", "unit": "位"}]
        last = actual("r", "2023", "20", unit="位", universe="261")
        now = actual("r", "2024Q1", "11", unit="位", universe="297")
        aim = target("r", "2024", "15", unit="位", comparator="<=")
        goal = made(indicators, [last, now, aim]).goal("r")
        assert goal is not None
        assert goal.judgement.word == "口径不同"
        stated = made(indicators, [last, now, aim | {"universe": "297"}]).goal("r")
        assert stated is not None
        assert stated.judgement.word == "达序时"

    def test_a_period_without_target_and_figure_gives_nothing(self) -> None:
        city = made([{"indicator": "a"}], [actual("a", "2023", "9")])
        assert city.goal("a") is None
        assert city.reading("a") is None
        assert city.reading("a", "2023") is not None

    def test_unknown_ids_give_nothing(self, zibo: City) -> None:
        assert zibo.goal("nothing") is None
        assert zibo.goal("gdp-growth") is None
        assert zibo.reading("urban-jobs") is None
        assert zibo.reading("nothing") is None
        assert zibo.goals(Selection(district="nowhere")) == ()


class TestReadings:
    def test_figures_without_a_target_are_monitored_and_never_coloured(self, zibo: City) -> None:
        readings = zibo.readings()
        assert {reading.judgement.word for reading in readings} == {"无公布目标"}
        goals = {goal.indicator.id for goal in zibo.goals()}
        assert goals.isdisjoint(reading.indicator.id for reading in readings)

    def test_last_year_is_only_shown_beside(self, zibo: City) -> None:
        reading = zibo.reading("fixed-asset-investment")
        assert reading is not None
        assert reading.last is not None
        assert (reading.fact.value, reading.last.value) == ("4.5", "5.9")
        assert reading.judgement.completion is None

    def test_a_month_inside_the_period_is_a_reading(self, zibo: City) -> None:
        reading = zibo.reading("credit-rank")
        assert reading is not None
        assert reading.fact.period == "2024-03"

    def test_a_selection_narrows_readings_too(self, demo: City) -> None:
        assert [r.indicator.id for r in demo.readings(Selection(sector="economy"))] == [
            "private-investment-growth",
            "deposit-balance",
        ]
        assert demo.readings(Selection(status="滞后")) == ()
        assert demo.readings(Selection(district="jinpu"))


class TestSummaries:
    def test_coverage_counts_words_in_the_rules_order(self, zibo: City) -> None:
        coverage = zibo.coverage(zibo.goals())
        assert (coverage.assessable, coverage.total) == (1, len(zibo.goals()))
        assert sum(number for _, number in coverage.counts) == coverage.total

    def test_the_worst_stands_first_and_the_unjudged_last(self, demo: City) -> None:
        words = [goal.judgement.word for goal in demo.worst_first(demo.goals())]
        judged = [word for word in words if WORDS[word].assessable]
        assert words[0] == "滞后"
        assert words[: len(judged)] == judged

    def test_inside_a_word_the_larger_lag_stands_first(self, demo: City) -> None:
        late = demo.worst_first(demo.goals(Selection(status="滞后")))
        leads = [goal.judgement.lead for goal in late if goal.judgement.lead is not None]
        assert leads == sorted(leads)
        assert leads

    def test_words_and_kinds_are_in_order(self, demo: City, zibo: City) -> None:
        assert demo.words() == tuple(WORDS)
        assert len(demo.kinds()) == 7
        assert set(zibo.kinds()) < set(demo.kinds())


def test_a_target_is_said_as_printed_and_a_range_with_both_ends(demo: City) -> None:
    goals = demo.goals()
    one = next(goal for goal in goals if len(goal.targets) == 1)
    both = next(goal for goal in goals if len(goal.targets) == 2)
    assert one.target_text == one.target.text
    assert both.target_text == f"{both.targets[0].value}—{both.targets[1].value} {both.target.unit}"
