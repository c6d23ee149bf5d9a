"""A chain of several stages in lanes of cards: a lane a stage, and one of what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from dashboard.parts.chain_board import GLYPHS
from dashboard.text import t
from dashboard.wall import measure, pieces
from dashboard.wall.chain import Filled, chain_frame, rated
from dashboard.wall.flow import Body
from dashboard.wall.frame import Frame, Making
from data import Item

_LANE, _MOST, _CARD = 2.0, 5, 14.0


def long_frame(making: Making, filled: Filled) -> Frame:
    """Lanes in the largest letters in which every card still has its place."""
    zoom = 1.6
    while zoom > 1 and not _all_shown(making.zoomed(zoom), filled):
        zoom = round(zoom - 0.2, 1)
    body = _lanes(making.zoomed(zoom), filled)
    ids = [item.evidence.source for item in (*filled.links, *filled.carriers)]
    return replace(chain_frame(_title(making, filled), body, ids), zoom=zoom)


def _title(making: Making, filled: Filled) -> str:
    links, carried = len(filled.links), len(filled.carriers)
    return pieces.title(
        making.plain,
        t("wall.chain", name=filled.chain.name, n=links, carriers=carried),
        f"；{rated(filled.links)}",
    )


def _lanes(making: Making, filled: Filled) -> Body:
    lanes, room = _dealt(making, filled)
    height = making.space.height
    card = _card_height([items for _, items in lanes], room, height)
    return lambda: h.div(class_="cols lanes", style=f"--card-height:{card:.1f}")[
        (_lane(name, items, room, height) for name, items in lanes)
    ]


def _card_height(lanes: Sequence[Sequence[Item]], room: float, height: float) -> float:
    """One height of the cards of all lanes, as large as the fullest lane allows."""
    tall = _CARD
    while tall > 0:
        if all(
            sum(max(tall + 1, _needed(item, room)) for item in _placed(items, room, height))
            <= height - pieces.HEADING - (4 if items[_MOST:] else 0)
            for items in lanes
        ):
            break
        tall -= 0.5
    return tall


def _needed(item: Item, room: float) -> float:
    return measure.height(item.name, pieces.NAME, room, 1.25) + 7.2


def _dealt(making: Making, filled: Filled) -> tuple[list[tuple[str, list[Item]]], float]:
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


def _all_shown(making: Making, filled: Filled) -> bool:
    lanes, room = _dealt(making, filled)
    return all(
        len(_placed(items, room, making.space.height)) >= min(len(items), _MOST)
        for _, items in lanes
    )


def _placed(items: Sequence[Item], room: float, height: float) -> list[Item]:
    """At most five items of a lane, fewer where their names are long."""
    left, placed = height - pieces.HEADING - 4, list[Item]()
    for item in items[:_MOST]:
        left -= _needed(item, room)
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
        pieces.name(item.name), h.p(class_="note")[mark, h.span[note] if note else None]
    ]
