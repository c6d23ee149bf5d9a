"""数据覆盖: every target stands in exactly one place, gaps are named, nothing is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard import gaps, links
from dashboard.first_paint import Cockpit
from dashboard.pages import coverage
from dashboard.render import to_string
from data import WORDS, City, Goal, Selection, parse_period

Q1 = parse_period("2024Q1")


@pytest.fixture
def snapshot(app: Cockpit) -> City:
    return app.server.extensions["cockpit"].current()


def goal_with(city: City, word: str, due: str = "") -> Goal:
    """A real goal that wears another word."""
    goal = city.goals()[0]
    targets = (replace(goal.target, due=due),)
    return replace(goal, targets=targets, judgement=replace(goal.judgement, word=word))


@pytest.mark.parametrize("word", [word for word in WORDS if word != "无公布目标"])
def test_every_word_has_one_place(snapshot: City, word: str) -> None:
    found = gaps.stand(goal_with(snapshot, word), Q1, out=True)
    assert found in gaps.STANDS
    assert (found == "judged") == WORDS[word].assessable


def test_a_silent_target_is_overdue_only_once_the_period_is_published(snapshot: City) -> None:
    silent = goal_with(snapshot, "未公布")
    assert gaps.stand(silent, Q1, out=True) == "overdue"
    assert gaps.stand(silent, Q1, out=False) == "missing"


@pytest.mark.parametrize(("due", "stand"), [("2024-03-31", "overdue"), ("2024-04-01", "missing")])
def test_a_milestone_is_overdue_from_its_day_on(snapshot: City, due: str, stand: str) -> None:
    assert gaps.stand(goal_with(snapshot, "未公布", due), Q1, out=True) == stand


def test_the_places_together_are_all_the_targets(snapshot: City) -> None:
    goals = snapshot.goals()
    assert len(gaps.stands(snapshot, goals, snapshot.period())) == len(goals)


def test_what_is_judged_or_not_yet_due_is_not_chased(snapshot: City) -> None:
    for gap in gaps.gaps(snapshot, snapshot.goals(), snapshot.period()):
        assert not WORDS[gap.goal.judgement.word].assessable
        assert gap.goal.judgement.word != "未到节点"


def test_the_last_figure_is_never_newer_than_the_period(snapshot: City) -> None:
    period = snapshot.period()
    for gap in gaps.gaps(snapshot, snapshot.goals(), period):
        assert gap.last is None or parse_period(gap.last.period).end <= period.end


def test_the_page_names_every_gap_and_gives_the_list_to_fill_in(snapshot: City) -> None:
    html = str(to_string(coverage.layout(snapshot, links.View("/coverage"))))
    for gap in gaps.gaps(snapshot, snapshot.goals(), snapshot.period()):
        assert links.goal(gap.goal.indicator.id) in html
    assert f"/export/chase.xlsx?period={snapshot.info.period}" in html


def test_a_choice_without_targets_says_so(snapshot: City) -> None:
    view = links.View("/coverage", Selection(words="没有这样的字"))
    html = str(to_string(coverage.layout(snapshot, view)))
    assert "没有年度目标" in html
    assert "没有需要催报的" in html
