"""The workbook of a briefing's numbers, and what every file handed over has in common."""

from __future__ import annotations

import io
import time
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from dashboard.briefing.hand import files
from dashboard.briefing.hand.numbers import items_of, numbers, shown_of
from dashboard.briefing.slide import Deck
from data import BriefingPlan, City, Goal
from tests.briefing import decks


@pytest.fixture(scope="module")
def snapshot(city: str) -> City:
    return decks.snapshot(city)


@pytest.fixture(scope="module")
def deck(city: str) -> Deck:
    return decks.deck_of(city)


@pytest.fixture(scope="module")
def plan(city: str) -> BriefingPlan:
    return decks.plan_of(city)


@pytest.fixture(scope="module")
def book(snapshot: City, plan: BriefingPlan, deck: Deck) -> Any:
    return openpyxl.load_workbook(io.BytesIO(numbers(snapshot, plan, deck)))


def rows(page: Any) -> list[dict[str, Any]]:
    """Rows under the headings, which a drill city has below its mark."""
    lines = [*page.iter_rows(values_only=True)]
    start = next(at for at, line in enumerate(lines) if line[1] == "名称")
    return [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1 :]]


def test_states_are_those_of_the_deck_with_the_numbers_of_the_rule(book: Any, deck: Deck) -> None:
    shown = {each.indicator.id: each for slide in deck.slides for each in shown_of(slide.body)}
    listed = {row["指标编号"]: row for row in rows(book["指标状态"])}
    assert set(listed) == set(shown)
    for id, each in shown.items():
        done = each.judgement.completion
        assert listed[id]["状态"] == each.judgement.word
        assert listed[id]["完成率"] == (None if done is None else pytest.approx(done, abs=1e-6))


def test_every_figure_has_the_words_it_stands_in(book: Any, deck: Deck) -> None:
    listed = rows(book["数据明细"])
    assert all(row["原文字句"] and row["来源"] and row["位置"] for row in listed)
    shown = [each for slide in deck.slides for each in shown_of(slide.body)]
    held = {(row["指标编号"], row["原文字句"]) for row in listed}
    for each in shown:
        fact = each.target if isinstance(each, Goal) else each.fact
        assert (fact.indicator, fact.evidence.words) in held


def test_undertakings_are_those_of_the_deck(book: Any, deck: Deck) -> None:
    named = {item.id for slide in deck.slides for item in items_of(slide.body)}
    assert {row["事项编号"] for row in rows(book["具体事项"])} == named


def test_the_workbook_says_what_it_is(book: Any, snapshot: City) -> None:
    about = {line[0]: line[1] for line in book["说明"].iter_rows(values_only=True) if line[0]}
    assert about["数据版本"] == snapshot.revision
    marked = [sheet.cell(1, 1).value or "" for sheet in book.worksheets]
    assert all(("演练数据" in mark) == snapshot.info.drill for mark in marked)


@pytest.mark.parametrize("form", files.FORMS)
def test_every_form_is_a_download_with_a_chinese_name_and_the_same_bytes(
    snapshot: City, plan: BriefingPlan, deck: Deck, form: str
) -> None:
    answer = files.response(form, snapshot, plan, deck, ratio="16x9", shade="light")
    name = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert name.endswith(f"{snapshot.info.period}.{form}")
    assert snapshot.info.name in name
    assert name.startswith("演练数据") == snapshot.info.drill
    assert (answer.mimetype or "").startswith("application/vnd.openxmlformats")
    begin = time.process_time()
    again = files.made(form, snapshot, plan, deck, ratio="16x9", shade="light")
    assert again == answer.get_data()
    assert time.process_time() - begin < 1


def test_an_unknown_form_is_refused(snapshot: City, plan: BriefingPlan, deck: Deck) -> None:
    with pytest.raises(KeyError):
        files.response("exe", snapshot, plan, deck, ratio="16x9", shade="light")
