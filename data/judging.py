"""Which figures meet in one judgement: an indicator, in a period, for a region, with all that one
case brings.

Judged once and kept; two threads that judge the same case get equal records. The rule itself is
``data.status``; nothing is computed here. Rows with a speaker take no part: the ledger's slots
leave them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import numpy as np

from data import periods
from data.board import Board, Boards
from data.cases import FREE
from data.columns import Column, column
from data.ledger import Ledger
from data.listed import NAMES, ORDER, Goals, Listed
from data.periods import Period
from data.records import Fact, Goal, Indicator, Item, Reading
from data.status import Case, Rule, judge

T = TypeVar("T", Goal, Reading)


def worst_first(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """From 滞后 to 已完成, the larger lag first inside a word; what cannot be judged comes last."""

    def weight(goal: Goal) -> tuple[int, float]:
        lead = goal.judgement.lead
        return ORDER[goal.judgement.word], float("inf") if lead is None else lead

    return tuple(sorted(goals, key=weight))


def readable(found: Iterable[str], current: Period) -> tuple[Period, ...]:
    """The periods a reader can choose, newest first, none later than the current one.

    Single months are read inside others. A figure of a year that is not over (a count announced for
    it, say) does not make that year a period.
    """
    known = {period for period in map(periods.parse, found) if period.kind != "month"} | {current}
    past = (p for p in known if (p.year, p.months) <= (current.year, current.months))
    return tuple(sorted(past, key=lambda period: (period.year, period.months), reverse=True))


def within(text: str, period: Period) -> bool:
    """Whether a period of a row belongs to one a reader has chosen; a blank one does not."""
    return bool(text) and period.covers(periods.parse(text))


def _universe(targets: tuple[Fact, ...], base: Fact | None) -> str:
    """Of how many places a rank's target speaks where its own row does not say: last year's."""
    said = targets[0].universe if targets else ""
    return "" if said or base is None else base.universe


class Judging:
    """``items`` are looked through for findings (仅定性)."""

    def __init__(
        self, facts: Ledger, indicators: Mapping[str, Indicator], items: Iterable[Item], rule: Rule
    ) -> None:
        self._facts, self._indicators, self._rule = facts, indicators, rule
        # The first finding of a period stands; a district's finding says nothing of the whole city.
        self._findings: dict[tuple[str, str, str], Item] = {}
        for item in items:
            if item.kind == "finding" and item.indicator and not item.speaker:
                self._findings.setdefault((item.indicator, item.period, item.district), item)
        self._known = tuple(sorted(map(periods.parse, facts.periods()), key=lambda p: -p.months))
        self._inside: dict[str, tuple[str, ...]] = {}
        self._made: dict[tuple[str, str, str], Goal | Reading | None] = {}
        self._ids = tuple(indicators)
        self._drawing = Boards(facts, tuple(indicators.values()), rule)
        self._boards: dict[tuple[str, str], Board] = {}

    def goals(self, period: Period, region: str) -> Goals:
        """Every goal of one region in a period; their words are known, nothing else is made."""
        board = self._board(period, region)
        make = self._maker(Goal, period, region)
        return Goals(board.goals, make, board.goals, board.words, board.leads, board.measured)

    def readings(self, period: Period, region: str) -> Listed[Reading]:
        places = self._board(period, region).readings
        return Listed(places, self._maker(Reading, period, region), places)

    def found(self, indicator: str, period: Period, region: str) -> Goal | Reading | None:
        """A goal where the year has a target, else a reading where the period has a figure, else
        None.
        """
        key = (indicator, period.id, region)
        if key not in self._made:
            known = self._indicators.get(indicator)
            self._made[key] = self._judge(known, period, region) if known else None
        return self._made[key]

    def inside(self, period: Period) -> tuple[str, ...]:
        """Periods whose figures may be read in this one: itself, then single months, the latest
        first.
        """
        if period.id not in self._inside:
            months = (p.id for p in self._known if p.id != period.id and period.covers(p))
            self._inside[period.id] = (period.id, *months)
        return self._inside[period.id]

    def actual(self, indicator: str, period: Period, region: str) -> Fact | None:
        found = (self._one(indicator, region, at, "actual") for at in self.inside(period))
        return next((fact for fact in found if fact), None)

    def words(self, facts: Listed[Fact], period: Period, regions: Iterable[str]) -> Column:
        """For each fact the word it was judged by in the period; "" for those that were not."""
        of = np.full(self._facts.size + 1, -1, dtype=np.int8)  # the last one is nobody's
        for region in regions:
            board = self._board(period, region)
            of[board.rows] = board.words
            of[board.read] = NAMES.index(FREE)
        of[-1] = -1
        return column([*NAMES, ""], of[facts.places] % (len(NAMES) + 1))

    def _board(self, period: Period, region: str) -> Board:
        key = (period.id, region)
        if key not in self._boards:
            said = np.array([(id, *key) in self._findings for id in self._ids], dtype=bool)
            made = self._drawing.board(period, self.inside(period), region, said)
            self._boards[key] = made
        return self._boards[key]

    def _maker(self, wanted: type[T], period: Period, region: str) -> Callable[[int], T]:
        """What makes the goal or reading of the indicator at a place."""

        def make(place: int) -> T:
            found = self.found(self._ids[place], period, region)
            assert isinstance(found, wanted), "a board finds what is judged"
            return found

        return make

    def _judge(self, indicator: Indicator, period: Period, region: str) -> Goal | Reading | None:
        id, year = indicator.id, period.year
        targets = self._facts.at(id, region, str(year), "target")
        actual = self.actual(id, period, region)
        if not targets and actual is None:
            return None
        base = self._one(id, region, str(year - 1), "actual")
        # A target of the whole year is the annual target itself, not a plan on the way to it.
        plan = None if period.kind == "year" else self._one(id, region, period.id, "target")
        case = Case(
            indicator=indicator,
            period=period,
            targets=targets,
            actual=actual,
            base=base,
            previous=self._previous(id, period, region),
            plan=plan,
            beside=self.actual(indicator.beside, period, region),
            beside_indicator=self._indicators.get(indicator.beside),
            said=self._findings.get((id, period.id, region)),
            last_universe=_universe(targets, base),
        )
        judgement = judge(case, self._rule)
        if actual and not targets:
            return Reading(indicator, period.id, actual, judgement, base)
        return Goal(
            indicator, period.id, region, targets, judgement, actual, base, case.beside, case.said
        )

    def _one(self, indicator: str, region: str, period: str, role: str) -> Fact | None:
        return next(iter(self._facts.at(indicator, region, period, role)), None)

    def _previous(self, indicator: str, period: Period, region: str) -> Fact | None:
        """The figure of the latest earlier period of the same year (single months left out)."""
        earlier = (
            self._one(indicator, region, p.id, "actual")
            for p in self._known
            if p.kind == "ytd" and p.year == period.year and p.months < period.months
        )
        return next((fact for fact in earlier if fact), None)
