"""The desk as its people use it: filters, evidence, search, keyboard, theme, print, no server."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard import settings


@pytest.fixture
def desk(page: Page, base_url: str) -> Page:
    """The overview of the default city, taken over by Dash."""
    return at(page, base_url + "/")


def at(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#first-paint")).to_have_count(0)
    return page


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.console_may_speak
def test_the_page_is_there_before_any_script(page: Page, base_url: str) -> None:
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(base_url + "/goals")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".goal-row").count() > 20
    page.locator(".rooms a").nth(1).click()
    expect(page).to_have_url(re.compile("/goals$"))


def test_a_filter_lives_in_the_address_and_survives_reload_and_back(desk: Page) -> None:
    total = desk.locator("h1").inner_text()
    desk.locator("#chip-livelihood").click()
    expect(desk.locator("h1")).not_to_have_text(total)
    assert query(desk) == {"sector": ["livelihood"]}
    chosen = desk.locator("h1").inner_text()
    desk.reload()
    expect(desk.locator("h1")).to_have_text(chosen)
    desk.go_back()
    expect(desk.locator("h1")).to_have_text(total)
    assert not query(desk)


def test_a_filter_keeps_the_focus_where_the_reader_left_it(desk: Page) -> None:
    chip = desk.locator("#chip-drive")
    chip.focus()
    desk.keyboard.press("Enter")
    expect(chip).to_have_attribute("aria-current", "true")
    expect(chip).to_be_focused()


def test_words_filter_while_one_types(page: Page, base_url: str) -> None:
    at(page, base_url + "/goals")
    field = page.locator("#filter-words")
    field.press_sequentially("就业")
    expect(page).to_have_url(re.compile("q="))
    expect(field).to_be_focused()
    names = page.locator(".goal-row .goal-name > a")
    expect(names.filter(has_not_text="就业")).to_have_count(0)
    assert names.count()


def test_a_number_opens_its_evidence_in_one_click(desk: Page) -> None:
    desk.locator(".kpi-figure a").first.click()
    panel = desk.locator(".evidence-panel")
    expect(panel).to_be_visible()
    expect(panel.locator("mark")).not_to_be_empty()
    desk.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_every_figure_of_the_overview_leads_to_evidence(desk: Page) -> None:
    figures = desk.locator("a.figure")
    assert figures.count() > 12
    for link in figures.all()[:60]:
        answer = desk.request.get(desk.evaluate("e => e.href", link.element_handle()))
        assert answer.ok
        assert "<mark>" in answer.text()


def test_slash_searches_from_anywhere_and_enter_opens_the_best(desk: Page) -> None:
    desk.keyboard.press("/")
    words = desk.locator("#search-words")
    expect(words).to_be_focused()
    words.press_sequentially("新增就业")
    expect(desk.locator("#search-hits a").first).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("/goals/"))
    expect(desk.locator("#search-words")).to_be_hidden()


def test_any_view_is_reached_by_keyboard_alone(desk: Page) -> None:
    """Tab to the room, Enter; Tab to a menu, Enter, Tab to a choice, Enter."""
    room = desk.locator('.rooms a[href="/goals"]')
    for _ in range(10):
        desk.keyboard.press("Tab")
        if room.evaluate("e => e === document.activeElement"):
            break
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("/goals$"))
    expect(desk.locator(".page-goals")).to_be_visible()
    desk.locator("#menu-status > summary").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("status="))


def test_the_chosen_theme_stays(desk: Page) -> None:
    root = desk.locator("html")
    before = root.get_attribute("data-bs-theme")
    desk.locator("#theme").click()
    expect(root).not_to_have_attribute("data-bs-theme", before or "")
    after = root.get_attribute("data-bs-theme")
    desk.reload()
    expect(root).to_have_attribute("data-bs-theme", after or "")


def test_a_page_without_a_chart_loads_neither_chart_nor_grid(page: Page, base_url: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    at(page, base_url + "/goals")
    page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "plotly" in url or "ag-grid" in url or "agGrid" in url]


def test_a_chart_has_no_cloud_button_and_speaks_chinese(page: Page, base_url: str) -> None:
    at(page, base_url + "/goals/urban-jobs")
    chart = page.locator(".js-plotly-plot")
    expect(chart).to_be_visible()
    chart.hover()
    titles = [one.get_attribute("data-title") for one in page.locator(".modebar-btn").all()]
    assert "保存为图片" in titles
    assert not [title for title in titles if title and re.search("[A-Za-z]{4}", title)]


def test_unknown_parameters_are_ignored(page: Page, base_url: str) -> None:
    at(page, base_url + "/goals?utm=1&sector=nowhere&period=1999&by=luck")
    assert page.locator(".goal-row").count() > 20


def test_a_drill_city_says_so_on_every_page(page: Page, server_of: object) -> None:
    for city in settings.cities():
        address = server_of(city)  # type: ignore[operator]
        for path in ("/", "/goals", "/method", "/search?q=就业"):
            at(page, address + path)
            drill = page.locator(".drill")
            assert drill.count() == page.locator('.foot:has-text("演练数据")').count()


def test_print_is_clean_a4(desk: Page) -> None:
    desk.emulate_media(media="print")
    for hidden in (".rooms", "#search-open", "#theme", "#menu-export"):
        expect(desk.locator(hidden)).to_be_hidden()
    expect(desk.locator("h1")).to_be_visible()
    pdf = desk.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")


@pytest.mark.console_may_speak
def test_a_server_that_goes_away_is_said_and_heals(desk: Page) -> None:
    address = desk.url
    desk.route("**/_page/**", lambda route: route.abort())
    desk.route("**/healthz", lambda route: route.abort())
    title = desk.locator("h1").inner_text()
    desk.locator("#chip-drive").click()
    expect(desk.locator("#offline")).to_be_visible()
    expect(desk.locator("h1")).to_have_text(title)
    desk.unroute("**/_page/**")
    desk.unroute("**/healthz")
    expect(desk.locator("#offline")).to_have_count(0, timeout=15_000)
    expect(desk.locator("h1")).not_to_have_text(title)
    assert address != desk.url


def test_a_chart_is_printed_within_the_page(page: Page, base_url: str) -> None:
    at(page, base_url + "/goals/urban-jobs")
    picture = page.locator(".js-plotly-plot .main-svg").first
    expect(picture).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(picture).to_have_attribute("width", "660")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(picture).not_to_have_attribute("width", "660")
