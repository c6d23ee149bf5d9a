"""How fast the extractor reads: ``python -m benchmarks.extraction [FILE...]``.

Without files the official texts of the tests' corpus, joined. Processor time of one core, median
of seven. Exit code 1 under 100,000 characters a second.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from data.intake.bulletin import extract
from data.intake.reading import text_of

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "intake" / "corpus"
ROUNDS, FLOOR = 7, 100_000


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(CORPUS.glob("*.txt"))
    text = "\n".join(text_of(path.read_bytes()) for path in paths)
    taken: list[float] = []
    found = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        found = len(extract(text))
        taken.append(time.process_time() - start)
    speed = len(text) / statistics.median(taken)
    print(f"{len(text):,} characters, {found:,} figures: {speed:,.0f} characters a second")
    return int(speed < FLOOR)


if __name__ == "__main__":
    raise SystemExit(main())
