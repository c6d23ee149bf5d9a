"""What the city knows, by the names a form may use, and how a fault of a form is said."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.documents import squeeze
from data.intake.workbook_form import Asked, asked, last_before

if TYPE_CHECKING:
    from data.city import City

MAX_SOUGHT = 100  # looking for near names is slow
WHOLE_CITY = ("", "全市", "市", "本市", "合计")


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong at one place. ``row`` 0 is the sheet as a whole, ``column`` "" the whole row;
    ``asks``: it was read all the same and ``expected`` is a sentence that says as what.
    """

    sheet: str
    row: int
    column: str
    value: str
    expected: str
    asks: bool = False

    @property
    def text(self) -> str:
        where = f"表「{self.sheet}」"
        where += f"第 {self.row} 行" if self.row else ""
        where += f" {self.column}" if self.column else ""
        if self.asks or not self.column:
            return f"{where}：{self.expected}"
        return f"{where}：现为「{self.value}」，应为{self.expected}"


@dataclass(slots=True)
class Known:
    """What the city knows, by the names a form may use; made once a file."""

    city: City
    period: str
    asked: Mapping[str, Asked] = field(init=False)
    names: Mapping[str, str] = field(init=False)
    regions: Mapping[str, str] = field(init=False)
    _sought: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = {each.number: each for each in asked(self.city, self.period)}
        indicators = self.city.indicators()
        also = {fold(name): each.id for each in indicators for name in each.aliases}
        self.names = also | {fold(each.name): each.id for each in indicators}
        districts = self.city.districts()
        self.regions = {
            **dict.fromkeys((fold(name) for name in (*WHOLE_CITY, self.city.info.name)), ""),
            **{fold(each.id): each.id for each in districts},
            **{fold(each.name): each.id for each in districts},
        }

    def ask(self, indicator: str, region: str) -> Asked:
        """The form's row, or one made for a district the form did not ask for."""
        number = ".".join(part for part in (indicator, region) if part)
        found = self.asked.get(number)
        if found is None:
            whole = self.asked[indicator]
            last = last_before(self.city, (indicator, region), self.period)
            found = replace(whole, region=region, target="", last=last)
        return found

    def near(self, name: str) -> tuple[str, ...]:
        """Indicators whose names are like this one, the likest first; a file that asks for very
        many gets no more of them.
        """
        sought = fold(name)[:60]
        if sought not in self._sought and len(self._sought) < MAX_SOUGHT:
            found = difflib.get_close_matches(sought, list(self.names), 3, 0.6)
            self._sought[sought] = tuple(dict.fromkeys(self.names[each] for each in found))
        return self._sought.get(sought, ())


def fold(text: str) -> str:
    """Names alike but for width, blanks and case are the same name."""
    return squeeze(unicodedata.normalize("NFKC", text)).lower()
