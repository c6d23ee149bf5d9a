"""Pages change in place: by one GET, before Dash has started, in the right order, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_desk import at

_MARK = "document.documentElement.dataset.same = 'yes'"


def same_document(page: Page) -> bool:
    return page.evaluate("document.documentElement.dataset.same") == "yes"


@pytest.mark.console_may_speak
def test_a_filter_answers_before_dash_has_started(page: Page, base_url: str) -> None:
    page.route(re.compile("renderer"), lambda route: route.abort())
    page.route(re.compile("desk-dash"), lambda route: route.abort())
    page.goto(base_url + "/")
    before = page.locator("h1").inner_text()
    page.evaluate(_MARK)
    page.locator("#chip-drive").click()
    expect(page.locator("h1")).not_to_have_text(before)
    expect(page.locator("html.ready")).to_have_count(0)
    assert same_document(page)


def test_a_filter_asks_for_pages_ahead_and_for_no_callback(page: Page, base_url: str) -> None:
    at(page, base_url + "/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base_url)))
    before = page.locator("h1").inner_text()
    page.locator("#chip-drive").click()
    expect(page.locator("h1")).not_to_have_text(before)
    assert "/_page/?sector=livelihood" in asked
    before = page.locator("h1").inner_text()
    asked.clear()
    page.locator("#chip-livelihood").click()
    expect(page.locator("h1")).not_to_have_text(before)
    assert "/_page/?sector=livelihood" not in asked
    assert not [each for each in asked if "_dash" in each]


def test_rooms_change_in_the_same_document_and_back(page: Page, base_url: str) -> None:
    at(page, base_url + "/")
    page.evaluate(_MARK)
    first = page.locator("#main").inner_text()
    for path in ("/goals", "/goals/urban-jobs", "/indicators", "/chains"):
        page.evaluate(f"cockpitGo('{path}')")
        expect(page.locator(".rooms [aria-current]")).to_have_attribute(
            "href", re.compile(f"^/{path.split('/')[1]}")
        )
        expect(page.locator("h1")).to_be_visible()
        if path == "/indicators":
            expect(page.locator(".ag-row").first).to_be_visible()
    expect(page).to_have_title(re.compile("产业链"))
    for _ in range(4):
        page.go_back()
    expect(page.locator(".page-overview")).to_be_visible()
    assert page.locator("#main").inner_text() == first
    assert same_document(page)


def test_a_slow_answer_does_not_overtake_a_later_one(page: Page, base_url: str) -> None:
    at(page, base_url + "/")
    held: list[Route] = []
    page.route("**/_page/?sector=drive", lambda route: held.append(route))
    page.locator("#chip-drive").click()
    page.locator("#chip-livelihood").click()
    expect(page.locator("#chip-livelihood")).to_have_attribute("aria-current", "true")
    last = page.locator("#main").inner_text()
    with page.expect_response("**/_page/?sector=drive"):
        held[0].continue_()
    assert page.locator("#main").inner_text() == last


@pytest.mark.console_may_speak
def test_what_was_seen_is_shown_without_a_server_and_said(page: Page, base_url: str) -> None:
    at(page, base_url + "/")
    first = page.locator("h1").inner_text()
    page.locator("#chip-drive").click()
    expect(page.locator("h1")).not_to_have_text(first)
    page.route("**/_page/**", lambda route: route.abort())
    page.route("**/healthz", lambda route: route.abort())
    page.go_back()
    expect(page.locator("h1")).to_have_text(first)
    expect(page.locator("#offline")).to_be_visible()


def test_the_page_as_data_is_the_page_as_painted(page: Page, base_url: str) -> None:
    for path in ("/", "/goals?by=worst", "/districts", "/nowhere"):
        painted = page.request.get(base_url + path).text()
        data = page.request.get(f"{base_url}/_page{path}").json()
        assert data["islands"]
        assert all(html in painted for html in data["islands"][1:])
        assert data["title"].split(" · ")[0] in painted


def test_a_chart_takes_the_place_that_was_kept_for_it(page: Page, base_url: str) -> None:
    held: list[Route] = []
    page.route(re.compile("renderer"), lambda route: held.append(route))
    page.goto(base_url + "/goals/urban-jobs", wait_until="commit")
    waiting = page.locator(".graph").first
    expect(waiting.locator(".graph-wait")).to_be_visible()
    before = waiting.bounding_box()
    held[0].continue_()
    expect(waiting.locator(".main-svg").first).to_be_visible(timeout=20_000)
    after = waiting.bounding_box()
    assert before
    assert after
    assert abs(before["height"] - after["height"]) <= 2
