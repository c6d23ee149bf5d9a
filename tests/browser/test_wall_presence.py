"""The wall untouched: it turns by itself, minds its keys, its clock, its tab, its screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.wall_page import STATE, opened, until

JUMPS = """
  const Real = Date;
  window.jump = 0;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + window.jump); }
    static now() { return Real.now() + window.jump; }
  };
"""

TODAY = "new Date().toDateString()"


@pytest.mark.parametrize("hours", [26, -26, 0.5], ids=["a day on", "a day back", "half an hour"])
def test_a_clock_that_jumps_is_shown_and_stops_nothing(
    page: Page, server_of: Callable[[str], str], hours: float
) -> None:
    page.add_init_script(JUMPS)
    opened(page, f"{server_of('zibo')}/wall?dwell=3&dim=off&pages=overview,coverage")
    page.evaluate("window.notReloaded = true")
    clock = page.locator(".view:not(.coming):not(.going) [data-date]")
    date, today = clock.inner_text(), page.evaluate(TODAY)
    page.evaluate("(hours) => { window.jump = hours * 3600000; }", hours)
    at = page.evaluate(f"{STATE}.at")
    until(page, at=1 - at, wait=8)
    until(page, at=at, wait=8)
    # Half an hour is another day only where the test runs before midnight.
    assert (clock.inner_text() != date) == (page.evaluate(TODAY) != today)
    assert page.evaluate("window.notReloaded")


def test_a_tab_that_was_hidden_goes_on_where_it_was(
    page: Page, server_of: Callable[[str], str]
) -> None:
    """Hidden for long, a browser hardly turns the wheel; shown again it changes once, not often."""
    opened(page, f"{server_of('zibo')}/wall?dwell=3&dim=off&pages=overview,coverage")
    until(page, at=0, asking=False)
    page.evaluate(
        """() => {
          window.turns = 0;
          document.addEventListener("wall:shown", () => { window.turns += 1; });
          const end = performance.now() + 7000;  // as a hidden tab: nothing runs for two dwells
          while (performance.now() < end) { /* busy */ }
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    until(page, at=1, wait=3)
    assert page.evaluate("window.turns") == 1


def test_the_picture_moves_a_little_against_burn_in(
    page: Page, server_of: Callable[[str], str]
) -> None:
    page.add_init_script(
        "const real = performance.now.bind(performance); window.later = 0;"
        "performance.now = () => real() + window.later;"
    )
    opened(page, f"{server_of('zibo')}/wall?dwell=3600&dim=off&refresh=3600")
    stage = page.locator("#stage")
    places = {stage.evaluate("e => e.style.transform")}
    for minutes in (3, 6, 9, 12):
        page.evaluate("(m) => { window.later = m * 60000 + 1000; }", minutes)
        page.wait_for_timeout(400)
        places.add(stage.evaluate("e => e.style.transform"))
    assert len(places) >= 3
    box = stage.bounding_box()
    assert box is not None
    assert abs(box["x"]) < 10
    assert abs(box["y"]) < 10


def test_frames_change_by_themselves(page: Page, server_of: Callable[[str], str]) -> None:
    opened(page, f"{server_of('zibo')}/wall?dwell=3&dim=off&pages=overview,coverage")
    until(page, at=0, asking=False)
    until(page, at=1, wait=6)


def test_keys_move_and_hold(page: Page, server_of: Callable[[str], str]) -> None:
    opened(page, f"{server_of('zibo')}/wall?dwell=3600&dim=00:00-23:59")
    for key, at in (("PageDown", 1), ("ArrowRight", 2), ("PageUp", 1), ("Home", 0)):
        page.keyboard.press(key)
        until(page, at=at, ready=False)
    page.keyboard.press("Space")
    until(page, held=True)
    assert "已停留" in page.evaluate("document.querySelector('[data-link]').textContent")
    page.keyboard.press("Enter")
    until(page, held=False)
    assert page.evaluate("document.body.classList.contains('dimmed')")
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert page.evaluate("getComputedStyle(document.body).cursor") == "none"


def test_f_fills_the_screen_and_the_screen_is_asked_to_stay_awake(
    page: Page, server_of: Callable[[str], str]
) -> None:
    page.add_init_script(
        "window.asked = [];"
        "Element.prototype.requestFullscreen = function () { asked.push(this.tagName);"
        "  return Promise.reject(new Error('not here')); };"
        "Object.defineProperty(navigator, 'wakeLock', { value: { request: (what) => {"
        "  asked.push(what); return Promise.reject(new Error('not here')); } } });"
    )
    opened(page, f"{server_of('zibo')}/wall?dwell=3600&dim=off")
    page.keyboard.press("f")
    assert page.evaluate("asked") == ["screen", "HTML"]
