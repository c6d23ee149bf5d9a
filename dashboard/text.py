"""Every word of the interface by key, a file of ``words/`` for each mode. A second language is a
second column.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


@cache
def _catalogue() -> dict[str, str]:
    words: dict[str, str] = {}
    for path in sorted(_FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            words |= {row["key"]: row["zh"] for row in csv.DictReader(file)}
    return words


def t(key: str, **values: object) -> str:
    """The words of a key with values put in; an unknown key is a KeyError, found by the tests."""
    words = _catalogue()[key]
    return words.format(**values) if values else words
