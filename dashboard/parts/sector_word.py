"""What a group of goals comes to: its worst assessable word, or that there is too little to say."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard.parts.status_mark import status_mark
from dashboard.text import t
from data import WORDS, City, Goal, words_of
from data import sector_word as word_of


def sector_word(city: City, goals: Sequence[Goal]) -> h.Element:
    """A status mark, or a plain sentence where the rule gives none."""
    if not goals:
        return h.small(class_="quiet")[t("sector.no_goals")]
    word = word_of(words_of(goals), city.rule)
    return status_mark(word) if word in WORDS else h.small(class_="quiet")[word]
