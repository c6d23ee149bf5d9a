"""What a page does when its server has stopped: it filters what it has, or says why not."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks import browser
from benchmarks.peers.looks import OURS, Peer
from benchmarks.rounds import Samples
from benchmarks.servers import Server, serving


def measure(
    opened: Browser, running: list[tuple[Peer, Server]], samples: Samples, folder: Path
) -> None:
    """1 for each peer that filters or says why not, 0 for those that leave a click unanswered."""
    for peer, _ in running:
        log = folder / "stopped.log"
        with serving(peer.command, log, peer.environ) as server, browser.cold(opened, peer) as page:
            browser.load(page, f"{server.url}/")
            first, second = browser.sectors(peer, 2)
            browser.filtered(page, peer, first)
            server.stop()
            samples.add("stopped", peer.id, float(_answers(page, peer, "", second)))


def _answers(page: Page, peer: Peer, seen: str, new: str) -> bool:
    """What was seen before must come; what was not, come or be said."""
    patience, before = 3000, page.url
    page.evaluate("ms => window.__bench.hurry(ms)", patience)
    try:
        browser.filtered(page, peer, seen)
        browser.filtered(page, peer, new)
    except TimeoutError:
        said = page.locator("#offline").is_visible() if peer.id == OURS else False
        return said and page.url != before
    return True
