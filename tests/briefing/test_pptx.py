"""The presentation: native, exact, in Chinese typefaces, the same bytes from the same link."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Any
from zipfile import ZipFile

import pytest
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.briefing.hand import look, slides
from dashboard.briefing.slide import (
    Deck,
)
from dashboard.wall import measure
from data import City
from tests.briefing import decks, sequence
from tests.briefing.decks import charts_of, opened

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


def test_every_slide_of_the_deck_is_a_slide_with_its_title(shown: Any, deck: Deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert titles == [slide.title for slide in deck.slides]


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


def test_twenty_slides_take_less_than_a_second(snapshot: City, deck: Deck) -> None:
    many = replace(deck, slides=(deck.slides * 3)[:20])
    taken: list[float] = []
    for _ in range(3):
        begin = time.process_time()
        slides.presentation(snapshot, many)
        taken.append(time.process_time() - begin)
    assert median(taken) < 1.0


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
