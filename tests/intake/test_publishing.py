"""What a draft makes of a city: its figures in their places, the period moved on, nothing else."""

from __future__ import annotations

import pytest

from data.city import City
from data.folder import CITIES
from data.intake.invent import WrongCells, invent
from data.intake.publishing import facts, proposed
from data.store.content import Content, read
from tests.intake.drafting import NEW, SOURCE, draft, entry

TEXT = """上半年进展情况通报

一、民生福祉。上半年，城镇新增就业2.85万人。

二、经济运行。上半年，地区生产总值增长5.1%。城镇新增就业2.85万人。
"""


def zibo() -> Content:
    return read(CITIES / "zibo")


def shown(content: Content) -> City:
    return City(content.tables(), "r")


def jobs(value: str = "2.85", **cells: str):
    return entry(value, indicator="urban-jobs", **cells)


def test_a_draft_without_accepted_lines_changes_nothing() -> None:
    before = zibo()
    assert proposed(before, draft(jobs(), state="open")) is before


def test_a_later_figure_is_added_and_the_city_moves_on() -> None:
    before = zibo()
    after = shown(proposed(before, draft(jobs())))
    assert after.info.period == "2024H1"
    goal = after.goal("urban-jobs")
    assert goal is not None
    assert goal.actual is not None
    assert goal.actual.text == "2.85 万人"
    place = goal.actual.evidence
    assert (place.source, place.section, place.paragraph) == (SOURCE["source"], "填报表", 1)
    assert len(after.facts()) == len(shown(before).facts()) + 1
    assert after.source(SOURCE["source"])


def test_a_figure_takes_the_place_of_what_was_said_of_it_and_a_speaker_of_nothing() -> None:
    before = zibo()
    corrected = proposed(before, draft(jobs("1.25", period="2024Q1"), period="2024Q1"))
    after = shown(corrected)
    goal = after.goal("urban-jobs")
    assert goal is not None
    assert goal.actual is not None
    assert goal.actual.text == "1.25 万人"
    assert after.info.period == "2024Q1"
    assert len(after.facts()) == len(shown(before).facts())
    told = proposed(before, draft(jobs("1.3", period="2024Q1", speaker="某代表")))
    assert len(told.rows["facts"]) == len(before.rows["facts"]) + 1


def test_the_next_year_moves_the_year_on_too() -> None:
    after = proposed(zibo(), draft(jobs("1.5", period="2025Q1"), period="2025Q1"))
    assert 'period = "2025Q1"' in after.files["city.toml"]
    assert "year = 2025" in after.files["city.toml"]
    month = proposed(zibo(), draft(jobs("1.3", period="2024-04")))
    assert 'period = "2024Q1"' in month.files["city.toml"]


def test_a_new_indicator_comes_only_with_a_figure() -> None:
    new = {**NEW, "sector": "livelihood"}
    made = invent(shown(zibo()), draft(jobs(), entry("12", "个", indicator="new-parks")), new)
    assert shown(proposed(zibo(), made)).indicator("new-parks")
    unused = invent(shown(zibo()), draft(jobs()), new)
    assert shown(proposed(zibo(), unused)).indicator("new-parks") is None


def test_a_name_that_is_missing_is_asked_for_once_and_not_as_an_id_too() -> None:
    with pytest.raises(WrongCells) as refused:
        invent(shown(zibo()), draft(jobs()), {**NEW, "indicator": "", "name_en": ""})
    assert "name_en" in refused.value.cells
    assert "indicator" not in refused.value.cells


def test_a_text_taken_in_opens_with_its_words() -> None:
    source = {**SOURCE, "file": "bulletin-2024h1.txt"}
    said = jobs(words="城镇新增就业2.85万人", section="经济运行", paragraph="1")
    made = draft(said, jobs(words="没有这句话", period="2024-06"), text=TEXT, source=source)
    assert [row["section"] for row in facts(made)] == ["经济运行", "填报表"]
    elsewhere = draft(jobs(words="城镇新增就业2.85万人"), text=TEXT, source=source)
    assert facts(elsewhere)[0]["section"] == "民生福祉"
    wrong = jobs(words="城镇新增就业2.85万人", section="经济运行", paragraph="9")
    assert facts(draft(wrong, text=TEXT, source=source))[0]["section"] == "民生福祉"
    after = shown(proposed(zibo(), elsewhere))
    document = after.document(SOURCE["source"])
    assert document is not None
    assert document.find("城镇新增就业2.85万人")


def test_words_are_cut_around_the_figure() -> None:
    long = "据有关部门统计" * 8 + "城镇新增就业2.85万人" + "，其中高校毕业生占比较高" * 4
    assert "2.85万人" in facts(draft(jobs(words=long)))[0]["words"]
    spelled = facts(draft(jobs("300", words="前言" * 30 + "三百余人")))[0]["words"]
    assert spelled.endswith("三百余人")
    assert len(spelled) == 40
    early = facts(draft(jobs(words="就业2.85万人" + "后语" * 30)))[0]["words"]
    assert early.startswith("就业2.85万人")
