"""How much room a text takes, guessed on the wide side: frames are cut to size before any browser
sees them, and a test in the browser holds the guesses to what is drawn.
"""

from __future__ import annotations

import math
from functools import lru_cache

LINE = 1.3  # line height of running text
_WIDE = 0x2E80  # from here on letters are as wide as they are high
_WIDE_MARKS = "“”‘’—…·≥≤＞＜≈●○◆▼▲✔◈≠△◷■◧⇥☐"  # noqa: RUF001


@lru_cache(maxsize=20_000)
def em(text: str) -> float:
    """Width in letter heights."""
    wide = sum(ord(letter) >= _WIDE or letter in _WIDE_MARKS for letter in text)
    return wide + 0.6 * (len(text) - wide)


def width(text: str, size: float) -> float:
    """Width in u of a text set in ``size`` u on one line."""
    return em(text) * size


def lines(text: str, size: float, room: float) -> int:
    """Lines a text needs in ``room`` u; a line may lose a letter to its end."""
    taken = width(text, size)
    if taken <= room:
        return 1 if text else 0
    return math.ceil(taken / max(room - size, size))


def height(text: str, size: float, room: float, line: float = LINE) -> float:
    """Height in u of a wrapped text."""
    return lines(text, size, room) * size * line


def shortened(text: str, size: float, room: float, most: int) -> str:
    """The text, cut with … where it would need more than ``most`` lines."""
    if lines(text, size, room) <= most:
        return text
    for end in range(len(text) - 1, 0, -1):
        if lines(text[:end] + "…", size, room) <= most:
            return text[:end] + "…"
    return text[:1]
