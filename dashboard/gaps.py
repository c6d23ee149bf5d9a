"""What is known of each annual target in a period, and what has to be asked for.

Nothing is judged here: the words are the rule's. 应公布未公布 is a target without a number in
a period of which the city has published others, or a milestone whose due date is over; before
anything of the period is published, a target waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data import WORDS, City, Fact, Goal, Goals, Period, parse_period

# In the order of the page: what is there first, then what is not.
STANDS = ("judged", "words", "scope", "base", "early", "overdue", "missing")
_STAND_OF = {"仅定性": "words", "口径不同": "scope", "缺基期": "base", "未到节点": "early"}
# What is asked for, the most pressing first.
ASKED = ("overdue", "missing", "words", "scope", "base")


@dataclass(frozen=True, slots=True)
class Gap:
    """A target without a comparable number. ``last`` is the newest figure, of any scope."""

    goal: Goal
    stand: str
    last: Fact | None

    @property
    def number(self) -> str:
        """The goal's number in the chase list: the indicator, and its district where it has one."""
        return ".".join(part for part in (self.goal.indicator.id, self.goal.region) if part)


def stand(goal: Goal, period: Period, *, out: bool) -> str:
    """One of STANDS; ``out`` says that figures of the period are published."""
    word = goal.judgement.word
    if WORDS[word].assessable:
        return "judged"
    if word in _STAND_OF:
        return _STAND_OF[word]
    due = goal.target.due
    if due:
        return "overdue" if due <= period.end else "missing"
    return "overdue" if out else "missing"


def stands(city: City, goals: Iterable[Goal], period: Period) -> list[tuple[Goal, str]]:
    out = city.ledger.has(period=period.id, role="actual")
    return [(goal, stand(goal, period, out=out)) for goal in goals]


def gaps(city: City, goals: Goals, period: Period) -> list[Gap]:
    """The chase list, the most pressing first, otherwise in the goals' own order."""
    _, unjudged = goals.parted()
    found = [
        Gap(goal, stand, _last(city, goal, period))
        for goal, stand in stands(city, unjudged, period)
        if stand in ASKED
    ]
    return sorted(found, key=lambda gap: ASKED.index(gap.stand))


def _last(city: City, goal: Goal, period: Period) -> Fact | None:
    if goal.actual is not None:
        return goal.actual
    known = [
        fact
        for fact in city.series(goal.indicator.id, goal.region)
        if parse_period(fact.period).end <= period.end
    ]
    return known[-1] if known else goal.base or goal.beside
