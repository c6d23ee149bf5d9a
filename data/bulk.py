"""A million cases judged by the column: ``judge_frame`` gives the word of ``data.status.judge``,
without its sentence.

The rule is ``data.status``; what stands here must equal it for every row, and a test holds it to
that. Rows that whole numbers of 64 bits cannot hold, and milestones, are asked of the rule itself,
each distinct one once. ``City`` explains every word it shows and therefore asks the rule; this is
for counting words where nobody reads the sentences, and for measuring.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from data.bulk_ladder import (
    CAP,
    CUMULATIVE,
    GROWTH,
    KEEP,
    KINDS,
    LEVEL,
    RANK,
    SHARE,
    Questions,
    quantities,
    words,
)
from data.bulk_numbers import (
    COMPARATORS,
    Flags,
    Ints,
    Printed,
    Scale,
    approx,
    each,
    interval,
    printed,
    scaled,
)
from data.bulk_numbers import share as part
from data.cases import EDGE, FREE, OTHER, SILENT, SPOKEN, Case, Rule, bands
from data.figures import split_unit
from data.ladder import EARLY, NEAR, ORDER
from data.periods import parse
from data.records import Evidence, Fact, Indicator, Item
from data.status import judge

FIGURES = ("target", "other", "actual", "base", "plan")
TEXTS = (
    *("kind", "direction", "unit", "period", "due", "universe", "actual_period"),
    "actual_universe",
    *(f"{name}_{what}" for name in FIGURES for what in ("value", "unit", "comparator", "word")),
)
FLAGS = ("whole", "beside", "said")
_NOWHERE = Evidence("", "", 1, "")
_ASKED = "asked"  # of the rule itself
_LADDER = "ladder"


def judge_frame(frame: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """``word``, ``completion``, ``schedule`` (fractions) and ``lead`` (percentage points) of every
    row, nan where none is computed, under the frame's own index.

    One row is one case as ``data.judging`` makes them, in the columns ``TEXTS`` and ``FLAGS``; a
    column that is not there is blank. ``other`` is the second target of a range, ``base`` last
    year's whole-year figure, ``plan`` the goal's own target for exactly this period; ``universe``
    is of how many places the target speaks. All figures are of one region. ValueError for a
    period nobody could have published.
    """
    rows = frame.reindex(columns=TEXTS, fill_value="")
    rows = rows.join(frame.reindex(columns=FLAGS, fill_value=False).astype(bool))
    found = pd.DataFrame(
        {"word": "", "completion": np.nan, "schedule": np.nan, "lead": np.nan}, index=frame.index
    )
    if frame.empty:
        return found
    columns = _columns(rows)
    word = _sorted_out(rows, columns)
    scale, fits = scaled(list(columns.figures), rule)
    fits &= columns.figures[3].comparator != COMPARATORS.index("~")  # a start cut once more
    counted = word == _LADDER
    word[counted & ~fits] = _ASKED
    counted &= fits
    if counted.any():
        numbers = _ladder(columns.of(counted), scale.of(counted), rule)
        word[counted] = numbers.pop("word")
        found.loc[counted, list(numbers)] = np.column_stack(list(numbers.values()))
    found["word"] = word
    return _ask(found, rows, rule)


class Columns(NamedTuple):
    """What the words and numbers of the frame were read as."""

    figures: tuple[Printed, ...]
    kind: Ints
    caps: Flags
    down: Flags
    whole: Flags
    months: Ints
    single: Flags  # a month by itself
    inside: Flags  # the actual may be read in the period
    same: Flags  # the actual is of the period itself

    def of(self, rows: Flags) -> Columns:
        figures = tuple(figure.of(rows) for figure in self.figures)
        return Columns(figures, *(column[rows] for column in self[1:]))


def _columns(rows: pd.DataFrame) -> Columns:
    bases: dict[str, int] = {}
    (kind,) = each(rows["kind"], lambda text: (KINDS.index(text) if text in KINDS else -1,))
    (down,) = each(rows["direction"], lambda text: (text == "down",))
    (things,) = each(rows["unit"], lambda text: (split_unit(text)[1] not in ("%", "‰"),))
    whole = rows["whole"].to_numpy(dtype=bool)
    times = each(rows["period"] + "|" + rows["actual_period"], _times)
    return Columns(
        tuple(printed(rows, name, bases) for name in FIGURES),
        kind,
        (kind == KEEP) & (down > 0) & whole & (things > 0),
        down > 0,
        whole,
        times[0],
        *(times[1:] > 0),
    )


def _times(both: str) -> tuple[int, ...]:
    period, _, of = both.partition("|")
    if not of:
        return 0, False, False, False
    at = parse(of)
    return at.months, at.kind == "month", parse(period).covers(at), of == period


def _sorted_out(rows: pd.DataFrame, c: Columns) -> np.ndarray:
    """The words that need no numbers, and who judges the rest."""
    target, other, actual = c.figures[:3]
    said, beside = (rows[name].to_numpy(dtype=bool) for name in ("said", "beside"))
    milestone = c.kind < 0
    flows = np.isin(c.kind, (CUMULATIVE, GROWTH)) | c.caps
    ranked, mine = rows["universe"].to_numpy(object), rows["actual_universe"].to_numpy(object)
    unlike = (
        (other.given & (other.base != target.base))
        | (actual.base != target.base)
        | (c.single & flows)
        | ~c.inside
        | ((c.kind == RANK) & (ranked != "") & (mine != "") & (ranked != mine))
    )
    digits = target.number & (other.number | ~other.given) & actual.number
    choices = [
        (~target.given, np.where(said & ~actual.given, SPOKEN, FREE)),
        (~actual.given & beside, OTHER),
        (~actual.given & said, SPOKEN),
        (~actual.given & ~milestone, SILENT),
        (~actual.given, _ASKED),
        (unlike, OTHER),
        (milestone, _ASKED),
        (~digits, SPOKEN),
    ]
    return np.select([each for each, _ in choices], [word for _, word in choices], _LADDER).astype(
        object
    )


def _ladder(c: Columns, scale: Scale, rule: Rule) -> dict[str, np.ndarray]:
    """Word, completion, schedule and lead of the rows whose numbers are compared."""
    target, other = c.figures[:2]
    swapped = other.given & (scale.amount(other) < scale.amount(target))
    low = _picked(swapped, other, target)
    high = _picked(swapped | ~other.given, target, other)
    wants = np.select(
        [c.kind == RANK, ~other.given & np.isin(target.comparator, (1, 2)),
         ~other.given & np.isin(target.comparator, (3, 4))], [-1, 1, -1],
        np.where(c.down, -1, 1),
    )  # fmt: skip
    both = other.given & (c.kind == KEEP)
    sign = np.where(both, 1, wants)
    q = _questions(c, scale, sign, _picked(sign > 0, low, high), rule)
    worst, best = words(q, bands(rule))
    if both.any():
        # Where two edges bind, each end is as good as its worse edge.
        down = np.full(int(both.sum()), -1)
        edge = _questions(c.of(both), scale.of(both), down, high.of(both), rule)
        lower, upper = words(edge, bands(rule))
        worst[both], best[both] = np.minimum(worst[both], lower), np.minimum(best[both], upper)
    near = (target.stretch | (other.given & other.stretch)) & (worst < ORDER[NEAR])
    worst, best = (np.where(near, np.maximum(ends, ORDER[NEAR]), ends) for ends in (worst, best))
    judged = (worst != ORDER[EARLY]) | (best != ORDER[EARLY])
    completion, schedule, lead = quantities(q, judged)
    names = np.array(list(ORDER), dtype=object)
    word = np.where(worst == best, names[worst], EDGE)
    return {"word": word, "completion": completion, "schedule": schedule, "lead": lead}


def _picked(rows: Flags, one: Printed, other: Printed) -> Printed:
    return Printed(*(np.where(rows, a, b) for a, b in zip(one, other, strict=True)))


def _questions(c: Columns, scale: Scale, sign: Ints, edge: Printed, rule: Rule) -> Questions:
    """One edge of every row, turned so that more is wanted."""
    target, other, actual, base, plan = c.figures
    up, level = sign > 0, np.isin(c.kind, (LEVEL, SHARE))
    points, ratio = approx(rule)
    wanted = scale.amount(edge)
    slack = np.where(edge.rate, part(scale.one, points), part(np.abs(wanted), ratio))
    kind = np.where(c.caps & ~up & ~other.given, CAP, c.kind)
    low, high = _turned(up, *_read(c, actual, scale, rule))
    first, second = _turned(up, *_read(c, base, scale, rule))
    bounded = (first > -(2**61)) & (second < 2**61)
    based = level & base.given & base.number & (base.base == target.base) & bounded
    last = np.where(based, sign * scale.amount(base), 0)
    exact = ~based | (first == second)
    return Questions(
        kind, sign, sign * wanted, low, high, sign * scale.amount(actual), based,
        np.where(exact, last, first >> 1), np.where(exact, last, (second + 1) >> 1), last,
        (np.isin(edge.comparator, (2, 4)) & ~other.given).astype(np.int64),
        np.where(edge.comparator == 5, slack, 0), c.months,
        plan.given & plan.number & c.same & (plan.base == target.base), sign * scale.amount(plan),
        c.whole & np.isin(kind, (CUMULATIVE, LEVEL)), scale.one,
    )  # fmt: skip


def _read(c: Columns, figure: Printed, scale: Scale, rule: Rule) -> list[Ints]:
    all_of = np.isin(c.kind, (SHARE, KEEP)) & figure.whole
    return interval(figure, scale, c.whole | (c.kind == RANK) | all_of, c.whole, rule)


def _turned(up: Flags, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    return np.where(up, low, -high), np.where(up, high, -low)


def _ask(found: pd.DataFrame, rows: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The rest, of the rule itself."""
    asked = (found["word"] == _ASKED).to_numpy()
    known: dict[tuple[object, ...], tuple[object, ...]] = {}
    answers: list[tuple[object, ...]] = []
    for row in rows[asked].itertuples(index=False, name=None):
        if row not in known:
            made = judge(case_of(dict(zip(rows.columns, row, strict=True))), rule)
            known[row] = made.word, made.completion, made.schedule, made.lead
        answers.append(known[row])
    for name, column in zip(found.columns, zip(*answers, strict=True), strict=False):
        found.loc[asked, name] = pd.Series(
            column, index=found.index[asked], dtype=found[name].dtype
        )
    return found


def case_of(row: dict[str, object]) -> Case:
    """The case a row of ``judge_frame`` stands for; every column must be there."""
    text = {name: str(row[name]) for name in TEXTS}
    period = parse(text["period"])
    indicator = Indicator(
        "", "", "", "", "", text["kind"], text["direction"], text["unit"], "",
        whole=bool(row["whole"]),
    )  # fmt: skip

    def figure(name: str, at: str, universe: str = "") -> Fact | None:
        value, unit, comparator, word = (
            text[f"{name}_{what}"] for what in ("value", "unit", "comparator", "word")
        )
        due = text["due"] if name == "target" else ""
        made = Fact("", "", "", at, name, comparator, value, unit, _NOWHERE, word, universe, due)
        return made if value else None

    year = str(period.year)
    one = figure("target", year, text["universe"])
    two = figure("other", year) if one else None
    beside = Fact("", "", "", period.id, "", "=", "1", text["unit"], _NOWHERE)
    said = Item("", "", "", "", "", "", "", "", "", "", "", "", _NOWHERE)
    return Case(
        indicator,
        period,
        tuple(fact for fact in (one, two) if fact),
        figure("actual", text["actual_period"], text["actual_universe"]),
        figure("base", str(period.year - 1)),
        plan=figure("plan", period.id),
        beside=beside if row["beside"] else None,
        said=said if row["said"] else None,
    )
