"""Every word of the interface by key. A second language is a second column of text.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("text.csv")


@cache
def _catalogue() -> dict[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["zh"] for row in csv.DictReader(file)}


def t(key: str, **values: object) -> str:
    """The words of a key with values put in; an unknown key is a KeyError, found by the tests."""
    words = _catalogue()[key]
    return words.format(**values) if values else words
