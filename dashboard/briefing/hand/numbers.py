"""The numbers of a briefing as a workbook: states, figures with their words, undertakings.

The rows are those of the export (dashboard.exports), narrowed to what the deck shows, so that a
number here cannot differ from the same number there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dashboard.briefing.hand.steady import steady
from dashboard.briefing.slide import (
    Body,
    Chains,
    Comparison,
    Deck,
    Districts,
    Highlights,
    Lagging,
    One,
    Sector,
    Shown,
    Year,
)
from dashboard.exports.tables import readable
from dashboard.exports.xlsx import Sheet, workbook
from data import BriefingPlan, City, Fact, Goal, Item, Selection

Keep = Callable[[Mapping[str, str]], bool]
_FACT = ("indicator", "region", "period", "role", "value")


def numbers(city: City, plan: BriefingPlan, deck: Deck) -> bytes:
    """An XLSX file; the same deck gives the same bytes."""
    chosen = Selection(period=city.period(plan.selection).id, district=plan.selection.district)
    shown = [each for slide in deck.slides for each in shown_of(slide.body)]
    items = {each.id for slide in deck.slides for each in items_of(slide.body)}
    known = {each.indicator.id for each in shown}
    facts = {_key(fact) for each in shown for fact in _facts(each)}
    sheets = (
        _sheet(city, "status", chosen, lambda row: row["indicator"] in known),
        _sheet(city, "facts", Selection(), lambda row: tuple(row[k] for k in _FACT) in facts),
        _sheet(city, "items", Selection(), lambda row: row["item"] in items),
    )
    return steady(workbook(city, sheets, chosen.period), deck.as_of)


def _sheet(city: City, table: str, selection: Selection, keep: Keep) -> Sheet:
    headings, rows = city.table(table, selection.period, selection)
    kept = [row for row in rows if keep(dict(zip(headings, row, strict=True)))]
    return readable(city, table, headings, kept)


def shown_of(body: Body) -> Sequence[Shown]:
    """Goals and readings a body shows."""
    match body:
        case Year(goals=goals, shown=shown):
            return (*goals, *shown)
        case One(shown=shown):
            return (shown,)
        case Comparison(goals=goals):
            return goals
        case Sector(figures=figures):
            return figures
        case Lagging(late=late, silent=silent):
            return (*late, *(goal for _, goals in silent for goal in goals))
    return ()


def items_of(body: Body) -> Sequence[Item]:
    """Undertakings a body names."""
    match body:
        case One(related=items) | Sector(items=items) | Highlights(items=items):
            return items
        case Chains(elements=items):
            return items
        case Districts(said=said):
            return [item for _, items, _ in said for item in items]
    return ()


def _facts(shown: Shown) -> Iterator[Fact]:
    if isinstance(shown, Goal):
        yield from shown.targets
        held = (shown.actual, shown.base, shown.beside)
    else:
        held = (shown.fact, shown.last)
    yield from (fact for fact in held if fact is not None)


def _key(fact: Fact) -> tuple[str, ...]:
    return tuple(getattr(fact, name) for name in _FACT)
