"""Plain links reach every page before a script arrives, in three clicks, and none leads nowhere."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.first_paint import Cockpit
from dashboard.pages import MISSING, PAGES, resolve
from tests import house

LOCAL = re.compile(r"/(?!/)")


@pytest.fixture(scope="session")
def visits(app: Cockpit) -> list[house.Visit]:
    return list(house.walk(app.server.test_client()))


def test_every_page_is_reached_by_plain_links_in_three_clicks(visits: list[house.Visit]) -> None:
    reached = {resolve(visit.address)[0].name for visit in visits}
    assert reached == {page.name for page in PAGES}
    # Evidence is no view of its own: it is one click from every number.
    views = [visit for visit in visits if resolve(visit.address)[0].name != "evidence"]
    assert not [visit.address for visit in views if visit.clicks > 3]


def test_every_page_has_one_heading_a_language_and_a_title(visits: list[house.Visit]) -> None:
    for visit in visits:
        assert '<html lang="zh-CN"' in visit.html, visit.address
        assert re.search(r"<title>[^<]+</title>", visit.html), visit.address
        assert len(re.findall(r"<h1[\s>]", visit.html)) == 1, visit.address


def test_no_page_shows_what_the_machine_says_for_nothing(visits: list[house.Visit]) -> None:
    """``None`` and ``nan`` in a sentence mean that a gap was printed instead of named."""
    for visit in visits:
        seen = re.sub(r"<(script|style)[^>]*>.*?</\1>|<[^>]+>", " ", visit.html, flags=re.DOTALL)
        assert not re.findall(r"\b(?:None|nan|NaN|undefined|NaT|inf)\b", seen), visit.address


def test_every_visited_address_answers(visits: list[house.Visit]) -> None:
    assert not [visit.address for visit in visits if visit.status != 200]


def test_every_kind_of_link_answers(client: FlaskClient, visits: list[house.Visit]) -> None:
    """Links that choose (``?sector=…``) are many: a few of every kind stand for them all."""
    known = {visit.address for visit in visits}
    kinds: dict[tuple[str, ...], dict[str, str]] = {}
    for visit in visits:
        for link in visit.links:
            if LOCAL.match(link) and link not in known:
                parts = urlsplit(link)
                page = resolve(parts.path)[0]
                name = parts.path if page is MISSING else page.name
                kind = kinds.setdefault((name, *sorted(parse_qs(parts.query))), {})
                if len(kind) < 3:
                    kind[link] = visit.address
    assert kinds
    asked = {link: page for kind in kinds.values() for link, page in kind.items()}
    dead = [
        f"{link} on {page}"
        for link, page in asked.items()
        if client.get(link, follow_redirects=True).status_code != 200
    ]
    assert not dead


@pytest.mark.parametrize("address", ["/nowhere", "/goals/nowhere", "/goals/a/b", "/nowhere.json"])
def test_an_unknown_address_answers_404_with_a_page(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert house.links_of(answer.get_data(as_text=True)), "the page leads nowhere"


def test_an_unknown_parameter_is_ignored(client: FlaskClient, app: Cockpit) -> None:
    for address in house.samples(app):
        assert client.get(f"{address}?utm_source=x&period=1999Q9&sector=nobody").status_code == 200
