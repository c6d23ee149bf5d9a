"""Every city × every page × every choice a reader has: the page answers."""

from __future__ import annotations

from flask.testing import FlaskClient

from dashboard import links
from dashboard.first_paint import Cockpit
from data import City, Selection
from tests import house


def selections(city: City) -> list[Selection]:
    """One selection for every single choice a reader has."""
    return [
        *[Selection(status=word) for word in city.words()],
        *[Selection(sector=sector.id) for sector in city.info.sectors],
        *[Selection(kind=kind) for kind in city.kinds()],
        *[Selection(district=district.id) for district in city.districts()],
        *[Selection(period=period.id) for period in city.periods()],
        Selection(words="就业"),
        Selection(words="没有这样的词"),
    ]


def test_every_page_answers_to_every_choice(client: FlaskClient, app: Cockpit) -> None:
    city = app.server.extensions["cockpit"].current()
    choices = selections(city)
    for path in house.samples(app):
        for chosen in choices:
            address = links.address(path, chosen)
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert "<h1" in answer.get_data(as_text=True), address
