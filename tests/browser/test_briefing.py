"""The briefing in a real browser: given by keyboard with the presenter's window in step, from
either window, and all of it without a server.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.briefing import link
from dashboard.first_paint import Cockpit
from tests import house
from tests.accessibility import violations
from tests.browser.briefing_page import in_step, opened, twelve


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
    assert presenter.locator("#n2 .quotes q").count()


def test_a_question_may_be_looked_up_in_the_presenters_window(
    presented: tuple[Page, Page],
) -> None:
    page, presenter = presented
    presenter.keyboard.press("/")
    presenter.keyboard.type("jobs")
    presenter.keyboard.press("Enter")
    in_step(page, presenter, at=1, asked="urban-jobs")
    expect(page.locator("#question h2")).to_contain_text("城镇新增就业")
    expect(presenter.locator("#over")).to_contain_text("城镇新增就业")
    presenter.keyboard.press("Escape")
    in_step(page, presenter, at=1)


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
