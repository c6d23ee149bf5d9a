"""The editor in a real browser: pointer, keyboard, undo, a narrow screen, a lost server."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from dashboard.briefing import link
from tests.accessibility import violations


@pytest.fixture
def editor(page: Page) -> Page:
    page.goto("/briefing/edit?sector=livelihood")
    expect(page.locator("html")).to_have_class(re.compile("scripted"))
    return page


def _slides(page: Page) -> Locator:
    return page.locator("#slides > li")


def _kinds(page: Page) -> list[str]:
    """The kinds of slides as the link has them."""
    address = page.locator("#address").input_value()
    return [slide.kind for slide in link.read(address.partition("plan=")[2]).slides]


def test_slides_are_ordered_removed_and_brought_back_by_keyboard(editor: Page) -> None:
    before = _kinds(editor)
    second = _slides(editor).nth(1)
    second.get_by_label("本页标题").focus()
    editor.keyboard.press("Alt+ArrowDown")
    expect(editor.locator("#toast")).to_contain_text("现在是第 3 页")
    moved = [before[0], before[2], before[1], *before[3:]]
    assert _kinds(editor) == moved
    expect(_slides(editor).nth(2).get_by_label("本页标题")).to_be_focused()
    _slides(editor).nth(2).get_by_role("button", name=re.compile("^移除")).press("Enter")
    expect(editor.locator("#toast")).to_contain_text("已移除一页")
    assert _kinds(editor) == [before[0], before[2], *before[3:]]
    editor.locator("#toast button").press("Enter")
    expect(_slides(editor)).to_have_count(len(before))
    assert _kinds(editor) == moved


def test_a_slide_is_dragged_by_its_grip(editor: Page) -> None:
    before = _kinds(editor)
    grip, below = _slides(editor).nth(0).locator(".grip"), _slides(editor).nth(1)
    grip.hover()
    editor.mouse.down()
    box = below.bounding_box()
    assert box is not None
    editor.mouse.move(box["x"] + 20, box["y"] + box["height"] - 5, steps=4)
    editor.mouse.up()
    expect(editor.locator("#toast")).to_contain_text("现在是第 2 页")
    assert _kinds(editor) == [before[1], before[0], *before[2:]]


def test_what_is_typed_is_in_the_link_and_in_the_preview(editor: Page) -> None:
    title = _slides(editor).nth(1).get_by_label("本页标题")
    with editor.expect_response("**/briefing/edit"):
        title.fill('<b>一句"话')
    expect(title).to_be_focused()
    preview = editor.frame_locator(".preview iframe")
    expect(preview.get_by_role("heading", name='<b>一句"话').first).to_be_attached()
    address = editor.locator("#address").input_value()
    assert link.read(address.partition("plan=")[2]).slides[1].title == '<b>一句"话'
    editor.reload()
    expect(_slides(editor).nth(1).get_by_label("本页标题")).to_have_value('<b>一句"话')


@pytest.mark.console_may_speak
def test_a_slide_is_added_by_a_name_and_a_wrong_name_says_so(editor: Page) -> None:
    count = _slides(editor).count()
    add = editor.locator(".add")
    add.get_by_label("种类").select_option("goal")
    add.get_by_label("内容").fill("没有这个指标")
    add.get_by_role("button", name="加入").click()
    expect(editor.locator("#toast")).to_contain_text("列表里的指标名称")
    expect(add.get_by_label("内容")).to_have_value("没有这个指标")
    add.get_by_label("内容").fill("政策性扶持创业")
    add.get_by_role("button", name="加入").click()
    expect(_slides(editor)).to_have_count(count + 1)
    expect(_slides(editor).nth(count)).to_contain_text("政策性扶持创业")


@pytest.mark.console_may_speak
def test_what_is_typed_without_a_server_is_not_lost(editor: Page) -> None:
    def away(route: Route) -> None:
        route.abort()

    editor.route("**/briefing/edit", away)
    title = _slides(editor).nth(1).get_by_label("本页标题")
    title.fill("断网时写的")
    expect(editor.locator("#toast")).to_contain_text("连接中断")
    editor.unroute("**/briefing/edit", away)
    editor.get_by_role("button", name="保存为链接").click()
    expect(editor.locator("#address")).to_be_focused()
    expect(title).to_have_value("断网时写的")
    plan = link.read(editor.locator("#address").input_value().partition("plan=")[2])
    assert plan.slides[1].title == "断网时写的"


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_nobody_is_hindered_and_nothing_runs_over(
    page: Page, server_of: Callable[[str], str], width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{server_of('demo')}/briefing/edit?sector=economy")
    page.frame_locator(".preview iframe").locator(".slide").first.wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_works_without_its_script(page: Page) -> None:
    page.route("**/edit.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("/briefing/edit?sector=livelihood")
    before = _kinds(page)
    _slides(page).nth(1).get_by_role("button", name=re.compile("^下移")).click()
    expect(_slides(page).nth(2)).to_contain_text("总体进展")
    assert _kinds(page) == [before[0], before[2], before[1], *before[3:]]
