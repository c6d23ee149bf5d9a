"""Slides of places and trades: the map with chosen districts, the tiers, one chain by stage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import htpy as h

from dashboard import links
from dashboard.briefing.draw_pieces import item_list
from dashboard.briefing.slide import Chains, Districts
from dashboard.parts.chain_board import GLYPHS, carriers, chain_address, elements
from dashboard.parts.district_map import count_text, fitting, step
from dashboard.text import t
from data import Chain, City, District, Group, Item, Selection, Shape

_NAME = 0.037  # of the picture's longer side, as on the desk
_MARGIN = 0.012


def districts(city: City, body: Districts) -> h.Node:
    counts = dict(body.counts)
    chosen = [district.id for district, _, _ in body.said]
    return h.div(class_=f"places{'' if city.map.shapes else ' places-plain'}")[
        _map(city, counts, chosen),
        h.ul(class_=f"said{' said-many' if len(body.said) > 4 else ''}")[
            (_said(*each) for each in body.said)
        ],
    ]


def chains(city: City, body: Chains) -> h.Node:
    if body.chain is not None:
        return chain_lanes(body.chain, body.elements)
    return h.div(class_="tiers")[(_tier(tier, chains) for tier, chains in body.tiers)]


def chain_lanes(chain: Chain, items: Sequence[Item]) -> h.Element:
    """The links of one chain by the stage their source names, then what carries it."""
    linked = elements(items)
    stages = list(dict.fromkeys(item.stage for item in linked))
    lanes = [
        (stage or t("chains.lane_plain"), [item for item in linked if item.stage == stage])
        for stage in stages
    ]
    carried = carriers(items)
    others = [item for item in items if item not in linked and item not in carried]
    lanes += [(t("chains.lane_carriers"), carried)] if carried else []
    lanes += [(t("stage.others"), others)] if others else []
    return h.div(class_="lanes")[
        h.p(class_="quiet")[chain.lead] if chain.lead else None,
        None if linked else h.p(class_="quiet")[t("chains.no_lane_elements")],
        (
            h.section(class_="lane")[h.h3[name], h.ul(class_="links")[map(_element, here)]]
            for name, here in lanes
        ),
    ]


def district_address(id: str) -> str:
    return links.address("/districts", Selection(district=id))


def _said(district: District, items: Sequence[Item], total: int) -> h.Element:
    return h.li[
        h.h3[
            h.a(class_="name", href=district_address(district.id))[district.name],
            h.small[count_text(total)],
        ],
        item_list(items) if items else None,
    ]


def _map(city: City, counts: Mapping[str, int], chosen: Collection[str]) -> h.Element | None:
    shapes = city.map.shapes
    if not shapes:
        return None
    points = [(x, -y) for shape in shapes for x, y in shape.polygon]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
    side = max(wide, high)
    pad = side * _MARGIN
    box = f"{left - pad:g} {top - pad:g} {wide + 2 * pad:g} {high + 2 * pad:g}"
    return h.figure(class_=f"map{' map-choice' if chosen else ''}")[
        h.svg(viewBox=box, role="group", aria_label=t("map.label"))[
            (_area(city, s, counts.get(s.district, 0), s.district in chosen, side) for s in shapes)
        ],
        _zones(city, counts),
        h.figcaption[city.map.note, _origin(city)],
    ]


def _zones(city: City, counts: Mapping[str, int]) -> h.Element | None:
    """Functional zones lie inside the divisions: named beside the map, never counted with them."""
    drawn = {shape.district for shape in city.map.shapes}
    zones = [each for each in city.districts() if each.id not in drawn]
    if not zones:
        return None
    return h.p(class_="map-zones")[
        h.span[t("map.zones")],
        (
            h.a(href=district_address(zone.id))[
                h.b[zone.name], " ", count_text(counts.get(zone.id, 0))
            ]
            for zone in zones
        ),
    ]


def _origin(city: City) -> str:
    return f"　{t('map.source', source=city.map.source)}" if city.map.source else ""


def _area(city: City, shape: Shape, count: int, chosen: bool, side: float) -> h.Element:
    district = city.district(shape.district)
    name = district.name if district else shape.district
    x, y = shape.label_at[0], -shape.label_at[1]
    size = fitting(shape, len(name), side * _NAME * 1.25)
    d = "M" + "L".join(f"{px:.4g} {-py:.4g}" for px, py in shape.polygon) + "Z"
    label = t("map.area", name=name, count=count_text(count))
    return h.a(
        class_=f"map-area map-{step(count)}{' map-lit' if chosen else ''}",
        href=district_address(shape.district),
        aria_label=label,
        data_tip=label,
    )[
        h.path(class_="map-soft", d=d),
        h.path(class_="map-deep", d=d),
        _words(x, y - 0.1 * size, size, "map-name", name),
        _words(x, y + 0.95 * size, size * 0.8, "map-count", count_text(count)),
    ]


def _words(x: float, y: float, size: float, name: str, words: str) -> h.Element:
    return h.text(
        class_=name, x=f"{x:g}", y=f"{y:.2f}", font_size=f"{size:.2f}", aria_hidden="true"
    )[words]


def _tier(tier: Group, chains: Sequence[Chain]) -> h.Element:
    return h.section(class_="tier")[
        h.h3[tier.name],
        h.p(class_="tier-lead")[tier.lead] if tier.lead else None,
        h.ul[
            (
                h.li[
                    h.a(class_="chain-card", href=chain_address(chain))[
                        h.b[chain.name], h.small[chain.lead] if chain.lead else None
                    ]
                ]
                for chain in chains
            )
        ]
        if chains
        else h.p(class_="quiet")[t("chains.empty_tier")],
    ]


def _element(item: Item) -> h.Element:
    glyph = GLYPHS.get(item.state, "")
    return h.li[
        h.a(
            class_=f"link link-{item.state or 'unknown'}",
            href=links.evidence(item.id),
            data_evidence=item.id,
        )[
            h.b[item.name],
            h.small[f"{glyph} {t(f'state.{item.state}')}".strip()] if item.state else None,
        ]
    ]
