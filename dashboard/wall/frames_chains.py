"""产业链: the tiers with their chains, then each chain with content. A chain of several stages
stands in lanes; short chains share a frame. Unknown is 未收录, never a gap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import htpy as h

from dashboard.parts.chain_board import GLYPHS, carriers, elements
from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.flow import Body, Group, Row, cols, even_columns, frames, sources_of
from dashboard.wall.frame import Frame, Making, numbered, roomy
from data import Chain, City, Item
from data import Group as Tier

GAP, _LANE, _MOST = 3.0, 2.0, 5


@dataclass(frozen=True, slots=True)
class _Filled:
    """A chain with its links and what carries them, looked up once."""

    chain: Chain
    links: list[Item]
    carriers: list[Item]

    @property
    def long(self) -> bool:
        """Whether the chain deserves lanes of its own."""
        return len(self.links) > 5 or (len(self.links) + len(self.carriers) > 8)


def make(making: Making) -> list[Frame]:
    filled = [_filled(making.city, chain) for chain in making.city.chains()]
    if not filled:
        return []
    long = [each for each in filled if each.long and not making.space.tall]
    short = [each for each in filled if each not in long]
    return numbered(
        [
            *roomy(making, partial(_board, filled=filled), 1.3),
            *roomy(making, partial(_short, filled=short), 1.3),
            *(_long_frame(making, each) for each in long),
        ]
    )


def _filled(city: City, chain: Chain) -> _Filled:
    items = city.items(chain=chain.id)
    return _Filled(chain, elements(items), carriers(items))


def _frame(title: str, body, sources: Sequence[str] = ()) -> Frame:
    return Frame("chains", t("wall.page.chains"), title, body, tuple(dict.fromkeys(sources)))


# The board of tiers


def _board(making: Making, filled: Sequence[_Filled]) -> list[Frame]:
    space = making.space
    tiers = [
        (tier, inside)
        for tier in making.city.info.tiers
        if (inside := [each for each in filled if each.chain.tier == tier.id])
    ]
    across = 1 if space.tall else max(1, min(4, len(tiers)))
    room = (space.width - GAP * (across - 1)) / across
    if space.tall:
        groups = [_tier(tier, inside, room) for tier, inside in tiers]
        listed = even_columns(groups, space.height, 1)
    else:
        stacks = [even_columns([_tier(*tier, room)], space.height, 1) for tier in tiers]
        listed = [column for stack in stacks for column in stack]
    title = t(
        "wall.chains",
        chains=len(filled),
        elements=sum(len(each.links) for each in filled),
        carriers=sum(len(each.carriers) for each in filled),
    )
    return [_frame(title, cols(some), sources_of(some)) for some in frames(listed, across)]


def _tier(tier: Tier, filled: Sequence[_Filled], room: float) -> Group:
    def head() -> h.Element:
        return h.li(class_="heading heading-tier")[h.h3[tier.name]]

    return Group(head, pieces.HEADING, tuple(_chain_row(each, room) for each in filled))


def _chain_row(filled: _Filled, room: float) -> Row:
    chain, links, carried = filled.chain, len(filled.links), len(filled.carriers)
    counts = [t("chains.elements", n=links) if links else t("chains.no_elements")]
    counts += [t("chains.carriers", n=carried)] if carried else []
    marks = _ratings(filled.links)
    said = " · ".join(counts)
    inside = room - 4
    lead = measure.shortened(chain.lead, pieces.SMALL, inside, 2)

    def body() -> h.Element:
        return h.li(class_="chain")[
            h.b(class_="name")[chain.name],
            h.p(class_="note")[h.span[lead]] if lead else None,
            h.p(class_="note chain-counts")[h.span[said]],
            h.p(class_="note chain-marks")[marks] if marks else None,
        ]

    tall = measure.height(chain.name, pieces.NAME, inside, 1.25)
    tall += measure.height(lead, pieces.SMALL, inside, 1.4)
    tall += measure.height(said, pieces.SMALL, inside, 1.4)
    ids = (chain.evidence.source,) if chain.evidence else ()
    down = math.ceil(len(marks) * 13 / inside)
    return Row(body, tall + 3.3 * down + 4.6, ids)


def _ratings(linked: Sequence[Item]) -> list[h.Element]:
    counts = [(state, sum(item.state == state for item in linked)) for state in GLYPHS]
    return [
        h.span(class_=f"rating-{state}")[
            h.i(aria_hidden="true")[GLYPHS[state]], t(f"state.{state}"), f" {n}"
        ]
        for state, n in counts
        if n
    ]


# Short chains, several a frame


def _short(making: Making, filled: Sequence[_Filled]) -> list[Frame]:
    city, space = making.city, making.space
    across = 1 if space.tall else 2
    room = (space.width - GAP * (across - 1)) / across
    groups = [_chain_group(city, each, room) for each in filled if each.links or each.carriers]
    listed = even_columns(groups, space.height, across)
    made: list[Frame] = []
    for some in frames(listed, across):
        ids = {id for each in some for id in each.ids}
        named = [each for each in filled if each.chain.id in ids]
        made.append(_frame(_named(making, named), cols(some), sources_of(some)))
    return made


def _chain_group(city: City, filled: _Filled, room: float) -> Group:
    """The chain's links and carriers by name; what is not listed is said in grey."""
    chain, linked, carried = filled.chain, filled.links, filled.carriers
    stages = dict.fromkeys(item.stage for item in linked)
    pairs = [
        (stage or t("chains.lane_plain"), [item for item in linked if item.stage == stage])
        for stage in stages
    ]
    pairs.append((t("chains.lane_carriers"), carried))
    rows = tuple(_names_row(label, items, room) for label, items in pairs if items)
    tier = next((each.name for each in city.info.tiers if each.id == chain.tier), "")
    fits = measure.width(chain.name, 3.6) + measure.width(tier, 2.3) + 2 <= room
    beside = h.small[tier] if fits else None

    def head() -> h.Element:
        return h.li(class_="heading heading-name")[h.h3[chain.name], beside]

    return Group(head, pieces.HEADING + 1, rows, chain.id)


def _names_row(label: str, items: Sequence[Item], room: float) -> Row:
    said = "、".join(f"{GLYPHS.get(item.state, '')} {item.name}".strip() for item in items)

    def body() -> h.Element:
        return h.li(class_="row row-names")[h.small[label], h.b(class_="name")[said]]

    tall = measure.height(said, pieces.NAME, room - 15, 1.3)
    return Row(body, tall + 1.6, tuple(item.evidence.source for item in items))


def _named(making: Making, filled: Sequence[_Filled]) -> str:
    names = [each.chain.name for each in filled]
    return pieces.title(
        making.plain,
        t("wall.chain_some", names="、".join(names[:2]), n=len(names)),
        f"；{_rated([item for each in filled for item in each.links])}",
    )


def _rated(items: Sequence[Item]) -> str:
    """How many links carry each published rating, or that none does."""
    counts = [(state, sum(item.state == state for item in items)) for state in GLYPHS]
    said = "、".join(f"{t(f'state.{state}')} {n}" for state, n in counts if n)
    return said or t("wall.unrated")


# Long chains in lanes


def _long_frame(making: Making, filled: _Filled) -> Frame:
    """Lanes in the largest letters in which every card still has its place."""
    zoom = 1.6
    while zoom > 1 and not _all_shown(making.zoomed(zoom), filled):
        zoom = round(zoom - 0.2, 1)
    body = _lanes(making.zoomed(zoom), filled)
    ids = [item.evidence.source for item in (*filled.links, *filled.carriers)]
    return replace(_frame(_chain_title(making, filled), body, ids), zoom=zoom)


def _chain_title(making: Making, filled: _Filled) -> str:
    links, carried = len(filled.links), len(filled.carriers)
    return pieces.title(
        making.plain,
        t("wall.chain", name=filled.chain.name, n=links, carriers=carried),
        f"；{_rated(filled.links)}",
    )


def _lanes(making: Making, filled: _Filled) -> Body:
    lanes, room = _dealt(making, filled)
    return lambda: h.div(class_="cols lanes")[
        (_lane(name, items, room, making.space.height) for name, items in lanes)
    ]


def _dealt(making: Making, filled: _Filled) -> tuple[list[tuple[str, list[Item]]], float]:
    """Lanes by stage and of carriers, and the room of a card's words in u."""
    linked = filled.links
    stages = list(dict.fromkeys(item.stage for item in linked))[:4]
    lanes = [
        (stage or t("chains.lane_plain"), [item for item in linked if item.stage == stage])
        for stage in stages
    ]
    lanes.append((t("chains.lane_carriers"), filled.carriers))
    lanes = [(name, items) for name, items in lanes if items]
    return lanes, (making.space.width - _LANE * (len(lanes) - 1)) / len(lanes) - 3.4


def _all_shown(making: Making, filled: _Filled) -> bool:
    lanes, room = _dealt(making, filled)
    return all(
        len(_placed(items, room, making.space.height)) >= min(len(items), _MOST)
        for _, items in lanes
    )


def _placed(items: Sequence[Item], room: float, height: float) -> list[Item]:
    """At most five items of a lane, fewer where their names are long."""
    left, placed = height - pieces.HEADING - 4, list[Item]()
    for item in items[:_MOST]:
        left -= measure.height(item.name, pieces.NAME, room, 1.25) + 7.2
        if left < 0:
            break
        placed.append(item)
    return placed


def _lane(name: str, items: Sequence[Item], room: float, height: float) -> h.Element:
    placed = _placed(items, room, height)
    cards = [_card(item, room) for item in placed]
    rest = len(items) - len(placed)
    more = h.li(class_="note lane-more")[t("wall.rest", n=rest)] if rest else None
    return h.ul(class_="col lane")[pieces.heading(name, str(len(items))), cards, more]


def _card(item: Item, room: float) -> h.Element:
    note = measure.shortened(
        " · ".join(filter(None, (item.stage if item.kind != "element" else "", item.note))),
        pieces.SMALL,
        room - 14,
        1,
    )
    mark = (
        h.em(class_=f"rating-{item.state}")[
            h.i(aria_hidden="true")[GLYPHS[item.state]], t(f"state.{item.state}")
        ]
        if item.state in GLYPHS
        else h.em[t(f"state.{item.state}") if item.state else t("chains.unrated")]
    )
    return h.li(class_=f"link link-{item.state or 'unknown'}")[
        h.b(class_="name")[item.name], h.p(class_="note")[mark, h.span[note] if note else None]
    ]
