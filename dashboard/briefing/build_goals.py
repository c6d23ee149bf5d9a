"""Slides about goals: the year, one indicator, several side by side, a sector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.briefing.findings import (
    asked,
    behind,
    facts_of,
    finding,
    judged,
    names,
    overall,
    tally,
)
from dashboard.briefing.making import Making
from dashboard.briefing.slide import Comparison, One, Sector, Shown, Slide, Text, Year
from dashboard.gaps import stands
from dashboard.text import t
from dashboard.wall.frames_sectors import matter
from data import Coverage, Goal, Item, Reading

SHOWN, ROWS, RELATED, FIGURES, ITEMS, SPOKEN = 8, 8, 5, 6, 5, 6


def year(making: Making) -> list[Slide]:
    """The year so far in one sentence, with the headline figures inside the selection."""
    city, period = making.city, making.period
    goals = city.worst_first(city.goals(making.selection))
    shown = _headlines(making)
    say = _year_finding(making, goals, len(shown))
    notes = [t("brief.year.time", period=period.label, share=f"{period.share * 100:.4g}")]
    notes += [t("brief.year.goals", n=len(goals), tally=tally(goals))] if goals else []
    notes += [_said(goal) for goal in goals if behind(goal)][:SPOKEN]
    notes += [_said(each) for each in shown if isinstance(each, Reading)]
    known = (*(goal for goal in goals if judged(goal)), *shown)
    ids = [id for each in known for id in facts_of(each)]
    body = Year(city.coverage(goals), goals, shown, period.share)
    return [making.slide(t("brief.about.year"), say, body, notes, ids)]


def _year_finding(making: Making, goals: Sequence[Goal], shown: int) -> str:
    """What it speaks of stands first where a filter leaves less than the whole city."""
    head = f"{making.scope}：" if making.scope else ""
    if goals:
        return head + overall(goals, making.city.coverage(goals))
    return head + (t("brief.readings", n=shown) if shown else t("brief.readings.none"))


def one(making: Making) -> list[Slide]:
    """One indicator in full; where the period says nothing of it, the slide says that."""
    city, id = making.city, making.id
    indicator = city.indicator(id)
    if indicator is None:
        making.notices.append(t("brief.unknown", place=making.place + 1, id=id))
        return []
    shown = _shown(making, id)
    about = " · ".join(filter(None, (t("brief.about.goal"), city.group(indicator.sector))))
    if shown is None:
        say = t("brief.no_figure", name=indicator.name, period=making.period.label)
        return [making.slide(about, say, Text(t("goal.not_this_period")), (), ())]
    related = tuple(item for item in city.related(id) if item.kind != "proposal")[:RELATED]
    body = One(shown, _rows(shown), related)
    notes = [_said(shown), *shown.judgement.notes, *_answer(making, shown)]
    notes += [t("brief.meaning", note=indicator.note)] if indicator.note else []
    if related:
        notes.append(t("brief.related", names=names([item.name for item in related])))
    ids = [*facts_of(shown), *(item.id for item in related)]
    return [making.slide(about, making.district + finding(shown), body, notes, ids)]


def comparison(making: Making) -> list[Slide]:
    """Goals side by side, worst first; what has no target is named in a notice."""
    city = making.city
    found = [(id, _shown(making, id)) for id in dict.fromkeys(making.plan.ids)]
    making.notices.extend(
        t("brief.not_compared", place=making.place + 1, id=id)
        for id, each in found
        if not isinstance(each, Goal)
    )
    goals = city.worst_first(each for _, each in found if isinstance(each, Goal))
    if not goals:
        return []
    ids = [id for goal in goals for id in facts_of(goal)]
    notes = [_said(goal) for goal in goals]
    body = Comparison(goals)
    return [making.slide(t("brief.about.comparison"), _compared(goals), body, notes, ids)]


def sector(making: Making) -> list[Slide]:
    city, id = making.city, making.id
    group = next((each for each in city.info.sectors if each.id == id), None)
    if group is None:
        making.notices.append(t("brief.unknown", place=making.place + 1, id=id))
        return []
    inside = replace(making.selection, sector=id)
    goals, readings = city.worst_first(city.goals(inside)), city.readings(inside)
    items = [item for item in matter(city, city.items(inside)) if not item.speaker]
    figures = (*(goal for goal in goals if judged(goal)), *readings)
    figures = (*figures, *(goal for goal in goals if not judged(goal)))[:FIGURES]
    more = len(goals) + len(readings) - len(figures) + max(0, len(items) - ITEMS)
    coverage = city.coverage(goals)
    body = Sector(group, coverage, figures, tuple(items[:ITEMS]), more)
    notes = [t("brief.sector.lead", name=group.name, lead=group.lead)] if group.lead else []
    notes += [_said(each) for each in figures]
    ids = [id for each in figures for id in facts_of(each)] + [item.id for item in body.items]
    say = _sector_finding(group.name, goals, len(readings), coverage, items)
    return [making.slide(group.name, say, body, notes, ids)]


def _headlines(making: Making) -> tuple[Shown, ...]:
    """Headline indicators that the selection leaves; any other readings where it leaves none."""
    city, selection = making.city, making.selection
    inside = {each.indicator.id: each for each in city.goals(selection)} | {
        each.indicator.id: each for each in city.readings(selection)
    }
    found = tuple(inside[id] for id in city.info.headline if id in inside)
    known = [each for each in found if isinstance(each, Reading) or each.actual]
    rest = [each for each in found if each not in known]
    return tuple([*known, *rest][:SHOWN]) or tuple(city.readings(selection)[:SHOWN])


def _shown(making: Making, id: str) -> Shown | None:
    period, region = making.period.id, making.selection.district
    return making.city.goal(id, period, region) or making.city.reading(id, period, region)


def _rows(shown: Shown) -> tuple[tuple[str, str], ...]:
    """The judgement's inputs; what remains comes last, without its heading words."""
    rows = list(shown.judgement.inputs)
    if shown.judgement.remaining:
        rows.append((t("goal.remaining"), shown.judgement.remaining))
    return tuple(rows[-ROWS:])


def _said(shown: Shown) -> str:
    return f"{shown.indicator.name}：{shown.judgement.sentence}"


def _answer(making: Making, shown: Shown) -> list[str]:
    """What to say when asked why there is no judgement."""
    if not isinstance(shown, Goal):
        return [asked("free")]
    ((_, stand),) = stands(making.city, [shown], making.period)
    return [] if stand == "judged" else [asked(stand)]


def _compared(goals: Sequence[Goal]) -> str:
    able = [goal for goal in goals if judged(goal)]
    late = [goal for goal in able if behind(goal)]
    if not able:
        return t("brief.compared.none", n=len(goals), tally=tally(goals))
    if not late:
        return t("brief.compared.well", n=len(goals), tally=tally(able))
    return t("brief.compared.late", n=len(goals), tally=tally(late), name=goals[0].indicator.name)


def _sector_finding(
    name: str, goals: Sequence[Goal], readings: int, coverage: Coverage, items: Sequence[Item]
) -> str:
    parts: list[str] = []
    if goals:
        parts.append(overall(goals, coverage))
    if readings:
        parts.append(t("brief.sector.readings", n=readings))
    if not parts:
        parts.append(t("brief.sector.items", n=len(items)))
    return f"{name}：{'，'.join(parts)}"
