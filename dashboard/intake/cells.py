"""A line of a draft as cells: what the table without script and the grid both show of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.parts.figure_link import SIGNS
from dashboard.text import t
from data import City, intake, parse_period, schema

# Column -> its width in the grid, for letters of 16 px.
WIDTHS = {
    **{"n": 68, "state": 96, "subject": 168, "indicator": 168, "value": 88, "unit": 76},
    **{"issues": 280, "period": 150, "region": 96, "role": 88, "comparator": 84, "now": 130},
    "words": 280,
}
# The parts of a draft a reviewer may choose; a line may be in two (accepted, and stopped since).
PARTS = ("all", "ready", "asked", "stopped", "accepted", "rejected")
CHANGED_HERE = ("value", "unit", "period", "region", "role", "comparator")
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """``id`` is the number as text, ``parts`` are of :data:`PARTS`. ``cells`` are as they are read,
    ``given`` those that can be changed in the table as they are kept. ``when`` orders periods.
    """

    id: str
    n: int
    parts: tuple[str, ...]
    cells: Mapping[str, str]
    given: Mapping[str, str]
    when: int


def rows(city: City, draft: intake.Draft, lines: Iterable[intake.Line] | None = None) -> list[Row]:
    """The lines (all, unless told), in order."""
    names = dict(indicators(city, draft))
    return [
        _row(city, names, line, *standing)
        for line, standing in intake.standings(city, draft, lines)
    ]


def choices(city: City) -> dict[str, dict[str, str]]:
    """What can be chosen in a cell: value kept -> words shown."""
    return {
        "region": {"": t("region.city")} | {each.id: each.name for each in city.districts()},
        "role": {role: t(f"role.{role}") for role in schema.ROLES},
        "comparator": {sign: SIGNS[sign] or "=" for sign in schema.COMPARATORS},
    }


def indicators(city: City, draft: intake.Draft) -> list[tuple[str, str]]:
    """Id and name of the city's indicators and of those made in the draft."""
    made = [(each["indicator"], each["name"]) for each in draft.indicators]
    return [*((each.id, each.name) for each in city.indicators()), *made]


def _row(
    city: City,
    names: Mapping[str, str],
    line: intake.Line,
    stopped: tuple[str, ...],
    asked: tuple[str, ...],
) -> Row:
    entry, parts = line.entry, parts_of(line.state, stopped, asked)
    district = city.district(entry.region) if entry.region else None
    label, when = _period(entry.period)
    edited = [t("review.edited")] if line.edited else []
    known = intake.published(city, entry) if entry.indicator else []
    cells = {
        "n": str(line.number),
        "state": "·".join([*map(said, parts), *edited]),
        "subject": entry.subject,
        "indicator": names.get(entry.indicator, "") or _proposed(names, entry),
        "value": entry.value,
        "unit": entry.unit,
        "period": label,
        "region": district.name if district else entry.region or t("region.city"),
        "role": t(f"role.{entry.role}") if entry.role in schema.ROLES else entry.role,
        "comparator": SIGNS.get(entry.comparator, entry.comparator) or "=",
        "now": "；".join(fact.text for fact in known),
        "issues": "；".join(stopped or asked),
        "words": entry.words[:_WORDS],
    }
    given = {name: getattr(entry, name) for name in CHANGED_HERE}
    return Row(str(line.number), line.number, parts, cells, given, when)


def said(part: str) -> str:
    return t(f"review.part.{part}")


def parts_of(state: str, stopped: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """What stands against an accepted line is said too; a rejected one is done with."""
    if state == intake.REJECTED:
        return ("rejected",)
    against = ("stopped",) if stopped else ("asked",) if asked else ()
    return ("accepted", *against) if state == intake.ACCEPTED else against or ("ready",)


def _proposed(names: Mapping[str, str], entry: intake.Entry) -> str:
    """What is proposed while nothing is chosen."""
    if entry.indicator or not entry.proposals:
        return t("review.unlinked")
    first = entry.proposals[0]
    name, share = names.get(first.indicator, first.indicator), round(first.confidence * 100)
    return t("review.perhaps", name=name, share=share)


def _period(text: str) -> tuple[str, int]:
    try:
        period = parse_period(text)
    except ValueError:
        return text, 0
    return period.label, period.year * 100 + period.months
