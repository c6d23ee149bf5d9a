"""Where rows stand: positions with gaps, so that a new row moves no other.

Rows keep their position where their order among each other allows it; the others are put between
their neighbours. Only where a gap is used up does a whole table get new positions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

GAP = 1024


def positions(keys: Sequence[str], standing: Mapping[str, int]) -> dict[str, int]:
    """A position for each key, rising in the order of ``keys``, from 1."""
    kept = _rising([(key, standing[key]) for key in keys if key in standing])
    found: dict[str, int] = {}
    waiting: list[str] = []
    last = 0
    for key in keys:
        if key not in kept:
            waiting.append(key)
            continue
        if kept[key] - last <= len(waiting):
            return {key: GAP * at for at, key in enumerate(keys, 1)}
        step = (kept[key] - last) / (len(waiting) + 1)
        found |= {name: last + int(step * at) for at, name in enumerate(waiting, 1)}
        found[key] = last = kept[key]
        waiting = []
    return found | {name: last + GAP * at for at, name in enumerate(waiting, 1)}


def _rising(standing: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The longest part whose positions rise: patience, with a link back from each card."""
    tops: list[int] = []
    piles: list[int] = []
    back: list[int] = []
    for at, (_, position) in enumerate(standing):
        pile = bisect_left(tops, position)
        back.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [position]
        piles[pile : pile + 1] = [at]
    at = piles[-1] if piles else -1
    found: list[tuple[str, int]] = []
    while at >= 0:
        found.append(standing[at])
        at = back[at]
    return dict(reversed(found))
