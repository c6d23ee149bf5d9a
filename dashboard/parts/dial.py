"""Where the marks of a goal stand on its scale, as shares 0..1: the one place that turns figures
into positions.

Completion kinds run from nothing (or last year's level) to the target. A growth rate is placed
around its target, a share on 0—100; neither is ever divided by its target. A goal without a
comparable figure has only its schedule mark.
"""

from __future__ import annotations

from dataclasses import dataclass

from data import Fact, Goal, parse_period

_GROWTH_SPAN = 4.0


@dataclass(frozen=True, slots=True)
class Dial:
    """Positions 0..1, None where there is nothing to show. ``low``/``high`` bound the value by
    printed precision.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    schedule: float | None = None
    base: float | None = None
    target: float = 1.0


def dial(goal: Goal) -> Dial:
    """The dial of a goal (see module)."""
    judged, kind = goal.judgement, goal.indicator.kind
    if judged.completion is not None and kind not in ("share", "growth"):
        low, high = (None if x is None else _clip(x) for x in (judged.low, judged.high))
        base = None if kind == "level" else _ratio(goal.base, goal.target)
        return Dial(_clip(judged.completion), low, high, judged.schedule, base)
    if kind == "growth":
        middle = 0.5
        gap = judged.gap
        value = None if gap is None else _clip(middle + gap / (2 * _GROWTH_SPAN))
        return Dial(value=value, target=middle)
    if kind == "share":
        actual = goal.actual if judged.gap is not None or judged.completion is not None else None
        return Dial(
            value=_percent(actual), base=_percent(goal.base), target=_percent(goal.target) or 1.0
        )
    timed = kind in ("cumulative", "level")
    schedule = judged.schedule or parse_period(goal.period).share
    return Dial(
        schedule=schedule if timed else None, base=_ratio(goal.base, goal.target) if timed else None
    )


def _clip(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _percent(fact: Fact | None) -> float | None:
    return None if fact is None else _clip(float(fact.value) / 100)


def _ratio(base: Fact | None, target: Fact) -> float | None:
    """Last year's level as a mark on this year's scale; only where both are printed in the same
    unit.
    """
    if base is None or base.unit != target.unit or float(target.value) <= 0:
        return None
    return _clip(float(base.value) / float(target.value))
