"""Figures column by column, for tables of thousands of rows: each distinct cell once, and for every
row its place among them. What is done to a cell (a name, a label, a search) is done once for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from data.listed import Places


class Column(NamedTuple):
    cells: Sequence[Any]
    at: Places

    def named(self, read: Callable[[Any], Any]) -> Column:
        """What ``read`` makes of every cell; cells that come out alike become one."""
        made = [read(cell) for cell in self.cells]
        places = {cell: place for place, cell in enumerate(dict.fromkeys(made))}
        return Column(tuple(places), np.array([places[cell] for cell in made], dtype=int)[self.at])

    def equal(self, cell: Any) -> Places:
        """A flag for each row that has just this cell."""
        return self.at == (self.cells.index(cell) if cell in self.cells else -1)

    def texts(self) -> list[Any]:
        """The cell of every row."""
        return [self.cells[place] for place in self.at.tolist()]


def coded(texts: Sequence[str]) -> Column:
    """The cells of these rows, each once."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return Column(tuple(places), np.array([places[text] for text in texts], dtype=int))


def column(cells: Sequence[Any], at: Places) -> Column:
    """The cells in use, in their order."""
    used, places = np.unique(at, return_inverse=True)
    return Column([cells[place] for place in used.tolist()], places)


def joined(*columns: Column) -> Column:
    """Cells side by side, as tuples."""
    code = np.zeros(len(columns[0].at), dtype=np.int64)
    for each in columns:
        code = code * len(each.cells) + each.at
    _, first, at = np.unique(code, return_index=True, return_inverse=True)
    cells = [[each.cells[place] for place in each.at[first].tolist()] for each in columns]
    return Column(list(zip(*cells, strict=True)), at)


def carrying(columns: Iterable[Column], words: str) -> Places:
    """A flag for each row that has each of the words in one of its cells, whatever the case."""
    searched = [([str(cell).lower() for cell in each.cells], each.at) for each in columns]
    rows = [
        np.logical_or.reduce(
            [np.array([word in cell for cell in cells], dtype=bool)[at] for cells, at in searched]
        )
        for word in words.lower().split()
    ]
    return np.logical_and.reduce(rows)
