"""The server's part of a run: what pages and filters cost it, alone and with many at once.

The requests are those the browser made in the first part, asked again; processor time is the whole
process's (user and system). ``python -m benchmarks load`` runs this part.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.peers.looks import OURS, Peer
from benchmarks.replay import Line, message, together
from benchmarks.rounds import Samples
from benchmarks.servers import Server, serving

LOADS, FILTERS, VISITORS, CLIENTS = 100, 300, 20, 8
SECONDS, THINK, CLICKS, TURNS = 4.0, (0.1, 0.4), 12, 4
Requests = list[dict[str, Any]]


def measure(
    running: list[tuple[Peer, Server]], samples: Samples, folder: Path, rounds: int
) -> None:
    """Adds server measures of every peer, and of the cockpit what only it is asked."""
    for peer, server in running:
        loads = [message(each) for each in samples.asked.get(("load", peer.id), [])]
        filters = [message(each) for each in samples.asked.get(("filter", peer.id), [])]
        samples.add("load cpu", peer.id, processor(server, loads, LOADS * len(loads), LOADS))
        asked = processor(server, filters, FILTERS * len(filters) // 6, FILTERS) if filters else 0.0
        samples.add("filter cpu", peer.id, asked)
        if peer.id == OURS:
            new = list(_never_asked(samples.asked["filter", OURS], peer))
            if new:
                spent = processor(server, new, len(new), len(new), kept=False)
                samples.add("new filter cpu", OURS, spent)
            if filters:
                _many(server, filters, samples)
            samples.add("pages a second", OURS, *(_pages(server) for _ in range(3)))
            _starts(peer, samples, folder, rounds)


def processor(
    server: Server, asked: list[bytes], requests: int, units: int, *, kept: bool = True
) -> float:
    """Milliseconds of processor a unit, over so many requests taken round and round; ``kept``
    leaves out what is made once.
    """
    if not asked:
        return 0.0
    line = Line(server.url)
    for each in asked if kept else ():
        line.ask(each)
    before = server.cpu()
    for at in range(requests):
        if (status := line.ask(asked[at % len(asked)])) >= 400:
            raise RuntimeError(f"{status} for {asked[at % len(asked)][:200]!r}")
    line.close()
    return (server.cpu() - before) * 1000 / max(units, 1)


def _never_asked(filters: Requests, peer: Peer) -> list[bytes]:
    """Filters nobody chose before: a sector and a word of a name."""
    found = [each for each in filters if "sector=" in each["url"]]
    names = {name[:2] for sector in peer.look["sectors"].values() for name in sector["cards"]}
    return [
        message(each | {"url": f"{each['url']}&q={quote(name)}"})
        for each in found[:3]
        for name in sorted(names)
    ]


def _many(server: Server, filters: list[bytes], samples: Samples) -> None:
    """Server time of a filter, in turns by one reader and by eight, who click as people do."""
    for _ in range(TURNS):
        for measure, clients, clicks in (("one filtering", 1, 2 * CLICKS),
                                         ("eight filtering", CLIENTS, CLICKS)):  # fmt: skip

            def reader(seed: int, clicks: int = clicks, measure: str = measure) -> None:
                chance, line = random.Random(seed), Line(server.url)
                for at in range(clicks):
                    time.sleep(chance.uniform(*THINK))
                    start = time.perf_counter()
                    line.ask(filters[(seed + at) % len(filters)])
                    samples.add(measure, OURS, (time.perf_counter() - start) * 1000)
                line.close()

            together(clients, reader)


def _pages(server: Server) -> float:
    """Overview pages a second over eight kept connections."""
    asked, counted = message({"url": f"{server.url}/"}), [0] * CLIENTS
    until = time.monotonic() + SECONDS

    def reader(at: int) -> None:
        line = Line(server.url)
        while time.monotonic() < until:
            counted[at] += line.ask(asked) == 200
        line.close()

    taken = together(CLIENTS, reader)
    return sum(counted) / taken


def _starts(peer: Peer, samples: Samples, folder: Path, rounds: int) -> None:
    """Seconds from start to first answer, and memory after twenty visitors of a fresh process."""
    visit = [*samples.asked["load", peer.id], *samples.asked["filter", peer.id]]
    for at in range(rounds):
        with serving(peer.command, folder / "start.log", peer.environ) as server:
            samples.add("first answer", peer.id, server.first_answer)
            if at == rounds - 1:
                for _ in range(VISITORS):
                    line = Line(server.url)
                    for each in visit:
                        line.ask(message(each | {"url": _moved(each["url"], server.url)}))
                    line.close()
                samples.add("memory", peer.id, server.memory())


def _moved(url: str, server: str) -> str:
    """The same address on another port."""
    return server + "/" + url.split("/", 3)[3]
