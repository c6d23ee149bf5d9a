"""Every page of every city in a real browser: readable, quiet, within its window, at home."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Response, expect

from dashboard.first_paint import Cockpit
from dashboard.pages import PAGES, resolve
from tests import house
from tests.accessibility import violations
from tests.notes import Notes

NAMES = [page.name for page in PAGES]
WIDTHS = (390, 1440, 3840)


@pytest.fixture(scope="session")
def addresses(app: Cockpit) -> dict[str, str]:
    """One address of every page of the city, by the page's name."""
    return {resolve(address)[0].name: address for address in house.samples(app)}


def visit(page: Page, address: str) -> Response | None:
    """Open an address and wait until Dash has taken it over and nothing is under way."""
    answer = page.goto(address)
    expect(page.locator("#first-paint")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    return answer


def fits(page: Page, width: int) -> bool:
    """Whether nothing sticks out sideways, once charts have followed the window."""
    page.set_viewport_size({"width": width, "height": 900})
    for _ in range(30):  # wait_for_function would need eval, which the page's own policy forbids
        if page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_readable_in_both_themes_and_fits_every_width(
    page: Page, server: str, addresses: dict[str, str], name: str
) -> None:
    """One visit for all of it: loading a page costs more than looking at it."""
    page.add_init_script("localStorage.setItem('theme', 'light')")
    visit(page, server + addresses[name])
    expect(page.locator("h1")).to_have_count(1)
    faults = [f"light: {fault}" for fault in violations(page)]
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    faults += [f"dark: {fault}" for fault in violations(page)]
    faults += [f"too wide at {width}" for width in WIDTHS if not fits(page, width)]
    assert not faults


def test_the_first_paint_says_what_the_page_says(
    page: Page, server: str, addresses: dict[str, str]
) -> None:
    """What the server wrote and what Dash draws are the same words: nothing jumps."""
    for name in ("overview", "goals", "chains"):
        painted = page.request.get(server + addresses[name]).text()
        visit(page, server + addresses[name])
        heading = page.locator("h1").inner_text()
        assert heading.split()[0] in painted


@pytest.mark.console_may_speak
def test_an_unknown_address_shows_a_page_and_answers_404(page: Page, server: str) -> None:
    answer = visit(page, server + "/nowhere")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main a").first).to_be_visible()


@pytest.mark.console_may_speak
def test_a_request_that_would_leave_the_house_is_noticed(
    page: Page, server: str, notes: Notes
) -> None:
    """The guard itself: without it every other browser test could pass for the wrong reason."""
    page.goto(server + "/healthz")
    page.evaluate("fetch('http://example.org/x').catch(() => 0)")
    assert notes.foreign == ["http://example.org/x"]
    notes.requests.clear()
