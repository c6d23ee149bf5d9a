"""Records by their places in a table, each made only when somebody looks at it.

A city of 20,000 goals shows forty of them on a page: what is counted, sorted and chosen are columns
of numbers, and a record costs nothing until it is read. To whoever reads them they are plain
sequences, equal to any other of the same records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Self, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from data.records import Goal
from data.status import WORDS, WORST_FIRST

T = TypeVar("T")
Places = NDArray[Any]

NAMES = tuple(WORDS)
# Where there is no judgement, what is known in part stands before what is not known at all.
_PARTLY = ("口径不同", "仅定性", "缺基期", "未到节点")
ORDER = {word: at for at, word in enumerate(dict.fromkeys((*WORST_FIRST, *_PARTLY, *NAMES)))}
_JUDGED = np.array([word.assessable for word in WORDS.values()])
_WEIGHT = np.array([ORDER[name] for name in NAMES])


class Listed(Sequence[T]):
    """``make`` gives the record of a place in its own table; ``indicators`` are places in
    indicators.csv, one for each record.
    """

    def __init__(self, places: Places, make: Callable[[int], T], indicators: Places) -> None:
        self.places, self._make, self.indicators = places, make, indicators

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self.places.tolist())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> T | Self:
        return self.picked(at) if isinstance(at, slice) else self._make(int(self.places[at]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # pyright: ignore[reportAssignmentType]  # a list, not a key

    def picked(self, rows: Any) -> Self:
        """Those at these positions, in their order, or where a column of flags says yes."""
        return type(self)(self.places[rows], self._make, self.indicators[rows])


def words_of(goals: Iterable[Goal]) -> list[str]:
    """The word of each goal; where they are known already no goal is made for it."""
    return goals.words() if isinstance(goals, Goals) else [each.judgement.word for each in goals]


class Goals(Listed[Goal]):
    """Goals whose words are known before their sentences are written. ``words`` are places in
    ``NAMES``, ``leads`` percentage points (nan where there is none), ``measured`` flags of those
    with a figure of their own.
    """

    def __init__(
        self,
        places: Places,
        make: Callable[[int], Goal],
        indicators: Places,
        words: Places,
        leads: Places,
        measured: Places,
    ) -> None:
        super().__init__(places, make, indicators)
        self._words, self._leads, self._measured = words, leads, measured

    def picked(self, rows: Any) -> Self:
        columns = (self.indicators, self._words, self._leads, self._measured)
        return type(self)(self.places[rows], self._make, *(column[rows] for column in columns))

    def words(self) -> list[str]:
        return [NAMES[word] for word in self._words.tolist()]

    def counts(self) -> Counter[str]:
        """How many wear each word."""
        numbers = np.bincount(self._words, minlength=len(NAMES)).tolist()
        return Counter(dict(zip(NAMES, numbers, strict=True)))

    def wearing(self, words: Collection[str]) -> Self:
        """Those that wear one of the words."""
        return self.picked(np.isin(self._words, [NAMES.index(word) for word in words]))

    def parted(self) -> tuple[Self, Self]:
        """Those that can be judged, and the rest."""
        judged = _JUDGED[self._words]
        return self.picked(judged), self.picked(~judged)

    def measured(self) -> Self:
        """Those of which the period has a figure."""
        return self.picked(self._measured)

    def worst_first(self) -> Self:
        """From 滞后 to 已完成, the larger lag first inside a word; what cannot be judged last."""
        leads = np.where(np.isnan(self._leads), np.inf, self._leads)
        return self.picked(np.lexsort((leads, _WEIGHT[self._words])))
