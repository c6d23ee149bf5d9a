"""The benchmark's own eyes: it sees both pages painted, filtered and answering."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import browser as bench
from benchmarks.load import processor
from benchmarks.peers.looks import peers
from benchmarks.replay import message
from benchmarks.servers import serving


@pytest.mark.parametrize("name", ["ours", "static"])
def test_the_benchmark_sees_a_page_painted_and_filtered(
    name: str, browser: Browser, tmp_path: Path
) -> None:
    (peer,), without = peers([name], "demo", tmp_path)
    assert not without
    with serving(peer.command, tmp_path / "log", peer.environ) as server:
        with bench.cold(browser, peer) as page:
            visit = bench.load(page, f"{server.url}/")
            assert 0 < visit.fcp <= visit.painted
            assert visit.requests
            assert visit.bytes > 10_000
            assert bench.filtered(page, peer, bench.sectors(peer, 1)[0]) > 0
        assert bench.answering(browser, peer, f"{server.url}/", bench.sectors(peer, 2)[1]) > 0
        again = [message(each) for each in visit.requests]
        assert processor(server, again, requests=2 * len(again), units=2) >= 0
        assert server.memory() > 10
    assert server.process.poll() is not None
