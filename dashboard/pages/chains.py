"""产业链: every tier with its chains, and how much of them the documents name and rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import htpy as h
from dash.development.base_component import Component

from dashboard import links
from dashboard.links import View
from dashboard.parts.chain_board import GLYPHS, carriers, chain_address, elements, tier_board
from dashboard.parts.panel import panel
from dashboard.render import Html
from dashboard.text import t
from data import Chain, City, Item

_NAMES = 8


def title(city: City, view: View) -> str:
    return t("room.chains")


def layout(city: City, view: View) -> list[Component]:
    chains = city.chains()
    items = [item for chain in chains for item in city.items(chain=chain.id)]
    say = t(
        "chains.say",
        chains=len(chains),
        elements=len(elements(items)),
        carriers=len(carriers(items)),
    )
    return [
        Html(
            [
                h.div(class_="opening opening-goal")[h.h1(class_="say")[say], h.p[rated(items)]],
                h.div(class_="grid")[
                    panel(
                        t("chains.board"),
                        tier_board(city),
                        note=t("chains.board_note"),
                        name="panel-chains",
                    ),
                    panel(t("chains.table"), _table(city, chains), note=t("chains.table_note")),
                ],
            ],
            id="chains",
        )
    ]


def _table(city: City, chains: Sequence[Chain]) -> h.Element:
    """Every chain with its links and carriers by name: what the board counts, read and printed."""
    columns = ("table_chain", "lane_plain", "lane_carriers")
    return h.table(class_="plain chain-table")[
        h.thead[h.tr[(h.th(scope="col")[t(f"chains.{name}")] for name in columns)]],
        h.tbody[(_row(chain, city.items(chain=chain.id)) for chain in chains)],
    ]


def _row(chain: Chain, items: Sequence[Item]) -> h.Element:
    return h.tr[
        h.th(scope="row")[h.a(href=chain_address(chain))[chain.name]],
        h.td[_named(elements(items), chain)],
        h.td[_named(carriers(items), chain)],
    ]


def _named(items: Sequence[Item], chain: Chain) -> h.Node:
    """Names with the way to their words; a long list goes on at the chain's own page."""
    if not items:
        return h.span(class_="quiet")[t("chains.unlisted")]
    names = [
        ["、" if place else "", h.a(href=links.evidence(each.id), data_evidence=each.id)[each.name]]
        for place, each in enumerate(items[:_NAMES])
    ]
    more = t("items.rest", n=len(items) - _NAMES)
    go_on = h.a(class_="more", href=chain_address(chain))[more] if items[_NAMES:] else None
    return [names, " ", go_on]


def rated(items: Sequence[Item]) -> str:
    """How many links carry a published rating, or that none does."""
    states = Counter(item.state for item in elements(items) if item.state in GLYPHS)
    if not states:
        return t("chains.unrated_all")
    counts = "、".join(
        t("chains.rated_count", state=t(f"state.{state}"), n=states[state])
        for state in GLYPHS
        if states[state]
    )
    return t("chains.rated", n=states.total(), counts=counts)
