"""What every maker of slides is given, and the one way a slide comes to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.briefing.findings import quotes, titles
from dashboard.briefing.slide import Body, Slide
from dashboard.text import t
from data import City, Period, Selection, SlidePlan


@dataclass(frozen=True, slots=True)
class Making:
    """One slide of a plan. ``notices`` is the deck's own list, which makers add to."""

    city: City
    selection: Selection
    plan: SlidePlan
    place: int
    notices: list[str]

    @property
    def period(self) -> Period:
        return self.city.period(self.selection)

    @property
    def id(self) -> str:
        """The one thing the slide names, "" where it names none."""
        return self.plan.ids[0] if self.plan.ids else ""

    @property
    def district(self) -> str:
        """Name of the chosen district, whose own goals are then shown; "" for the city's."""
        found = self.city.district(self.selection.district)
        return found.name if found else ""

    @property
    def scope(self) -> str:
        return scope(self.city, self.selection)

    def slide(
        self, about: str, finding: str, body: Body, notes: Iterable[str], ids: Iterable[str]
    ) -> Slide:
        """``ids`` are the facts and items that what is shown rests on, the weightiest first; own
        words of the plan stand in place of the data's.
        """
        known = list(dict.fromkeys(ids))
        about = " · ".join(filter(None, (self.district, about)))
        own = tuple(line.strip() for line in self.plan.notes.splitlines() if line.strip())
        return Slide(
            self.plan.kind,
            self.place,
            about,
            self.plan.title or finding,
            finding,
            body,
            own or tuple(notes),
            quotes(self.city, known),
            titles(self.city, known),
        )


def scope(city: City, selection: Selection) -> str:
    """What the filters leave, in words; "" for the whole city."""
    district = city.district(selection.district)
    kind = t(f"kind.{selection.kind}") if selection.kind else ""
    words = f"“{selection.words}”" if selection.words else ""
    name = district.name if district else ""
    parts = (name, city.group(selection.sector), selection.status, kind, words)
    return " · ".join(part for part in parts if part)
