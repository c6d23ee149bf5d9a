"""Where the marks of a goal stand on its scale, as shares 0..1: the one place that turns figures
into positions.

Completion kinds run from nothing (or last year's level) to the target. A growth rate is drawn as
its distance from the target, a share on 0—100; neither is ever divided by its target. Ranks and
milestones have no scale: an empty track and their words. A goal without a comparable figure has
only its schedule mark, on a dashed track.
"""

from __future__ import annotations

from dataclasses import dataclass

from data import WORDS, Fact, Goal, parse_period

_SPAN = 4.0  # percentage points from the target to either end of the scale
_MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class Dial:
    """Positions 0..1, None where there is nothing to show.

    The fill runs from ``start`` to ``value``; ``low``/``high`` bound the value by printed
    precision; ``comparable`` False is a goal whose figure, if any, cannot be held against it.
    """

    start: float = 0.0
    value: float | None = None
    low: float | None = None
    high: float | None = None
    schedule: float | None = None
    base: float | None = None
    target: float = 1.0
    comparable: bool = True


def dial(goal: Goal) -> Dial:
    """The dial of a goal (see module)."""
    kind = goal.indicator.kind
    if not WORDS[goal.judgement.word].assessable:
        return _waiting(goal)
    if goal.judgement.completion is not None:
        return _done(goal)
    if kind == "share":
        return Dial(
            value=_percent(goal.actual), base=_percent(goal.base), target=_percent(goal.target) or 1
        )
    if kind in ("growth", "keep") and goal.target.unit == "%" and goal.judgement.gap is not None:
        at = _clip(_MIDDLE + goal.judgement.gap / (2 * _SPAN))
        return Dial(start=_MIDDLE, value=at, target=_MIDDLE)
    return Dial()


def meter(goal: Goal, at: Dial) -> dict[str, str]:
    """What a bar or a gauge tells those who cannot see it: the sentence of the judgement."""
    return {
        "role": "meter",
        "aria-label": goal.indicator.name,
        "aria-valuemin": "0",
        "aria-valuemax": "100",
        "aria-valuenow": f"{(at.value or 0) * 100:.1f}",
        "aria-valuetext": goal.judgement.sentence,
    }


def _done(goal: Goal) -> Dial:
    judged = goal.judgement
    low, high = (None if x is None else _clip(x) for x in (judged.low, judged.high))
    # A level's scale starts at last year's level, so that has no mark of its own.
    base = None if goal.indicator.kind == "level" else _ratio(goal.base, goal.target)
    value = _clip(judged.completion or 0.0)
    return Dial(value=value, low=low, high=high, schedule=judged.schedule, base=base)


def _waiting(goal: Goal) -> Dial:
    """What is asked for stands on the scale even where nothing comparable is published yet."""
    if goal.indicator.kind == "share":
        target = _percent(goal.target) or 1
        return Dial(base=_percent(goal.base), target=target, comparable=False)
    if goal.indicator.kind not in ("cumulative", "level"):
        return Dial(comparable=False)
    schedule = goal.judgement.schedule or parse_period(goal.period).share
    base = _ratio(goal.base, goal.target) if goal.indicator.kind == "cumulative" else None
    return Dial(schedule=schedule, base=base, comparable=False)


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
