"""The status rule: one case in, one word, its sentence and its inputs out. Pure: no frames, no
files, no clock.

``judge`` is total over records that pass the data check: every case yields exactly one of
``WORDS``. Numbers are compared exactly (``data.ladder``) in the unit without multiplier, over
the interval their printing allows (``data.figures``).

What STATUS leaves to the reader, decided here:

- The comparator says which side is wanted (≥ > up, ≤ < down); without one, and for ranges, the
  indicator's direction does.
- A range asks for its nearer edge and notes a number beyond the other; for ``keep`` both edges
  bind.
- A ceiling on something that accumulates is ``keep``, wanted low, counted in whole things (起,
  人), not a rate.
- 力争: a stretch target's word is never worse than 略滞后, and the miss is a note.
- 左右 moves only the edge where the target counts as met.
- A number of another scope stands before words: ``beside`` is asked before ``said``.
- growth, keep and rank never read 已完成: meeting them early does not finish the year.
- A milestone reached is 已完成; 达序时 is one that keeps to a plan of its own for the period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from data import silence
from data.cases import EDGE, WORDS, WORST_FIRST, Case, Rule, Scope, Word, bands, caps, scope
from data.figures import Interval, amount, figure, is_number, is_rate, places, said, split_unit
from data.ladder import EARLY, NEAR, ORDER, ZERO, Answer, Question, answer
from data.milestones import milestone
from data.periods import Period, parse
from data.records import Coverage, Fact, Judgement
from data.sentences import (
    Reckoning,
    difference,
    interval_text,
    joined,
    percent,
    remaining_text,
    sentence,
    shown,
    target_text,
)

__all__ = [
    "UNJUDGED",
    "WORDS",
    "WORST_FIRST",
    "Case",
    "Rule",
    "Scope",
    "Word",
    "coverage",
    "figure",
    "judge",
    "scope",
    "sector_word",
]

UNJUDGED = "数据不足以判断"
_SHARES = tuple(Fraction(months, 12) for months in range(13))
_ZERO_TARGET = {
    "cumulative": "目标为零：不计算完成率，只看是否达到",
    "cap": "目标为零：不计算完成率，只看是否守住",
    "level": "目标为零：按自去年水平到零的路程计算",
    "keep": "目标为零：没有按比例的容许范围",
}


def judge(case: Case, rule: Rule) -> Judgement:
    """The one word a case deserves. ValueError only for a period nobody could have published."""
    actual = case.actual
    if not case.targets or actual is None:
        return silence.unmeasured(case, rule)
    reasons = silence.reasons(case, actual)
    if reasons:
        return silence.incomparable(case, actual, reasons, rule)
    if case.indicator.kind == "milestone":
        return milestone(case, actual, rule)
    if not all(is_number(fact.value) for fact in (*case.targets, actual)):
        return silence.worded(case, actual, rule)
    return _compared(case, actual, rule)


def _compared(case: Case, actual: Fact, rule: Rule) -> Judgement:
    at = parse(actual.period)
    notes: list[str] = []
    sign = _sign(case)
    base, start = _base(case, rule, notes)
    questions = [
        _question(case, side, fact, actual, start, rule) for side, fact in _edges(case, sign)
    ]
    answers = [answer(question, bands(rule)) for question in questions]
    # Where two edges bind, each end is as good as its worse edge; the failing edge is the one
    # to explain.
    pick = min(range(len(answers)), key=lambda i: (ORDER[answers[i].worst], ORDER[answers[i].best]))
    question, found = questions[pick], answers[pick]
    worst = min((a.worst for a in answers), key=ORDER.__getitem__)
    best = min((a.best for a in answers), key=ORDER.__getitem__)
    target = case.targets[0]
    if any("力争" in fact.word for fact in case.targets) and ORDER[worst] < ORDER[NEAR]:
        notes.append("力争目标未达到只作提示，不判滞后")
        worst, best = NEAR, best if ORDER[best] > ORDER[NEAR] else NEAR
    _warn(case, actual, question, found, rule, notes)
    remaining = remaining_text(question, target, at.months)
    reckoning = Reckoning(at, case.targets, actual, base, question, found, (worst, best), remaining)
    return _judgement(case, reckoning, rule, tuple(notes))


def _judgement(case: Case, r: Reckoning, rule: Rule, notes: tuple[str, ...]) -> Judgement:
    a, (worst, best) = r.answer, r.words
    c, p = a.completion, a.schedule
    judged = r.words != (EARLY, EARLY)
    return Judgement(
        word=worst if worst == best else EDGE,
        sentence=sentence(r),
        rule=rule.version,
        completion=_float(c),
        low=_float(a.low),
        high=_float(a.high),
        schedule=_float(p),
        lead=float((c - p) * 100) if judged and c is not None and p is not None else None,
        ratio=float(c / p) if judged and c is not None and p else None,
        gap=float(a.gap / split_unit(r.unit)[0]) if c is None else None,
        remaining=r.remaining,
        notes=notes,
        inputs=_inputs(case, r),
    )


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _sign(case: Case) -> int:
    """1 where more is wanted, -1 where less is."""
    if case.indicator.kind == "rank":
        return -1
    if len(case.targets) == 1:
        comparator = case.targets[0].comparator
        if comparator in (">=", ">"):
            return 1
        if comparator in ("<=", "<"):
            return -1
    return -1 if case.indicator.direction == "down" else 1


def _edges(case: Case, sign: int) -> list[tuple[int, Fact]]:
    """(side wanted, target) for every edge that binds."""
    if len(case.targets) == 1:
        return [(sign, case.targets[0])]
    low, high = sorted(case.targets[:2], key=amount)
    if case.indicator.kind == "keep":
        return [(1, low), (-1, high)]
    return [(sign, low if sign > 0 else high)]


def _question(
    case: Case, sign: int, target: Fact, actual: Fact, base: Interval | None, rule: Rule
) -> Question:
    indicator, at = case.indicator, parse(actual.period)
    wanted, is_range = amount(target), len(case.targets) > 1
    slack = ZERO
    if target.comparator == "~":
        rates = Fraction(str(rule.approx_pp))
        slack = rates if is_rate(target.unit) else abs(wanted) * Fraction(str(rule.approx_ratio))
    return Question(
        kind="cap" if caps(indicator) and sign < 0 and not is_range else indicator.kind,
        sign=sign,
        target=wanted,
        actual=_read(case, actual, rule),
        base=base,
        strict=target.comparator in (">", "<") and not is_range,
        slack=slack,
        share=_SHARES[at.months],
        plan=_plan(case, target, at),
        whole=indicator.whole,
        over=at.months == 12,
    )


def _read(case: Case, fact: Fact, rule: Rule) -> Interval:
    found = figure(fact, case.indicator, rule.approx_pp, rule.approx_ratio)
    return found.counted() if case.indicator.whole and not found.exact else found


def _plan(case: Case, target: Fact, at: Period) -> Fraction | None:
    plan = case.plan
    if plan is None or plan.period != at.id or not is_number(plan.value):
        return None
    same = not scope(case.indicator, plan).differs(scope(case.indicator, target))
    return amount(plan) if same else None


def _base(case: Case, rule: Rule, notes: list[str]) -> tuple[Fact | None, Interval | None]:
    """Last year's level where the kind needs one and the printed one can serve; why not is a
    note.
    """
    base = case.base
    if base is None or case.indicator.kind not in ("level", "share"):
        return None, None
    unlike = scope(case.indicator, base).differs(scope(case.indicator, case.targets[0]))
    found = _read(case, base, rule) if is_number(base.value) and not unlike else None
    if found is None or found.bounds is None:
        notes.append(f"{joined('去年水平', said(base))} 不能作起点（口径不同或只有界限）")
        return None, None
    if not found.value:
        notes.append("基期为零：从零起步，不计算增长率")
    return base, found


def _warn(case: Case, actual: Fact, q: Question, a: Answer, rule: Rule, notes: list[str]) -> None:
    """What a reader should know beside the word."""
    if not q.target:
        notes.append(_ZERO_TARGET.get(q.kind, "目标为零"))
    if a.completion is not None and not q.over and a.completion * 2 > 3:
        notes.append(f"年内完成率已达 {percent(a.completion)}，请核对目标与实绩口径是否一致")
    before = case.previous
    if before is not None and q.kind in ("cumulative", "cap") and is_number(before.value):
        last = _read(case, before, rule)
        fallen = q.actual.high < last.low or (
            q.actual.high == last.low and not q.actual.high_closed
        )
        alike = not scope(case.indicator, before).differs(scope(case.indicator, actual))
        if fallen and alike:
            name = parse(before.period).name
            notes.append(f"累计数低于{name}的{said(before)}，累计数不应减少，请核对数据")
    for fact in case.targets[:2]:
        if fact.comparator == "~":
            band = (
                f"{rule.approx_pp:g} 个百分点" if is_rate(fact.unit) else f"{rule.approx_ratio:.0%}"
            )
            notes.append(f"“{fact.word or '左右'}”按上下 {band} 计")
    if len(case.targets) > 1 and q.kind != "keep":
        far = max(map(amount, case.targets), key=lambda value: q.sign * value)
        if q.sign * (q.actual.value - far) > 0:
            notes.append(f"实绩越过目标区间 {target_text(case.targets)} 的另一端")


def _inputs(case: Case, r: Reckoning) -> tuple[tuple[str, str], ...]:
    """(label, text) in reading order."""
    a, q, decimals = r.answer, r.question, max(places(r.targets[0].value), places(r.actual.value))
    rows = [("年度目标", target_text(r.targets)), ("本期实绩", f"{said(r.actual)}（{r.at.label}）")]
    exact = q.actual.exact
    rows.append(("公布精度", "准确数" if exact else interval_text(q.actual, r.actual)))
    if r.base:
        rows.append(("去年水平", said(r.base)))
    if q.plan is not None and case.plan:
        rows.append(("本期计划", said(case.plan)))
    if a.schedule is not None:
        rows.append(("序时进度", percent(a.schedule)))
    if a.expected is not None:
        rows.append(("应达", shown(a.expected, r.unit, decimals + 2)))
    if a.completion is not None:
        rows.append(("完成率", percent(a.completion)))
    else:
        mark = "+" if a.gap > 0 else "-" if a.gap < 0 else ""
        gap = f"{abs(a.gap)} 位" if q.kind == "rank" else difference(a.gap, r.unit, decimals + 2)
        rows.append(("差距", mark + gap))
    if r.words[0] != r.words[1]:
        rows.append(("可能结论", " 或 ".join(r.words)))
    if case.beside:
        rows.append(("并列数字", said(case.beside)))
    return tuple(rows)


def coverage(words: Iterable[str]) -> Coverage:
    """How many of the targets' words, or of these counts, judge; KeyError for a word that is none
    of ``WORDS``.
    """
    counts = Counter(words)
    judged = sum(number for word, number in counts.items() if WORDS[word].assessable)
    ordered = tuple((word, counts[word]) for word in WORDS if counts[word])
    return Coverage(judged, counts.total(), ordered)


def sector_word(words: Iterable[str], rule: Rule) -> str:
    """The worst assessable word of a sector, or 数据不足以判断 where too little can be judged."""
    found = coverage(words)
    present = {word for word, _ in found.counts}
    if found.assessable < Fraction(str(rule.coverage)) * found.total:
        return UNJUDGED
    return next((word for word in WORST_FIRST if word in present), UNJUDGED)
