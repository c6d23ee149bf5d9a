"""Where a number or a statement stands: the panel beside the page and the evidence page show the
same part.
"""

from __future__ import annotations

import htpy as h

from dashboard import links
from dashboard.parts.empty import empty
from dashboard.parts.figure_link import digits
from dashboard.text import t
from data import City, Evidence, Fact, Item, parse_period


def evidence_of(city: City, id: str, *, whole: bool = False) -> h.Renderable:
    """The evidence of a fact or item; ``whole`` shows the section's text, otherwise only its
    paragraph.
    """
    fact, item = city.fact(id), city.item(id)
    if fact is not None:
        return _sheet(city, id, _about_fact(city, fact), fact.evidence, whole)
    if item is not None:
        return _sheet(city, id, _about_item(item), item.evidence, whole)
    return empty(t("evidence.missing", id=id))


def _sheet(city: City, id: str, about: h.Node, evidence: Evidence, whole: bool) -> h.Element:
    source = city.source(evidence.source)
    assert source is not None, "the check of a city refuses unknown sources"
    rows = [
        (t("evidence.source"), f"《{source.title}》"),
        (t("evidence.issuer"), f"{source.issuer}（{t(f'class.{source.kind}')}）"),
        (t("evidence.date"), source.date or t("evidence.no_date")),
        (t("evidence.place"), evidence.locator),
    ]
    if evidence.speaker:
        rows.append((t("evidence.speaker"), evidence.speaker))
    return h.div(class_="evidence")[
        about,
        h.blockquote[h.mark[evidence.words]],
        h.p(class_="caution")[t("evidence.speaker_note")] if evidence.speaker else None,
        h.dl[((h.dt[label], h.dd[text]) for label, text in rows)],
        _text(city, evidence, whole),
        None if whole else h.p[h.a(class_="chip", href=links.evidence(id))[t("evidence.page")]],
    ]


def _about_fact(city: City, fact: Fact) -> h.Node:
    indicator = city.indicator(fact.indicator)
    assert indicator is not None, "the check of a city refuses unknown indicators"
    note = "；".join(filter(None, (fact.note, indicator.note)))
    region = city.district(fact.region) if fact.region else None
    when = f"{parse_period(fact.period).label} · {t(f'role.{fact.role}')}"
    return [
        h.h3[h.a(href=links.goal(indicator.id))[indicator.name]],
        h.p(class_="evidence-figure")[
            h.b[digits(fact, indicator)],
            h.i[f"/{fact.universe}" if fact.universe else fact.unit],
            h.small[f"{region.name} · {when}" if region else when],
        ],
        h.p(class_="caution")[note] if note else None,
    ]


def _about_item(item: Item) -> h.Node:
    about = [t(f"item.{item.kind}"), item.stage, t(f"state.{item.state}") if item.state else ""]
    when = parse_period(item.period).label if item.period else ""
    return [
        h.h3[item.name],
        h.p(class_="evidence-figure")[h.small[" · ".join(filter(None, [*about, when]))]],
        h.p(class_="caution")[item.note] if item.note else None,
    ]


def _text(city: City, evidence: Evidence, whole: bool) -> h.Node:
    """The document's own words with the figure's words lit up, where the document is at hand."""
    document = city.document(evidence.source)
    if document is None:
        return h.p(class_="no-text")[t("evidence.drill" if city.info.drill else "evidence.no_text")]
    section = document.section(evidence.section)
    if section is None or evidence.paragraph > len(section.paragraphs):
        return h.p(class_="no-text")[t("evidence.not_found")]
    numbered = list(enumerate(section.paragraphs, 1))
    shown = numbered if whole else [numbered[evidence.paragraph - 1]]
    return h.div(class_="text")[
        h.h4[section.title],
        (
            h.p(id=f"p{number}", class_="here" if number == evidence.paragraph else None)[
                _lit(paragraph, evidence.words) if number == evidence.paragraph else paragraph
            ]
            for number, paragraph in shown
        ),
    ]


def _lit(paragraph: str, words: str) -> h.Node:
    before, found, after = paragraph.partition(words)
    if not found:
        return [paragraph, h.span(class_="no-text")[t("evidence.not_found")]]
    return [before, h.mark[found], after]
