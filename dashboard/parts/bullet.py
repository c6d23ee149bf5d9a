"""A goal as one bar: the same marks as the gauge, for rows and cards."""

from __future__ import annotations

import htpy as h

from dashboard.parts.dial import dial, meter
from dashboard.parts.status_mark import tone
from data import Goal


def bullet(goal: Goal) -> h.Element:
    """Bar with schedule, base and target marks; dashed where no comparable figure is published."""
    at = dial(goal)
    track = "bullet-track" if at.comparable else "bullet-track bullet-dashed"
    target = at.target if at.target < 1 else None
    return h.div(
        class_=f"bullet {tone(goal.judgement.word)}",
        **meter(goal, at),
    )[
        h.span(class_=track)[
            _span("bullet-fill", at.start, at.value),
            _span("bullet-band", at.low, at.high),
        ],
        _mark("bullet-base", at.base),
        _mark("bullet-target", target),
        _mark("bullet-schedule", at.schedule),
    ]


def _span(name: str, start: float | None, end: float | None) -> h.Element | None:
    if start is None or end is None or start == end:
        return None
    left, right = sorted((start, end))
    return h.i(class_=name, style=f"left:{left * 100:.2f}%;width:{(right - left) * 100:.2f}%")


def _mark(name: str, share: float | None) -> h.Element | None:
    return None if share is None else h.i(class_=name, style=f"left:{share * 100:.2f}%")
