"""How a briefing looks in a real browser: every slide within its room on every screen, on paper and
on a phone, and nobody hindered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from dashboard.briefing import link
from dashboard.first_paint import Cockpit
from data import BriefingPlan, Selection, SlidePlan
from tests.accessibility import violations
from tests.browser.briefing_page import PAINTED, in_step, opened, twelve

CHECK = Path(__file__).with_name("briefing_check.js").read_text(encoding="utf-8")
SIZES = ((1024, 768), (1366, 768), (1920, 1080), (3840, 2160))
# Every slide, and every indicator that may be asked for, laid out as the window lays it out.
CHECK_ALL = f"""() => {{
  const check = {CHECK}, wrong = {{}};
  const note = (name, found) => {{ if (found.length) wrong[name] = found; }};
  deck.slots.forEach((slot, i) => {{
    deck.change({{ at: i + 1, asked: "" }}, true);
    note(i + 1, check(slot.querySelector(".slide")));
  }});
  document.querySelectorAll("template[id^=q-]").forEach((each) => {{
    deck.change({{ asked: each.id.slice(2) }}, true);
    note(each.id, check(document.querySelector("#question .slide")));
  }});
  deck.change({{ asked: "" }}, true);
  return wrong;
}}"""
BELOW = """
body.live, .live #deck { position: static; overflow: visible; }
.live .slot { position: static; transform: none !important; visibility: visible; }
"""


@pytest.mark.parametrize("ratio", ["16x9", "4x3"])
def test_every_slide_keeps_within_its_room(city: str, ratio: str, page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720 if ratio == "16x9" else 960})
    opened(page, f"{server}/briefing?ratio={ratio}")
    assert page.evaluate(CHECK_ALL) == {}


def test_words_of_any_length_are_never_cut(
    page: Page, app_of: Callable[[str], Cockpit], server_of: Callable[[str], str]
) -> None:
    city = app_of("zibo").server.extensions["cockpit"].current()
    title = "没有标点的长标题" * 15
    texts = ("字" * 3000, "- x\n" * 700, "a" * 3000, "# 题\n\n" * 300)
    slides = (SlidePlan("cover"), *(SlidePlan("text", (), title, "", text) for text in texts))
    plan = BriefingPlan(title, city.revision, Selection(), slides)
    opened(page, server_of("zibo") + link.address(plan))
    wrong = page.evaluate(CHECK_ALL)
    cut = [line for lines in wrong.values() for line in lines if not line.startswith("small")]
    assert not cut


def test_a_slide_fills_every_window_and_is_never_cut(
    page: Page, server_of: Callable[[str], str]
) -> None:
    opened(page, f"{server_of('zibo')}/briefing")
    for ratio in (16 / 9, 4 / 3):
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(PAINTED)
            box = page.locator(".slot.on .slide").bounding_box()
            assert box is not None
            assert box["x"] > -1
            assert box["y"] > -1
            assert box["width"] == pytest.approx(min(width, height * ratio), abs=1)
            assert box["height"] == pytest.approx(min(height, width / ratio), abs=1)
        page.keyboard.press("r")


@pytest.mark.parametrize(("ratio", "wide"), [("16x9", 960), ("4x3", 720)])
def test_a_print_is_one_slide_a_sheet(
    ratio: str, wide: int, page: Page, server_of: Callable[[str], str]
) -> None:
    opened(page, f"{server_of('zibo')}/briefing?ratio={ratio}")
    slides = page.evaluate("deck.slots.length")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == slides
    assert len(re.findall(rb"/MediaBox \[0 0 %d(?:\.\d+)? 540" % wide, printed)) == slides


def test_a_print_with_notes_is_one_sheet_a_slide(
    page: Page, server_of: Callable[[str], str]
) -> None:
    page.add_init_script("window.print = () => {}")
    opened(page, f"{server_of('zibo')}/briefing?print=notes")
    slides = page.evaluate("deck.slots.length")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == slides


@pytest.mark.parametrize(("city", "theme"), [("zibo", "dark"), ("demo", "light")])
def test_the_briefing_hinders_nobody(
    page: Page,
    app_of: Callable[[str], Cockpit],
    server_of: Callable[[str], str],
    city: str,
    theme: str,
) -> None:
    plan = twelve(app_of(city))
    opened(page, f"{server_of(city)}{link.address(plan)}&theme={theme}")
    # One look at each slide is one look at all: laid out one below the other.
    page.add_style_tag(content=BELOW)
    found = {1: violations(page)}
    page.reload()
    page.keyboard.press("/")
    found[2] = violations(page)
    page.keyboard.type("投资")
    page.keyboard.press("Enter")
    page.locator("#question .figure").first.click()
    found[3] = violations(page)
    opened(page, f"{server_of(city)}{link.address(plan, '/briefing/presenter')}&theme={theme}")
    found[4] = violations(page)
    assert not {at: wrong for at, wrong in found.items() if wrong}


def test_on_a_phone_a_slide_is_read_and_swiped(
    new_context: Callable[..., BrowserContext], server_of: Callable[[str], str]
) -> None:
    page = new_context(has_touch=True).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{server_of('zibo')}/briefing")
    for at in range(1, page.evaluate("deck.slots.length") + 1):
        page.evaluate(f"deck.change({{at: {at}}})")
        wide = page.evaluate("document.querySelector('.slot.on .slide').scrollWidth")
        assert wide <= 390, at
    page.evaluate("deck.change({at: 1, asked: 'urban-jobs'})")
    assert page.locator("#question h2").is_visible()
    page.evaluate("deck.change({at: 2, asked: ''})")
    page.evaluate("""() => {
      const touch = (name, x) => {
        const one = new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
        const touches = name === "touchstart" ? [one] : [];
        document.dispatchEvent(new TouchEvent(name, { touches, changedTouches: [one] }));
      };
      touch("touchstart", 300); touch("touchend", 100);
    }""")
    in_step(page, at=3)
