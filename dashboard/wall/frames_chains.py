"""产业链: the tiers with their chains, then each chain with content. A chain of several stages
stands in lanes; short chains share a frame. Unknown is 未收录, never a gap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from dashboard.parts.chain_board import GLYPHS, carriers, elements
from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.flow import Body, Group, Row, cols, even_columns, frames, sources_of
from dashboard.wall.frame import Frame, Making, numbered, roomy
from data import Chain, City, Item
from data import Group as Tier

GAP, _LANE, _MOST = 3.0, 2.0, 5


def make(making: Making) -> list[Frame]:
    city = making.city
    if not city.chains():
        return []
    long = [chain for chain in city.chains() if _long(city, chain) and not making.space.tall]
    short = [chain for chain in city.chains() if chain not in long]
    return numbered(
        [
            *roomy(making, _board, 1.3),
            *roomy(making, lambda given: _short(given, short), 1.3),
            *_long_frames(making, long),
        ]
    )


def _content(city: City, chain: Chain) -> tuple[list[Item], list[Item]]:
    items = city.items(chain=chain.id)
    return elements(items), carriers(items)


def _long(city: City, chain: Chain) -> bool:
    """Whether a chain deserves lanes of its own."""
    linked, carried = _content(city, chain)
    return len(linked) > 5 or (len(linked) + len(carried) > 8)


def _frame(title: str, body, sources: Sequence[str] = ()) -> Frame:
    return Frame("chains", t("wall.page.chains"), title, body, tuple(dict.fromkeys(sources)))


# The board of tiers


def _board(making: Making) -> list[Frame]:
    city, space = making.city, making.space
    tiers = [tier for tier in city.info.tiers if city.chains(tier.id)]
    across = 1 if space.tall else max(1, min(4, len(tiers)))
    room = (space.width - GAP * (across - 1)) / across
    if space.tall:
        groups = [_tier(city, tier, room) for tier in tiers]
        listed = even_columns(groups, space.height, 1)
    else:
        stacks = [even_columns([_tier(city, tier, room)], space.height, 1) for tier in tiers]
        listed = [column for stack in stacks for column in stack]
    items = [item for chain in city.chains() for item in city.items(chain=chain.id)]
    title = t(
        "wall.chains",
        chains=len(city.chains()),
        elements=len(elements(items)),
        carriers=len(carriers(items)),
    )
    return [_frame(title, cols(some), sources_of(some)) for some in frames(listed, across)]


def _tier(city: City, tier: Tier, room: float) -> Group:

    def head() -> h.Element:
        return h.li(class_="heading heading-tier")[h.h3[tier.name]]

    return Group(
        head, pieces.HEADING, tuple(_chain_row(city, c, room) for c in city.chains(tier.id))
    )


def _chain_row(city: City, chain: Chain, room: float) -> Row:
    linked, carried = _content(city, chain)
    counts = [t("chains.elements", n=len(linked)) if linked else t("chains.no_elements")]
    counts += [t("chains.carriers", n=len(carried))] if carried else []
    marks = _ratings(linked)
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


def _short(making: Making, chains: Sequence[Chain]) -> list[Frame]:
    city, space = making.city, making.space
    across = 1 if space.tall else 2
    room = (space.width - GAP * (across - 1)) / across
    groups = [group for chain in chains if (group := _chain_group(city, chain, room))]
    listed = even_columns(groups, space.height, across)
    return [
        _frame(
            _named(making, [id for each in some for id in each.ids]), cols(some), sources_of(some)
        )
        for some in frames(listed, across)
    ]


def _chain_group(city: City, chain: Chain, room: float) -> Group | None:
    """The chain's links and carriers by name; what is not listed is said in grey."""
    linked, carried = _content(city, chain)
    if not linked and not carried:
        return None
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


def _named(making: Making, ids: Sequence[str]) -> str:
    city = making.city
    names = [chain.name for id in dict.fromkeys(ids) if (chain := city.chain(id))]
    items = [item for id in dict.fromkeys(ids) for item in city.items(chain=id)]
    return pieces.title(
        making.plain,
        t("wall.chain_some", names="、".join(names[:2]), n=len(names)),
        f"；{_rated(items)}",
    )


def _rated(items: Sequence[Item]) -> str:
    """How many links carry each published rating, or that none does."""
    counts = [(state, sum(item.state == state for item in items)) for state in GLYPHS]
    said = "、".join(f"{t(f'state.{state}')} {n}" for state, n in counts if n)
    return said or t("wall.unrated")


# Long chains in lanes


def _long_frames(making: Making, chains: Sequence[Chain]) -> list[Frame]:
    return [_long_frame(making, chain) for chain in chains]


def _long_frame(making: Making, chain: Chain) -> Frame:
    """Lanes in the largest letters in which every card still has its place."""
    city, zoom = making.city, 1.6
    while zoom > 1 and not _all_shown(making.zoomed(zoom), chain):
        zoom = round(zoom - 0.2, 1)
    body = _lanes(making.zoomed(zoom), chain)
    title, ids = _chain_title(making, chain), _quoted(city, chain)
    return replace(_frame(title, body, ids), zoom=zoom)


def _chain_title(making: Making, chain: Chain) -> str:
    linked, carried = _content(making.city, chain)
    return pieces.title(
        making.plain,
        t("wall.chain", name=chain.name, n=len(linked), carriers=len(carried)),
        f"；{_rated(linked)}",
    )


def _quoted(city: City, chain: Chain) -> list[str]:
    linked, carried = _content(city, chain)
    return [item.evidence.source for item in (*linked, *carried)]


def _lanes(making: Making, chain: Chain) -> Body:
    lanes, room = _dealt(making, chain)
    return lambda: h.div(class_="cols lanes")[
        (_lane(name, items, room, making.space.height) for name, items in lanes)
    ]


def _dealt(making: Making, chain: Chain) -> tuple[list[tuple[str, list[Item]]], float]:
    """Lanes by stage and of carriers, and the room of a card's words in u."""
    linked, carried = _content(making.city, chain)
    stages = list(dict.fromkeys(item.stage for item in linked))[:4]
    lanes = [
        (stage or t("chains.lane_plain"), [item for item in linked if item.stage == stage])
        for stage in stages
    ]
    lanes.append((t("chains.lane_carriers"), carried))
    lanes = [(name, items) for name, items in lanes if items]
    return lanes, (making.space.width - _LANE * (len(lanes) - 1)) / len(lanes) - 3.4


def _all_shown(making: Making, chain: Chain) -> bool:
    lanes, room = _dealt(making, chain)
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
