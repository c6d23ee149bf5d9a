"""``make bench``: starts every server, drives Chromium, prints one table.

    python -m benchmarks [PART...] [--rounds 7] [--peers ours,static,cut,dash] [--city demo]

Parts are browser, load, growth, processes, judging, extraction; without any all of them. Peers are
visited in turn inside each round. Table and values go to var/bench (last.md, last.json). Exit code
1 where a target is missed. Further peers: ``--peers ours,static,cut,dash,streamlit,panel``.
"""

from __future__ import annotations

import argparse
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import board_rows, load, offline, others, rounds, table
from benchmarks.peers.looks import NAMES, Peer, peers
from benchmarks.servers import ROOT, Server, serving
from tests import chromium

FOLDER = ROOT / "var" / "bench"
BOARD = ("browser", "load")
PARTS = (*BOARD, *others.PARTS)


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", default="ours,static,cut,dash")
    parser.add_argument("--city", default="demo")
    parser.add_argument("--out", type=Path, default=FOLDER)
    asked = parser.parse_args(argv)
    asked.parts = asked.parts or list(PARTS)
    asked.peers = asked.peers.split(",")
    for given, known in ((asked.parts, PARTS), (asked.peers, NAMES)):
        if unknown := set(given) - set(known):
            parser.error(f"{', '.join(sorted(unknown))}: there are {', '.join(known)}")
    return asked


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def board(asked: argparse.Namespace) -> tuple[list[str], list[table.Row]]:
    """The browser's part and the server's: about the run, and its rows."""
    found, about = peers(asked.peers, asked.city, asked.out)
    samples = rounds.Samples()
    with sync_playwright() as driver, ExitStack() as stack:
        opened = driver.chromium.launch(**chromium.launch_options())
        stack.callback(opened.close)
        about.insert(0, table.machine(opened.version))
        running: list[tuple[Peer, Server]] = []
        for peer in found:
            log = asked.out / f"{peer.id}.log"
            running.append((peer, stack.enter_context(serving(peer.command, log, peer.environ))))
        count = asked.rounds if "browser" in asked.parts else 1
        about.append(f"{count} rounds, peers in turn; medians; window {rounds.browser.WINDOW}")
        samples = rounds.run(driver, opened, running, count, say)
        offline.measure(opened, running, samples, asked.out)
    if "load" in asked.parts:
        with ExitStack() as stack:
            running = [
                (peer, stack.enter_context(
                    serving(peer.command, asked.out / f"{peer.id}.log", peer.environ)))
                for peer in found
            ]  # fmt: skip
            load.measure(running, samples, asked.out, asked.rounds)
    return about, board_rows.rows(samples, [peer.id for peer in found])


def main(argv: list[str] | None = None) -> int:
    asked = arguments(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers and browser end with it
    about, rows = board(asked) if set(asked.parts) & set(BOARD) else ([table.machine("–")], [])
    for part in asked.parts:
        if part in others.PARTS:
            rows += others.rows(part, about, say)
    extra = [name for name in asked.peers if name not in table.COLUMNS]
    print(table.write(asked.out, about, rows, extra))
    return int(any(row.verdict == table.MISSED for row in rows))


if __name__ == "__main__":
    sys.exit(main())
