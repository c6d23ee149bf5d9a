"""One slide as HTML: the finding as its title, the body, where it comes from.

Laid out on a canvas of 1280 × 720 pixels (960 × 720 at 4:3) and scaled as a whole, so that what
fits once fits on every screen and on paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import htpy as h

from dashboard.briefing import draw_goals, draw_places, draw_words
from dashboard.briefing.slide import (
    Chains,
    Comparison,
    Cover,
    Deck,
    Districts,
    Highlights,
    Lagging,
    One,
    Sector,
    Slide,
    Sources,
    Text,
    Year,
)
from dashboard.parts.status_mark import tone
from dashboard.text import t
from data import WORDS, City

_DRAWN: Mapping[type, Callable[[City, object], h.Node]] = {
    Cover: draw_words.cover,
    Year: draw_goals.year,
    One: draw_goals.one,
    Comparison: draw_goals.comparison,
    Sector: draw_goals.sector,
    Lagging: draw_goals.lagging,
    Highlights: draw_words.highlights,
    Districts: draw_places.districts,
    Chains: draw_places.chains,
    Sources: draw_words.sources,
    Text: draw_words.text,
}  # pyright: ignore[reportAssignmentType]  # each takes its own kind of body
# Only words that are coloured; longest first, for 略滞后 holds 滞后.
_COLOURED = sorted((w.name for w in WORDS.values() if w.tone != "none"), key=len, reverse=True)
_WORD = re.compile("|".join(map(re.escape, _COLOURED)))
_UNIT = re.compile(r"(?<=\d) (?=\D)|(?<=\D) (?=\d)")
_MULTIPLE = re.compile(r"(?<=\d\u00a0[万亿])(?=\w)")  # 万 stays with 人
# Titles that speak of status; elsewhere 已完成 may be part of a name.
_SPEAKING = (Year, One, Comparison, Sector, Lagging)


def draw(city: City, deck: Deck, slide: Slide, place: str) -> h.Element:
    """``place`` is what the foot says of its number ("6 / 12")."""
    kind = type(slide.body).__name__.lower()
    as_of = t("footer.as_of", date=deck.as_of)
    return h.section(class_=f"slide slide-{kind}", aria_label=slide.title)[
        h.header(class_="slide-head")[h.h2[title(slide)]],
        h.em(class_="drill")[t("footer.drill")] if deck.drill else None,
        h.div(class_="slide-body")[h.div(class_="fit")[_DRAWN[type(slide.body)](city, slide.body)]],
        h.footer(class_="slide-foot")[
            h.span[((h.span[each], " ") for each in (slide.about, place, as_of) if each)],
            h.span[((h.span[each], " ") for each in _origin(deck, slide))],
        ],
    ]


def title(slide: Slide) -> h.Node:
    """The finding; a status word wears its glyph and colour, a number keeps its unit beside it."""
    words = _MULTIPLE.sub("\u2060", _UNIT.sub("\u00a0", slide.title))
    if not isinstance(slide.body, _SPEAKING):
        return words
    parts: list[h.Node] = []
    at = 0
    for found in _WORD.finditer(words):
        word = found.group()
        glyph = h.i(aria_hidden="true")[WORDS[word].glyph]
        marked = h.b(class_=f"said-word {tone(word)}")[glyph, word]
        parts += [words[at : found.start()], marked]
        at = found.end()
    return [*parts, words[at:]]


def _origin(deck: Deck, slide: Slide) -> list[str]:
    """Documents, each to stand on one line."""
    if isinstance(slide.body, Cover):
        return [t("footer.revision", revision=deck.revision)]
    titles = [f"《{each}》" for each in slide.sources]
    said = titles[:2]
    if len(titles) > 2:
        said[1] = t("footer.more", titles=said[1], n=len(titles))
    if said:
        said[0] = t("footer.sources", titles=said[0])
    return said
