"""Industry chains: tiers with their chains, and inside one chain lanes of cards.

Lanes stand in the order the source gives; nothing is drawn as a flow that nobody measured. Strong,
filled, extended and missing are shown only where the data say so; what is not listed is named
未收录, never a gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import htpy as h

from dashboard import links
from dashboard.text import t
from data import Chain, City, Group, Item

ELEMENT = "element"
CARRIERS = ("project", "platform")
# Glyphs of their own: a link of a chain never wears the sign of a goal's status.
GLYPHS = {"strong": "■", "fill": "◧", "extend": "⇥", "missing": "☐"}
_AROUND = {
    "carriers": CARRIERS,
    "policy": ("policy", "event"),
    "standing": ("award", "brand", "finding"),
    "proposal": ("proposal",),
}
_MOST = 5
_MOVING = ("done", "ongoing")
_PERIOD = re.compile("（[^（）]*）$")  # （一季度） behind a name


def chain_address(chain: Chain) -> str:
    return f"/chains/{chain.id}"


def elements(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.kind == ELEMENT]


def carriers(items: Sequence[Item]) -> list[Item]:
    """Each undertaking once: where a plan and its progress are told under one name, the progress
    stands.
    """
    told: dict[str, Item] = {}
    for item in items:
        if item.kind in CARRIERS:
            name = _PERIOD.sub("", item.name)
            before = told.get(name)
            if before is None or (item.state in _MOVING and before.state not in _MOVING):
                told[name] = item
    return list(told.values())


def tier_board(city: City) -> h.Element:
    """A column a tier, in the city's order, with an arrow to the next; a card opens its chain."""
    columns: list[h.Element] = []
    for tier in city.info.tiers:
        if columns:
            columns.append(h.i(class_="tier-next", aria_hidden="true"))
        columns.append(_tier(city, tier))
    return h.div(class_="tiers")[columns]


def chain_board(city: City, chain: Chain) -> h.Element:
    """The links of one chain by stage, then what carries and surrounds it."""
    items = city.items(chain=chain.id)
    return h.div(class_="board")[_links(elements(items)), _around(items)]


def state_legend(items: Sequence[Item]) -> h.Element | None:
    """The glyphs in use; nothing where no link is rated."""
    used = [state for state in GLYPHS if any(item.state == state for item in elements(items))]
    if not used:
        return None
    return h.p(class_="board-legend")[t("chains.legend"), map(_rating, used)]


def _tier(city: City, tier: Group) -> h.Element:
    chains = city.chains(tier.id)
    return h.section(class_="tier")[
        h.h3[tier.name],
        h.p(class_="tier-lead")[tier.lead] if tier.lead else None,
        h.ul[(h.li[_chain_card(city, chain)] for chain in chains)]
        if chains
        else h.p(class_="quiet")[t("chains.empty_tier")],
    ]


def _chain_card(city: City, chain: Chain) -> h.Element:
    items = city.items(chain=chain.id)
    links_in, carried = len(elements(items)), len(carriers(items))
    others = len(items) - links_in - carried
    counts = [t("chains.elements", n=links_in) if links_in else t("chains.no_elements")]
    counts += [t("chains.carriers", n=carried)] if carried else []
    counts += [t("chains.others", n=others)] if others else []
    return h.a(id=f"chain-{chain.id}", class_="chain-card", href=chain_address(chain))[
        h.b[chain.name],
        h.span[chain.lead] if chain.lead else None,
        h.small[" · ".join(counts)],
    ]


def _links(items: Sequence[Item]) -> h.Element:
    """A lane a stage, in order of appearance; an arrow only between stages the source names."""
    stages = list(dict.fromkeys(item.stage for item in items)) or [""]
    lanes: list[h.Element] = []
    for place, stage in enumerate(stages):
        if place and stage and stages[place - 1]:
            lanes.append(h.i(class_="lane-next", aria_hidden="true"))
        here = [item for item in items if item.stage == stage]
        name = stage or t("chains.lane_plain")
        lanes.append(_lane(f"stage-{place}", name, here, t("chains.no_lane_elements")))
    return h.div(class_={"lanes": True, "lanes-links": True, "lanes-one": len(stages) == 1})[lanes]


def _around(items: Sequence[Item]) -> h.Element:
    lanes = [
        _lane(name, t(f"chains.lane_{name}"), here, t("chains.no_lane_carriers"))
        for name, kinds in _AROUND.items()
        if (here := _lane_items(items, name, kinds)) or name == "carriers"
    ]
    return h.div(class_="lanes lanes-around")[lanes]


def _lane_items(items: Sequence[Item], name: str, kinds: Sequence[str]) -> list[Item]:
    return carriers(items) if name == "carriers" else [i for i in items if i.kind in kinds]


def _lane(id: str, name: str, items: Sequence[Item], nothing: str) -> h.Element:
    """At most five cards; the rest is folded behind its number and nothing is dropped."""
    shown, rest = items[:_MOST], items[_MOST:]
    return h.section(class_="lane")[
        h.h3[name, h.small[len(items)] if items else None],
        h.ul[(h.li[_card(item)] for item in shown)] if items else h.p(class_="lane-none")[nothing],
        h.details(class_="rest", id=f"rest-{id}")[
            h.summary[t("items.rest", n=len(rest))], h.ul[(h.li[_card(item)] for item in rest)]
        ]
        if rest
        else None,
    ]


def _card(item: Item) -> h.Element:
    about = [] if item.kind == ELEMENT else [t(f"item.{item.kind}"), item.stage]
    said = " · ".join(filter(None, [*about, item.speaker, item.note]))
    return h.a(
        id=f"item-{item.id}",
        class_=f"link-card link-{item.state or 'unknown'}",
        href=links.evidence(item.id),
        data_evidence=item.id,
        title=t("evidence.of", words=item.evidence.words),
    )[h.b[item.name], h.small[said] if said else None, _state(item)]


def _state(item: Item) -> h.Element | None:
    if item.state in GLYPHS:
        return _rating(item.state)
    state = h.em[t(f"state.{item.state}")] if item.state else None
    if item.kind != ELEMENT:
        return state
    return h.span(class_="link-state link-unrated")[state, t("chains.unrated")]


def _rating(state: str) -> h.Element:
    return h.span(class_=f"link-state rating-{state}")[
        h.i(aria_hidden="true")[GLYPHS[state]], t(f"state.{state}")
    ]
