"""Filters as plain links and one plain form: they work before scripts arrive, by keyboard, and live
in the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import htpy as h

from dashboard.links import View
from dashboard.text import t
from data import WORDS, City


def filters(city: City, view: View, counts: Mapping[str, int], show: Sequence[str]) -> h.Element:
    """Sector chips with their counts, then menus and the words field.

    ``show`` names the menus: period, status, kind, district.
    """
    menus = [menu for name in show if (menu := _menu(city, view, name)) is not None]
    return h.section(class_="filters", aria_label=t("filters.label"))[
        h.nav(class_="chips", aria_label=t("filters.sector"))[_chips(city, view, counts)],
        h.div(class_="filter-tools")[menus, _form(view), _reset(view)],
    ]


def _chips(city: City, view: View, counts: Mapping[str, int]) -> Iterable[h.Element]:
    chosen = view.selection.sector
    total = sum(counts.values())
    yield _chip("chip-all", t("filters.all"), view.to(sector=""), not chosen, total)
    for sector in city.info.sectors:
        href = view.to(sector=sector.id)
        number = counts.get(sector.id, 0)
        yield _chip(f"chip-{sector.id}", sector.name, href, chosen == sector.id, number)


def _chip(id: str, name: str, href: str, on: bool, number: int) -> h.Element:
    return h.a(
        id=id,
        class_={"chip": True, "chip-none": not number},
        href=href,
        aria_current="true" if on else None,
    )[name, h.small[number]]


def menu(id: str, label: h.Node, choices: Iterable[tuple[str, str, bool]]) -> h.Element:
    """A drop-down of links without script: (text, address, chosen)."""
    return h.details(class_="menu", id=id)[
        h.summary[label],
        h.ul[
            (
                h.li[h.a(href=href, aria_current="true" if on else None)[text]]
                for text, href, on in choices
            )
        ],
    ]


def _menu(city: City, view: View, name: str) -> h.Element | None:
    options = _options(city, name)
    if len(options) < 2:
        return None
    chosen = getattr(view.selection, name)
    shown = dict(options).get(chosen, t("filters.all"))
    label = t("filters.menu", name=t(f"filters.{name}"), value=shown)
    entries = [("", t("filters.all")), *options]
    return menu(
        f"menu-{name}",
        label,
        ((text, view.to(**{name: id}), id == chosen) for id, text in entries),
    )


def _options(city: City, name: str) -> list[tuple[str, str]]:
    if name == "period":
        return [(period.id, period.label) for period in city.periods()]
    if name == "status":
        return [(word, f"{WORDS[word].glyph} {word}") for word in city.words()]
    if name == "kind":
        return [(kind, t(f"kind.{kind}")) for kind in city.kinds()]
    return [(district.id, district.name) for district in city.districts()]


def _form(view: View) -> h.Element:
    chosen = view.selection
    kept = {"period": chosen.period, "sector": chosen.sector, "status": chosen.status}
    kept |= {"kind": chosen.kind, "district": chosen.district, "by": view.by}
    return h.form(class_="words", method="get", action=view.path, role="search")[
        h.input(
            id="filter-words",
            type="search",
            name="q",
            value=chosen.words,
            placeholder=t("filters.words"),
            aria_label=t("filters.words"),
            autocomplete="off",
            maxlength="60",
        ),
        (h.input(type="hidden", name=name, value=value) for name, value in kept.items() if value),
    ]


def _reset(view: View) -> h.Element | None:
    chosen = view.selection
    if not (chosen.sector or chosen.status or chosen.kind or chosen.district or chosen.words):
        return None
    clear = view.to(sector="", status="", kind="", district="", words="")
    return h.a(class_="reset", id="filters-reset", href=clear)[t("filters.reset")]
