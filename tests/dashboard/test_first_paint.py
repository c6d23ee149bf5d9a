"""The index is the page: server-written, with its title, its status and its policy."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboard.first_paint import Cockpit
from dashboard.pages import MISSING, PAGES, resolve


def router(client: FlaskClient, path: str, search: str = "") -> dict:
    """What Dash's router answers for an address, without a browser."""
    listed = client.get("/_dash-dependencies").get_json()
    one = next(each for each in listed if "_pages_content.children" in each["output"])
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": one["output"],
            "outputs": [
                {"id": "_pages_content", "property": "children"},
                {"id": "_pages_store", "property": "data"},
            ],
            "inputs": [
                {"id": "_pages_location", "property": "pathname", "value": path},
                {"id": "_pages_location", "property": "search", "value": search},
            ],
            "changedPropIds": ["_pages_location.pathname"],
        },
    )
    assert answer.status_code == 200
    return answer.get_json()["response"]


def test_the_first_answer_holds_the_page_and_not_a_spinner(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert re.search(
        r'<div id="first-paint">.{0,80}<div class="page page-overview">.*<h1', html, re.S
    )
    assert "Loading..." not in html


def test_dash_draws_the_same_words_as_the_first_paint(client: FlaskClient) -> None:
    painted = client.get("/goals?by=worst").get_data(as_text=True)
    drawn = str(router(client, "/goals", "?by=worst")["_pages_content"]["children"])
    names = re.findall(r'class="goal-name"><a[^>]*>([^<]+)<', painted)
    assert names
    assert all(name in drawn for name in names)


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/goals/nothing",
        "/sectors/nothing",
        "/topics/nothing",
        "/chains/nothing",
        "/evidence/nothing",
        "/whatever.json",
        "/goals/a/b",
        "/goals/",
    ],
)
def test_an_address_without_a_page_answers_404_with_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if path == "/goals/":
        assert answer.status_code == 200  # a slash at the end is the same page
    else:
        assert answer.status_code == 404
        assert 'href="/search"' in answer.get_data(as_text=True)


def test_an_unknown_parameter_is_ignored(client: FlaskClient) -> None:
    assert client.get("/goals?x=1&sector=&sector=zz").status_code == 200


def test_markup_in_an_address_is_shown_and_never_run(client: FlaskClient) -> None:
    for path in ("/<script>alert(1)</script>", "/search?q=<script>alert(1)</script>"):
        assert "<script>alert" not in client.get(path).get_data(as_text=True)


def test_a_title_names_the_page_and_the_city(client: FlaskClient, app: Cockpit) -> None:
    city = app.server.extensions["cockpit"].current()
    html = client.get("/method").get_data(as_text=True)
    assert re.search(f"<title>[^<]+ · {city.info.title}</title>", html)


def test_only_scripts_of_the_house_may_run(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in scripts


def test_the_index_does_not_carry_the_pages(client: FlaskClient) -> None:
    html = client.get("/search").get_data(as_text=True)
    assert len(html) < 40_000


def test_every_page_has_its_own_name_and_path() -> None:
    assert len({page.name for page in PAGES}) == len({page.path for page in PAGES}) == len(PAGES)
    assert resolve("/goals/") == resolve("/goals")
    assert resolve("/nowhere")[0] is MISSING


@pytest.mark.parametrize("body", ["{}", "[]", "x", '{"output": 1}', '{"output": "a", "inputs": 3}'])
def test_a_callback_that_cannot_be_read_is_the_callers_fault(
    client: FlaskClient, body: str
) -> None:
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400
