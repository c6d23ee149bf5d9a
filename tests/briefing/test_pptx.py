"""The presentation: native, exact, in Chinese typefaces, the same bytes from the same link."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.briefing.hand import look, slides
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
from dashboard.wall import measure
from data import City, Coverage, Goal, to_csv
from tests.briefing import decks, sequence

SHAPES = ("16x9", "4x3")


@pytest.fixture(scope="module")
def snapshot(city: str) -> City:
    return decks.snapshot(city)


@pytest.fixture(scope="module")
def deck(city: str) -> Deck:
    return decks.deck_of(city)


@cache
def file_of(city: str, ratio: str = "16x9", shade: str = "light") -> bytes:
    return slides.presentation(decks.snapshot(city), decks.deck_of(city), ratio=ratio, shade=shade)


@pytest.fixture(scope="module")
def content(city: str) -> bytes:
    return file_of(city)


@pytest.fixture(scope="module")
def shown(content: bytes) -> Any:
    return opened(content)


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def charts_of(shown: Any) -> list[Any]:
    return [shape.chart for slide in shown.slides for shape in slide.shapes if shape.has_chart]


def of(*bodies: Body) -> Deck:
    """A deck of nothing but bodies."""
    made = tuple(Slide("any", 0, "", "一页", "一页", body) for body in bodies)
    return Deck("全部", "市", "时期", "2024-03-31", "r", False, made)


def one(goal: Goal) -> One:
    return One(goal, (("目标", "一"),), ())


def test_every_slide_of_the_deck_is_a_slide_with_its_title(shown: Any, deck: Deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert titles == [slide.title for slide in deck.slides]


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


def test_every_run_and_every_end_of_a_line_names_the_chinese_typeface(content: bytes) -> None:
    texts = decks.parts(content, r"^ppt/(slides|notesSlides|charts|slideLayouts|slideMasters)/")
    bare = [
        (name, properties.tag)
        for name, root in texts.items()
        for tag in ("a:rPr", "a:endParaRPr", "a:defRPr")
        for properties in root.iter(qn(tag))
        if [face.get("typeface") for face in properties.findall(qn("a:ea"))] != [look.FACE]
    ]
    without = [
        run for root in texts.values() for run in root.iter(qn("a:r")) if run[0].tag == qn("a:t")
    ]
    assert bare == []
    assert without == []
    for theme in decks.parts(content, r"^ppt/theme/").values():
        assert {font.get("typeface") for font in theme.iter(qn("a:ea"))} == {look.FACE}


def test_children_stand_in_the_order_of_the_schema(content: bytes) -> None:
    assert sequence.faults(decks.parts(content, r"^ppt/.*\.xml$")) == []


def test_every_slide_has_notes_and_a_footer_that_says_where_it_is_from(
    shown: Any, deck: Deck
) -> None:
    for number, (slide, given) in enumerate(zip(shown.slides, deck.slides, strict=True), 1):
        notes = slide.notes_slide.notes_text_frame.text
        assert all(quote.words in notes and quote.where in notes for quote in given.quotes)
        assert notes.strip()
        held = {
            shape.element.find(f".//{qn('p:ph')}").get("type"): shape.text_frame.text
            for shape in slide.placeholders
        }
        assert deck.as_of in held["ftr"]
        assert deck.revision in held["ftr"]
        assert all(title in held["ftr"] for title in given.sources)
        assert held["sldNum"] == str(number)
        assert ("演练数据" in held["ftr"]) == deck.drill


@pytest.mark.parametrize("ratio", SHAPES)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_everything_stands_inside_the_slide(city: str, ratio: str, shade: str) -> None:
    shown = opened(file_of(city, ratio, shade))
    assert (shown.slide_width, shown.slide_height) == (Pt(look.WIDTHS[ratio]), Pt(look.HEIGHT))
    for number, slide in enumerate(shown.slides, 1):
        for shape in slide.shapes:
            assert shape.left >= 0, number
            assert shape.top >= 0, number
            assert shape.left + shape.width <= shown.slide_width + 1, (number, shape.name)
            assert shape.top + shape.height <= shown.slide_height + 1, (number, shape.name)


def test_charts_maps_and_tables_say_what_they_show(shown: Any) -> None:
    for slide in shown.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr")


def test_every_shape_of_a_slide_has_a_number_of_its_own(shown: Any) -> None:
    for slide in shown.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


def test_nothing_is_a_picture(content: bytes, shown: Any) -> None:
    with ZipFile(io.BytesIO(content)) as file:
        endings = {name.rpartition(".")[2] for name in file.namelist()}
    assert endings == {"xml", "rels", "xlsx"} | ({"bin"} & endings)
    assert charts_of(shown)


def test_the_same_deck_gives_the_same_bytes(snapshot: City, deck: Deck, content: bytes) -> None:
    assert slides.presentation(snapshot, deck) == content


def test_what_xml_cannot_hold_and_markup_stay_harmless(snapshot: City, deck: Deck) -> None:
    odd = "<b>&\x00\x0b\ud800" + "长" * 200
    body = Text(f"# {odd}\n\n- [站外](https://example.org) [里](/goals)\n\n{odd * 12}")
    strange = replace(deck, title=odd, slides=(Slide("text", 0, odd, odd, odd, body, (odd,)),))
    shown = opened(slides.presentation(snapshot, strange))
    assert shown.slides[0].shapes.title.text_frame.text.startswith("<b>&长")
    links = [rel.target_ref for rel in shown.slides[0].part.rels.values() if rel.is_external]
    assert links == ["https://example.org"]


def test_twenty_slides_take_less_than_a_second(snapshot: City, deck: Deck) -> None:
    many = replace(deck, slides=(deck.slides * 3)[:20])
    taken: list[float] = []
    for _ in range(3):
        begin = time.process_time()
        slides.presentation(snapshot, many)
        taken.append(time.process_time() - begin)
    assert median(taken) < 1.0


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


@pytest.mark.parametrize("ratio", SHAPES)
def test_text_stands_inside_its_box(city: str, ratio: str) -> None:
    """By the guesses of ``measure``, which are on the wide side."""
    for number, slide in enumerate(opened(file_of(city, ratio)).slides):
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            text = shape.text_frame
            room = (shape.width - text.margin_left - text.margin_right) / 12700
            high = (shape.height - text.margin_top - text.margin_bottom) / 12700
            taken = 0.0
            for paragraph in text.paragraphs:
                size = max(run.font.size.pt for run in paragraph.runs) if paragraph.runs else 0
                taken += measure.height(paragraph.text, size, room) if size else 0
                taken += paragraph.space_before.pt if paragraph.space_before else 0
            assert taken <= high + 1, (number, shape.name, text.text)


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
