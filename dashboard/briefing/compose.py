"""The briefing that what a reader has chosen suggests: the whole, what lags, highlights, chains,
districts, what is next, sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.briefing.build_items import highlighted
from dashboard.briefing.build_lists import late_and_silent
from data import WORDS, BriefingPlan, City, Goal, Selection, SlidePlan

_SINGLE, _MOST = 3, 8  # goals with a slide of their own, goals side by side
_FULL_CHAINS = 1  # chains with a slide of their own
_CHAIN_FROM = 8  # items that make a chain worth one


def of_selection(city: City, selection: Selection) -> BriefingPlan:
    """A plan pinned to the city's revision and period. Blank selections give the whole city; a
    filter leaves out what it has nothing of.
    """
    pinned = replace(selection, period=city.period(selection).id)
    goals = city.worst_first(city.goals(pinned))
    slides = [SlidePlan("cover"), SlidePlan("year")]
    slides += _goals(goals)
    slides += _sectors(city, pinned)
    slides += [SlidePlan("lagging")] if any(late_and_silent(city, pinned)) else []
    worded = not (selection.status or selection.kind)  # they choose goals, not items
    slides += [SlidePlan("highlights")] if worded and highlighted(city, pinned) else []
    slides += _chains(city, pinned)
    slides += _districts(city, pinned)
    slides += [SlidePlan("next")] if goals else []
    return BriefingPlan("", city.revision, pinned, (*slides, SlidePlan("sources")))


def _goals(goals: Sequence[Goal]) -> list[SlidePlan]:
    """The judged ones that need most attention, one each; several together are compared."""
    judged = [goal for goal in goals if WORDS[goal.judgement.word].assessable]
    known = [goal for goal in goals if goal.actual or goal.beside]
    single = [goal for goal in judged if WORDS[goal.judgement.word].tone in _BEHIND]
    single = (single or judged[:1])[:_SINGLE]
    single += [goal for goal in known if goal not in judged][: max(0, 2 - len(single))]
    made = [SlidePlan("comparison", _ids(judged[:_MOST]))] if len(judged) > 1 else []
    return made + [SlidePlan("goal", (goal.indicator.id,)) for goal in single]


_BEHIND = ("late", "near", "edge")


def _ids(goals: list[Goal]) -> tuple[str, ...]:
    return tuple(goal.indicator.id for goal in goals)


def _sectors(city: City, selection: Selection) -> list[SlidePlan]:
    """The chosen sector; without any choice the two of which most is published."""
    if selection.sector:
        return [SlidePlan("sector", (selection.sector,))]
    if selection != Selection(period=selection.period):
        return []

    def known(sector: str) -> int:
        inside = replace(selection, sector=sector)
        judged = city.coverage(city.goals(inside)).assessable
        return len(city.readings(inside)) + judged

    ranked = sorted((each.id for each in city.info.sectors), key=known, reverse=True)
    shown = [each.id for each in city.info.sectors if each.id in ranked[:2] and known(each.id)]
    return [SlidePlan("sector", (id,)) for id in shown]


def _chains(city: City, selection: Selection) -> list[SlidePlan]:
    """The board, and the chain of which most is known; for a sector, only chains it speaks of."""
    if selection.district or not city.chains():
        return []
    inside = Selection(sector=selection.sector, words=selection.words)
    counts = {each.id: len(city.items(inside, chain=each.id)) for each in city.chains()}
    few = sum(counts.values()) < _CHAIN_FROM
    if few or selection.status or selection.kind:
        return []
    largest = sorted(counts, key=lambda id: counts[id], reverse=True)[:_FULL_CHAINS]
    ones = [SlidePlan("chain", (id,)) for id in largest if counts[id] >= _CHAIN_FROM]
    return [SlidePlan("chain"), *ones]


def _districts(city: City, selection: Selection) -> list[SlidePlan]:
    if selection.district:
        return [SlidePlan("districts", (selection.district,))]
    if selection.status or selection.kind:
        return []
    inside = Selection(sector=selection.sector, words=selection.words)
    named = [item for item in city.items(inside) if item.district]
    return [SlidePlan("districts")] if named else []
