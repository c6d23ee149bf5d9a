"""Slides of words: cover, highlights, sources and rule, free text."""

from __future__ import annotations

import htpy as h

from dashboard.briefing.draw_pieces import item_list
from dashboard.briefing.markdown import to_html
from dashboard.briefing.slide import Cover, Highlights, Sources, Text
from dashboard.text import t
from data import City, Source

_ONE_COLUMN = 3  # items up to which one column is enough


def cover(city: City, body: Cover) -> h.Node:
    return h.div(class_="cover-body")[
        h.p(class_="cover-city")[body.city],
        h.p(class_="cover-period")[body.period],
        h.p(class_="cover-about")[body.about],
        h.p(class_="cover-as-of")[t("footer.as_of", date=body.as_of)],
    ]


def highlights(city: City, body: Highlights) -> h.Node:
    across = "one" if len(body.items) <= _ONE_COLUMN else "two"
    return [
        h.div(class_=f"highlights highlights-{across}")[item_list(body.items, quoted=True)],
        h.p(class_="more")[t("stage.more", n=body.more)] if body.more else None,
    ]


def sources(city: City, body: Sources) -> h.Node:
    return h.div(class_="sources")[
        h.section[h.h3[t("stage.sources")], h.ul(class_="documents")[map(_document, body.sources)]],
        h.section[
            h.h3[t("stage.rule", version=city.rule.version)],
            h.dl(class_="rows")[([h.dt[label], h.dd[text]] for label, text in body.rule)],
        ]
        if body.rule
        else None,
    ]


def text(city: City, body: Text) -> h.Node:
    return h.div(class_="free")[to_html(body.markdown)]


def _document(source: Source) -> h.Element:
    about = (source.issuer, t(f"class.{source.kind}"), source.date or t("evidence.no_date"))
    return h.li[h.b[f"《{source.title}》"], h.small[" · ".join(filter(None, about))]]
