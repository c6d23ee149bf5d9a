"""One visit of one page in Chromium, measured. Every page is asked the same by ``watch.js``."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from benchmarks.peers.looks import Peer
from tests import chromium

# Tall enough for every page: what is called painted was really painted.
WINDOW: Any = {"width": 1440, "height": 900}
PATIENCE = 30_000  # milliseconds
# Milliseconds in which a new window loads the browser's own pages, and stores compiled scripts.
SETTLE = 1_000
STATE = "() => window.__bench && window.__bench.state()"
WATCH = Path(__file__).with_name("watch.js")


@dataclass(slots=True)
class Visit:
    """Milliseconds of one load; ``bytes`` over the wire with headers, and what was asked."""

    fcp: float = 0.0
    painted: float = 0.0
    ready: float = 0.0
    bytes: float = 0.0
    requests: list[dict[str, Any]] = field(default_factory=list)


def watched(context: BrowserContext, peer: Peer, probe: str = "") -> None:
    """Put the watch into every page of a context; ``probe`` is a sector to click at once."""
    look = json.dumps(peer.look | {"probe": probe, "patience": PATIENCE}, ensure_ascii=False)
    context.add_init_script(WATCH.read_text(encoding="utf-8").replace("LOOK", look, 1))


@contextmanager
def cold(browser: Browser, peer: Peer, probe: str = "") -> Iterator[Page]:
    """A page of a fresh context: nothing is kept from before."""
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce", viewport=WINDOW)
    context.set_default_timeout(PATIENCE)
    watched(context, peer, probe)
    try:
        page = context.new_page()
        page.goto("about:blank")
        page.wait_for_timeout(SETTLE)
        yield page
    finally:
        context.close()


def load(page: Page, url: str) -> Visit:
    """Open an address and wait until all of it is painted and the network is silent."""
    visit = Visit()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: _asked(visit, event["request"]))
    session.on("Network.loadingFinished", lambda event: _came(visit, event))
    page.goto(url, wait_until="commit")
    visit.painted = number(page, "painted")
    page.wait_for_load_state("networkidle")
    visit.ready = float(page.evaluate("window.__bench.ready"))
    visit.fcp = float(page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0].startTime"))  # fmt: skip
    visit.painted = max(visit.painted, visit.fcp)
    session.detach()
    return visit


def _asked(visit: Visit, request: dict[str, Any]) -> None:
    if request["url"].startswith("http"):
        visit.requests.append(request)


def _came(visit: Visit, event: dict[str, Any]) -> None:
    visit.bytes += event["encodedDataLength"]


def number(page: Page, name: str) -> float:
    """A time the watch has noted, waited for."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if found := page.evaluate(f"window.__bench ? window.__bench.{name} : 0"):
            return float(found)
        page.wait_for_timeout(25)
    raise TimeoutError(f"{page.url} is not {name} in {PATIENCE} ms: {page.evaluate(STATE)}")


def filtered(page: Page, peer: Peer, sector: str) -> float:
    """Milliseconds from a click on a sector to its new content."""
    page.evaluate("sector => window.__bench.filter(sector)", sector)
    return clicked(page, peer.look["chip"][sector])


def changed(page: Page, path: str) -> float:
    """Milliseconds from a click on a link of the navigation to the page it names."""
    page.evaluate("path => window.__bench.change(path)", path)
    return clicked(page, f'nav a[href="{path}"]')


def clicked(page: Page, selector: str) -> float:
    """A real click by the pointer; what the page was told to wait for, in milliseconds."""
    page.mouse.click(*page.evaluate("where => window.__bench.place(where)", selector))
    return waited(page)


def waited(page: Page) -> float:
    """What was waited for in the page; TimeoutError where it did not come."""
    if found := page.evaluate("() => window.__bench.wait"):
        return float(found)
    raise TimeoutError(f"{page.url} does not answer a click: {page.evaluate(STATE)}")


def answering(browser: Browser, peer: Peer, url: str, sector: str) -> float:
    """Milliseconds from a cold start until a click on a filter, tried from the first moment, has
    brought its content.
    """
    with cold(browser, peer, sector) as page:
        page.goto(url, wait_until="commit")
        return number(page, "answered")


def returning(driver: Playwright, peer: Peer, url: str) -> float:
    """Milliseconds to all painted on the third visit, the browser's profile being kept on disk."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        painted = 0.0
        for _ in range(3):
            context = driver.chromium.launch_persistent_context(
                profile, **chromium.launch_options(), locale="zh-CN", reduced_motion="reduce",
                viewport=WINDOW)  # fmt: skip
            try:
                watched(context, peer)
                page = context.pages[0]
                page.goto("about:blank")
                page.wait_for_timeout(SETTLE)
                painted = load(page, url).painted
                page.wait_for_timeout(SETTLE)
            finally:
                context.close()
        return painted


def sectors(peer: Peer, count: int) -> list[str]:
    """Sectors to click, one after the other, never the one that stands."""
    return list(islice(cycle([id for id in peer.look["sectors"] if id]), count))
