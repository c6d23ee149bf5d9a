"""催报清单: the form to fill in with the rows of what is not published, the most pressing first."""

from __future__ import annotations

from flask import Response

from dashboard.exports.cells import attachment, file_name
from dashboard.gaps import gaps
from dashboard.text import t
from data import City, Selection, workbook_form


def response(city: City, selection: Selection) -> Response:
    """The chase list of a period (blank: the current one); sector and district narrow it."""
    from dashboard.exports import fill_in  # loaded where one is asked for

    period = city.period(selection)
    title = t("coverage.chase")
    found = gaps(city, city.goals(selection), period)
    pairs = [(gap.goal.indicator.id, gap.goal.region) for gap in found]
    rows = workbook_form.asked(city, period.id, pairs)
    content = fill_in.workbook(city, period.id, title, rows)
    return attachment(content, file_name(city, title, "xlsx", period.id))
