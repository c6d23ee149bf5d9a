"""Half-circle gauge in SVG: filled arc = done, black mark = schedule, blue mark = last year, dashes
= not published.
"""

from __future__ import annotations

import math

import htpy as h

from dashboard.parts.dial import Dial, dial, meter
from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from data import Goal

_RADIUS, _X, _Y = 78.0, 100.0, 98.0


def gauge(goal: Goal) -> h.Element:
    """A goal as a meter with its sentence; figures stand in HTML so that nothing is cut."""
    at = dial(goal)
    word = goal.judgement.word
    return h.div(
        class_=f"gauge {tone(word)}",
        **meter(goal, at),
    )[
        h.svg(viewBox="0 0 200 108", aria_hidden="true")[_arcs(at), _marks(at)],
        h.p(class_="gauge-number")[_center(goal)],
        h.p(class_="gauge-status")[status_mark(word)],
    ]


def _center(goal: Goal) -> list[h.Element]:
    judged = goal.judgement
    if judged.completion is not None and goal.indicator.kind not in ("share", "growth"):
        return [h.b[f"{judged.completion * 100:.1f}"], h.i["%"]]
    if goal.actual is not None:
        return [h.b[goal.actual.value], h.i[goal.actual.unit]]
    return [h.b["—"], h.i[t("gauge.nothing")]]


def _arcs(at: Dial) -> list[h.Element]:
    track = "gauge-track" if at.comparable else "gauge-track gauge-dashed"
    drawn: list[h.Element] = [h.path(class_=track, d=_arc(0, 1))]
    if at.value is not None:
        ends = sorted((at.start, at.value))
        drawn.append(h.path(class_="gauge-fill", d=_arc(ends[0], max(ends[1], ends[0] + 0.004))))
    if at.low is not None and at.high is not None and at.high > at.low:
        drawn.append(h.path(class_="gauge-band", d=_arc(at.low, at.high, _RADIUS - 12)))
    return drawn


def _marks(at: Dial) -> list[h.Element]:
    marks = [("gauge-base", at.base, 68.0, 90.0), ("gauge-schedule", at.schedule, 64.0, 94.0)]
    if at.target < 1:
        marks.append(("gauge-target", at.target, 66.0, 92.0))
    return [
        h.path(class_=name, d=f"M{_point(share, inner)}L{_point(share, outer)}")
        for name, share, inner, outer in marks
        if share is not None
    ]


def _arc(start: float, end: float, radius: float = _RADIUS) -> str:
    return f"M{_point(start, radius)}A{radius:g} {radius:g} 0 0 1 {_point(end, radius)}"


def _point(share: float, radius: float) -> str:
    angle = math.pi * (1 - share)
    return f"{_X + radius * math.cos(angle):.1f} {_Y - radius * math.sin(angle):.1f}"
