"""Figures as numbers for drawing: points with what their printing allows, and the straight course
of a goal's year.

Everything is in the indicator's own unit. A figure that is no number (a stage, 百亿) or has
another unit gives no point; a side without a bound is drawn without one.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import isinf

from data.cases import caps
from data.figures import amount, figure, is_number, said, split_unit
from data.records import Fact, Goal, Indicator, Point


def points(indicator: Indicator, facts: Iterable[Fact]) -> tuple[Point, ...]:
    """One point a figure, in the order given."""
    factor, base = split_unit(indicator.unit)
    made: list[Point] = []
    for fact in facts:
        if is_number(fact.value) and split_unit(fact.unit)[1] == base:
            span = figure(fact, indicator)
            ends = [span.value if isinf(end) else Fraction(end) for end in (span.low, span.high)]
            low, value, high = (float(number / factor) for number in (ends[0], span.value, ends[1]))
            made.append(Point(fact.period, value, low, high, said(fact), fact.id))
    return tuple(made)


def course(goal: Goal) -> tuple[float, float]:
    """Where the year should start and end; flat for what does not accumulate, at zero for a
    target that is no number.
    """
    indicator, target = goal.indicator, goal.target
    factor, base = split_unit(indicator.unit)
    if not is_number(target.value) or split_unit(target.unit)[1] != base:
        return 0.0, 0.0
    end = float(amount(target) / factor)
    if indicator.kind == "cumulative" or caps(indicator):
        return 0.0, end
    start = goal.base
    if indicator.kind in ("level", "share") and start and is_number(start.value):
        return float(amount(start) / factor), end
    return end, end
