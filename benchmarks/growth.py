"""How the cockpit grows: ``python -m benchmarks.growth [INDICATORS ...]``, for docs/performance.md.

Practice cities of 120, 2,000 and 20,000 indicators with twelve quarters each. For every size a
fresh process builds the snapshot (from the folder, and from a SQLite store) and answers pages whose
address nobody asked before; then a browser scrolls, sorts, searches and takes along the grid.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from app import create_app
from benchmarks.servers import ROOT, serving
from data import FolderStore, SqlStore, connect, database_in
from data.demo import write
from tests.chromium import launch_options

SIZES = (120, 2_000, 20_000)
ROUNDS = 7
NOW = "2025Q3"
FILTERS = ("sector=economy", "status=滞后", "kind=growth", "q=增长", "sector=drive&status=达序时")
ROWS = ".facts-ready .ag-center-cols-container .ag-row"
WHOLE = "button[id$=-csv]:not([disabled])"  # what is taken along waits for the last row
_asked = count()


def megabytes() -> float:
    """Resident memory of this process (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def anew(client: FlaskClient, addresses: Iterable[str], rounds: int = ROUNDS) -> float:
    """Milliseconds of processor time of a page that has not been written yet, the median."""

    def ask(address: str) -> None:
        mark = "&" if "?" in address else "?"
        assert client.get(f"{address}{mark}fresh={next(_asked)}").status_code == 200

    taken = [seconds(lambda at=address: ask(at)) for _ in range(rounds) for address in addresses]
    return 1000 * median(taken)


def measured(folder: Path) -> dict[str, float]:
    """What this process needs for a city: seconds, milliseconds (``ms``), megabytes, bytes."""
    start = time.process_time()
    store = FolderStore(folder)
    found = {"snapshot, s": time.process_time() - start}
    client = create_app(store).server.test_client()
    found["first page of a process, ms"] = 1000 * seconds(lambda: client.get("/"))
    found["overview, written anew, ms"] = anew(client, ["/"])
    found["overview, kept, ms"] = 1000 * median(
        seconds(lambda: client.get("/")) for _ in range(ROUNDS)
    )
    found["filter, ms"] = anew(client, [f"/?{asked}" for asked in FILTERS])
    for page in ("goals", "sectors/economy", "coverage", "indicators"):
        found[f"/{page}, ms"] = anew(client, [f"/{page}"], 3)
    piece = f"/api/grid.json?period={NOW}&from=0&rows=3000"
    found["first rows, ms"] = anew(client, [piece])
    packed = {"Accept-Encoding": "gzip"}
    found["first rows, bytes"] = len(client.get(piece, headers=packed).data)
    found["all rows of a period, bytes"] = len(
        client.get(f"/api/grid.json?period={NOW}", headers=packed).data
    )
    for form in ("csv", "xlsx"):
        found[f"export {form}, ms"] = anew(client, [f"/api/facts.{form}?period={NOW}"], 1)
    return found | {"memory, MB": megabytes()}


def stored(folder: Path) -> dict[str, float]:
    """A snapshot that another process published, from its database."""
    with TemporaryDirectory() as var:
        url = database_in(Path(var))
        first = SqlStore(connect(url), "demo")
        taken = {"load into SQLite, s": seconds(lambda: first.load(folder, "甲"))}
        first.close()
        second = SqlStore(connect(url), "demo")
        taken["snapshot from SQLite, s"] = seconds(second.current)
        second.close()
    return taken


def shown(page: Page, work: Callable[[], object], rows: str = ROWS) -> float:
    """Seconds until the grid stands still after some work."""
    start = time.perf_counter()
    work()
    page.wait_for_selector(rows)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - start


def browsed(browser: Browser, url: str) -> dict[str, float]:
    """The grid of one period in a browser that has nothing kept: wall seconds."""
    page = browser.new_page(base_url=url, locale="zh-CN", viewport={"width": 1440, "height": 900})
    page.set_default_timeout(120_000)
    start = time.perf_counter()
    page.goto(f"/indicators?period={NOW}", wait_until="commit")
    taken: dict[str, float] = {}
    for what, selector in (
        ("first rows", ".facts-plain tbody tr"),
        ("ready to sort and filter", ROWS),
        ("all rows", WHOLE),
    ):
        page.wait_for_selector(selector)
        taken[f"grid: {what}, s"] = time.perf_counter() - start
    head = ".ag-header-cell[col-id=value] .ag-header-cell-label"
    taken["grid: sort, s"] = shown(page, lambda: page.click(head))
    box = page.locator("input[aria-label*=指标]").first
    taken["grid: filter, s"] = shown(page, lambda: box.fill("增长"))
    taken["grid: filter off, s"] = shown(page, lambda: box.fill(""))
    last = "document.querySelector('.ag-body-viewport').scrollTop = 1e9"
    taken["grid: scroll to the end, s"] = shown(page, lambda: page.evaluate(last))
    for form in ("csv", "xlsx"):
        start = time.perf_counter()
        with page.expect_download():
            page.click(f"button[id$=-{form}]")
        taken[f"grid: take {form}, s"] = time.perf_counter() - start
    start = time.perf_counter()
    page.goto("/indicators", wait_until="commit")
    page.wait_for_selector(ROWS)
    taken["every period: first rows, s"] = time.perf_counter() - start
    page.wait_for_selector(WHOLE)
    taken["every period: all rows, s"] = time.perf_counter() - start
    taken["every period: sort, s"] = shown(page, lambda: page.click(head))
    page.close()
    return taken


def child(mode: str, folder: Path) -> dict[str, float]:
    """Measure in a process of its own."""
    asked = [sys.executable, "-m", "benchmarks.growth", mode, str(folder)]
    return json.loads(subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout)


def main(sizes: Iterable[int]) -> None:
    columns: dict[int, dict[str, float]] = {}
    with TemporaryDirectory() as name, sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_options())
        for size in sizes:
            folder = Path(name) / f"city-{size}"
            facts = write(folder, indicators=size)
            columns[size] = {"facts": facts, **child("--measured", folder)}
            columns[size] |= child("--stored", folder)
            command = ("-m", "benchmarks.growth", "--serve", str(folder), "PORT")
            with serving(command, Path(name) / "server.log") as server:
                columns[size] |= browsed(browser, server.url)
                columns[size]["memory after the browser, MB"] = server.memory()
        browser.close()
    for what in next(iter(columns.values())):
        cells = (f"{column[what]:12,.3g}" if column[what] < 100 else f"{column[what]:12,.0f}"
                 for column in columns.values())  # fmt: skip
        print(f"| {what:32} |", " | ".join(cells), "|")
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def serve(folder: Path, port: int) -> None:
    app = create_app(FolderStore(folder))
    create_server(app.server, host="127.0.0.1", port=port).run()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--measured", at]:
            print(json.dumps(measured(Path(at))))
        case ["--stored", at]:
            print(json.dumps(stored(Path(at))))
        case ["--serve", at, port]:
            serve(Path(at), int(port))
        case asked:
            main([int(size) for size in asked] or SIZES)
