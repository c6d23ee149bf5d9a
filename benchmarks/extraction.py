"""How fast the extractor reads: ``python -m benchmarks.extraction``, for docs/intake.md.

The texts of the corpus, joined and repeated to about 200,000 characters, on one core; CPU time,
median of five. Then texts made to be slow, each of 100,000 characters. Exit code 1 where the
official texts are read at less than 100,000 characters a second.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from data.intake.bulletin import extract
from data.intake.reading import text_of

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "intake" / "corpus"
ROUNDS, LENGTH, AIM = 5, 200_000, 100_000
HARD = (
    "1",
    "（",
    "“",
    "1 ",
    "5个",
    "由5%",
    "分别增长5%、",
    "增长5%，",
    "1:",
    "A1",
    "居第1位",
    "x\n",
)


def seconds(text: str) -> float:
    start = time.process_time()
    extract(text)
    return time.process_time() - start


def main() -> int:
    joined = "".join(text_of(path.read_bytes()) for path in sorted(CORPUS.glob("*.txt")))
    text = joined * (LENGTH // len(joined) + 1)
    speed = len(text) / statistics.median(seconds(text) for _ in range(ROUNDS))
    print(f"official texts: {speed:,.0f} characters a second")
    for piece in HARD:
        hard = piece * (AIM // len(piece))
        print(f"{piece.strip()!r} repeated: {seconds(hard):.2f} s for {len(hard):,}")
    return int(speed < AIM)


if __name__ == "__main__":
    sys.exit(main())
