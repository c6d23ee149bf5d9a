"""What the stage opens over a slide without asking the server: the evidence of a figure, an
indicator asked for, the items of a district, the links of a chain. Each waits in a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import htpy as h

from dashboard import links
from dashboard.briefing.build import deck as built
from dashboard.briefing.draw_pieces import item_list
from dashboard.briefing.draw_places import chain_lanes
from dashboard.briefing.draw_slide import draw
from dashboard.briefing.slide import Deck, One, Shown
from dashboard.parts.district_map import count_text
from dashboard.parts.evidence import evidence_of
from dashboard.parts.status_mark import status_mark
from dashboard.text import t
from data import BriefingPlan, City, Goal, Selection, SlidePlan

_EVIDENCE = re.compile(r'data-evidence="([^"]+)"')
_DISTRICT = re.compile(r'href="/districts\?district=([^"&]+)"')
_CHAIN = re.compile(r'href="/chains/([^"?]+)"')
_ITEMS = 12


def questions(city: City, deck: Deck, plan: BriefingPlan) -> list[str]:
    """Templates of a slide for every indicator that has something to show."""
    slides = [SlidePlan("goal", (each.id,)) for each in city.indicators()]
    period = Selection(period=plan.selection.period)
    made = (
        slide
        for part in _parts(slides)
        for slide in built(city, BriefingPlan(selection=period, slides=part)).slides
    )
    return [
        str(
            h.template(id=f"q-{body.shown.indicator.id}")[draw(city, deck, slide, t("stage.asked"))]
        )
        for slide in made
        if isinstance(body := slide.body, One)
    ]


def finder(city: City, plan: BriefingPlan) -> h.Element:
    """The box that finds them by name."""
    period = city.period(Selection(period=plan.selection.period)).id
    indicators = (each.id for each in city.indicators())
    found = (city.goal(id, period) or city.reading(id, period) for id in indicators)
    return h.dialog(id="find", aria_label=t("stage.keys.find"))[
        h.button(class_="close", type="button", aria_label=t("stage.close"))["×"],
        h.input(
            id="words",
            type="search",
            placeholder=t("stage.find_what"),
            aria_label=t("stage.find_what"),
            autocomplete="off",
        ),
        h.ul(id="found")[(_entry(shown) for shown in found if shown)],
        h.p(id="none", hidden=True)[t("stage.none")],
    ]


def sheets(city: City, drawn: str, selection: Selection) -> list[str]:
    """Templates of everything the drawn slides point to, in order of first mention."""
    parts = [
        str(h.template(id=f"d-{id}")[district(city, id, selection)])
        for id in _each(_DISTRICT, drawn)
    ]
    parts += [str(h.template(id=f"c-{id}")[chain(city, id)]) for id in _each(_CHAIN, drawn)]
    named = _each(_EVIDENCE, "".join([drawn, *parts]))
    return [*parts, *(str(h.template(id=f"e-{id}")[evidence_of(city, id)]) for id in named)]


def district(city: City, id: str, selection: Selection) -> h.Node:
    """What is said of a district, the first items by name."""
    known = city.district(id)
    if known is None:
        return None
    items = city.items(Selection(period=selection.period, district=id))
    return [
        h.h3[known.name],
        h.p(class_="sheet-note")[
            count_text(len(items)), f" · {t('districts.zone')}" if known.zone else ""
        ],
        item_list(items[:_ITEMS]),
        _rest(len(items)),
    ]


def chain(city: City, id: str) -> h.Node:
    known = city.chain(id)
    if known is None:
        return None
    items = city.items(chain=id)
    return [h.h3[known.name], chain_lanes(known, items[:_ITEMS]), _rest(len(items))]


def _rest(count: int) -> h.Element | None:
    return h.p(class_="more")[t("items.rest", n=count - _ITEMS)] if count > _ITEMS else None


def _entry(shown: Shown) -> h.Element:
    indicator = shown.indicator
    known = shown.actual if isinstance(shown, Goal) else shown.fact
    names = " ".join((indicator.name, indicator.name_en, *indicator.aliases)).casefold()
    return h.li[
        h.a(href=links.goal(indicator.id), data_names=names, data_asked=indicator.id)[
            h.b[indicator.name],
            h.small[known.text if known else t("gauge.nothing")],
            status_mark(shown.judgement.word),
        ]
    ]


def _parts(slides: list[SlidePlan], size: int = 40) -> Iterator[tuple[SlidePlan, ...]]:
    """Decks are bounded, so the indicators are asked for in several."""
    for at in range(0, len(slides), size):
        yield tuple(slides[at : at + size])


def _each(pattern: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(pattern.findall(text)))
