"""CSV as the house writes it: RFC 4180 with \\n at line ends, no BOM."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import chain, islice

_LINES = 500  # at once: a large table never stands in memory cell by cell


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    return csv_bytes(rows).decode()


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The file in UTF-8; the rows are taken a few at a time."""
    waiting = iter(rows)
    pieces: list[bytes] = []
    while some := list(islice(waiting, _LINES)):
        piece = _written(some)
        if "\r" in piece:
            # Before Python 3.13 a carriage return in a cell is not quoted and ends the line for
            # others: then every cell of the file is quoted, those written already too.
            before = csv.reader(io.StringIO(b"".join(pieces).decode(), newline=""))
            return _written(chain(before, some, waiting), quoted=True).encode()
        pieces.append(piece.encode())
    return b"".join(pieces)


def _written(rows: Iterable[Sequence[str]], *, quoted: bool = False) -> str:
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, lineterminator="\n", quoting=quoting).writerows(rows)
    return text.getvalue()
