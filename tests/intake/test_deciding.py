"""Deciding on lines against the city: what stands against one, taking back, new indicators."""

from __future__ import annotations

from typing import Any

import pytest

from data import intake
from data.city import City
from data.intake.draft import Draft
from tests.data.city_making import made
from tests.intake.drafting import NEW, draft, entry

DOUBT = "请核对"


@pytest.fixture
def city() -> City:
    facts = [{"indicator": "jobs", "period": "2024Q1", "value": "1.2", "unit": "万人"}]
    return made([{"indicator": "jobs", "unit": "万人"}], facts)


def doubtful(**cells: Any) -> Draft:
    return draft(entry("2.8", doubts=(DOUBT,), **cells), state="open")


def test_a_line_is_asked_only_what_nobody_has_answered(city: City) -> None:
    one = doubtful()
    assert intake.standing(city, one, one.lines[0]) == ((), (DOUBT,))
    with pytest.raises(intake.Questioned, match=DOUBT):
        intake.accept(city, one, 1)
    answered = intake.accept(city, one, 1, answered=True)
    assert intake.standing(city, answered, answered.lines[0]) == ((), ())
    assert intake.unready(city, answered) == ()
    changed = intake.edit(answered, 1, {"value": "2.9"})
    assert intake.standing(city, changed, changed.lines[0]) == ((), (DOUBT,))


def test_a_check_looks_only_at_figures_of_its_own_indicator(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(City, "facts", None)
    known = City.facts_of
    monkeypatch.setattr(City, "facts_of", lambda self, id: (asked.append(id), known(self, id))[1])
    one = draft(entry("2.8"), entry("3", indicator="else"))
    intake.standing(city, one, one.lines[0])
    assert set(asked) == {"jobs"}


def test_what_is_taken_back_is_as_it_was_and_answers_nothing(city: City) -> None:
    before = intake.accept(city, doubtful(), 1, answered=True)
    rejected = intake.decide(before, 1, intake.REJECTED)
    assert intake.restore(city, rejected, 1, {}, "accepted", (DOUBT,)) == before
    with pytest.raises(intake.Questioned, match=DOUBT):
        intake.restore(city, rejected, 1, {}, "accepted", ())
    again = intake.restore(city, rejected, 1, {"value": "2.8"}, "open", (DOUBT,))
    assert (again.lines[0].state, again.lines[0].answered) == ("open", ())


def test_a_new_indicator_is_checked_cell_by_cell(city: City) -> None:
    one = intake.invent(city, draft(entry("2.8")), NEW)
    assert [row["indicator"] for row in one.indicators] == ["new-parks"]
    wrong = {**NEW, "name": "", "sector": "nowhere", "whole": "no", "indicator": "jobs"}
    with pytest.raises(intake.WrongCells) as found:
        intake.invent(city, one, wrong)
    assert set(found.value.cells) == {"name", "sector", "whole", "indicator"}
    assert "名称：请填写" in str(found.value)
    assert "已经用过" in found.value.cells["indicator"]


def test_an_id_is_made_from_the_english_name(city: City) -> None:
    one = intake.invent(city, draft(), {**NEW, "indicator": "", "name_en": "Jobs"})
    assert one.indicators[0]["indicator"] == "jobs-2"
    assert intake.id_for(city, one, "Jobs") == "jobs-3"
    assert intake.id_for(city, one, "Pocket parks, new ones, built by the city") == (
        "pocket-parks-new-ones-built"
    )
    assert intake.id_for(city, one, "口袋公园") == ""
