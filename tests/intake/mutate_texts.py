"""Texts broken in many ways: whatever is pasted gives entries, never an error, a hang or nonsense.

``python -m tests.intake.mutate_texts --n 10000`` runs them all; the suite runs a slice.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

from data import schema
from data.intake.bulletin import extract
from data.intake.entry import Entry

CORPUS = Path(__file__).parent / "corpus"
LONGEST, SECONDS = 3000, 5.0
_ROLES = ("actual", "target", "previous")
_ODD = (
    *("\x00", "\x01", "\t", "\r\n", "\u3000", "\u200b", "\ufeff", "，", "。", "；", "：", "、"),
    *(
        "（",
        "）",
        "(",
        ")",
        "“",
        "”",
        "%",
        "\uff05",
        ".",
        ",",
        "·",
        "—",
        "-",
        "~",
        "0",
        "9",
        "\uff10",
    ),
    *(
        "\uff19",
        "一",
        "二",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "零",
        "分别",
        "同比增长",
        "以上",
        "左右",
        "至",
    ),
    *("由", "增加到", "百分点", "1/2", "99999999999999", "其中：", "[1]", "①", "=SUM(A1)", "<b>"),
    *("\U00020bb7", "2024年", "13月", "第", "位", "翻一番", "15:43:02", "\u2105"),
)


def texts() -> list[str]:
    """Plain texts of the corpus, in pieces."""
    whole = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    return [text[at : at + LONGEST] for text in whole for at in range(0, len(text), LONGEST)]


def mutated(chance: random.Random, text: str) -> str:
    """One to thirty cuts, doublings, turns and odd insertions."""
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randrange(60))
        odd = chance.choice(_ODD) * chance.choice((1, 1, 3, 50))
        middle = chance.choice(("", text[at:end] * 2, text[at:end][::-1], odd + text[at:end]))
        text = text[:at] + middle + text[end:]
    return text


def wrong(entry: Entry, text: str) -> str:
    """What no entry may be; "" where it is sound."""
    start, end = entry.span
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", entry.value):
        return f"value {entry.value!r}"
    if entry.comparator not in schema.COMPARATORS:
        return f"comparator {entry.comparator!r}"
    if entry.role not in _ROLES:
        return f"role {entry.role!r}"
    return "" if 0 <= start <= end <= len(text) else f"span {entry.span}"


def run(n: int, seed: int = 1) -> tuple[int, float, list[str]]:
    """Entries found, the slowest text in seconds of CPU, and everything that is wrong."""
    chance, pieces = random.Random(seed), texts()
    found, slowest, faults = 0, 0.0, list[str]()
    for number in range(n):
        text = mutated(chance, chance.choice(pieces))
        start = time.thread_time()
        entries = extract(text, chance.choice(("", "2024H1")))
        slowest = max(slowest, time.thread_time() - start)
        found += len(entries)
        faults += [f"{number}: {why}" for entry in entries if (why := wrong(entry, text))]
    return found, slowest, faults


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--n", type=int, default=10_000)
    found, slowest, faults = run(asked.parse_args().n)
    print(f"{found} entries, slowest {slowest:.2f} s, {len(faults)} faults", *faults[:20], sep="\n")
