"""What slides are drawn from bodies: exact numbers in charts, and bodies nobody expects."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from dashboard.briefing.hand import slides
from dashboard.briefing.slide import (
    Body,
    Chains,
    Comparison,
    Deck,
    Districts,
    Highlights,
    Lagging,
    One,
    Sector,
    Slide,
    Sources,
    Text,
    Year,
)
from data import City, Coverage, Goal, to_csv
from tests.briefing import decks
from tests.briefing.decks import charts_of, opened

SHAPES = ("16x9", "4x3")


@pytest.fixture(scope="module")
def snapshot(city: str) -> City:
    return decks.snapshot(city)


@pytest.fixture(scope="module")
def deck(city: str) -> Deck:
    return decks.deck_of(city)


def of(*bodies: Body) -> Deck:
    """A deck of nothing but bodies."""
    made = tuple(Slide("any", 0, "", "一页", "一页", body) for body in bodies)
    return Deck("全部", "市", "时期", "2024-03-31", "r", False, made)


def one(goal: Goal) -> One:
    return One(goal, (("目标", "一"),), ())


def test_charts_carry_the_exact_numbers_of_the_export(snapshot: City) -> None:
    headings, rows = snapshot.table("status")
    exported = csv.DictReader(io.StringIO(to_csv(headings, rows)))
    known = {row["name"]: (row["completion"], row["schedule"]) for row in exported}
    goals = [goal for goal in snapshot.goals() if goal.judgement.completion is not None]
    compared = [Comparison(tuple(goals[at : at + 8])) for at in range(0, len(goals), 8)]
    shown = opened(slides.presentation(snapshot, of(*compared)))
    seen = set[str]()
    for chart in charts_of(shown):
        by_name = {series.name: list(series.values) for series in chart.plots[0].series}
        for place, label in enumerate(chart.plots[0].categories):
            name = label.rpartition(" ")[0].rpartition(" ")[0]
            seen.add(name)
            for series, told in zip(("完成率", "序时进度"), known[name], strict=True):
                value = by_name[series][place]
                assert ("" if value is None else f"{value:g}") == (
                    f"{float(told):g}" if told else ""
                )
    assert seen == {goal.indicator.name for goal in goals}


def test_a_ring_has_the_number_of_its_goal(snapshot: City) -> None:
    goals = [goal for goal in snapshot.goals() if (goal.judgement.completion or -1) >= 0]
    goals = sorted(goals, key=lambda goal: goal.judgement.completion or 0)[-6:]
    drawn = of(*map(one, goals))
    shown = opened(slides.presentation(snapshot, drawn))
    for slide, goal in zip(shown.slides, goals, strict=True):
        chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
        rings = {series.name: list(series.values) for series in chart.plots[0].series}
        done, left, hidden = rings["完成率"]
        assert done == pytest.approx(goal.judgement.completion, abs=5e-7)
        assert done + left == pytest.approx(hidden)


def test_a_goal_without_a_number_shows_no_completion(snapshot: City) -> None:
    silent = [goal for goal in snapshot.goals() if goal.actual is None]
    assert silent
    shown = opened(slides.presentation(snapshot, of(*map(one, silent[:6]))))
    names = {series.name for chart in charts_of(shown) for series in chart.plots[0].series}
    assert "完成率" not in names


def test_what_xml_cannot_hold_and_markup_stay_harmless(snapshot: City, deck: Deck) -> None:
    odd = "<b>&\x00\x0b\ud800" + "长" * 200
    body = Text(f"# {odd}\n\n- [站外](https://example.org) [里](/goals)\n\n{odd * 12}")
    strange = replace(deck, title=odd, slides=(Slide("text", 0, odd, odd, odd, body, (odd,)),))
    shown = opened(slides.presentation(snapshot, strange))
    assert shown.slides[0].shapes.title.text_frame.text.startswith("<b>&长")
    links = [rel.target_ref for rel in shown.slides[0].part.rels.values() if rel.is_external]
    assert links == ["https://example.org"]


@pytest.mark.parametrize("ratio", SHAPES)
def test_bodies_with_nothing_in_them_are_drawn_all_the_same(snapshot: City, ratio: str) -> None:
    none = Coverage(0, 0)
    empty = of(
        Year(none, (), (), 0.25),
        Comparison(()),
        Sector(snapshot.info.sectors[0], none, (), (), 0),
        Lagging((), ()),
        Highlights(()),
        Districts((), ()),
        Chains(()),
        Chains((), snapshot.chains()[0], ()),
        Sources((), ()),
        Text(""),
    )
    assert slides.presentation(snapshot, empty, ratio=ratio)


def test_text_that_no_slide_has_room_for_is_whole_in_the_notes(snapshot: City) -> None:
    many = "\n".join(f"- 第{number}项" for number in range(120))
    slide = opened(slides.presentation(snapshot, of(Text(many)))).slides[0]
    shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert not [text for text in shown if "第119项" in text]
    assert [text for text in shown if text.endswith("…")]
    assert many in slide.notes_slide.notes_text_frame.text


def test_a_figure_without_a_target_stands_beside_what_was_published_before(
    snapshot: City,
) -> None:
    known = [each for each in snapshot.readings() if len(snapshot.points(each.indicator.id)) > 1]
    for reading in known[:3]:
        made = slides.presentation(snapshot, of(One(reading, (), ())))
        (chart,) = charts_of(opened(made))
        points = snapshot.points(reading.indicator.id)[-6:]
        assert list(chart.plots[0].series[0].values) == [point.value for point in points]


def test_a_rate_stands_beside_its_target_as_printed(snapshot: City) -> None:
    rates = [
        goal
        for goal in snapshot.goals()
        if goal.judgement.completion is None
        and goal.indicator.kind in ("growth", "share", "keep")
        and goal.actual is not None
        and goal.actual.unit == goal.target.unit
        and goal.judgement.word != "口径不同"
        and len(goal.targets) == 1
    ]
    for goal in rates[:4]:
        assert goal.actual is not None
        (chart,) = charts_of(opened(slides.presentation(snapshot, of(one(goal)))))
        drawn = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
        assert drawn["本期"] == float(goal.actual.value)
        assert drawn["目标"] == float(goal.target.value)
