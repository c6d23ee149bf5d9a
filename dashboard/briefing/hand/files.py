"""The way in: a briefing as a download, by form."""

from __future__ import annotations

from flask import Response

from dashboard.briefing.slide import Deck
from dashboard.exports.cells import attachment, file_name
from dashboard.text import t
from data import BriefingPlan, City

FORMS = ("pptx", "docx", "xlsx")


def response(
    form: str, city: City, plan: BriefingPlan, deck: Deck, *, ratio: str, shade: str
) -> Response:
    """A file of the form with a Chinese name. ``ratio`` and ``shade`` are those of the slides;
    KeyError for a form, ratio or shade nobody knows.
    """
    name = file_name(city, t(f"hand.file.{form}"), form, city.period(plan.selection).id)
    return attachment(made(form, city, plan, deck, ratio=ratio, shade=shade), name)


def made(form: str, city: City, plan: BriefingPlan, deck: Deck, *, ratio: str, shade: str) -> bytes:
    # The libraries of each form take a fifth of a second to load, which no other page should pay.
    if form == "pptx":
        from dashboard.briefing.hand.slides import presentation

        return presentation(city, deck, ratio=ratio, shade=shade)
    if form == "docx":
        from dashboard.briefing.hand.paper import bulletin

        return bulletin(city, plan)
    from dashboard.briefing.hand.numbers import numbers

    return numbers(city, plan, deck)
