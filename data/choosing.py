"""Which indicators a selection leaves: by sector and kind, and by the words their names carry.

Columns over indicators.csv, made once; what carries some words is kept for the next reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np

from data import search
from data.columns import coded
from data.listed import Listed, Places
from data.records import Indicator, Selection

L = TypeVar("L", bound=Listed[Any])
NONE = -1  # no indicator
_KEPT = 64  # words of which it is kept which indicators carry them


class Choosing:
    """``group`` gives the name of a sector or topic: words are looked for in it too. ``kinds`` are
    those of any indicator.
    """

    def __init__(self, indicators: Sequence[Indicator], group: Callable[[str], str]) -> None:
        self._at = {each.id: place for place, each in enumerate(indicators)}
        self._sector = coded([each.sector for each in indicators])
        self._topic = coded([each.topic for each in indicators])
        self._kind = coded([each.kind for each in indicators])
        self.kinds = frozenset(self._kind.cells)
        self._folded = [
            search.haystack(each, group(each.sector), group(each.topic)) for each in indicators
        ]
        self._carrying = lru_cache(_KEPT)(self._carries)

    def fits(self, selection: Selection) -> Places:
        """A flag for each indicator of the chosen sector and kind that carries the words."""
        flags = np.ones(len(self._folded), dtype=bool)
        for column, chosen in ((self._sector, selection.sector), (self._kind, selection.kind)):
            if chosen:
                flags &= column.equal(chosen)
        return flags & self._carrying(selection.words) if selection.words else flags

    def inside(self, listed: L, *, sector: str = "", topic: str = "") -> L:
        """Those of one sector or topic."""
        column, id = (self._sector, sector) if sector else (self._topic, topic)
        return listed.picked(column.equal(id)[listed.indicators])

    def of(self, listed: L, indicator: str) -> L:
        """Those of one indicator."""
        return listed.picked(np.flatnonzero(listed.indicators == self._at.get(indicator, NONE)))

    def by_sector(self, listed: Listed[Any]) -> Counter[str]:
        """How many goals, readings or facts each sector has."""
        names, places = self._sector
        numbers = np.bincount(places[listed.indicators], minlength=len(names)).tolist()
        return Counter(dict(zip(names, numbers, strict=True)))

    def _carries(self, words: str) -> Places:
        asked = search.fold(words).split()
        carries = (all(word in text for word in asked) for text in self._folded)
        return np.fromiter(carries, bool, len(self._folded))
