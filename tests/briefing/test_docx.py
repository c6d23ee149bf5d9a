"""The draft bulletin: its own structure, every sentence with what it rests on, nothing invented."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.briefing.hand import bulletin, footnotes, paper
from dashboard.briefing.hand.bulletin import Bulletin, Sentence, close
from data import BriefingPlan, City, Selection
from tests.briefing import decks


@pytest.fixture(scope="module")
def snapshot(city: str) -> City:
    return decks.snapshot(city)


@pytest.fixture(scope="module")
def plan(city: str) -> BriefingPlan:
    return decks.plan_of(city)


@pytest.fixture(scope="module")
def said(snapshot: City, plan: BriefingPlan) -> Bulletin:
    return bulletin.compose(snapshot, plan)


@pytest.fixture(scope="module")
def content(snapshot: City, plan: BriefingPlan) -> bytes:
    return paper.bulletin(snapshot, plan)


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def sentences(said: Bulletin) -> list[Sentence]:
    return [each for part in said.parts for run in part.paragraphs for each in run]


def test_the_parts_are_the_opening_the_sectors_and_what_is_next(
    said: Bulletin, snapshot: City
) -> None:
    names = [part.heading.partition("、")[2] for part in said.parts]
    assert names == ["", *(sector.name for sector in snapshot.info.sectors), "下一步"]
    assert [part.heading[:1] for part in said.parts[1:4]] == ["一", "二", "三"]


def test_every_sentence_has_its_evidence_and_every_note_quotes_the_rows(
    said: Bulletin, snapshot: City
) -> None:
    words = {fact.evidence.words for fact in snapshot.facts()}
    words |= {item.evidence.words for item in snapshot.items()}
    for sentence in sentences(said):
        assert sentence.notes, sentence.text
        for note in sentence.notes:
            quoted = re.search("：「(.*)」，来源", note)
            assert quoted is None or quoted[1] in words, note
            assert quoted or "评价规则" in note or "数据版本" in note, note


def test_every_goal_and_every_figure_of_the_period_is_in_it(said: Bulletin, snapshot: City) -> None:
    whole = "".join(sentence.text for sentence in sentences(said))
    for goal in snapshot.goals():
        assert close(goal.indicator.name) in whole
    for reading in snapshot.readings():
        assert close(reading.indicator.name.removesuffix("增速")) in whole
        assert reading.fact.value.lstrip("-") in whole


def test_unpublished_goals_stand_by_name_and_are_never_called_done(
    said: Bulletin, snapshot: City
) -> None:
    silent = [goal for goal in snapshot.goals() if not (goal.actual or goal.beside or goal.said)]
    lists = [each.text for each in sentences(said) if each.text.startswith("本期未公布数字")]
    assert silent
    assert all(any(goal.indicator.name in text for text in lists) for goal in silent)


def test_monitored_figures_are_never_called_done(said: Bulletin) -> None:
    monitored = [each.text for each in sentences(said) if "只作监测" in each.text]
    assert monitored
    assert not [text for text in monitored if re.search("完成|达标任务|超额", text)]


def test_no_speaker_is_taken_for_the_government(said: Bulletin, snapshot: City) -> None:
    whole = "".join(sentence.text for sentence in sentences(said))
    spoken = {item.name for item in snapshot.items() if item.speaker or item.kind == "proposal"}
    official = {item.name for item in snapshot.items() if not item.speaker}
    assert not [name for name in spoken - official if len(name) > 5 and name in whole]


def test_a_candidate_is_never_said_to_be_had(said: Bulletin, snapshot: City) -> None:
    waiting = [item.name for item in snapshot.items() if item.state == "candidate"]
    for sentence in sentences(said):
        if sentence.text.startswith(("已实现", "推进中")):
            assert not [name for name in waiting if f"{name}、" in sentence.text]


def test_filters_narrow_the_bulletin(snapshot: City, plan: BriefingPlan) -> None:
    sector = snapshot.info.sectors[-1]
    narrow = replace(plan, selection=replace(plan.selection, sector=sector.id))
    parts = bulletin.compose(snapshot, narrow).parts
    assert [part.heading.partition("、")[2] for part in parts] == ["", sector.name, "下一步"]


def test_a_selection_of_nothing_says_so(snapshot: City, plan: BriefingPlan) -> None:
    empty = replace(plan, selection=replace(plan.selection, words="没有这样的词"))
    first, *rest = bulletin.compose(snapshot, empty).parts
    assert "没有公布年度目标" in first.paragraphs[0][0].text
    assert {part.paragraphs[0][0].text for part in rest[:-1]} == {
        "本期文件没有这一部分的目标、数字和事项。"
    }
    assert paper.bulletin(snapshot, empty)


def test_every_sentence_has_a_real_footnote(document: Any, content: bytes, said: Bulletin) -> None:
    marks = [mark.get(qn("w:id")) for mark in document.element.iter(qn("w:footnoteReference"))]
    notes = decks.parts(content, "footnotes")["word/footnotes.xml"]
    written = [note.get(qn("w:id")) for note in notes.iter(qn("w:footnote"))]
    count = len(sentences(said))
    assert marks == [str(footnotes.FIRST + at) for at in range(count)]
    assert written == [str(at) for at in range(footnotes.FIRST + count)]


def test_the_paper_is_a_marked_draft_on_a4_with_headings_and_pages(
    document: Any, snapshot: City, said: Bulletin
) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    above = section.header.paragraphs[0].text
    assert "草稿" in above
    assert said.period.end in above
    assert snapshot.revision in above
    assert ("演练数据" in above) == snapshot.info.drill
    assert "PAGE" in section.footer._element.xml
    heads = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert heads[:-1] == [part.heading for part in said.parts[1:]]


def test_every_run_names_its_chinese_typeface(document: Any) -> None:
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            fonts = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            mark = run._r.find(qn("w:footnoteReference"))
            assert mark is not None or fonts.get(qn("w:eastAsia"))


def test_the_same_plan_gives_the_same_bytes(
    snapshot: City, plan: BriefingPlan, content: bytes
) -> None:
    assert paper.bulletin(snapshot, plan) == content


def test_an_earlier_period_is_written_as_it_was(snapshot: City, plan: BriefingPlan) -> None:
    earlier = snapshot.periods()[-1]
    then = replace(plan, selection=Selection(period=earlier.id))
    assert bulletin.compose(snapshot, then).period == earlier
