"""One industry chain: its links by stage, what carries it, and its neighbours in the tier."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.pages.errors import known
from dashboard.parts.chain_board import (
    carriers,
    chain_address,
    chain_board,
    elements,
    state_legend,
)
from dashboard.parts.panel import panel
from dashboard.render import Html
from dashboard.text import t
from data import Chain, City, Item


def _chain(city: City, view: View) -> Chain:
    return known(city.chain(view.id), "chains.missing", view.id)


def title(city: City, view: View) -> str:
    return _chain(city, view).name


def layout(city: City, view: View) -> list[Component]:
    chain = _chain(city, view)
    items = city.items(chain=chain.id)
    tier = next((each.name for each in city.info.tiers if each.id == chain.tier), "")
    return [
        Html(
            [
                h.div(class_="opening opening-goal")[
                    h.p(class_="crumbs")[h.a(href="/chains")[t("room.chains")], f" · {tier}"],
                    h.h1(class_="say")[chain.name],
                    h.p[chain.lead] if chain.lead else None,
                    _words(city, chain),
                    _neighbours(city, chain),
                ],
                h.div(class_="grid")[
                    panel(
                        _counts(items),
                        [state_legend(items), chain_board(city, chain)],
                        note=t("chains.links_note"),
                    )
                ],
            ],
            id="chain",
        )
    ]


def _counts(items: tuple[Item, ...]) -> str:
    links_in, carried = len(elements(items)), len(carriers(items))
    others = len(items) - links_in - carried
    said = [
        t("chains.one_elements", n=links_in) if links_in else t("chains.no_elements"),
        t("chains.one_carriers", n=carried) if carried else t("chains.no_carriers"),
        t("chains.one_others", n=others) if others else "",
    ]
    return "，".join(filter(None, said))


def _words(city: City, chain: Chain) -> h.Element | None:
    """Where the lead sentence stands: chains have no evidence page of their own."""
    if chain.evidence is None:
        return None
    source = city.source(chain.evidence.source)
    return h.p(class_="quiet")[
        t(
            "chains.words",
            words=chain.evidence.words,
            source=source.title if source else chain.evidence.source,
            locator=chain.evidence.locator,
        )
    ]


def _neighbours(city: City, chain: Chain) -> h.Element | None:
    chains = city.chains(chain.tier)
    if len(chains) < 2:
        return None
    return h.nav(class_="chips", aria_label=t("chains.tier"))[
        (
            h.a(
                id=f"chip-{each.id}",
                class_="chip",
                href=chain_address(each),
                aria_current="page" if each.id == chain.id else None,
            )[each.name]
            for each in chains
        )
    ]
