"""What every maker of slides is given, and the one way a slide comes to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.briefing.findings import quotes, titles
from dashboard.briefing.slide import Body, Slide
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

    def slide(
        self, about: str, finding: str, body: Body, notes: Iterable[str], ids: Iterable[str]
    ) -> Slide:
        """``ids`` are the facts and items that what is shown rests on, the weightiest first; own
        words of the plan stand in place of the data's.
        """
        known = list(dict.fromkeys(ids))
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
