"""The one sentence of a page, written from the data."""

from __future__ import annotations

import htpy as h

from dashboard.parts.status_mark import tone
from dashboard.text import t
from data import WORDS, Coverage


def headline(coverage: Coverage, about: str = "", *, narrowed: bool = False) -> h.Element:
    """ "26 项年度目标，可评价 1 项：略滞后 1 项"; ``about`` names what the goals belong to,
    ``narrowed`` says that a filter chose them: none left is then not none published.
    """
    if not coverage.total:
        none = t("headline.none_chosen") if narrowed else t("headline.none", about=about)
        return h.h1(class_="say")[none]
    judged = [(word, number) for word, number in coverage.counts if WORDS[word].assessable]
    return h.h1(class_="say")[
        t("headline.total", about=about, total=coverage.total),
        t("headline.assessable", n=coverage.assessable),
        "：" if judged else "",
        [
            [
                "、" if place else "",
                h.span(class_=tone(word))[t("headline.count", word=word, n=number)],
            ]
            for place, (word, number) in enumerate(judged)
        ],
    ]


def plain_headline(coverage: Coverage, about: str = "") -> str:
    """The same sentence without marks, for titles and descriptions."""
    if not coverage.total:
        return t("headline.none", about=about)
    judged = [
        t("headline.count", word=word, n=number)
        for word, number in coverage.counts
        if WORDS[word].assessable
    ]
    head = t("headline.total", about=about, total=coverage.total)
    tail = t("headline.assessable", n=coverage.assessable)
    return head + tail + (("：" + "、".join(judged)) if judged else "")
