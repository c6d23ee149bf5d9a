"""The draft bulletin as sentences, each with the rows it rests on: 总述, one part a sector, 下一步.

Nothing is said that no row says: figures come with the rule's own sentences, undertakings by name
under what the rows call them. A figure without a target is only monitored and never called done;
a candidate stays one; what a speaker said is left out, because the government did not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dashboard.text import t
from data import (
    WORDS,
    BriefingPlan,
    City,
    Evidence,
    Fact,
    Goal,
    Item,
    Period,
    Reading,
    Selection,
    parse_period,
    target_text,
)

T = TypeVar("T")
_MOST = 8  # names in one sentence
_STATES = ("done", "ongoing", "", "candidate")
_LATE = ("late", "near", "edge")
_SPACE = re.compile(r"(?<=[^\x00-\x7f]) (?=[\d+\-(])|(?<=[\d%)]) (?=[^\x00-\x7f])")
_GROWTH = "增速"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``notes`` say what it rests on; there is always one."""

    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """``heading`` is "" for the opening. Each paragraph is a run of sentences."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """``title`` breaks where its sense does; ``sources`` are the documents by number, as notes
    name them.
    """

    title: tuple[str, str]
    period: Period
    parts: tuple[Part, ...]
    sources: tuple[str, ...]


def compose(city: City, plan: BriefingPlan) -> Bulletin:
    """The bulletin of the plan's period and filters, of the city's revision."""
    return _Writer(city, plan.selection).bulletin()


class _Writer:
    """Numbers the sources as they come up, and knows what was chosen."""

    def __init__(self, city: City, selection: Selection) -> None:
        self._city, self._period = city, city.period(selection)
        self._selection = replace(selection, period=self._period.id)
        self._sources: dict[str, int] = {}

    def bulletin(self) -> Bulletin:
        city, chosen = self._city, self._selection
        sectors = [each for each in city.info.sectors if chosen.sector in ("", each.id)]
        parts = [Part("", (tuple(self._opening()),))]
        for number, sector in enumerate(sectors):
            inside = replace(chosen, sector=sector.id)
            heading = t("hand.doc.part", number=_numeral(number), name=sector.name)
            parts.append(Part(heading, tuple(self._sector(inside, sector.name))))
        heading = t("hand.doc.part", number=_numeral(len(sectors)), name=t("hand.doc.next"))
        parts.append(Part(heading, (tuple(self._following()),)))
        title = t("hand.doc.title", city=city.info.name, year=self._period.year)
        below = t("hand.doc.title_below", period=self._period.name)
        return Bulletin((title, below), self._period, tuple(parts), tuple(self._listed()))

    def _opening(self) -> Iterator[Sentence]:
        city, goals = self._city, self._city.goals(self._selection)
        coverage = city.coverage(goals)
        rule = (t("hand.doc.by_rule", version=city.rule.version, n=len(goals)),)
        if not goals:
            yield _say(t("hand.doc.no_goals", period=self._period.label), rule)
        else:
            tally = "、".join(t("headline.count", word=word, n=n) for word, n in coverage.counts)
            words = {"period": self._period.label, "total": len(goals), "tally": tally}
            yield _say(t("hand.doc.opening", able=coverage.assessable, **words), rule)
        late = [goal for goal in city.worst_first(goals) if _tone(goal) in _LATE]
        for some in _some(late):
            names = "、".join(f"{goal.indicator.name}（{goal.judgement.word}）" for goal in some)
            yield _say(t("hand.doc.late", names=names), self._of_goals(some))

    def _sector(self, inside: Selection, name: str) -> Iterator[tuple[Sentence, ...]]:
        goals, readings = self._city.goals(inside), self._city.readings(inside)
        told = [goal for goal in goals if goal.actual or goal.beside or goal.said]
        silent = [goal for goal in goals if goal not in told]
        items = _items(self._city, inside, {goal.said.id for goal in told if goal.said})
        paragraphs = (
            [self._goal(goal) for goal in told],
            [*self._readings(readings)],
            [*self._items(items)],
            [*self._silent(silent)],
        )
        if not any(paragraphs):
            absent = t("hand.doc.absent_note", revision=self._city.revision, name=name)
            yield (_say(t("hand.doc.absent"), (absent,)),)
        for paragraph in paragraphs:
            if paragraph:
                yield tuple(paragraph)

    def _following(self) -> Iterator[Sentence]:
        """What remains for those behind, what is planned, what is still to be reported."""
        goals = self._city.goals(self._selection)
        for goal in self._city.worst_first(goals):
            if goal.judgement.remaining and _tone(goal) in _LATE:
                text = f"{goal.indicator.name}{goal.judgement.remaining}。"
                yield _say(text, self._of_goals([goal]))
        planned = [item for item in _said(self._city, self._selection) if item.state == "planned"]
        for some in _some(planned):
            names = _joined(self._name(item) for item in some)
            yield _say(t("hand.doc.planned", names=names), self._of_items(some))
        silent = [goal for goal in goals if not (goal.actual or goal.beside or goal.said)]
        if silent:
            note = t("hand.doc.by_rule", version=self._city.rule.version, n=len(goals))
            yield _say(t("hand.doc.chase", n=len(silent)), (note,))

    # Sentences of one kind

    def _goal(self, goal: Goal) -> Sentence:
        """The rule's own sentence, with the indicator's name in place of the period."""
        said = goal.judgement.sentence.removeprefix(self._period.name).lstrip()
        return _say(goal.indicator.name + said, self._of_goals([goal]))

    def _readings(self, readings: Sequence[Reading]) -> Iterator[Sentence]:
        for some in _some(readings):
            figures = "，".join(map(_monitored, some))
            notes = [self._note(each.indicator.name, each.fact.evidence) for each in some]
            yield _say(t("hand.doc.readings", figures=figures), notes)

    def _items(self, items: Sequence[Item]) -> Iterator[Sentence]:
        for state in _STATES:
            kinds = dict.fromkeys(item.kind for item in items if item.state == state)
            for kind in kinds:
                here = [item for item in items if (item.state, item.kind) == (state, kind)]
                for some in _some(here):
                    key = "finding" if kind == "finding" else state or "plain"
                    names = _joined(self._name(item) for item in some)
                    text = t(f"hand.doc.{key}", kind=t(f"item.{kind}"), names=names)
                    yield _say(text, self._of_items(some))

    def _silent(self, goals: Sequence[Goal]) -> Iterator[Sentence]:
        if goals:
            names = "、".join(
                t("hand.name_target", name=goal.indicator.name, target=target_text(goal.targets))
                for goal in goals
            )
            text = t("hand.doc.silent", n=len(goals), names=names)
            yield _say(text, self._of_goals(goals))

    def _name(self, item: Item) -> str:
        """A candidate's note says what it is a candidate for."""
        name = item.name.removesuffix(f"（{self._period.name}）")
        more = item.note if item.state == "candidate" else ""
        return f"{name}（{more}）" if more else name

    # What they rest on

    def _of_goals(self, goals: Iterable[Goal]) -> list[str]:
        notes: list[str] = []
        for goal in goals:
            facts: list[tuple[str, Fact | None]] = [
                *((t("role.target"), target) for target in goal.targets),
                (t("role.actual"), goal.actual),
                (t("goal.beside"), goal.beside),
            ]
            for role, fact in facts:
                if fact is not None:
                    notes.append(self._note(f"{goal.indicator.name}{role}", fact.evidence))
            if goal.said is not None:
                notes.append(self._note(goal.indicator.name, goal.said.evidence))
        return notes

    def _of_items(self, items: Iterable[Item]) -> list[str]:
        return [self._note(item.name, item.evidence) for item in items]

    def _note(self, about: str, evidence: Evidence) -> str:
        number = self._sources.setdefault(evidence.source, len(self._sources) + 1)
        words, place = evidence.words, evidence.locator
        return t("hand.doc.note", about=about, words=words, number=number, place=place)

    def _listed(self) -> Iterator[str]:
        for id, number in self._sources.items():
            source = self._city.source(id)
            assert source is not None, "the check of a city refuses unknown sources"
            parts = (f"《{source.title}》", source.issuer, source.date)
            told = "，".join(part for part in parts if part)
            yield t("hand.doc.source", number=number, told=told)


def close(text: str) -> str:
    """Without the spaces a screen puts between letters and digits; official papers have none."""
    return _SPACE.sub("", text)


def _say(text: str, notes: Iterable[str]) -> Sentence:
    return Sentence(close(text), tuple(dict.fromkeys(notes)))


def _some(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many as one sentence names, one after the other."""
    for at in range(0, len(things), _MOST):
        yield things[at : at + _MOST]


def _joined(names: Iterable[str]) -> str:
    """Names in a row; where one holds the mark between names, a stronger one stands between."""
    listed = list(names)
    return ("；" if any("、" in name for name in listed) else "、").join(listed)


def _tone(goal: Goal) -> str:
    return WORDS[goal.judgement.word].tone


def _said(city: City, selection: Selection) -> list[Item]:
    """What the period's documents say, speakers and proposals left out."""
    found = city.items(selection, period_bound=True)
    return [item for item in found if not item.speaker and item.kind != "proposal"]


def _items(city: City, inside: Selection, told: set[str]) -> list[Item]:
    return [item for item in _said(city, inside) if item.id not in told]


def _monitored(reading: Reading) -> str:
    """Name and figure as the rule says it, without its remark on the missing target."""
    name, fact = reading.indicator.name, reading.fact
    if reading.indicator.kind == "growth" and name.endswith(_GROWTH) and fact.comparator == "=":
        way = t("hand.doc.fell") if fact.value.startswith("-") else t("hand.doc.rose")
        return f"{name.removesuffix(_GROWTH)}{way}{fact.value.lstrip('+-')}{fact.unit}"
    said = reading.judgement.sentence.split("，")[0]
    return name + said.removeprefix(parse_period(fact.period).name).lstrip()


def _numeral(place: int) -> str:
    numerals = t("hand.doc.numerals")
    return numerals[place] if place < len(numerals) else str(place + 1)
