"""Periods as the documents print them, always the year to date except for a single month.

``2024`` whole year · ``2024Q1`` first quarter · ``2024H1`` first half · ``2024Q3`` first three
quarters · ``2024M11`` January to November · ``2024-03`` March alone. Q2 and Q4 are refused: a
quarter by itself is never published year to date, the right spelling is H1 or the bare year.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

EXPECTED = "2024、2024Q1、2024H1、2024Q3、2024M11 或 2024-03 这样的写法"
_PATTERN = re.compile(
    r"(?P<year>20\d\d)(?:(?P<named>Q1|H1|Q3)|M(?P<to>[1-9]|1[01])|-(?P<month>0[1-9]|1[0-2]))?"
)
_NAMED = {"Q1": (3, "一季度"), "H1": (6, "上半年"), "Q3": (9, "前三季度")}


@dataclass(frozen=True, slots=True)
class Period:
    """``months`` is how many months of the year are over at its end; ``kind`` is year | ytd |
    month.
    """

    id: str
    year: int
    months: int
    kind: str
    name: str

    @property
    def share(self) -> float:
        """Share of the year that is over when the period ends (0.25 for the first quarter)."""
        return self.months / 12

    @property
    def label(self) -> str:
        space = " " if self.name[0].isdigit() else ""
        return f"{self.year} 年{space}{self.name}"

    @property
    def end(self) -> str:
        """Last day, ISO."""
        last = calendar.monthrange(self.year, self.months)[1]
        return f"{self.year}-{self.months:02d}-{last:02d}"

    def covers(self, other: Period) -> bool:
        """Whether a figure of ``other`` may be read here: itself, or a single month inside it."""
        inside = other.year == self.year and other.months <= self.months
        return self.id == other.id or (other.kind == "month" and inside)


@lru_cache(maxsize=512)
def parse(text: str) -> Period:
    """Read a period; ValueError says what was expected."""
    found = _PATTERN.fullmatch(text)
    if not found:
        raise ValueError(f"应为 {EXPECTED}，现为「{text}」")
    year = int(found["year"])
    if found["named"]:
        months, name = _NAMED[found["named"]]
        return Period(text, year, months, "ytd", name)
    if found["to"]:
        return Period(text, year, int(found["to"]), "ytd", f"1—{int(found['to'])}月")
    if found["month"]:
        return Period(text, year, int(found["month"]), "month", f"{int(found['month'])}月")
    return Period(text, year, 12, "year", "全年")
