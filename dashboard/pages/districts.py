"""区县: the map, beside it one district or all of them. Silence is said plainly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import htpy as h
from dash.development.base_component import Component

from dashboard import links
from dashboard.links import View
from dashboard.pages.sector import items_by_kind
from dashboard.parts.district_map import (
    Counts,
    Href,
    count_text,
    district_href,
    district_map,
    item_counts,
)
from dashboard.parts.goal_list import goal_rows
from dashboard.parts.kpi_card import reading_card
from dashboard.parts.panel import panel
from dashboard.parts.rest import rest
from dashboard.render import Html
from dashboard.text import t
from data import City, District, Item, Selection

# How many titles a sentence names, and how many items a row.
_TITLES, _NAMED = 3, 3
_MOST = 120


def title(city: City, view: View) -> str:
    chosen = _chosen(city, view)
    return chosen.name if chosen else t("room.districts")


def layout(city: City, view: View) -> list[Component]:
    chosen, counts = _chosen(city, view), item_counts(city)
    figures = _figures_of(city, view, chosen) if chosen else [_figures(city)]
    return [
        Html(
            [
                h.div(class_="opening")[_say(city, counts)],
                h.div(class_="grid")[
                    panel(
                        t("districts.map"),
                        district_map(city, view, counts=counts),
                        span=5,
                        name="panel-districts-map",
                    ),
                    h.div(class_="stack span-7")[
                        _one(city, view, chosen) if chosen else _all(city, view), figures
                    ],
                ],
            ],
            id="districts",
        )
    ]


def _chosen(city: City, view: View) -> District | None:
    return city.district(view.selection.district) if view.selection.district else None


def _say(city: City, counts: Counts) -> h.Element:
    divisions = [each.id for each in city.districts() if not each.zone]
    named = [id for id in divisions if counts.get(id)]
    items = sum(counts[id] for id in named)
    zones = len(city.districts()) - len(divisions)
    return h.div(class_="opening-say")[
        h.h1(class_="say")[t("districts.say", n=len(divisions), named=len(named), items=items)],
        h.p[t("districts.zones", n=zones)] if zones else None,
    ]


def _one(city: City, view: View, district: District) -> h.Element:
    items = city.items(Selection(district=district.id))
    about = [t("districts.zone")] if district.zone else []
    about += [district.note] if district.note and items else []
    return panel(
        district.name,
        [
            h.p(class_="district-note")[" · ".join(about)] if about else None,
            items_by_kind(items) if items else h.p(class_="silent")[silence(city, district)],
        ],
        note=h.a(id="districts-all", href=district_href(view)(""))[t("districts.all")],
        name="panel-district",
    )


def silence(city: City, district: District) -> str:
    """That no document names the district, with the documents' titles while they are few."""
    sources = city.sources()
    titles = "、".join(f"《{source.title}》" for source in sources)
    if len(sources) > _TITLES:
        titles = t("districts.documents", n=len(sources))
    both = t("districts.both") if len(sources) > 1 else ""
    return t("districts.silent", titles=titles, both=both, name=district.name)


def _all(city: City, view: View) -> h.Element:
    order = [shape.district for shape in city.map.shapes]
    divisions = [each for each in city.districts() if not each.zone]
    divisions.sort(key=lambda each: order.index(each.id) if each.id in order else len(order))
    zones = [each for each in city.districts() if each.zone]
    return panel(
        t("districts.list"),
        [
            _rows(city, view, divisions),
            [h.h3(class_="district-heading")[t("map.zones")], _rows(city, view, zones)]
            if zones
            else None,
        ],
        note=t("districts.list_note"),
        name="panel-district",
    )


def _rows(city: City, view: View, districts: Sequence[District]) -> h.Element:
    address = district_href(view)
    return h.ul(class_="district-rows")[
        (_row(each, city.items(Selection(district=each.id)), address) for each in districts)
    ]


def _row(district: District, items: Sequence[Item], address: Href) -> h.Element:
    """Name, the first items by name with the way to their words, how many there are."""
    return h.li(class_="district-row")[
        h.a(id=f"row-{district.id}", class_="district-name", href=address(district.id))[
            district.name
        ],
        h.p[
            (["、" if place else "", _item(item)] for place, item in enumerate(items[:_NAMED])),
            t("districts.more") if items[_NAMED:] else None,
        ],
        h.span(class_="district-count")[count_text(len(items))],
    ]


def _item(item: Item) -> h.Element:
    return h.a(href=links.evidence(item.id), data_evidence=item.id)[item.name]


def _figures_of(city: City, view: View, district: District) -> list[h.Element]:
    """Goals and monitored figures published for this district alone; nothing where none are."""
    chosen = Selection(period=view.selection.period, district=district.id)
    goals, readings = city.goals(chosen), city.readings(chosen)
    boxes: list[h.Element] = []
    if goals:
        name = t("districts.goals", name=district.name)
        rows = goal_rows(goals.worst_first()[:_MOST])
        boxes.append(panel(name, [rows, rest(_MOST, len(goals), replace(view, selection=chosen))]))
    if readings:
        cards = [
            h.div(class_="kpis")[(reading_card(each) for each in readings[:_MOST])],
            rest(_MOST, len(readings), replace(view, selection=chosen)),
        ]
        boxes.append(panel(t("districts.readings", name=district.name), cards))
    return boxes


def _figures(city: City) -> h.Element:
    """Which indicators are published by district; each page of them compares the districts."""
    known = city.by_district()
    if not known:
        return panel(t("districts.figures"), h.p(class_="silent")[t("districts.no_figures")])
    return panel(
        t("districts.figures"),
        h.p(class_="district-figures")[
            (h.a(class_="chip", href=links.goal(each.id))[each.name] for each in known)
        ],
        note=t("districts.figures_note"),
    )
