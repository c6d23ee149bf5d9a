"""A status: glyph, word and colour together, never colour alone."""

from __future__ import annotations

import htpy as h

from dashboard import theme
from data import WORDS


def tone(word: str) -> str:
    """CSS class of a status word."""
    return theme.tone(WORDS[word].tone)


def status_mark(word: str, count: int | None = None) -> h.Element:
    """The word with its glyph; with ``count`` it heads a tally."""
    return h.span(class_=f"mark {tone(word)}", title=WORDS[word].meaning)[
        h.i(aria_hidden="true")[WORDS[word].glyph],
        h.b[word],
        None if count is None else h.em[count],
    ]
