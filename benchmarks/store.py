"""How long the store takes: ``python -m benchmarks.store [URL]``, for docs/store.md.

Each city in the repository, and a practice city of 20,000 figures. Without a URL in a SQLite file
of its own; with one in that database, where the measured cities must not stand yet.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from data import Content, SqlStore, connect, database_in, open_store
from data.__main__ import main as command
from data.folder import CITIES

ROUNDS = 5
ASKED = 100_000


def with_note(content: Content, note: str) -> Content:
    """One changed row."""
    first, *rest = content.rows["facts"]
    return replace(content, rows={**content.rows, "facts": ({**first, "note": note}, *rest)})


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure(url: str, folder: Path) -> dict[str, float]:
    """Seconds by what was done."""
    found = {"first start": seconds(lambda: open_store(url, folder).close(), rounds=1)}
    found["next start"] = seconds(lambda: open_store(url, folder).close())
    store = open_store(url, folder)
    other = SqlStore(connect(url), store.city)
    other.current()
    content = store.content()
    publishing, noticing = [], []
    for at in range(ROUNDS):
        after, base = with_note(content, f"第{at}次"), store.current().revision
        publishing.append(seconds(partial(store.publish, after, "甲", base=base), rounds=1))
        noticing.append(seconds(other.refresh, rounds=1))
    found["publish one change"] = statistics.median(publishing)
    found["build it in another process"] = statistics.median(noticing)
    base = store.current().revision
    found["roll back"] = seconds(lambda: store.rollback("1", "甲", base=base), rounds=1)
    found["current()"] = seconds(lambda: [store.current() for _ in range(ASKED)]) / ASKED
    found["at(), built already"] = seconds(lambda: [store.at(base) for _ in range(ASKED)]) / ASKED
    other.close()
    store.close()
    return found


def main() -> None:
    with TemporaryDirectory() as name:
        large = Path(name) / "large"
        command(["demo", "--city-dir", str(large), "--rows", "20000"])
        toml = large / "city.toml"
        text = toml.read_text(encoding="utf-8")
        toml.write_text(text.replace('id = "demo"', 'id = "large"', 1), encoding="utf-8")
        for folder in (*sorted(path.parent for path in CITIES.glob("*/city.toml")), large):
            url = sys.argv[1] if sys.argv[1:] else database_in(Path(name))
            for what, taken in measure(url, folder).items():
                said = f"{taken:8.3f} s" if taken > 0.001 else f"{taken * 1e9:8.0f} ns"
                print(f"{folder.name:8} {what:28} {said}")


if __name__ == "__main__":
    main()
