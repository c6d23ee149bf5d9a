"""The briefing in a real browser: given by keyboard with the presenter's window in step, every
slide within its room, and all of it without a server.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.briefing import link
from dashboard.first_paint import Cockpit
from data import BriefingPlan, Selection, SlidePlan
from tests import house
from tests.accessibility import violations

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
STATE = "JSON.stringify([deck.state().at, deck.state().black, deck.state().asked])"
# Another window is told by a message: waited for inside the page.
UNTIL = f"""(wanted) => new Promise((done, fail) => {{
  const end = Date.now() + 5000;
  (function look() {{
    const now = {STATE};
    if (now === wanted) done(now);
    else if (Date.now() > end) fail(new Error(now + " is not " + wanted));
    else setTimeout(look, 10);
  }}());
}})"""

PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def in_step(*windows: Page, at: int, black: bool = False, asked: str = "") -> None:
    """Every window comes to show this."""
    wanted = f'[{at},{"true" if black else "false"},"{asked}"]'
    for window in windows:
        window.evaluate(UNTIL, wanted)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def twelve(app: Cockpit) -> BriefingPlan:
    """A briefing of exactly twelve slides."""
    city = app.server.extensions["cockpit"].current()
    sectors = [SlidePlan("sector", (each.id,)) for each in city.info.sectors[:3]]
    goals = city.worst_first(city.goals())
    slides = (
        SlidePlan("cover"),
        SlidePlan("year"),
        SlidePlan("goal", (goals[0].indicator.id,)),
        SlidePlan("comparison", tuple(goal.indicator.id for goal in goals[:5])),
        *sectors,
        SlidePlan("highlights"),
        SlidePlan("districts"),
        SlidePlan("chain"),
        SlidePlan("text", (), "下一步", "", "- 抓落实\n- 补数字"),
        SlidePlan("sources"),
    )
    return BriefingPlan("", city.revision, Selection(), slides)


@pytest.fixture
def presented(
    page: Page, app_of: Callable[[str], Cockpit], server_of: Callable[[str], str]
) -> tuple[Page, Page]:
    """The audience's window and the presenter's, opened by S."""
    opened(page, server_of("zibo") + link.address(twelve(app_of("zibo"))))
    with page.context.expect_page() as made:
        page.keyboard.press("s")
    presenter = made.value
    presenter.wait_for_load_state()
    in_step(page, presenter, at=1)
    return page, presenter


def test_twelve_slides_are_given_by_keyboard_with_the_presenter_in_step(
    presented: tuple[Page, Page],
) -> None:
    page, presenter = presented
    assert page.evaluate("deck.slots.length") == 12
    keys = ["ArrowRight", "PageDown", " ", "ArrowDown", "Enter"]
    for at in range(2, 13):
        page.keyboard.press(keys[at % len(keys)])
        in_step(page, presenter, at=at)
        assert page.url.endswith(f"#{at}")
        shown = page.locator(".slot.on .slide").get_attribute("aria-label")
        assert presenter.locator("#now .slot.on .slide").get_attribute("aria-label") == shown
        assert presenter.locator(f"#n{at}").get_attribute("hidden") is None
    page.keyboard.press("ArrowRight")
    in_step(page, presenter, at=12)  # the last one stays
    expect(presenter.locator("#next .label")).to_have_text("已是最后一页")
    page.keyboard.press("Home")
    in_step(page, presenter, at=1)
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    in_step(page, presenter, at=7)
    expect(page.locator("#said")).to_contain_text("第 7 页，共 12 页")


def test_either_window_drives_and_either_may_be_loaded_anew(presented: tuple[Page, Page]) -> None:
    page, presenter = presented
    presenter.keyboard.press("ArrowRight")
    in_step(page, presenter, at=2)
    presenter.keyboard.press("b")
    in_step(page, presenter, at=2, black=True)
    assert page.locator("#black").is_visible()
    presenter.keyboard.press("ArrowRight")
    in_step(page, presenter, at=2)  # the first key brings the slide back
    presenter.keyboard.type("9")
    presenter.keyboard.press("Enter")
    in_step(page, presenter, at=9)
    page.reload()
    in_step(page, presenter, at=9)
    presenter.reload()
    in_step(page, presenter, at=9)
    page.go_back()
    in_step(page, presenter, at=2)
    assert (
        "“" in presenter.locator("#n2 .quotes").inner_text()
        or presenter.locator("#n2 .quotes q").count()
    )


def test_the_presenter_counts_the_time(presented: tuple[Page, Page]) -> None:
    _, presenter = presented
    presenter.clock.install()
    presenter.reload()
    presenter.click("[data-do=timer]")
    presenter.clock.run_for(65_000)
    expect(presenter.locator("#timer")).to_have_text("01:05")
    presenter.click("[data-do=timer]")
    presenter.clock.run_for(10_000)
    expect(presenter.locator("#timer")).to_have_text("01:05")
    presenter.click("[data-do=reset]")
    expect(presenter.locator("#timer")).to_have_text("00:00")
    assert re.fullmatch(r"\d\d:\d\d", presenter.locator("#clock").inner_text())


@pytest.mark.console_may_speak
def test_all_of_it_works_without_the_server(page: Page, app_of: Callable[[str], Cockpit]) -> None:
    app = app_of("zibo")
    plan = twelve(app)
    with house.serve(app) as address:
        opened(page, address + link.address(plan))
        presenter = page.context.new_page()
        opened(presenter, address + link.address(plan, "/briefing/presenter"))
        in_step(page, presenter, at=1)
    for at in range(2, 13):
        page.keyboard.press("ArrowRight")
        in_step(page, presenter, at=at)
    page.keyboard.press("/")
    page.keyboard.type("城镇新增就业")
    page.keyboard.press("Enter")
    in_step(page, presenter, at=12, asked="urban-jobs")
    slide = page.locator("#question .slide")
    for words in ("略滞后", "21.8", "5.5 万人", "城镇新增就业"):
        expect(slide).to_contain_text(words)
    slide.locator("[data-evidence='urban-jobs.2024Q1.actual']").click()
    sheet = page.locator("#sheet")
    expect(sheet.locator("blockquote mark")).to_have_text("城镇新增就业1.2万人")
    expect(sheet).to_contain_text("进展情况通报")
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    in_step(page, presenter, at=12, asked="urban-jobs")
    page.keyboard.press("Escape")
    in_step(page, presenter, at=12)
    for kind, part in (("districts", ".map-area"), ("chains", ".chain-card")):
        page.evaluate(
            f"deck.change({{at: 1 + deck.slots.findIndex(s => s.querySelector('.slide-{kind}'))}})"
        )
        page.locator(f".slot.on {part}").nth(1).click()
        expect(sheet.locator("h3").first).to_be_visible()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("ratio", ["16x9", "4x3"])
def test_every_slide_keeps_within_its_room(city: str, ratio: str, page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720 if ratio == "16x9" else 960})
    opened(page, f"{server}/briefing?ratio={ratio}")
    assert page.evaluate(CHECK_ALL) == {}


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


def test_the_overview_leads_to_a_slide(page: Page, server_of: Callable[[str], str]) -> None:
    opened(page, f"{server_of('demo')}/briefing?theme=light")
    page.keyboard.press("o")
    assert not violations(page)
    for slot in page.locator("#deck .slot").all()[:6]:
        box = slot.locator(".slide").bounding_box()
        assert box is not None
        assert box["width"] < 640
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    in_step(page, at=3)
    page.keyboard.press("o")
    page.locator("#s5").click()
    in_step(page, at=5)


def test_what_is_hovered_or_focused_is_said(page: Page, server_of: Callable[[str], str]) -> None:
    opened(page, f"{server_of('demo')}/briefing#2")
    page.locator(".slot.on .cell").first.hover()
    expect(page.locator("#tip")).to_contain_text("滞后")
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    page.locator(".slot.on .figure").first.focus()
    expect(page.locator("#tip")).to_be_visible()


def test_a_blocked_window_is_offered_as_a_link(page: Page, server_of: Callable[[str], str]) -> None:
    opened(page, f"{server_of('zibo')}/briefing")
    page.evaluate("window.open = () => null")
    page.keyboard.press("s")
    link = page.locator("#toast a")
    expect(link).to_contain_text("拦截")
    assert "/briefing/presenter?plan=" in str(link.get_attribute("href"))


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
    page.evaluate("deck.change({at: 2})")
    page.evaluate("""() => {
      const touch = (name, x) => {
        const one = new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
        const touches = name === "touchstart" ? [one] : [];
        document.dispatchEvent(new TouchEvent(name, { touches, changedTouches: [one] }));
      };
      touch("touchstart", 300); touch("touchend", 100);
    }""")
    in_step(page, at=3)
