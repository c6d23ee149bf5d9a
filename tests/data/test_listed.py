"""Words of a whole period by the column are those of its sentences, and lists make what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import CITY, WORDS, City, FolderStore, Goals, Selection, joined, words_of
from data.columns import carrying
from data.folder import CITIES
from data.judging import worst_first
from data.ledger import Ledger


@pytest.fixture(scope="module", params=["demo", "zibo"])
def city(request: pytest.FixtureRequest) -> City:
    return FolderStore(CITIES / request.param).current()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of which a record was made, one for each time."""
    rows: list[int] = []
    make = Ledger.fact

    def counted(self: Ledger, row: int) -> object:
        rows.append(row)
        return make(self, row)

    monkeypatch.setattr(Ledger, "fact", counted)
    return rows


def every_list(city: City) -> list[Goals]:
    regions = (CITY, *(district.id for district in city.districts()))
    return [
        city.goals(Selection(period=period.id, district=region))
        for period in city.periods()[:4]
        for region in regions
    ]


def test_every_word_is_the_word_of_its_sentence(city: City) -> None:
    for goals in every_list(city):
        assert goals.words() == [goal.judgement.word for goal in goals]
        judged, others = goals.parted()
        by_rule = sorted(goals, key=lambda goal: not WORDS[goal.judgement.word].assessable)
        assert [*judged, *others] == by_rule
        assert [goal.actual is not None for goal in goals].count(True) == len(goals.measured())


def test_the_worst_come_first_as_their_sentences_have_it(city: City) -> None:
    for goals in every_list(city):
        assert goals.worst_first() == worst_first(goals)
        assert city.worst_first(goals) == city.worst_first(list(goals))
        assert city.coverage(goals) == city.coverage(list(goals))


def test_every_fact_wears_the_word_it_was_judged_by(city: City) -> None:
    facts = city.facts()
    words = dict(zip((fact.id for fact in facts), city.fact_words(facts).texts(), strict=True))
    found: dict[str, str] = {}
    for region in (CITY, *(district.id for district in city.districts())):
        for goal in city.goals(Selection(district=region)):
            known = (*goal.targets, goal.actual) if goal.actual else goal.targets
            found |= {fact.id: goal.judgement.word for fact in known}
        for reading in city.readings(Selection(district=region)):
            found[reading.fact.id] = reading.judgement.word
    assert {id: word for id, word in words.items() if word} == found


def test_columns_say_what_the_records_say(city: City) -> None:
    facts = city.facts()
    columns = city.ledger.columns(facts)
    assert columns["id"].texts() == [fact.id for fact in facts]
    assert columns["value"].texts() == [fact.value for fact in facts]
    both = joined(columns["period"], columns["role"])
    assert both.texts() == [(fact.period, fact.role) for fact in facts]
    one = facts[-1].evidence.words
    found = carrying(columns.values(), f"{one[:2]} {one[-2:]}")
    assert found[-1]
    assert not carrying(columns.values(), "没有这样的字").any()


def test_counting_sorting_and_choosing_make_no_record(made: list[int]) -> None:
    city = FolderStore(CITIES / "demo").current()
    goals = city.goals().worst_first()
    city.coverage(goals)
    words_of(goals)
    city.choosing.by_sector(goals)
    len(city.goals(Selection(status="滞后", words="增长")))
    len(city.facts(Selection(status="滞后")))
    assert not made
    assert goals[0].judgement.word == "滞后"
    assert 0 < len(set(made)) < 20


def test_lists_are_equal_to_other_sequences_of_the_same_records(city: City) -> None:
    goals = city.goals()
    assert goals == tuple(goals)
    assert goals[1:] == list(goals)[1:]
    assert goals != tuple(goals)[1:]
    assert goals != 5
    assert goals[-1] == tuple(goals)[-1]


def test_a_snapshot_knows_which_facts_another_does_not_have(tmp_path: Path) -> None:
    folder = CITIES / "zibo"
    for file in folder.rglob("*"):
        if file.is_file():
            copy = tmp_path / file.relative_to(folder)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(file.read_bytes())
    facts = tmp_path / "facts.csv"
    text = facts.read_text(encoding="utf-8").splitlines()
    (first, *rest) = text[1:]
    facts.write_text("\n".join([text[0], *rest, f"{first}改"]), encoding="utf-8")
    before, after = FolderStore(folder).current(), FolderStore(tmp_path).current()
    (changed,) = after.ledger.unlike(before.ledger)
    assert changed.note.endswith("改")
    assert [fact.id for fact in before.ledger.unlike(after.ledger)] == [changed.id]


def test_lists_are_narrowed_to_a_group_or_an_indicator(city: City) -> None:
    goals, topic = city.goals(), city.info.topics[0].id
    inside = city.choosing.inside(goals, topic=topic)
    assert inside == [goal for goal in goals if goal.indicator.topic == topic]
    assert city.choosing.of(goals, goals[0].indicator.id) == goals[:1]
    assert not city.choosing.of(goals, "no-such")
    own = {each.id for each in city.indicators() if each.topic == topic}
    figures = [fact for fact in city.facts() if fact.indicator in own and not fact.region]
    assert city.topic_facts(topic) == figures
    regional = {fact.indicator for fact in city.facts() if fact.region}
    assert [each.id for each in city.by_district()] == [
        each.id for each in city.indicators() if each.id in regional
    ]
    assert city.ledger.has(period=city.period().id, role="actual")
    assert not city.ledger.has(period="1999")
