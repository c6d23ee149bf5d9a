"""The browser's part of a run: rounds in which every peer is visited once, in turning order.

One visit: a cold load, filters, changes of page (the cockpit), a second load from the browser's
store; a cold load in which the filter is clicked from the first moment; and a third visit of a
profile kept on disk. All times are milliseconds.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

from benchmarks import browser
from benchmarks.peers.looks import OURS, Peer
from benchmarks.servers import Server

FILTERS = 6  # clicks of one visit
ROOMS = ("/goals", "/districts", "/chains", "/sectors", "/")
TABLE = ".facts-plain tbody tr, .ag-center-cols-container .ag-row"
Say = Callable[[str], None]


class Samples:
    """What was measured, by measure and peer."""

    def __init__(self) -> None:
        self.found: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        self.asked: dict[tuple[str, str], list[dict[str, Any]]] = {}  # requests, for the load part

    def add(self, measure: str, peer: str, *values: float) -> None:
        self.found[measure, peer].extend(values)

    def median(self, measure: str, peer: str) -> float | None:
        """None where nothing was measured."""
        values = self.found.get((measure, peer))
        return statistics.median(values) if values else None

    def p95(self, measure: str, peer: str) -> float | None:
        values = sorted(self.found.get((measure, peer), ()))
        return values[min(len(values) - 1, int(len(values) * 0.95))] if values else None


def run(
    driver: Playwright, opened: Browser, running: list[tuple[Peer, Server]], rounds: int, say: Say
) -> Samples:
    """``rounds`` measured rounds after one that only warms the machine up."""
    samples = Samples()
    for peer, server in running:
        _visit(opened, peer, server, Samples())
    for at in range(rounds):
        turn = at % len(running)
        for peer, server in [*running[turn:], *running[:turn]]:
            _visit(opened, peer, server, samples)
            sector = browser.sectors(peer, at + 1)[-1]
            late = browser.answering(opened, peer, f"{server.url}/", sector)
            samples.add("answering", peer.id, late)
            samples.add("returning", peer.id, browser.returning(driver, peer, f"{server.url}/"))
        say(f"round {at + 1} of {rounds}: painted cold in " + ", ".join(
            f"{peer.id} {samples.found['painted', peer.id][-1]:.0f} ms" for peer, _ in running
        ))  # fmt: skip
    return samples


def _visit(opened: Browser, peer: Peer, server: Server, samples: Samples) -> None:
    with browser.cold(opened, peer) as page:
        visit = browser.load(page, f"{server.url}/")
        samples.add("fcp", peer.id, visit.fcp)
        samples.add("painted", peer.id, visit.painted)
        samples.add("kilobytes", peer.id, visit.bytes / 1024)
        samples.add("requests", peer.id, len(visit.requests))
        samples.asked["load", peer.id] = visit.requests
        if visit.ready:
            samples.add("ready", peer.id, visit.ready)
        _filter(page, peer, samples)
        if peer.id == OURS:
            for path in ROOMS:
                samples.add("page change", peer.id, browser.changed(page, path))
        again = page.context.new_page()
        page.close()
        again.goto("about:blank")
        warm = browser.load(again, f"{server.url}/")
        samples.add("warm", peer.id, warm.painted)
        samples.add("warm kilobytes", peer.id, warm.bytes / 1024)
    if peer.id == OURS:
        table = replace(peer, look=peer.look | {"parts": {"rows": [TABLE, 10]}})
        with browser.cold(opened, table) as page:
            samples.add("indicators", OURS, browser.load(page, f"{server.url}/indicators").painted)


def _filter(page: Page, peer: Peer, samples: Samples) -> None:
    """Six clicks; what they asked of the server is kept for the load part."""
    asked: list[dict[str, Any]] = []
    page.on(
        "request",
        lambda request: asked.append({
            "url": request.url, "method": request.method, "postData": request.post_data,
            "headers": request.headers,
        }),
    )  # fmt: skip
    for sector in browser.sectors(peer, FILTERS):
        samples.add("filter", peer.id, browser.filtered(page, peer, sector))
    samples.asked["filter", peer.id] = asked
