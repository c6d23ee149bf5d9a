"""产业链: the tiers with their chains, then each chain with content. A chain of several stages
stands in lanes; short chains share a frame. Unknown is 未收录, never a gap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import htpy as h

from dashboard.parts.chain_board import GLYPHS
from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.chain import Filled, chain_frame, filled_chain, rated
from dashboard.wall.flow import Column, Group, Row, cols, even_columns, frames, sources_of
from dashboard.wall.frame import Frame, Making, numbered, roomy
from dashboard.wall.frames_lanes import long_frame
from data import City, Item
from data import Group as Tier

GAP = 3.0


def make(making: Making) -> list[Frame]:
    filled = [filled_chain(making.city, chain) for chain in making.city.chains()]
    if not filled:
        return []
    long = [each for each in filled if each.long and not making.space.tall]
    short = [each for each in filled if each not in long]
    return numbered(
        [
            *roomy(making, partial(_board, filled=filled), 1.3),
            *roomy(making, partial(_short, filled=short), 1.7),
            *(long_frame(making, each) for each in long),
        ]
    )


# The board of tiers


def _board(making: Making, filled: Sequence[Filled]) -> list[Frame]:
    space = making.space
    tiers = [
        (tier, inside)
        for tier in making.city.info.tiers
        if (inside := [each for each in filled if each.chain.tier == tier.id])
    ]
    across = 1 if space.tall else max(1, min(4, len(tiers)))
    listed = _stacks(making, tiers, across, leads=True)
    if making.whole is None and not space.tall and len(listed) > across:
        # Closer, and in fewer words.
        across = 5
        listed = _stacks(making, tiers, across, leads=False)
    title = t(
        "wall.chains",
        chains=len(filled),
        elements=sum(len(each.links) for each in filled),
        carriers=sum(len(each.carriers) for each in filled),
    )
    return [chain_frame(title, cols(some), sources_of(some)) for some in frames(listed, across)]


def _stacks(
    making: Making, tiers: Sequence[tuple[Tier, list[Filled]]], across: int, leads: bool
) -> list[Column]:
    """Columns of tiers, each tier from the top of one; a portrait canvas has them in a row."""
    space = making.space
    room = (space.width - GAP * (across - 1)) / across
    groups = [_tier(tier, inside, room, leads) for tier, inside in tiers]
    together = [groups] if space.tall else [[group] for group in groups]
    return [column for some in together for column in even_columns(some, space.height, 1)]


def _tier(tier: Tier, filled: Sequence[Filled], room: float, leads: bool) -> Group:
    def head(name: str) -> h.Element:
        return h.li(class_="heading heading-tier")[h.h3[name]]

    return Group(
        partial(head, tier.name),
        pieces.HEADING,
        tuple(_chain_row(each, room, leads) for each in filled),
        again=partial(head, t("wall.continued", name=tier.name)),
    )


def _chain_row(filled: Filled, room: float, leads: bool) -> Row:
    chain, links, carried = filled.chain, len(filled.links), len(filled.carriers)
    counts = [t("chains.elements", n=links) if links else t("chains.no_elements")]
    counts += [t("chains.carriers", n=carried)] if carried else []
    marks = _ratings(filled.links)
    said = " · ".join(counts)
    inside = room - 4
    lead = measure.shortened(chain.lead, pieces.SMALL, inside, 2) if leads else ""

    def body() -> h.Element:
        return h.li(class_="chain")[
            pieces.name(chain.name),
            h.p(class_="note")[h.span[lead]] if lead else None,
            h.p(class_="note chain-counts")[h.span[said]],
            h.p(class_="note chain-marks")[marks] if marks else None,
        ]

    tall = measure.height(chain.name, pieces.NAME, inside, 1.25)
    tall += measure.height(lead, pieces.SMALL, inside, 1.4)
    tall += measure.height(said, pieces.SMALL, inside, 1.4)
    ids = (chain.evidence.source,) if chain.evidence else ()
    down = math.ceil(len(marks) / max(inside // 13, 1))
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


def _short(making: Making, filled: Sequence[Filled]) -> list[Frame]:
    city, space = making.city, making.space
    across = 1 if space.tall else 2
    room = (space.width - GAP * (across - 1)) / across
    groups = [_chain_group(city, each, room) for each in filled if each.links or each.carriers]
    listed = even_columns(groups, space.height, across)
    made: list[Frame] = []
    for some in frames(listed, across):
        ids = {id for each in some for id in each.ids}
        named = [each for each in filled if each.chain.id in ids]
        made.append(chain_frame(_named(making, named), cols(some), sources_of(some)))
    return made


def _chain_group(city: City, filled: Filled, room: float) -> Group:
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

    return Group(head, pieces.HEADING + 1, rows, chain.id, keep=True)


def _names_row(label: str, items: Sequence[Item], room: float) -> Row:
    said = "、".join(f"{GLYPHS.get(item.state, '')} {item.name}".strip() for item in items)

    def body() -> h.Element:
        return h.li(class_="row row-names")[h.small[label], h.b(class_="name")[said]]

    tall = measure.height(said, pieces.NAME, room - 15, 1.3)
    return Row(body, tall + 1.6, tuple(item.evidence.source for item in items))


def _named(making: Making, filled: Sequence[Filled]) -> str:
    names = [each.chain.name for each in filled]
    return pieces.title(
        making.plain,
        t("wall.chain_some", names="、".join(names[:2]), n=len(names))
        if names[2:]
        else t("wall.chain_few", names="、".join(names)),
        f"；{rated([item for each in filled for item in each.links])}",
    )
