"""Two hundred walls poll one process: ``python -m benchmarks.wall [CITY]``.

The server runs in its own process with waitress and the default threads, as ``python app.py`` does.
Every wall asks as the script does: the next view each dwell (a whole answer), and between two views
whether the standing one is still true (304). They start spread over one dwell and run for a bounded
time. Printed: requests, p50, p95 and worst in milliseconds, the server's CPU, faults; and, measured
in this process, the CPU of the first request after a revision, which meets it, and of the first
that shows it. Exit code 1 where p95 is not under 100 ms, or such a request not under 20 ms.
"""

from __future__ import annotations

import http.client
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from app import create_app
from dashboard.settings import CITIES
from data import City, FolderStore

WALLS, SECONDS, DWELL, LIMIT_MS = 200, 45, 20, 100
REVISIONS, CPU_LIMIT_MS = 7, 20
PORT = 8079
ROOT = Path(__file__).resolve().parent.parent


class Tally:
    """Times in seconds and faults of all walls."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.unchanged = self.faults = 0
        self.lock = threading.Lock()

    def add(self, took: float, status: int) -> None:
        with self.lock:
            self.times.append(took)
            self.unchanged += status == 304
            self.faults += status not in (200, 304)


def ask(n: int, mark: str, tally: Tally) -> str:
    """One request on a connection of its own; the mark of the answer, "" where it failed."""
    start = time.perf_counter()
    status, answered = 0, ""
    try:
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
        headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": mark} if mark else {})
        line.request("GET", f"/wall/frame/{n}?panes=1&w=177", headers=headers)
        answer = line.getresponse()
        answer.read()
        status, answered = answer.status, answer.headers.get("ETag") or ""
        line.close()
    except OSError:
        pass
    tally.add(time.perf_counter() - start, status)
    return answered


def wall(seed: int, until: float, tally: Tally) -> None:
    """A screen: a view, and half a dwell later whether it is still true."""
    chance = random.Random(seed)
    time.sleep(chance.uniform(0, DWELL))
    n = chance.randrange(20)
    while time.monotonic() < until:
        mark = ask(n, "", tally)
        time.sleep(DWELL / 2)
        ask(n, mark, tally)
        time.sleep(DWELL / 2 + chance.uniform(-0.5, 0.5))
        n += 1


def served(city: str) -> subprocess.Popen[bytes]:
    environ = os.environ | {"COCKPIT_CITY": city, "COCKPIT_PORT": str(PORT)}
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environ)
    for _ in range(100):
        time.sleep(0.2)
        if ask(0, "", Tally()):
            return server
    server.terminate()
    raise SystemExit("The server does not answer.")


def cpu_of(process: subprocess.Popen[bytes]) -> float:
    """CPU seconds used so far; 0 where the system does not say (only Linux does here)."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Changing(FolderStore):
    """A city folder whose every reading is a revision of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path, self.count = path, 0
        self.turn()

    def turn(self) -> None:
        self.count += 1
        self._city: City = FolderStore(self.path).current()
        self._city.__dict__["revision"] = f"r{self.count}"


def after_revision(city: str) -> tuple[float, float]:
    """CPU in milliseconds, the median of some revisions: of the request that meets a new one, and
    of the first that shows it. The screen is a portrait one, which has the most frames.
    """
    store = Changing(CITIES / city)
    app = create_app(store)
    client, standing = app.server.test_client(), app.server.extensions["wall"].standing
    meets, shows = list[float](), list[float]()
    client.get("/wall/frame/0?w=56")
    for _ in range(REVISIONS):
        store.turn()
        for times in (meets, shows):
            start = time.thread_time()
            client.get("/wall/frame/0?w=56")
            times.append((time.thread_time() - start) * 1000)
            while standing.city().revision != store.current().revision:
                time.sleep(0.01)
    return statistics.median(meets), statistics.median(shows)


def main() -> int:
    city = sys.argv[1] if len(sys.argv) > 1 else "demo"
    server = served(city)
    tally, until = Tally(), time.monotonic() + SECONDS
    before = cpu_of(server)
    try:
        walls = [threading.Thread(target=wall, args=(at, until, tally)) for at in range(WALLS)]
        for each in walls:
            each.start()
        for each in walls:
            each.join()
        used = cpu_of(server) - before
    finally:
        server.terminate()
        server.wait(10)
    cuts = statistics.quantiles(tally.times, n=100)
    p50, p95, worst = cuts[49] * 1000, cuts[94] * 1000, max(tally.times) * 1000
    print(f"{city}: {WALLS} walls, {len(tally.times)} requests, {tally.unchanged} unchanged")
    print(f"p50 {p50:.1f} ms · p95 {p95:.1f} ms · worst {worst:.0f} ms · faults {tally.faults}")
    print(f"server CPU {used:.2f} s, {used / len(tally.times) * 1000:.2f} ms a request")
    meets, shows = after_revision(city)
    print(f"first request after a revision: {meets:.1f} ms CPU, first that shows it {shows:.1f} ms")
    cheap = max(meets, shows) < CPU_LIMIT_MS
    return 0 if p95 < LIMIT_MS and cheap and not tally.faults else 1


if __name__ == "__main__":
    sys.exit(main())
