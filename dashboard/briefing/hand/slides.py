"""The briefing as a presentation: every slide of the deck on a slide of its own.

``presentation`` draws bodies with the modules beside this one, then sets typefaces on every part
at once and takes the clock out, so that one pinned link gives one file.
"""

from __future__ import annotations

import copy
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from dashboard.briefing.hand import faces, goals, master, places, words_only
from dashboard.briefing.hand.look import HEIGHT, Box, Look, fit, look
from dashboard.briefing.hand.page import Frame, Page, Run
from dashboard.briefing.hand.steady import steady
from dashboard.briefing.hand.text import tidy
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
from dashboard.text import t
from data import City


def presentation(city: City, deck: Deck, *, ratio: str = "16x9", shade: str = "light") -> bytes:
    """A PPTX file. ``ratio`` is 16x9 | 4x3, ``shade`` light | dark; KeyError for others."""
    sheet = look(ratio, shade)
    made = master.blank(sheet)
    for number, slide in enumerate(deck.slides, 1):
        _slide(made, sheet, city, deck, slide, number)
    properties = made.core_properties
    properties.title, properties.author = tidy(deck.title), city.info.title
    properties.subject = t("hand.subject", city=deck.city, period=deck.period)
    properties.keywords = t("footer.revision", revision=deck.revision)
    properties.comments = t("header.drill") if deck.drill else ""
    properties.language = "zh-CN"
    properties.revision, properties.last_modified_by = 1, city.info.title
    properties.created = properties.modified = datetime.fromisoformat(deck.as_of)
    _dress(made)
    out = BytesIO()
    made.save(out)
    return steady(out.getvalue(), deck.as_of)


def _slide(made: Any, sheet: Look, city: City, deck: Deck, slide: Slide, number: int) -> None:
    cover = isinstance(slide.body, Cover)
    layout = made.slide_layouts[master.COVER if cover else master.CONTENT]
    drawn = made.slides.add_slide(layout)
    page = Page(drawn, sheet)
    _title(page, slide, cover)
    if isinstance(slide.body, Cover):
        _cover(page, slide.body, deck)
    else:
        page.fitted(sheet.about, [[Run(slide.about, "ink-3")]], 12)
        _body(page, city, slide)
    _foot(page, deck, slide, number)
    before = list(deck.notices) if number == 1 else []
    if isinstance(slide.body, Text):
        before += filter(None, [words_only.left_out(sheet, slide.body)])
    drawn.notes_slide.notes_text_frame.text = tidy("\n".join([*before, *notes(slide)]))


def notes(slide: Slide) -> list[str]:
    """What the presenter reads: notes, then the words every figure rests on; never nothing."""
    quotes = [
        t("hand.note_quote", about=quote.about, words=quote.words, where=quote.where)
        for quote in slide.quotes
    ]
    return [*slide.notes, *([t("hand.evidence"), *quotes] if quotes else [])] or [slide.title]


def _title(page: Page, slide: Slide, cover: bool) -> None:
    """The finding in the title placeholder, as large as its box allows."""
    shape = page.slide.shapes.title
    box = page.look.title
    wide = box._replace(w=page.look.width - 120, h=125) if cover else box
    size = fit([slide.title], wide, 40 if cover else 28, 12)
    page.write(
        shape.text_frame, [[Run(slide.title, bold=True)]], size, Frame(anchor="b" if cover else "t")
    )


def _cover(page: Page, body: Cover, deck: Deck) -> None:
    subtitle = page.slide.placeholders[1]
    lines = [
        [Run(f"{body.city} · {body.period}", "data", bold=True)],
        [Run(t("footer.as_of", date=body.as_of), "ink-2", size=16)],
        [Run(body.about, "ink-3", size=14)],
    ]
    if deck.drill:
        lines.insert(0, [Run(t("header.drill"), "late", bold=True, size=16)])
    page.write(subtitle.text_frame, [line for line in lines if line[0].text], 22, Frame(gap=6))
    page.rule(60, 270, page.look.width - 120, "data")
    page.words(Box(0, 0, 14, HEIGHT), [], 10, Frame(fill="data"))


def _body(page: Page, city: City, slide: Slide) -> None:
    about, body = slide.title, slide.body
    match body:
        case Year():
            goals.year(page, body, about)
        case One():
            goals.one(page, city, body, about)
        case Comparison():
            goals.comparison(page, body, about)
        case Sector():
            goals.sector(page, body, about)
        case Lagging():
            goals.lagging(page, body, about)
        case Highlights():
            words_only.highlights(page, body, about)
        case Districts():
            places.districts(page, city, body, about)
        case Chains():
            places.chains(page, body, about)
        case Sources():
            words_only.sources(page, body, about)
        case Text():
            words_only.text(page, body, about)
        case Cover():
            pass


def _foot(page: Page, deck: Deck, slide: Slide, number: int) -> None:
    """Footer and slide number as placeholders; python-pptx leaves them on the layout."""
    titles = t("footer.sources", titles="、".join(f"《{each}》" for each in slide.sources))
    parts = [
        t("footer.drill") if deck.drill else "",
        titles if slide.sources else "",
        t("footer.as_of", date=deck.as_of),
        t("footer.revision", revision=deck.revision),
    ]
    words = " · ".join(part for part in parts if part)
    for shape in page.slide.slide_layout.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        if kind in ("ftr", "sldNum"):
            copied = copy.deepcopy(shape.element)
            page.slide.shapes._spTree.append(copied)
            copied.find(f".//{qn('p:cNvPr')}").set("id", str(len(page.slide.shapes) + 1))
            if kind == "ftr":
                placed = page.slide.shapes[-1]
                room = page.look.foot._replace(w=page.look.foot.w - 70)
                size = fit([words], room, 10, 6)
                page.write(placed.text_frame, [[Run(words, "ink-3")]], size, Frame(anchor="m"))
            else:
                copied.find(f".//{qn('a:t')}").text = str(number)


def _dress(made: Any) -> None:
    """Typefaces on slides, notes, charts, layouts, masters and the notes' theme."""
    for part in made.part.package.iter_parts():
        root = getattr(part, "_element", None)
        if root is not None and part.partname.startswith("/ppt/"):
            faces.dress(root)
    if made.part.package is not None and len(made.slides):
        theme = made.notes_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        for font in theme._element.iter(qn("a:latin"), qn("a:ea")):
            font.set("typeface", faces.FACE)
