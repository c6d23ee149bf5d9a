"""The wall in a real browser: every frame and canvas, a month in a minute, a failing server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app import create_app
from dashboard.first_paint import Cockpit
from tests import house
from tests.accessibility import violations
from tests.browser import wall_server
from tests.browser.wall_page import STATE, TURN, opened, until
from tests.browser.wall_server import Moody
from tests.notes import Notes
from tests.wall.revisions import Revisions

CHECK = Path(__file__).with_name("wall_check.js").read_text(encoding="utf-8")
CHANGES, MEGABYTE = 2000, 2**20
OUTAGE = 60  # seconds without a server: a minute, as a restart or a pulled plug takes
CANVASES = {
    "zibo": ((1366, 768), (1920, 1080), (3840, 2160), (5760, 1080), (6656, 1792), (1080, 1920)),
    "demo": ((1920, 1080), (5760, 1080), (1080, 1920)),
}


@pytest.fixture
def moody(app_of: Callable[[str], Cockpit]) -> Iterator[Moody]:
    server = Moody(app_of("zibo"))
    yield server
    server.kill()


@pytest.mark.parametrize(
    ("city", "size"),
    [(city, size) for city, sizes in CANVASES.items() for size in sizes],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_nothing_is_small_cut_or_overlapping(
    city: str,
    size: tuple[int, int],
    server_of: Callable[[str], str],
    page: Page,
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{server_of(city)}/wall?dwell=3600&dim=off")
    wrong: dict[int, list[str]] = {}
    for n in range(page.evaluate(f"{STATE}.total")):
        if n:
            page.evaluate(TURN, 1)
        if found := page.evaluate(CHECK):
            wrong[n] = found
    assert not wrong


def heap(page: Page) -> tuple[int, int]:
    """Bytes of live script memory and DOM nodes after collection."""
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    nodes = session.send("Memory.getDOMCounters")["nodes"]
    session.detach()
    return used, nodes


@pytest.mark.console_may_speak
def test_two_thousand_changes_with_a_failing_server_leave_no_trace(
    page: Page, moody: Moody
) -> None:
    opened(page, f"{moody.address}/wall?dwell=3600&dim=off&refresh=5")
    page.evaluate("window.notReloaded = true")
    total = page.evaluate(f"{STATE}.total")
    page.evaluate(TURN, total * 5)
    elements = page.evaluate(TURN, 0)
    before, nodes = heap(page)
    page.evaluate(TURN, CHANGES // 2 // total * total)
    fails(page, moody)
    page.evaluate(TURN, CHANGES // 2 // total * total + total)
    after, left = heap(page)
    assert page.evaluate(TURN, 0) == elements
    assert after - before < MEGABYTE, (before, after)
    assert left <= nodes, (nodes, left)
    assert page.evaluate("window.notReloaded")


def fails(page: Page, moody: Moody) -> None:
    """Whatever the server does, the last good view stays whole and says since when."""
    stood = page.evaluate("document.querySelector('.view h2').textContent")
    for mood in ("killed", wall_server.ERROR, wall_server.GARBAGE, wall_server.PROXY):
        if mood == "killed":
            moody.kill()
        else:
            moody.mood = mood
        page.keyboard.press("ArrowRight")
        until(page, away=True)
        assert page.evaluate("document.querySelector('.view h2').textContent") == stood
        assert page.evaluate("document.querySelectorAll('.view').length") == 1
        said = page.evaluate("document.querySelector('[data-link]').textContent")
        assert "连接中断，自 " in said
        if mood == "killed":
            page.wait_for_timeout(OUTAGE * 1000)
            until(page, away=True)
            assert page.evaluate("document.querySelector('.view h2').textContent") == stood
            moody.start()
        moody.mood = wall_server.GOOD
        if mood != "killed":  # healing by itself is seen once; here a network that is back says so
            page.evaluate("window.dispatchEvent(new Event('online'))")
        until(page, wait=45, away=False)  # the longest pause between two tries is 39 s
        page.keyboard.press("ArrowLeft")
        until(page, asking=False, ready=False)
        page.evaluate(TURN, page.evaluate(f"{STATE}.total") - page.evaluate(f"{STATE}.at"))
        stood = page.evaluate("document.querySelector('.view h2').textContent")


@pytest.mark.console_may_speak
def test_half_an_answer_and_a_slow_one_change_nothing(page: Page, moody: Moody) -> None:
    opened(page, f"{moody.address}/wall?dwell=3600&dim=off")
    moody.mood = wall_server.CUT
    page.keyboard.press("ArrowRight")
    until(page, away=True, at=0)
    moody.mood = wall_server.SLOW
    until(page, away=False, at=1)


def test_a_new_revision_shows_in_time_and_is_lit_up(page: Page, tmp_path: Path) -> None:
    store = Revisions(tmp_path)
    with house.serve(create_app(store)) as address:
        opened(page, f"{address}/wall?dwell=3600&dim=off&refresh=5")
        page.evaluate(TURN, 1)
        city = store.turn(70)
        until(page, revision=city.revision, wait=6)
        lit = page.evaluate(
            "[...document.querySelectorAll('.is-changed')].map((e) => e.textContent)"
        )
        assert len(lit) == 1
        assert "良好天数" in lit[0]
        assert "70" in lit[0]
        total = page.evaluate(f"{STATE}.total")
        page.keyboard.press("ArrowLeft")
        until(page, at=0)
        page.keyboard.press("ArrowLeft")
        until(page, at=total - 1)
        assert "69 天 → 70 天" in page.inner_text(".pane-changes")
        page.evaluate(TURN, total)
        assert page.evaluate(f"{STATE}.round") == 0
        assert not page.evaluate("document.querySelectorAll('.is-changed').length")
    store.close()


def test_a_new_build_loads_the_page_once(page: Page) -> None:
    app = house.build("zibo")
    with house.serve(app) as address:
        opened(page, f"{address}/wall?dwell=3600&dim=off&refresh=5")
        app.server.extensions["wall"].build = "new"
        with page.expect_event("load", timeout=8000):
            pass
        until(page, asking=False)
        assert page.evaluate("document.body.dataset.build") == "new"


@pytest.mark.console_may_speak
def test_the_waiting_page_goes_on_when_the_server_answers(
    page: Page, moody: Moody, tmp_path: Path, notes: Notes
) -> None:
    saved = tmp_path / "wall-wait.html"
    text = moody.app.server.test_client().get("/wall/wait.html").get_data(as_text=True)
    saved.write_text(text.replace("http://localhost", moody.address), encoding="utf-8")
    moody.kill()
    page.goto(saved.as_uri())
    assert "正在等待" in page.content()
    moody.start()
    page.wait_for_url(f"{moody.address}/wall", timeout=12000)
    until(page, asking=False)
    notes.requests.remove(saved.as_uri())  # the kiosk's own disk is no foreign host


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_wall_hinders_nobody(page: Page, server_of: Callable[[str], str], theme: str) -> None:
    for pages in ("overview", "goals", "sectors", "districts", "chains", "coverage"):
        opened(page, f"{server_of('demo')}/wall?theme={theme}&dim=off&dwell=3600&pages={pages}")
        assert not violations(page), pages


def test_staff_choose_and_see(page: Page, server_of: Callable[[str], str]) -> None:
    address = server_of("zibo")
    page.goto(f"{address}/wall/setup")
    assert not violations(page)
    page.select_option("[name=theme]", "light")
    page.uncheck("[value=chains]")
    page.fill("[name=dwell]", "9")
    wanted = f"{address}/wall?pages=overview,goals,sectors,districts,coverage,changes&dwell=9"
    deadline = time.monotonic() + 5
    while not page.input_value("#setup-address").startswith(wanted):
        assert time.monotonic() < deadline, page.input_value("#setup-address")
        page.wait_for_timeout(50)
    # The frame is loaded anew after the address stands.
    shown = page.frame_locator("iframe")
    expect(shown.locator("html")).to_have_attribute("data-bs-theme", "light", timeout=15_000)
