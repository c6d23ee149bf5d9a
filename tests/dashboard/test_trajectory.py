"""The chart of a goal through the year stands only where there are numbers to draw."""

from __future__ import annotations

import pytest

from dashboard.charts.trajectory import trajectory
from dashboard.settings import CITIES
from data import City, FolderStore


@pytest.fixture(scope="module")
def demo() -> City:
    return FolderStore(CITIES / "demo").current()


def test_a_milestone_has_stages_and_no_empty_chart(demo: City) -> None:
    goals = [goal for goal in demo.goals() if goal.indicator.kind == "milestone" and goal.actual]
    assert goals
    assert all(trajectory(demo, goal) is None for goal in goals)


def test_a_goal_with_figures_has_its_chart(demo: City) -> None:
    goal = next(goal for goal in demo.goals() if goal.indicator.kind == "cumulative")
    assert trajectory(demo, goal) is not None
