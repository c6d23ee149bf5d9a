"""Figures of the practice city: twelve quarters of one indicator, steered to the wanted word.

An indicator's own random numbers hang on the seed and its id alone, so one more indicator changes
no other. Whole arithmetic: a figure is an integer in units of its last printed decimal, so every
system writes the same digits. In the current period the figure is placed for the wanted word;
elsewhere it falls where it may. Texts and places are the business of ``data.demo``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

YEARS = (2023, 2024, 2025)
NOW = "2025Q3"
_QUARTERS = (("Q1", 3), ("H1", 6), ("Q3", 9), ("", 12))
# Twelve quarters: the last of the year before the first targets, then all until now.
QUARTERS = {
    YEARS[0] - 1: _QUARTERS[3:],
    **dict.fromkeys(YEARS[:-1], _QUARTERS),
    YEARS[-1]: _QUARTERS[:3],
}
PLAN = {"Q1": 20, "H1": 45, "Q3": 72}
# Per cent of what is due by now, for each wanted word.
_AHEAD = {"ahead": 112, "on": 103, "near": 90, "late": 70}
_UNPUBLISHED = ("silent", "spoken", "month")
_STAGES = ("未启动",) * 4 + ("启动",) * 2 + ("招投标",) * 2 + ("开工",) * 2 + ("主体",) * 2


@dataclass(frozen=True, slots=True)
class Spec:
    """One line of the catalogue. ``level`` is as printed: its decimals are those of all figures."""

    id: str
    name: str
    name_en: str
    sector: str
    topic: str
    kind: str
    unit: str
    level: str
    step: float
    want: str
    flags: dict[str, str] = field(default_factory=dict)

    @property
    def decimals(self) -> int:
        return len(self.level.partition(".")[2])

    @property
    def accumulates(self) -> bool:
        """Whether figures are counted from the beginning of each year."""
        ceiling = self.kind == "keep" and "whole" in self.flags
        return self.kind == "cumulative" or ceiling


@dataclass(frozen=True, slots=True)
class Number:
    """A figure without its evidence: a row of facts.csv to be."""

    period: str
    role: str
    value: str
    comparator: str = "="
    word: str = ""
    universe: str = ""
    due: str = ""


def numbers(spec: Spec, rng: Random) -> Iterator[Number]:
    """Targets first, then actual figures in time order."""
    if spec.kind == "milestone":
        yield from _milestone(spec)
        return
    scale = 10**spec.decimals
    end = round(float(spec.level) * scale)
    for year, quarters in QUARTERS.items():
        start, target = _ends(spec, year, end, scale)
        if _targeted(spec, year):
            yield from _targets(spec, year, start, target)
        reached = 0
        for quarter, months in quarters:
            period = f"{year}{quarter}"
            drawn = _figure(spec, period, months, start, target, rng)
            reached = end = max(reached, drawn) if spec.accumulates else drawn
            if period == NOW and spec.want == "month":
                yield Number("2025-09", "actual", show(spec, reached))
            elif not _withheld(spec, period):
                yield _actual(spec, period, reached)


def _targeted(spec: Spec, year: int) -> bool:
    if spec.want == "free" or year < YEARS[0]:
        return False
    return "zero" not in spec.flags or year == YEARS[-1]


def _withheld(spec: Spec, period: str) -> bool:
    if spec.want == "nobase":
        return period == "2024"
    return period == NOW and (spec.want in _UNPUBLISHED or "beside" in spec.flags)


def _ends(spec: Spec, year: int, end: int, scale: int) -> tuple[int, int]:
    """Where the year starts and where it should end. ``end`` is what the year before ended with."""
    level, past = float(spec.level), year - YEARS[0]
    if spec.kind in ("level", "share"):
        if "zero" in spec.flags:
            return 0, round(level * scale) if year == YEARS[-1] else 0
        grown = end * (1 + spec.step) if spec.kind == "level" else end + spec.step * scale
        return end, round(grown)
    if spec.kind == "cumulative":
        grown = max(1, round(level * (1 + spec.step) ** past * scale))
        return 0, grown if grown < 100 or spec.decimals else round(grown, -1)
    target = round((level + spec.step * past) * scale)
    return (0 if spec.accumulates else target), target


def _targets(spec: Spec, year: int, start: int, target: int) -> Iterator[Number]:
    comparator, word = _wording(spec)
    yield Number(str(year), "target", show(spec, target), comparator, word, _universe(spec, ""))
    if "range" in spec.flags:
        yield Number(str(year), "target", show(spec, target + 5), "<=")
    for quarter, share in PLAN.items() if "plan" in spec.flags else ():
        value = start + (target - start) * share // 100
        yield Number(f"{year}{quarter}", "target", show(spec, value))


def _wording(spec: Spec) -> tuple[str, str]:
    words = {
        "above": (">=", "以上"),
        "over": (">", "突破"),
        "floor": (">=", "不低于"),
        "cap": ("<=", "以内"),
        "approx": ("~", "左右"),
        "stretch": (">=", "力争"),
        "range": (">=", ""),
    }
    found = (words[flag] for flag in spec.flags if flag in words)
    return next(found, ("<=", "以内") if spec.kind == "rank" else ("=", ""))


def _actual(spec: Spec, period: str, figure: int) -> Number:
    if "yu" in spec.flags and figure >= 100:
        return Number(period, "actual", show(spec, figure - figure % 10), ">=", "余")
    return Number(period, "actual", show(spec, figure), universe=_universe(spec, period))


def _universe(spec: Spec, period: str) -> str:
    """Of how many places; the list is longer from now on where another scope is wanted."""
    known = spec.flags.get("uni", "")
    if spec.want == "other" and not period.startswith(("2022", "2023", "2024", "2025Q1", "2025H1")):
        return str(int(known) + 36) if known and period else ""
    return known


def _figure(spec: Spec, period: str, months: int, start: int, target: int, rng: Random) -> int:
    if spec.kind in ("cumulative", "level", "share") or spec.accumulates:
        return _on_the_way(spec, period, months, start, target, rng)
    chance = rng.randint(-3, 8)
    if spec.kind == "rank":
        return max(
            1, target + ({"on": -2, "late": 5}.get(spec.want, 0) if period == NOW else -chance)
        )
    sign = -1 if "down" in spec.flags else 1
    if spec.kind == "growth":
        steered = {"on": 3, "near": -3, "late": -9, "edge": 0}
        return target + (steered.get(spec.want, 2) if period == NOW else chance)
    room = _room(spec, target)
    steered = {"on": room // 2, "near": -target * 12 // 1000, "late": -target * 4 // 100, "edge": 0}
    return target + sign * (steered.get(spec.want, 0) if period == NOW else chance * room // 10)


def _room(spec: Spec, target: int) -> int:
    """How far a figure may be on the good side of a bound: never above 100 %."""
    if spec.unit == "%" and "down" not in spec.flags:
        return 100 * 10**spec.decimals - target
    return max(2, target // 10)


def _on_the_way(spec: Spec, period: str, months: int, start: int, target: int, rng: Random) -> int:
    """Start, plus the share of the way that is due, times luck or the wanted word."""
    way, due = target - start, 100 * months // 12
    if "plan" in spec.flags:
        due = PLAN.get(period[4:], 100)
    if spec.want == "early" and months < 12:
        return start
    luck = rng.randint(80, 99) if spec.kind == "keep" else rng.randint(94, 112)
    if period == NOW:
        if spec.want == "edge":
            return start + (2 * way * due + 100) // 200  # printed so that the due point is inside
        due, luck = (100, 102) if spec.want == "done" else (due, _luck(spec))
    covered = way * due * luck
    # Rounded away from the due point, so that rounding does not cross it.
    up = (luck > 100) == (way > 0)
    return start + (-(-covered // 10_000) if up else covered // 10_000)


def _luck(spec: Spec) -> int:
    if spec.kind == "keep":
        return {"near": 110}.get(spec.want, 90)
    if spec.kind == "share" and spec.want == "late":
        return -20
    return _AHEAD.get(spec.want, 100)


def _milestone(spec: Spec) -> Iterator[Number]:
    goal, due = spec.level, spec.flags["due"]
    yield Number("2025", "target", goal, due=due)
    if "plan" in spec.flags:
        yield Number(NOW, "target", "主体", due="2025-09-30")
    periods = [f"{year}{quarter}" for year, of in QUARTERS.items() for quarter, _ in of]
    for period, stage in zip(periods, _STAGES, strict=True):
        if period == NOW and spec.want in _UNPUBLISHED:
            continue
        done = period == NOW and spec.want == "done"
        yield Number(period, "actual", goal if done else stage)


def show(spec: Spec, figure: int) -> str:
    """Printed digits, with all decimals of the catalogue."""
    if not spec.decimals:
        return str(figure)
    whole, rest = divmod(abs(figure), 10**spec.decimals)
    return f"{'-' if figure < 0 else ''}{whole}.{rest:0{spec.decimals}d}"


def by_district(
    spec: Spec, city: list[Number], shares: dict[str, float], rng: Random
) -> Iterator[tuple[str, Number]]:
    """District figures since the end of 2024: parts of what is counted, a spread around a rate.

    The parts do not add up to the whole: zones and the city itself have the rest.
    """
    parts = spec.kind in ("cumulative", "level") and "down" not in spec.flags
    scale = 10**spec.decimals
    for district, share in shares.items():
        spread, luck = rng.randint(-8, 8), rng.randint(85, 112)
        for number in city:
            annual = (
                number.role == "target" and number.period == "2025" and number.comparator != "<="
            )
            recent = number.role == "actual" and number.period in ("2024", "2025Q1", "2025H1", NOW)
            if not (recent or (annual and "goals" in spec.flags)):
                continue
            figure = round(float(number.value) * scale)
            if parts:
                moved = int(figure * share * (100 if annual else luck)) // 100
            else:
                moved = figure if annual else figure + spread
            yield district, Number(number.period, number.role, show(spec, moved))
