"""The ladders of ``data.ladder`` for many questions at once, in exact whole numbers.

Everything is turned so that more is wanted, in the small units of ``data.bulk_numbers``. A rung
is (twice its threshold, plus one where the threshold itself is not enough; place of its word in
``ORDER``): an end with its side in the last bit reaches it where it is not smaller.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.bulk_numbers import Flags, Ints, share
from data.ladder import AHEAD, DONE, EARLY, LATE, NEAR, NO_BASE, ON, ORDER, Bands

Floats = NDArray[np.float64]
Rungs = list[tuple[Ints, Ints | int]]

KINDS = ("cumulative", "growth", "level", "share", "keep", "rank", "cap")
CUMULATIVE, GROWTH, LEVEL, SHARE, KEEP, RANK, CAP = range(len(KINDS))
_ABSENT = 2**63 - 1
_EXACT = 2**53  # whole numbers below it are floats without rounding


class Questions(NamedTuple):
    """``data.ladder.Question`` by the column. ``low`` and ``high`` are doubled ends, ``starts``
    and ``last`` the bounds and the printed value of last year's level (0 where none is needed).
    """

    kind: Ints
    sign: Ints
    target: Ints
    low: Ints
    high: Ints
    value: Ints
    based: Flags
    first: Ints
    second: Ints
    last: Ints
    strict: Ints
    slack: Ints
    months: Ints
    planned: Flags
    plan: Ints
    counted: Flags
    one: Ints

    def of(self, rows: Flags) -> Questions:
        return Questions(*(column[rows] for column in self))

    def due(self, start: Ints) -> Ints:
        return np.where(self.planned, self.plan, start + (self.target - start) // 12 * self.months)


def climb(rungs: Rungs, ends: Ints, ground: Ints | int) -> Ints:
    """The place of the word of every end."""
    found = np.broadcast_to(np.asarray(ground, dtype=np.int64), ends.shape)
    for threshold, word in reversed(rungs):
        found = np.where(ends >= threshold, word, found)
    return found


def words(q: Questions, bands: Bands) -> tuple[Ints, Ints]:
    """The words of both ends as places in ``ORDER``, worst first."""
    worst, best = np.empty_like(q.kind), np.empty_like(q.kind)
    pathless = ~q.based & np.isin(q.kind, (LEVEL, SHARE))
    met = pathless | np.isin(q.kind, (GROWTH, KEEP, RANK))
    if met.any():
        asked = q.of(met)
        ground = np.where(pathless[met], ORDER[NO_BASE], ORDER[LATE])
        rungs = _met(asked, pathless[met], bands)
        worst[met], best[met] = climb(rungs, asked.low, ground), climb(rungs, asked.high, ground)
    if not met.all():
        asked = q.of(~met)
        ladders = [_rungs(asked, start, bands) for start in (asked.first, asked.second)]
        late = ORDER[LATE]
        worst[~met] = np.minimum(*(climb(rungs, asked.low, late) for rungs in ladders))
        best[~met] = np.maximum(*(climb(rungs, asked.high, late) for rungs in ladders))
    return worst, best


def _met(q: Questions, pathless: Flags, bands: Bands) -> Rungs:
    """Kinds that only ask whether the target is met, and kinds whose starting level is unknown."""
    reach = np.where(
        q.kind == GROWTH, share(q.one, bands.growth), share(np.abs(q.target), bands.keep)
    )
    near = np.where(np.isin(q.kind, (GROWTH, KEEP)), 2 * (q.target - reach), _ABSENT)
    met = np.where(pathless, ORDER[DONE], ORDER[ON])
    return [(2 * (q.target - q.slack) + q.strict, met), (near, ORDER[NEAR])]


def _rungs(q: Questions, start: Ints, bands: Bands) -> Rungs:
    """Up to four rungs of the kinds that run through the year."""
    due, goal, over = q.due(start), 2 * (q.target - q.slack) + q.strict, q.months == 12
    cap, part = q.kind == CAP, q.kind == SHARE
    expected = np.where(q.counted, start + (due - start) // q.one * q.one, due)
    reaching = (q.kind == LEVEL) | (q.sign > 0)
    early = reaching & (expected == start) & ~over
    ahead = 2 * (due + share(np.abs(q.target - start), bands.ahead))
    near = 2 * (expected - share(np.abs(expected - start), 1 - bands.tolerance))
    due = 2 * due
    return [
        (np.where(part | (~cap & (reaching | over)), goal, _ABSENT), ORDER[DONE]),
        (np.where(cap | part | (q.target == start), _ABSENT, ahead), ORDER[AHEAD]),
        (
            np.where(cap, due + (q.strict & over), np.where(part, due, 2 * expected + early)),
            ORDER[ON],
        ),
        (
            np.where(cap, goal, np.where(part | early, 2 * start, near)),
            np.where(early & ~cap & ~part, ORDER[EARLY], ORDER[NEAR]),
        ),
    ]


def quantities(q: Questions, judged: Flags) -> tuple[Floats, Floats, Floats]:
    """Completion, schedule and lead (percentage points); nan where the kind computes none, and
    for a lead where not ``judged``.
    """
    path = np.isin(q.kind, (CUMULATIVE, CAP)) | (np.isin(q.kind, (LEVEL, SHARE)) & q.based)
    way, due = q.target - q.last, q.due(q.last)
    forward = path & np.where(q.based, way > 0, q.sign * q.target > 0) & (q.kind != SHARE)
    completion, schedule, lead = (np.full(len(path), np.nan) for _ in range(3))
    completion[forward] = ratio((q.value - q.last)[forward], way[forward])
    run = path & (way != 0)
    schedule[run] = ratio((due - q.last)[run], way[run])
    schedule[path & (way == 0)] = q.months[path & (way == 0)] / 12
    led = forward & judged
    lead[led] = ratio(100 * (q.value - due)[led], way[led])
    return completion, schedule, lead


def ratio(above: Ints, below: Ints) -> Floats:
    """The floats nearest to the fractions."""
    common = np.gcd(above, below)
    above, below = above // common, below // common
    found = above / below
    large = (np.abs(above) >= _EXACT) | (np.abs(below) >= _EXACT)
    for row in np.flatnonzero(large):
        found[row] = float(Fraction(int(above[row]), int(below[row])))
    return found
