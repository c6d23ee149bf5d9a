"""The rule as numbers: one ladder of thresholds per kind, climbed by both ends of what the
printing allows.

Numbers in, words out; no texts, no records. Inside, everything is turned so that more is wanted
(``sign`` -1 negates), so lower-is-better mirrors every rule by construction. A rung is
(threshold, strict, word); rungs stand best first, and the word of a number is the first rung it
reaches. Only an open end that touches a rung needs care: it is approached, never reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from data.figures import End, Interval, Number

DONE, AHEAD, ON, NEAR, LATE = "已完成", "超序时", "达序时", "略滞后", "滞后"
EARLY, NO_BASE = "未到节点", "缺基期"
# Worst first. 未到节点 blames nobody, so it stands above 略滞后; 缺基期 only ever meets 已完成.
ORDER = {word: place for place, word in enumerate((LATE, NEAR, NO_BASE, EARLY, ON, AHEAD, DONE))}
ZERO = Fraction(0)

Rung = tuple[Fraction, bool, str]


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands of the rule, exact: ``ahead``, ``tolerance``, ``keep`` are fractions,
    ``growth`` percentage points.
    """

    ahead: Fraction
    tolerance: Fraction
    growth: Fraction
    keep: Fraction


@dataclass(frozen=True, slots=True)
class Question:
    """One comparison, in the unit without multiplier.

    ``kind`` as in the indicator, or ``cap`` for a ceiling on something that accumulates.
    ``slack`` is what 左右 allows, ``strict`` that the target itself is not enough (突破).
    ``share`` of the year is over; ``plan`` is the value the goal's own plan names for this
    period. ``over`` says the year is.
    """

    kind: str
    sign: int
    target: Fraction
    actual: Interval
    base: Interval | None = None
    strict: bool = False
    slack: Fraction = ZERO
    share: Fraction = Fraction(1)
    plan: Fraction | None = None
    whole: bool = False
    over: bool = False

    @property
    def based(self) -> bool:
        return self.kind in ("level", "share")


@dataclass(frozen=True, slots=True)
class Answer:
    """The words at both ends and what was computed on the way; None where the kind computes no
    such thing.

    ``completion``, ``low``, ``high``, ``schedule`` are fractions; ``expected`` and ``gap``
    (actual less what it is measured against) have the unit of the numbers.
    """

    worst: str
    best: str
    gap: Fraction
    completion: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    schedule: Fraction | None = None
    expected: Fraction | None = None


def climb(rungs: Sequence[Rung], end: End, ground: str) -> str:
    """The word of one end."""
    at, side = end
    for threshold, strict, word in rungs:
        if at > threshold or (at == threshold and (side > 0 or (side == 0 and not strict))):
            return word
    return ground


def answer(question: Question, bands: Bands) -> Answer:
    """Both ends on the ladder of the kind."""
    q, base = question, question.base
    worst, best = q.actual.ends(q.sign)
    ground = NO_BASE if q.based and base is None else LATE
    if base is None or base.exact:
        ladder = _rungs(q, bands, q.sign * base.value if base else ZERO)
        words = climb(ladder, worst, ground), climb(ladder, best, ground)
    else:
        # A higher starting level asks for more: the hardest case pairs it with the lowest actual.
        easy, hard = (end for end, _ in base.ends(q.sign))
        words = (
            climb(_rungs(q, bands, hard), worst, ground),
            climb(_rungs(q, bands, easy), best, ground),
        )
    return _quantities(q, words)


def _rungs(q: Question, bands: Bands, start: Number) -> list[Rung]:
    """Thresholds of one kind in the turned direction. ``start`` is the base, or zero where
    things are counted from zero.
    """
    target = q.sign * q.target
    goal = target - q.slack
    if q.kind == "growth":
        return [(goal, q.strict, ON), (target - bands.growth, False, NEAR)]
    if q.kind == "keep":
        return [(goal, q.strict, ON), (target - bands.keep * abs(target), False, NEAR)]
    if q.kind == "rank":
        return [(goal, q.strict, ON)]
    if q.based and q.base is None:
        return [(goal, q.strict, DONE)]
    start = Fraction(start)
    due = start + (target - start) * q.share if q.plan is None else q.sign * q.plan
    if q.kind == "cap":
        return [(due, q.strict and q.over, ON), (goal, q.strict, NEAR)]
    if q.kind == "share":
        return [(goal, q.strict, DONE), (due, False, ON), (start, False, NEAR)]
    return _progress(q, bands, start, target, due)


def _progress(
    q: Question, bands: Bands, start: Fraction, target: Fraction, due: Fraction
) -> list[Rung]:
    """Cumulative and level: done, ahead, on, near, against what is due by now."""
    rungs: list[Rung] = []
    # Staying under a ceiling is only done when the year is; reaching a goal is done at once.
    if q.over or q.kind == "level" or q.sign > 0:
        rungs.append((target - q.slack, q.strict, DONE))
    if target != start:
        rungs.append((due + bands.ahead * abs(target - start), False, AHEAD))
    expected = start + floor(due - start) if q.whole else due
    early = expected == start and not q.over
    rungs.append((expected, early, ON))
    near = expected - (1 - bands.tolerance) * abs(expected - start)
    rungs.append((start, False, EARLY) if early else (near, False, NEAR))
    return rungs


def _quantities(q: Question, words: tuple[str, str]) -> Answer:
    actual, target = q.actual.value, q.target
    if not q.based and q.kind not in ("cumulative", "cap"):
        return Answer(*words, gap=actual - target)
    if q.based and q.base is None:
        return Answer(*words, gap=actual - target)
    start = q.base.value if q.based and q.base else ZERO
    way = target - start
    due = start + way * q.share if q.plan is None else q.plan
    schedule = (due - start) / way if way else q.share
    expected = due
    if q.whole and q.kind in ("cumulative", "level"):
        expected = start + q.sign * floor(q.sign * (due - start))
    # Nothing to divide by: a target of zero, or one that the starting level has met already.
    forward = way * q.sign > 0 if q.based else way > 0
    if q.kind == "share" or not forward:
        return Answer(*words, gap=actual - expected, schedule=schedule, expected=expected)
    low, high = _bounds(q)
    done = (actual - start) / way
    return Answer(*words, actual - expected, done, low, high, schedule, expected)


def _bounds(q: Question) -> tuple[Fraction | None, Fraction | None]:
    """Lowest and highest completion the printing allows; None where there is no bound."""
    base = q.base if q.based else None
    starts = [Fraction(end) for end, _ in base.ends(1)] if base else [ZERO]
    if any((q.target - start) * (q.target - starts[0]) <= 0 for start in starts):
        return None, None
    found: list[Fraction | None] = []
    for end in (q.actual.low, q.actual.high):
        corners = [(end - s) / (q.target - s) for s in starts] if isinstance(end, Fraction) else []
        found += [min(corners), max(corners)] if corners else [None, None]
    if q.target < starts[0]:
        found = found[2:] + found[:2]
    return found[0], found[3]
