"""CSV as the house writes it: RFC 4180 with \\n at line ends, no BOM."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    listed = list(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(listed)
    if "\r" not in text.getvalue():
        return text.getvalue()
    # Before Python 3.13 a carriage return in a cell is not quoted and ends the line for others.
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(listed)
    return text.getvalue()
