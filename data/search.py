"""Finding by words: names, aliases and English names of everything a city has. Pure; nothing is
scored but the match.

Best first: a name that is the words, one that begins with them, one that contains them, one that
contains each of them somewhere. Case and width of spaces do not matter; pinyin is deliberately
absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.records import Hit, Indicator, Item

if TYPE_CHECKING:
    from data.city import City

EXACT, PREFIX, CONTAINS, SCATTERED, NOT = range(5)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found under any of its names (casefolded)."""

    names: tuple[str, ...]
    hit: Hit


def entry(kind: str, id: str, title: str, note: str, others: Iterable[str] = ()) -> Entry:
    names = tuple(fold(name) for name in (title, *others) if name)
    return Entry(names, Hit(kind, id, title, note))


def entries(city: City) -> Iterator[Entry]:
    """Everything of a city that has a name. The note says where it belongs."""
    for sector in city.info.sectors:
        yield entry("sector", sector.id, sector.name, sector.lead, (sector.name_en,))
    for topic in city.info.topics:
        yield entry("topic", topic.id, topic.name, topic.lead, (topic.name_en,))
    for district in city.districts():
        yield entry("district", district.id, district.name, district.kind, (district.name_en,))
    tiers = {tier.id: tier.name for tier in city.info.tiers}
    for chain in city.chains():
        yield entry("chain", chain.id, chain.name, tiers.get(chain.tier, ""), (chain.name_en,))
    for indicator in city.indicators():
        note = " · ".join(filter(None, (city.group(indicator.sector), indicator.unit)))
        others = (indicator.name_en, *indicator.aliases)
        yield entry("indicator", indicator.id, indicator.name, note, others)
    for item in city.items():
        yield entry("item", item.id, item.name, city.group(item.sector))


def haystack(indicator: Indicator, *groups: str) -> str:
    """All names of an indicator and of where it belongs, folded, for filtering by words."""
    names = (indicator.name, indicator.name_en, *indicator.aliases, indicator.id)
    return fold(" ".join((*names, *groups)))


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def contains(text: str, words: str) -> bool:
    """Whether a folded text contains every one of the words, in any order."""
    return all(word in text for word in fold(words).split())


def carried(item: Item, words: str) -> bool:
    """Whether an item's name or note has every one of the words in it; no words fit all."""
    return not words or contains(fold(f"{item.name} {item.note}"), words)


def search(entries: Iterable[Entry], words: str, limit: int) -> tuple[Hit, ...]:
    """At most ``limit`` hits; no words find nothing. Of equals, items stand after what has a page
    of its own, short names first, then the order given.
    """
    asked = fold(words)
    if not asked or limit < 1:
        return ()
    found = [
        (rank, each.hit.kind == "item", len(each.hit.title), order, each.hit)
        for order, each in enumerate(entries)
        if (rank := _rank(each.names, asked)) < NOT
    ]
    return tuple(hit for *_, hit in sorted(found, key=lambda row: row[:4])[:limit])


def _rank(names: tuple[str, ...], asked: str) -> int:
    if asked in names:
        return EXACT
    if any(name.startswith(asked) for name in names):
        return PREFIX
    if any(asked in name for name in names):
        return CONTAINS
    return SCATTERED if contains(" ".join(names), asked) else NOT
