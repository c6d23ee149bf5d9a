"""A plan becomes a deck: every slide in order, from one snapshot of the city.

The same plan on the same revision gives the same deck. What the plan names and the city does not
have is said in a notice or on the slide, never an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dashboard.briefing import build_goals, build_items, build_lists
from dashboard.briefing.making import Making, scope
from dashboard.briefing.slide import Cover, Deck, Slide, Sources, Text
from dashboard.text import t
from data import WORDS, BriefingPlan, City, Selection, Source

MOST_SOURCES, MOST_SLIDES = 8, 80
Maker = Callable[[Making], list[Slide]]
# What is chosen, and the word for it.
CHOICES = {
    "period": "filters.period",
    "sector": "hit.sector",
    "status": "filters.status",
    "kind": "filters.kind",
    "district": "filters.district",
}


def deck(city: City, plan: BriefingPlan, newest: str = "") -> Deck:
    """``newest`` is the newest revision there is, "" where it is not asked for."""
    notices: list[str] = []
    selection = _known(city, plan.selection, notices)
    period = city.period(selection)
    title = plan.title or _title(city, selection)
    made: list[Slide] = []
    for place, each in enumerate(plan.slides):
        making = Making(city, selection, each, place, notices)
        made += MAKERS[each.kind](making)
    slides = _titled(city, title, made[:MOST_SLIDES])
    if not slides:
        notices.append(t("brief.empty"))
        slides = (Slide("text", 0, "", title, title, Text(t("brief.empty"))),)
    if newest and newest != city.revision:
        notices.append(t("brief.newer", revision=city.revision, newest=newest))
    return Deck(
        title,
        city.info.name,
        period.label,
        period.end,
        city.revision,
        city.info.drill,
        slides,
        tuple(dict.fromkeys(notices)),
    )


def _title(city: City, selection: Selection) -> str:
    name = t("brief.title", city=city.info.name, period=city.period(selection).label)
    inside = scope(city, selection)
    return f"{name}（{inside}）" if inside else name


def _known(city: City, selection: Selection, notices: list[str]) -> Selection:
    """The selection without values this city does not have; each of them is said."""
    allowed: Mapping[str, set[str]] = {
        "period": {each.id for each in city.periods()},
        "sector": {each.id for each in city.info.sectors},
        "status": set(city.words()),
        "kind": set(city.kinds()),
        "district": {each.id for each in city.districts()},
    }
    changes: dict[str, str] = {}
    for name, values in allowed.items():
        value = getattr(selection, name)
        if value and value not in values:
            changes[name] = ""
            notices.append(t("brief.not_chosen", name=t(CHOICES[name]), value=value))
    return replace(selection, **changes)


def _cover(making: Making) -> list[Slide]:
    city, period = making.city, making.period
    inside = making.scope
    about = t("brief.scope", scope=inside) if inside else city.info.about
    body = Cover(city.info.name, period.label, period.end, about)
    notes = [t("brief.cover.note", as_of=period.end, revision=city.revision)]
    notes += [city.info.about] if city.info.about else []
    return [making.slide("", "", body, notes, ())]


def _text(making: Making) -> list[Slide]:
    return [making.slide("", t("brief.about.text"), Text(making.plan.text), (), ())]


def _sources(making: Making) -> list[Slide]:
    """The rule and its words; the sources are put in once the deck's own are known."""
    city = making.city
    present = {goal.judgement.word for goal in city.goals(making.selection)}
    rule = [(t("brief.rule"), city.rule.version)]
    rule += [(word.name, word.meaning) for word in WORDS.values() if word.name in present]
    notes = [t("scope.beside"), t("scope.speaker"), t("precision.rounding")]
    return [making.slide(t("brief.about.sources"), "", Sources((), tuple(rule)), notes, ())]


def _titled(city: City, title: str, slides: list[Slide]) -> tuple[Slide, ...]:
    """Covers wear the deck's title; slides of sources list what the others rest on."""
    named = dict.fromkeys(each for slide in slides for each in slide.sources)
    used = tuple(each for each in city.sources() if each.title in named) or city.sources()
    made: list[Slide] = []
    for slide in slides:
        if isinstance(slide.body, Cover):
            slide = replace(slide, title=slide.title or title, finding=title)
        elif isinstance(slide.body, Sources):
            slide = _with_sources(slide, used)
        made.append(slide)
    return tuple(made)


def _with_sources(slide: Slide, used: tuple[Source, ...]) -> Slide:
    assert isinstance(slide.body, Sources)
    say = t("brief.sources", n=len(used))
    body = replace(slide.body, sources=used[:MOST_SOURCES])
    titles = tuple(each.title for each in used)
    return replace(slide, title=slide.title or say, finding=say, body=body, sources=titles)


MAKERS: Mapping[str, Maker] = {
    "cover": _cover,
    "year": build_goals.year,
    "goal": build_goals.one,
    "comparison": build_goals.comparison,
    "sector": build_goals.sector,
    "lagging": build_lists.lagging,
    "highlights": build_items.highlights,
    "districts": build_items.districts,
    "chain": build_items.chain,
    "next": build_lists.following,
    "sources": _sources,
    "text": _text,
}
