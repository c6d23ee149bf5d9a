"""A million cases judged by the column: ``python -m benchmarks.judging [ROWS]``.

Distinct random figures of every kind; a sample of 10,000 is judged by the rule itself as well and
must be equal word for word. Processor time of one core. Exit code 1 where it takes too long or a
word differs.
"""

from __future__ import annotations

import random
import sys
import time

import pandas as pd  # noqa: TID251 - what is measured takes a frame

from data.bulk import FLAGS, TEXTS, case_of, judge_frame
from data.cases import Rule
from data.status import judge

ROWS, SAMPLE, LIMIT = 1_000_000, 10_000, 20.0  # LIMIT in seconds for ROWS
RULE = Rule("benchmark")
KINDS = ("cumulative", "growth", "level", "share", "keep", "rank", "milestone")
SHARES = (30, 20, 15, 10, 12, 8, 5)
UNITS = {"growth": "%", "share": "%", "rank": "位", "milestone": ""}
COUNTED = ("个", "人", "万人", "亿元", "万吨", "公里")
STAGES = ("未启动", "启动", "招投标", "开工", "主体", "建成", "验收", "公示")
WORDED = (("=", ""), (">=", "以上"), (">", "突破"), ("<=", "以内"), ("<", "低于"), ("~", "左右"),
          (">=", "力争"))  # fmt: skip
PERIODS = ("2024Q1", "2024H1", "2024Q3", "2024M5", "2024M11", "2024")


def cases(rows: int, seed: int = 1) -> pd.DataFrame:
    """Cases as cities have them: figures near what was due, mostly comparable, few odd."""
    chance = random.Random(seed)
    made = [_case(chance) for _ in range(rows)]
    return pd.DataFrame({name: [row.get(name, "") for row in made] for name in TEXTS}).assign(
        **{name: [bool(row.get(name)) for row in made] for name in FLAGS}
    )


def _case(chance: random.Random) -> dict[str, object]:
    kind = chance.choices(KINDS, SHARES)[0]
    unit = UNITS.get(kind) or chance.choice((*COUNTED, "%") if kind == "keep" else COUNTED)
    period = chance.choice(PERIODS)
    row: dict[str, object] = {
        "kind": kind, "unit": unit, "period": period,
        "direction": "down" if chance.random() < 0.2 else "up",
        "whole": unit in ("个", "人", "万人") and chance.random() < 0.8,
        "beside": chance.random() < 0.05, "said": chance.random() < 0.05,
    }  # fmt: skip
    names = ["target", "actual"]
    names = [name for name in names if chance.random() < 0.96]
    if kind == "milestone":
        row |= {f"{name}_value": chance.choice(STAGES) for name in names}
        row |= {"due": chance.choice(("", "2024-06-30")), "actual_period": period}
        return row
    names += ["base"] if kind in ("level", "share") and chance.random() < 0.9 else []
    names += ["plan"] if chance.random() < 0.1 else []
    names += ["other"] if "target" in names and chance.random() < 0.1 else []
    decimals = 0 if unit in ("个", "位") else chance.choice((0, 1, 1, 2, 2, 3))
    center = _center(chance, kind)
    for name in names:
        row |= _figure(chance, name, unit, center, decimals)
    row["actual_period"] = "2024-03" if chance.random() < 0.02 else period
    if kind == "rank" and chance.random() < 0.5:
        row |= {"universe": "261", "actual_universe": chance.choice(("261", "", "297"))}
    return row


def _center(chance: random.Random, kind: str) -> float:
    if kind == "growth":
        return chance.uniform(-2, 12)
    return chance.uniform(5, 100) if kind in ("share", "rank") else 10 ** chance.uniform(0.3, 4)


def _figure(
    chance: random.Random, name: str, unit: str, center: float, decimals: int
) -> dict[str, object]:
    near = chance.choice((0.25, 0.5, 0.9, 1.0, 1.05)) if name in ("actual", "plan") else 1
    value = f"{center * near * chance.uniform(0.8, 1.2):.{decimals}f}"
    comparator, word = chance.choice(WORDED) if name in ("target", "other") else ("=", "")
    if name == "actual" and chance.random() < 0.05:
        comparator, word = chance.choice((*WORDED, (">=", "余")))
    if chance.random() < 0.005:
        value = "百亿"
    odd = "户" if chance.random() < 0.01 else unit
    return dict(
        zip((f"{name}_{what}" for what in ("value", "unit", "comparator", "word")),
            (value, odd, comparator, word), strict=True)
    )  # fmt: skip


def different(frame: pd.DataFrame) -> list[str]:
    """Rows in which the rule itself says something else."""
    found = judge_frame(frame, RULE)
    wrong: list[str] = []
    records = frame.to_dict("records")
    answers = found.itertuples(index=False, name=None)
    for record, answer in zip(records, answers, strict=True):
        made = judge(case_of({str(key): value for key, value in record.items()}), RULE)
        expected = (made.word, made.completion, made.schedule, made.lead)
        said = tuple(None if each != each else each for each in answer)
        if said != expected:
            wrong.append(f"{record}: {said}, {expected}")
    return wrong


def main() -> int:
    rows = int(sys.argv[1]) if sys.argv[1:] else ROWS
    frame = cases(rows)
    start = time.process_time()
    found = judge_frame(frame, RULE)
    taken = time.process_time() - start
    start = time.process_time()
    wrong = different(frame.sample(min(rows, SAMPLE), random_state=1))
    pure = time.process_time() - start
    print(f"{rows:,} cases, {len(frame.drop_duplicates()):,} distinct: {taken:.1f} s, "
          f"{rows / taken:,.0f} a second")  # fmt: skip
    print(
        f"{min(rows, SAMPLE):,} by the rule itself and compared: {pure:.2f} s, {len(wrong)} differ"
    )
    print(found["word"].value_counts(normalize=True).round(3).to_string())
    for line in wrong[:5]:
        print(line)
    return int(bool(wrong) or taken > LIMIT * rows / ROWS)


if __name__ == "__main__":
    raise SystemExit(main())
