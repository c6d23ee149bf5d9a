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
from typing import NamedTuple

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
        """Whether the kind needs a starting level."""
        return self.kind in ("level", "share")

    def turned(self, number: Fraction) -> Fraction:
        """To and from the direction in which more is wanted."""
        return number if self.sign > 0 else -number


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


class Course(NamedTuple):
    """The way from ``start`` to ``target`` and where it should be by now, in the turned direction.
    ``expected`` is ``due`` in whole things where things are counted.
    """

    start: Fraction
    target: Fraction
    due: Fraction
    expected: Fraction


def climb(rungs: Sequence[Rung], end: End, ground: str) -> str:
    """The word of one end."""
    at, side = end
    for threshold, strict, word in rungs:
        above = _compare(at, threshold)
        if above > 0 or (above == 0 and (side > 0 or (side == 0 and not strict))):
            return word
    return ground


def _compare(a: Number, b: Fraction) -> float:
    """Positive where a > b, zero where equal; several times faster than two comparisons."""
    if isinstance(a, float):
        return a
    return a.numerator * b.denominator - b.numerator * a.denominator


def answer(question: Question, bands: Bands) -> Answer:
    """Both ends on the ladder of the kind."""
    q, base = question, question.base
    worst, best = q.actual.ends(q.sign)
    if q.kind in ("growth", "keep", "rank") or (q.based and base is None):
        rungs, ground = _met(q, bands), NO_BASE if q.based else LATE
        words = climb(rungs, worst, ground), climb(rungs, best, ground)
        return Answer(*words, gap=q.actual.value - q.target)
    course = _course(q, base.value if base else ZERO)
    # Wherever the year may have started: which start asks for more depends on the goal's own plan.
    starts = base.bounds or (base.value,) if base and not base.exact else ()
    ladders = [_rungs(q, bands, _course(q, start)) for start in starts]
    ladders = ladders or [_rungs(q, bands, course)]
    low = min((climb(rungs, worst, LATE) for rungs in ladders), key=ORDER.__getitem__)
    high = max((climb(rungs, best, LATE) for rungs in ladders), key=ORDER.__getitem__)
    return _quantities(q, course, (low, high))


def _met(q: Question, bands: Bands) -> list[Rung]:
    """Kinds that only ask whether the target is met, and kinds whose starting level is unknown."""
    target = q.turned(q.target)
    goal = target - q.slack if q.slack else target
    if q.kind == "growth":
        return [(goal, q.strict, ON), (target - bands.growth, False, NEAR)]
    if q.kind == "keep":
        return [(goal, q.strict, ON), (target - bands.keep * abs(target), False, NEAR)]
    return [(goal, q.strict, ON if q.kind == "rank" else DONE)]


def _course(q: Question, base: Fraction) -> Course:
    start, target = q.turned(base), q.turned(q.target)
    due = start + (target - start) * q.share if q.plan is None else q.turned(q.plan)
    counted = q.whole and q.kind in ("cumulative", "level")
    return Course(start, target, due, start + floor(due - start) if counted else due)


def _rungs(q: Question, bands: Bands, course: Course) -> list[Rung]:
    """Thresholds of one kind against what is due by now."""
    start, target, due, expected = course
    goal = target - q.slack if q.slack else target
    if q.kind == "cap":
        return [(due, q.strict and q.over, ON), (goal, q.strict, NEAR)]
    if q.kind == "share":
        return [(goal, q.strict, DONE), (due, False, ON), (start, False, NEAR)]
    rungs: list[Rung] = []
    # Reaching a goal is done at once; staying under a ceiling is done when the year is.
    reaching = q.kind == "level" or q.sign > 0
    if reaching or q.over:
        rungs.append((goal, q.strict, DONE))
    if target != start:
        rungs.append((due + bands.ahead * abs(target - start), False, AHEAD))
    early = reaching and expected == start and not q.over
    rungs.append((expected, early, ON))
    near = expected - (1 - bands.tolerance) * abs(expected - start)
    rungs.append((start, False, EARLY) if early else (near, False, NEAR))
    return rungs


def _quantities(q: Question, course: Course, words: tuple[str, str]) -> Answer:
    start, target, due, expected = course
    actual, way = q.turned(q.actual.value), target - start
    gap, schedule = q.turned(actual - expected), (due - start) / way if way else q.share
    expected = q.turned(expected)
    # Nothing to divide by: a target of zero, or one that the starting level has met already.
    forward = way > 0 if q.based else q.target > 0
    if q.kind == "share" or not forward:
        return Answer(*words, gap=gap, schedule=schedule, expected=expected)
    done = (actual - start) / way
    low, high = (done, done) if q.actual.exact and not q.base else _bounds(q)
    return Answer(*words, gap, done, low, high, schedule, expected)


def _bounds(q: Question) -> tuple[Fraction | None, Fraction | None]:
    """Lowest and highest completion the printing allows; None where there is no bound."""
    base, target = (q.base.bounds if q.base else None) or (ZERO,), q.turned(q.target)
    starts = [q.turned(start) for start in base]
    if q.based and max(starts) >= target:
        return None, None
    low, high = (
        [(q.turned(end) - start) / (target - start) for start in starts]
        if isinstance(end, Fraction)
        else []
        for end in (q.actual.low, q.actual.high)
    )
    if q.based and q.sign < 0:
        low, high = high, low
    return min(low, default=None), max(high, default=None)
