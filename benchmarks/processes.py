"""One process and two, on PostgreSQL behind nginx: ``python -m benchmarks.processes [--rows]``.

Everything is what docs/deploy.md describes: its nginx file with other ports, PostgreSQL, processes
of ``python app.py``. Debian's ``wrk`` asks for the overview over 16 standing connections (one
thread of C; what it takes of a core is told too). Rounds go in turn: one process asked directly,
one behind nginx, two behind nginx; medians. Then a revision is published, both polled until they
show it, and one of two is killed with signal 9 under load and started again. What two can reach is
told by the cores: client, nginx, and whatever else runs on the machine take their part of them.
``--rows`` prints the short form for ``make bench``. Linux only.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data import SqlStore, connect
from tests import chromium, postgres
from tests.processes import Cockpit, ask, cockpits, ensure, nginx

CITY, SECONDS, ROUNDS, CONNECTIONS, REVISIONS = "demo", 4, 7, 16, 5
KILLED_AFTER, AWAY, TOGETHER, LONGEST = 2, 3, 2, 60  # seconds of the load under which one dies
CORES, TICKS = len(os.sched_getaffinity(0)), os.sysconf("SC_CLK_TCK")
WAYS = ("direct", "one", "two")


@dataclass(frozen=True)
class House:
    """Two processes, an nginx before the first of them, an nginx before both."""

    both: list[Cockpit]
    ports: dict[str, int]  # of each way
    folder: Path  # what the nginx before both writes down
    store: SqlStore

    def answered(self) -> list[tuple[str, str]]:
        """Status and the processes asked, request by request, as nginx wrote it down."""
        log = (self.folder / "cockpit.access.log").read_text(encoding="utf-8")
        found = re.findall(r'" (\d+) \d+ [\d.]+ ((?:[\d.:]+, )*[\d.:]+) ', log)
        return [(status, asked) for status, asked in found]


@dataclass(frozen=True)
class Load:
    """What wrk saw in one round, and who took how much of a core."""

    pages: float  # a second
    failed: int
    shares: dict[str, float]


@contextmanager
def house(folder: Path) -> Iterator[House]:
    with postgres.server() as address:
        database = postgres.create(address, "cockpit")
        settings = {
            "COCKPIT_CITY": CITY,
            "COCKPIT_DATABASE": database,
            "COCKPIT_PROXIES": "127.0.0.1",
        }
        alone = folder / "alone"
        alone.mkdir()
        with cockpits(folder, 2, **settings) as both:
            listening = [each.port for each in both]
            with nginx(alone, listening[:1]) as one, nginx(folder, listening) as two:
                store = SqlStore(connect(database), CITY)
                ports = {"direct": listening[0], "one": one, "two": two}
                yield House(both, ports, folder, store)
                store.close()


def used(pid: int) -> float:
    """Seconds of a core that a process and its children have used."""
    stat = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (int(stat[11]) + int(stat[12])) / TICKS + sum(used(int(child)) for child in children)


def busy() -> float:
    """Seconds of cores that the machine was busy since it started."""
    first = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    return (sum(map(int, first[:3])) + sum(map(int, first[5:8]))) / TICKS


def client() -> float:
    """Seconds of a core that clients which have ended have used."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def clock(at: House) -> dict[str, float]:
    own = used(os.getpid())
    apps = sum(used(each.process.pid) for each in at.both if each.process.poll() is None)
    return {"app": apps, "own": own, "client": client(), "busy": busy(), "time": time.monotonic()}


def begun(port: int, seconds: int) -> subprocess.Popen[str]:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    return subprocess.Popen(
        [*command, f"http://127.0.0.1:{port}/"], stdout=subprocess.PIPE, text=True
    )


def ended(crowd: subprocess.Popen[str]) -> tuple[float, int]:
    """Pages a second and how many failed."""
    text, _ = crowd.communicate()
    pages = re.search(r"Requests/sec:\s+([\d.]+)", text)
    assert pages, text
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), time", text)
    failed = [*(refused.groups() if refused else ()), *(broken.groups() if broken else ())]
    return float(pages[1]), sum(map(int, failed))


def load(at: House, way: str, seconds: int) -> Load:
    before = clock(at)
    pages, failed = ended(begun(at.ports[way], seconds))
    spent = {name: value - before[name] for name, value in clock(at).items()}
    # This process's children are the cockpits, both nginx and PostgreSQL; wrk has ended.
    spent["nginx and PostgreSQL"] = spent.pop("own") - spent["app"]
    spent["others"] = spent.pop("busy") - sum(
        spent[name] for name in ("app", "client", "nginx and PostgreSQL")
    )
    took = spent.pop("time")
    return Load(pages, failed, {name: max(0.0, value / took) for name, value in spent.items()})


def rounds(at: House, seconds: int, count: int) -> dict[str, Load]:
    """The median round of each way, by pages a second."""
    made: dict[str, list[Load]] = {way: [] for way in WAYS}
    for _ in range(count):
        for way in WAYS:
            made[way].append(load(at, way, seconds))
    return {
        way: sorted(each, key=lambda one: one.pages)[len(each) // 2] for way, each in made.items()
    }


def reachable(one: Load, two: Load) -> float:
    """How many times one process the cores leave room for, beside all others, while two run."""
    left = CORES - sum(share for name, share in two.shares.items() if name != "app")
    return min(2.0, left / one.shares["app"])


def agreement(at: House) -> list[float]:
    """Seconds from the moment a revision is written until both processes show it."""
    took = []
    for _ in range(REVISIONS):
        made = at.store.rollback("1", "benchmark", base=at.store.current().revision).revision
        start = time.monotonic()
        for each in at.both:
            while json.loads(ask(each.port, "/healthz").body)["revision"] != made:
                time.sleep(0.01)
        took.append(time.monotonic() - start)
    return took


def killed(at: House) -> dict[str, float]:
    """One of two is killed under load and started again, while wrk goes on."""
    seen, victim = len(at.answered()), at.both[0]
    crowd = begun(at.ports["two"], LONGEST)
    time.sleep(KILLED_AFTER)
    victim.kill()
    time.sleep(AWAY)
    alone, start = len(at.answered()), time.monotonic()
    victim.start()
    me = f"127.0.0.1:{victim.port}"
    while not any(asked == me for _, asked in at.answered()[alone:]) and crowd.poll() is None:
        time.sleep(0.1)
    back, shared = time.monotonic() - start, len(at.answered())
    time.sleep(TOGETHER)
    together = [asked == me for _, asked in at.answered()[shared:]]
    crowd.send_signal(signal.SIGINT)  # it ends with its report
    _, failed = ended(crowd)
    lines = at.answered()[seen:]
    return {
        "answered": len(lines),
        "failed": failed,
        "again": sum("," in asked for _, asked in lines),
        "back": back,
        "share": 100 * sum(together) / max(1, len(together)),
    }


def told(medians: dict[str, Load], agreed: list[float], end: dict[str, float]) -> None:
    one, two = medians["one"], medians["two"]
    print(f"{CORES} cores, load {os.getloadavg()[0]:.2f}; overview of {CITY}, medians")
    for way in WAYS:
        shares = ", ".join(
            f"{name} {100 * each:.0f} %" for name, each in medians[way].shares.items()
        )
        print(f"{way:>7}: {medians[way].pages:6.0f} pages a second; of a core: {shares}")
    print(f"two to one: {two.pages / one.pages:.2f}; the cores allow {reachable(one, two):.2f}")
    print(f"both show a revision after {max(agreed):.2f} s at worst of {len(agreed)}")
    print(
        f"one killed: {end['answered']:.0f} pages, {end['failed']:.0f} failed, {end['again']:.0f} "
        f"asked again of the other; back at work {end['back']:.1f} s after its start, then "
        f"{end['share']:.0f} % of the pages"
    )


def rows(medians: dict[str, Load], agreed: list[float], end: dict[str, float]) -> None:
    """Lines of ``name | value | unit | bound`` for ``make bench``."""
    one, two = medians["one"], medians["two"]
    ratio = two.pages / one.pages
    print(f"overview pages a second, one process | {medians['direct'].pages:.0f} | | >= 500")
    print(f"the same behind nginx | {one.pages:.0f} | |")
    print(f"two processes behind nginx | {two.pages:.0f} | |")
    print(f"two to one, of what the cores allow | {ratio / reachable(one, two):.2f} | | >= 0.9")
    print(f"both show a revision after | {max(agreed):.2f} | s | <= 2")
    print(f"pages failed when one is killed under load | {end['failed']:.0f} | | <= {CONNECTIONS}")


def main(short: bool) -> None:
    ensure()
    if not shutil.which("wrk") and not chromium.apt("wrk"):
        raise SystemExit("wrk is missing. On Debian: apt install wrk")
    with tempfile.TemporaryDirectory() as name, house(Path(name)) as at:
        for each in at.both:
            ended(begun(each.port, 1))  # the page is written once
        medians = rounds(at, 2 if short else SECONDS, 3 if short else ROUNDS)
        found = medians, agreement(at), killed(at)
    (rows if short else told)(*found)


if __name__ == "__main__":
    main("--rows" in sys.argv)
