"""Slides about what is said in words: highlights, districts on the map, industry chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.briefing.findings import about_item, names
from dashboard.briefing.making import Making
from dashboard.briefing.slide import Chains, Districts, Highlights, Slide
from dashboard.parts.chain_board import carriers, elements
from dashboard.text import t
from dashboard.wall.frames_sectors import matter
from data import Chain, City, District, Group, Item, Selection

HIGHLIGHTS, DISTRICTS, LINKS, CARRIERS = 8, 8, 12, 6
_MOVING = ("done", "ongoing")
_TOLD = ("project", "platform", "award", "event", "brand", "policy")


def told(city: City, selection: Selection) -> list[Item]:
    """What the period's documents say is done or under way, what is done first; never a speaker's
    words or a proposal.
    """
    inside = city.items(selection, period_bound=True)
    found = [each for each in inside if each.state in _MOVING and each.kind in _TOLD]
    return sorted(
        (each for each in found if not each.speaker),
        key=lambda each: (_MOVING.index(each.state), _TOLD.index(each.kind)),
    )


def highlighted(city: City, selection: Selection) -> tuple[Item, ...]:
    """Some of what is told, a turn for each sector in order."""
    ranked = told(city, selection)
    lanes = [[e for e in ranked if e.sector == sector.id] for sector in city.info.sectors]
    turns = [lane[turn] for turn in range(HIGHLIGHTS) for lane in lanes if turn < len(lane)]
    chosen = turns[:HIGHLIGHTS]
    return tuple(each for lane in lanes for each in lane if each in chosen)


def highlights(making: Making) -> list[Slide]:
    """The finding counts all that is told, however few stand on the slide."""
    city = making.city
    picked = tuple(_known_items(making))
    items = picked or highlighted(city, making.selection)
    whole = picked or told(city, making.selection)
    counts = _counts(whole)
    say = t("brief.highlights", period=making.period.name, counts=counts)
    if picked:
        say = t("brief.highlights.picked", n=len(picked)) + (f"：{counts}" if counts else "")
    elif not counts:
        say = t("brief.highlights.none", period=making.period.name)
    notes = [_told(city, item) for item in items]
    ids = [item.id for item in items]
    body = Highlights(items, len(whole) - len(items))
    return [making.slide(t("brief.about.highlights"), say, body, notes, ids)]


def _counts(items: Sequence[Item]) -> str:
    done = sum(item.state == "done" for item in items)
    moving = sum(item.state == "ongoing" for item in items)
    parts = [t("brief.highlights.done", n=done)] if done else []
    parts += [t("brief.highlights.moving", n=moving)] if moving else []
    return "，".join(parts)


def _known_items(making: Making) -> list[Item]:
    found = [(id, making.city.item(id)) for id in dict.fromkeys(making.plan.ids)]
    making.notices.extend(
        t("brief.unknown", place=making.place + 1, id=id) for id, item in found if item is None
    )
    making.notices.extend(
        t("brief.not_told", place=making.place + 1, name=item.name)
        for _, item in found
        if item and not _is_fact(item)
    )
    return [item for _, item in found if item and _is_fact(item)]


def _is_fact(item: Item) -> bool:
    """Not what somebody said or proposed."""
    return not item.speaker and item.kind != "proposal" and item.state != "proposed"


def _told(city: City, item: Item) -> str:
    sector = city.group(item.sector)
    note = f"；{item.note}" if item.note else ""
    return f"{sector + '：' if sector else ''}{item.name}（{about_item(item)}{note}）。"


def districts(making: Making) -> list[Slide]:
    city, narrowed = making.city, replace(making.selection, district="")
    counted = [(e, city.items(replace(narrowed, district=e.id))) for e in city.districts()]
    ids = set(making.plan.ids)
    making.notices.extend(
        t("brief.unknown", place=making.place + 1, id=id)
        for id in making.plan.ids
        if city.district(id) is None
    )
    chosen = [(each, items) for each, items in counted if each.id in ids]
    named = [(each, items) for each, items in counted if items and not each.zone]
    chosen = chosen or named[:DISTRICTS]
    per = 4 if len(chosen) <= 2 else 2 if len(chosen) <= 6 else 1
    said = tuple((each, tuple(_named(city, items)[:per]), len(items)) for each, items in chosen)
    counts = tuple((each.id, len(items)) for each, items in counted)
    say = _districts_finding(counted) if not ids else _chosen_finding(said)
    notes = [_district_note(each, items) for each, items in chosen]
    notes += [t("brief.districts.silent")] if any(not items for _, items in counted) else []
    shown = [item.id for _, items, _ in said for item in items]
    return [making.slide(t("brief.about.districts"), say, Districts(said, counts), notes, shown)]


def _named(city: City, items: Sequence[Item]) -> list[Item]:
    """Items in the order of weight; where all are speakers' words none is named."""
    return [item for item in matter(city, tuple(items)) if not item.speaker]


def _district_note(district: District, items: Sequence[Item]) -> str:
    if not items:
        return t("brief.district.none", name=district.name)
    listed = names([f"{item.name}（{about_item(item)}）" for item in items], 6)
    return t("brief.district.some", name=district.name, n=len(items), names=listed)


def _districts_finding(counted: Sequence[tuple[District, Sequence[Item]]]) -> str:
    divisions = [(each, items) for each, items in counted if not each.zone]
    named = [(each, items) for each, items in divisions if items]
    silent = [each.name for each, items in divisions if not items]
    total = sum(len(items) for _, items in named)
    say = t("brief.districts", n=len(divisions), named=len(named), items=total)
    return say + (t("brief.districts.not", names=names(silent, 3)) if silent else "")


def _chosen_finding(said: Sequence[tuple[District, tuple[Item, ...], int]]) -> str:
    listed = names([each.name for each, _, _ in said])
    total = sum(number for _, _, number in said)
    key = "brief.districts.chosen" if total else "brief.district.none"
    return t(key, name=listed, n=total).rstrip("。")


def chain(making: Making) -> list[Slide]:
    """The board of all tiers, or one chain with its links and what carries them."""
    city = making.city
    tiers = tuple((tier, city.chains(tier.id)) for tier in city.info.tiers)
    if making.id:
        known = city.chain(making.id)
        if known is None:
            making.notices.append(t("brief.unknown", place=making.place + 1, id=making.id))
            return []
        return [_one_chain(making, tiers, known)]
    items = [item for each in city.chains() for item in city.items(chain=each.id)]
    say = t(
        "wall.chains",
        chains=len(city.chains()),
        elements=len(elements(items)),
        carriers=len(carriers(items)),
    )
    notes = [
        t("brief.chain.tier", name=tier.name, names=names([each.name for each in chains], 12))
        for tier, chains in tiers
        if chains
    ]
    ids = [item.id for item in (*elements(items), *carriers(items))]
    return [making.slide(t("brief.about.chain"), say, Chains(tiers), [*notes, _gap()], ids)]


def _one_chain(
    making: Making, tiers: tuple[tuple[Group, tuple[Chain, ...]], ...], known: Chain
) -> Slide:
    items = making.city.items(chain=known.id)
    linked, carried = elements(items), carriers(items)
    shown = (*linked[:LINKS], *carried[:CARRIERS])
    say = t("brief.chain.one", name=known.name, elements=len(linked), carriers=len(carried))
    if not linked and not carried:
        say = t("brief.chain.none", name=known.name)
    notes = [t("brief.chain.lead", name=known.name, lead=known.lead)] if known.lead else []
    notes += [f"{item.name}（{about_item(item)}）。" for item in shown]
    body = Chains(tiers, known, shown)
    ids = [item.id for item in shown]
    return making.slide(t("brief.about.chain"), say, body, [*notes, _gap()], ids)


def _gap() -> str:
    return t("brief.chain.gap")
