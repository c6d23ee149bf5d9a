"""What is suggested to whoever asks for a briefing of what is on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.briefing import compose
from data import City, Selection


def _kinds(city: City, **chosen: str) -> list[str]:
    return [each.kind for each in compose.of_selection(city, Selection(**chosen)).slides]


def test_a_briefing_of_all_goes_from_the_whole_to_the_sources(zibo: City) -> None:
    kinds = list(dict.fromkeys(_kinds(zibo)))
    assert kinds == [
        *("cover", "year", "goal", "sector", "lagging", "highlights", "chain"),
        *("districts", "next", "sources"),
    ]


def test_it_is_pinned_to_the_revision_and_the_period(zibo: City) -> None:
    plan = compose.of_selection(zibo, Selection())
    assert plan.revision == zibo.revision
    assert plan.selection.period == zibo.info.period


def test_a_sector_has_its_own_slide_and_no_other(zibo: City) -> None:
    slides = compose.of_selection(zibo, Selection(sector="livelihood")).slides
    assert [each.ids for each in slides if each.kind == "sector"] == [("livelihood",)]


def test_a_district_is_shown_on_the_map(zibo: City) -> None:
    slides = compose.of_selection(zibo, Selection(district="boshan")).slides
    assert [each.ids for each in slides if each.kind == "districts"] == [("boshan",)]


def test_a_status_leaves_goals_of_that_word_only(demo: City) -> None:
    plan = compose.of_selection(demo, Selection(status="滞后"))
    late = {goal.indicator.id for goal in demo.goals(plan.selection)}
    named = {id for each in plan.slides if each.kind in ("goal", "comparison") for id in each.ids}
    assert named <= late
    assert "chain" not in _kinds(demo, status="滞后")


def test_goals_are_compared_where_several_can_be_judged(demo: City) -> None:
    assert "comparison" in _kinds(demo)


@pytest.mark.parametrize("words", ["没有这样的词", "就业"])
def test_a_choice_that_leaves_little_still_makes_a_briefing(
    city_named: Callable[[str], City], words: str
) -> None:
    for name in ("zibo", "demo"):
        kinds = _kinds(city_named(name), words=words)
        assert kinds[0] == "cover"
        assert kinds[-1] == "sources"
