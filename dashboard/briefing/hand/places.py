"""Slides of places and chains, drawn as native outlines and panels."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.briefing.hand import said
from dashboard.briefing.hand.look import Box
from dashboard.briefing.hand.page import Frame, Page, Run
from dashboard.briefing.slide import Chains, Districts
from dashboard.parts.chain_board import ELEMENT, GLYPHS
from dashboard.parts.district_map import count_text, fitting, step
from dashboard.text import t
from data import Chain, City, Item, Shape

Card = tuple[Box, list[list[Run]]]
_HEAD = Frame("c", "m", fill="data", pad=6)
_CARD = Frame("c", "m", "sunk", "line-2", pad=5)
# Fill of a district by its step; a district nobody mentions is not coloured.
_FILLS = ("card", "data-soft", "data-soft", "data-soft", "data", "data")


def districts(page: Page, city: City, body: Districts, about: str) -> None:
    """The map on the left, the chosen districts and some of their items on the right."""
    left, right = page.look.body.columns(1, 1, gap=28)
    if city.map.shapes:
        _map(page, city, left, body)
    else:
        right = page.look.body
    keys = ("column.district", "hand.items", "table.items")
    rows = [
        [Run(district.name, bold=True), Run(count_text(number), "ink-2"), Run(_named(items))]
        for district, items, number in body.said
    ]
    if rows:
        page.table(right, (1.1, 0.9, 3.2), [[Run(t(key)) for key in keys], *rows], about)


def _named(items: Sequence[Item]) -> str:
    """Items in one line, each with how far it is."""
    states = [t(f"state.{item.state}") if item.state else "" for item in items]
    return "；".join(
        item.name + (t("hand.state", state=state) if state else "")
        for item, state in zip(items, states, strict=True)
    )


def _map(page: Page, city: City, box: Box, body: Districts) -> None:
    """Outlines with name and number of items; chosen ones are framed."""
    counts, chosen = dict(body.counts), {district.id for district, _, _ in body.said}
    scale = _Scale(city.map.shapes, box.top(box.h - 40))
    for shape in city.map.shapes:
        district = city.district(shape.district)
        if district is None:
            continue
        number = counts.get(district.id, 0)
        fill = _FILLS[step(number)]
        words = t("map.area", name=district.name, count=count_text(number))
        drawn = page.outline([scale.point(point) for point in shape.polygon], fill, words)
        drawn.line.color.rgb = page.rgb("attention" if district.id in chosen else "line-2")
        drawn.line.width = int(12700 * (2.5 if district.id in chosen else 0.75))
    for shape in city.map.shapes:  # names after every outline, so that no edge crosses a letter
        district = city.district(shape.district)
        if district is not None:
            _label(page, scale, shape, district.name, counts.get(district.id, 0))
    note = f"{city.map.note} · {t('map.legend')}"
    page.fitted(box.below(box.h - 34), [[Run(note, "ink-3")]], 11, Frame("c"))


def _label(page: Page, scale: _Scale, shape: Shape, name: str, number: int) -> None:
    x, y = scale.point(shape.label_at)
    size = max(min(fitting(shape, len(name), scale.side * 0.045) * scale.by, 18), 7)
    colour = "card" if _FILLS[step(number)] == "data" else "ink"
    lines = [[Run(name, colour, bold=True)], [Run(count_text(number), colour, size=size * 0.8)]]
    wide = size * (len(name) + 2)
    page.words(Box(x - wide / 2, y - size * 1.3, wide, size * 2.6), lines, size, Frame("c", "m"))


class _Scale:
    """From the map's own units (y upwards) to points of the sheet, as large as the box allows."""

    def __init__(self, shapes: Sequence[Shape], box: Box) -> None:
        xs = [x for shape in shapes for x, _ in shape.polygon]
        ys = [y for shape in shapes for _, y in shape.polygon]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        self.side = max(wide, high)
        self.by = min(box.w / wide, box.h / high)
        self._x = box.x + (box.w - wide * self.by) / 2 - min(xs) * self.by
        self._y = box.y + (box.h - high * self.by) / 2 + max(ys) * self.by

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._x + point[0] * self.by, self._y - point[1] * self.by


def chains(page: Page, body: Chains, about: str) -> None:
    """Tiers side by side; one chain as its elements by stage."""
    if body.chain is not None:
        _elements(page, body.elements)
        return
    columns = page.look.body.columns(*[1] * len(body.tiers), gap=14)
    heads = list[Card]()
    leads, cards = list(heads), list(heads)
    for (tier, listed), column in zip(body.tiers, columns, strict=True):
        heads.append((column.top(40), [[Run(tier.name, "card", bold=True)]]))
        leads.append((column.below(46).top(48), [[Run(tier.lead, "ink-2")]]))
        cards += _stack(column.below(100), [_chain(each) for each in listed], 1)
    page.cards(heads, 18, _HEAD)
    page.cards([lead for lead in leads if lead[1][0][0].text], 13, Frame())
    page.cards(cards, 16, _CARD)


def _chain(chain: Chain) -> list[list[Run]]:
    lead = [[Run(chain.lead, "ink-2")]] if chain.lead else []
    return [[Run(chain.name, bold=True)], *lead]


def _elements(page: Page, elements: Sequence[Item]) -> None:
    """Lanes in the order of the source; what no source lists is said to be 未收录."""
    if not elements:
        page.words(page.look.body.top(40), [[Run(t("chains.no_lane_elements"), "ink-2")]], 18)
        return
    lanes = list(dict.fromkeys(map(_lane, elements)))
    heads = list[Card]()
    cards = list[Card]()
    for lane, column in zip(lanes, page.look.body.columns(*[1] * len(lanes)), strict=True):
        heads.append((column.top(36), [[Run(lane, "card", bold=True)]]))
        here = [_element(item) for item in elements if _lane(item) == lane]
        cards += _stack(column.below(46), here, 3 if len(lanes) == 1 else 1)
    page.cards(heads, 17, _HEAD)
    page.cards(cards, 16, _CARD)


def _lane(item: Item) -> str:
    """An element stands under its stage, what carries the chain under a name of its own."""
    if item.kind != ELEMENT:
        return t("chains.lane_carriers")
    return item.stage or t("chains.lane_plain")


def _element(item: Item) -> list[list[Run]]:
    rated = f"{GLYPHS[item.state]} {t(f'state.{item.state}')}" if item.state in GLYPHS else ""
    carried = said.about_item(item) if item.kind != ELEMENT else ""
    parts = (carried,) if carried else (rated, item.speaker, item.note)
    about = " · ".join(part for part in parts if part)
    return [[Run(item.name, bold=True)], *([[Run(about, "ink-2")]] if about else [])]


def _stack(box: Box, cards: Sequence[list[list[Run]]], across: int) -> list[Card]:
    """Places for cards in rows of ``across``, none higher than a card needs."""
    down = max(-(-len(cards) // across), 1)
    high = min((box.h - 8 * (down - 1)) / down, 72)
    columns = box.columns(*[1] * across, gap=12)
    return [
        (columns[at % across]._replace(y=box.y + at // across * (high + 8), h=high), lines)
        for at, lines in enumerate(cards)
    ]
