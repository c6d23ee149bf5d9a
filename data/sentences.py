"""The Chinese sentence that explains a judgement, and the parts of it that stand alone.

Pure text from records and exact numbers; no rule is decided here. Numbers are shown in the unit
they were printed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from data.figures import Interval, Number, digits, is_rate, places, said, split_unit, with_unit
from data.ladder import DONE, EARLY, ON, ORDER, Answer, Question
from data.periods import Period
from data.records import Fact


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A finished comparison, ready to be put into words. ``words`` are those of both ends,
    worst first.
    """

    at: Period
    targets: tuple[Fact, ...]
    actual: Fact
    base: Fact | None
    question: Question
    answer: Answer
    words: tuple[str, str]
    remaining: str

    @property
    def unit(self) -> str:
        return self.targets[0].unit

    @property
    def goal(self) -> str:
        """The annual target as said: 年目标 5.5 万人以上, 年目标 5—6%."""
        return goal_text(self.targets)

    @property
    def below(self) -> bool:
        """Whether the actual fell behind the starting level."""
        q = self.question
        return q.base is not None and q.sign * (q.actual.value - q.base.value) < 0


def target_text(targets: tuple[Fact, ...]) -> str:
    if len(targets) == 1:
        return said(targets[0])
    low, high = targets[:2]
    return with_unit(f"{low.value}—{high.value}", high.unit)


def joined(before: str, figure: str) -> str:
    """年目标 5.5 万人 but 年目标突破 680 亿元: a space stands only before digits."""
    return f"{before}{' ' if figure[:1] in '-0123456789' else ''}{figure}"


def goal_text(targets: tuple[Fact, ...]) -> str:
    return joined("年目标", target_text(targets))


def figure_text(kind: str, fact: Fact) -> str:
    """The figure as said; a place in a ranking with the number of those ranked."""
    if kind != "rank":
        return said(fact)
    return f"第 {fact.value} 位" + (f"（共 {fact.universe} 个）" if fact.universe else "")


def shown(number: Fraction, unit: str, decimals: int) -> str:
    """An amount in base units, printed in ``unit``."""
    return with_unit(digits(number, decimals, over=split_unit(unit)[0]), unit)


def difference(number: Fraction, unit: str, decimals: int) -> str:
    """The size of a gap; rates differ by percentage points."""
    if is_rate(unit):
        return f"{digits(abs(number), decimals)} 个{'千' if unit == '‰' else '百'}分点"
    return shown(abs(number), unit, decimals)


def percent(number: Fraction) -> str:
    return f"{digits(number, 1, times=100)}%"


def interval_text(interval: Interval, fact: Fact) -> str:
    """1.15—1.25 万人; an open side reads 以上 or 以下."""
    factor, decimals = split_unit(fact.unit)[0], places(fact.value) + 1

    def end(number: Number) -> str:
        return digits(number, decimals, over=factor) if isinstance(number, Fraction) else ""

    low, high = end(interval.low), end(interval.high)
    if not low:
        return f"{with_unit(high, fact.unit)}以下"
    if not high:
        return f"{with_unit(low, fact.unit)}以上"
    return with_unit(low if low == high else f"{low}—{high}", fact.unit)


def bounds_text(low: Fraction | None, high: Fraction | None) -> str:
    """（20.9—22.7%）, or one side of it; empty where both ends read the same."""
    if low is not None and high is not None:
        ends = digits(low, 1, times=100), digits(high, 1, times=100)
        return "" if ends[0] == ends[1] else f"（{ends[0]}—{ends[1]}%）"
    if low is not None:
        return f"（至少 {percent(low)}）"
    return f"（至多 {percent(high)}）" if high is not None else ""


def remaining_text(question: Question, target: Fact, months: int) -> str:
    """What each remaining quarter must bring (or may use, under a ceiling); by month when less
    than a quarter is left.
    """
    left, q = 12 - months, question
    need = q.target - q.actual.value
    counted = q.kind in ("cumulative", "cap") or (q.kind == "level" and q.base is not None)
    if not counted or not left:
        return ""
    if q.kind == "level":
        verb, need = ("需增加" if q.sign > 0 else "需减少"), need * q.sign
    else:
        verb = "需" if q.sign > 0 else "宜控制在"
    if need <= 0:
        return ""
    parts, name = (
        (Fraction(left, 3), "余下每季" if left > 3 else "余下一季")
        if left >= 3
        else (Fraction(left), "余下每月" if left > 1 else "余下一个月")
    )
    each, factor = need / parts, split_unit(target.unit)[0]
    if q.whole and factor == 1:
        each = Fraction(floor(each) if verb == "宜控制在" else ceil(each))
    ending = "以内" if verb == "宜控制在" else ""
    return f"{name}{verb} {shown(each, target.unit, places(target.value) + 1)}{ending}"


def lead_text(lead: Fraction) -> str:
    """``lead`` as a fraction, said in percentage points."""
    if not lead:
        return "与序时进度持平"
    return f"比序时进度{'高' if lead > 0 else '低'} {digits(abs(lead), 1, times=100)} 个百分点"


def sentence(r: Reckoning) -> str:
    """One sentence: the number, what it is measured against, the word, what remains."""
    head = _HEADS[r.question.kind](r)
    worst, best = r.words
    if worst == best:
        tail = worst
    else:
        precision = (
            "" if r.answer.low is not None else f"（{interval_text(r.question.actual, r.actual)}）"
        )
        tail = f"按公布精度{precision}介于「{worst}」与「{best}」之间，临界"
    return f"{head}，{tail}{'；' if r.remaining else ''}{r.remaining}。"


def _of_goal(r: Reckoning) -> str:
    plain = len(r.targets) == 1 and not r.targets[0].word and r.targets[0].comparator == "="
    return r.goal if plain else f"年目标（{target_text(r.targets)}）"


def _start(r: Reckoning) -> str:
    return joined(r.at.name, said(r.actual))


def _cumulative(r: Reckoning) -> str:
    a, q = r.answer, r.question
    if a.completion is None or a.schedule is None:
        return f"{_start(r)}，{r.goal}，目标不大于零，不计算完成率"
    done = f"{percent(a.completion)}{bounds_text(a.low, a.high)}"
    if r.words == (DONE, DONE) and q.sign > 0:
        return f"{_start(r)}，已达到{r.goal}（完成率 {percent(a.completion)}）"
    if r.words == (EARLY, EARLY):
        return f"{_start(r)}，{r.goal}，按进度此时应达数为 0"
    lead = a.completion - a.schedule
    verb = "完成" if q.sign > 0 else "占"
    text = f"{_start(r)}，{verb}{_of_goal(r)}的 {done}，{lead_text(lead)}"
    return text + _floored(r, lead)


def _floored(r: Reckoning, lead: Fraction) -> str:
    """Why a count a little behind the calendar is on schedule all the same."""
    due = r.answer.expected
    if not r.question.whole or due is None or lead * r.question.sign >= 0:
        return ""
    if ORDER[r.words[1]] < ORDER[ON] or r.question.kind == "cap":
        return ""
    return f"，按整数应达 {shown(due, r.unit, places(r.targets[0].value))}"


def _level(r: Reckoning) -> str:
    a, q = r.answer, r.question
    if r.words == (DONE, DONE):
        return _reached(r)
    if a.expected is None:
        return _distance(r)
    text = f"{_start(r)}{_last(r)}，{r.goal}"
    if r.below:
        return f"{text}，{_below(r)}"
    if a.completion is None or a.schedule is None:
        return f"{text}，目标未超出去年水平，不计算完成率"
    if r.words == (EARLY, EARLY):
        return f"{text}，按进度此时应变动数为 0"
    lead = a.completion - a.schedule
    way = "增量" if q.sign > 0 else "降量"
    done = f"{percent(a.completion)}{bounds_text(a.low, a.high)}"
    return f"{text}，完成全年{way}的 {done}，{lead_text(lead)}{_floored(r, lead)}"


def _share(r: Reckoning) -> str:
    due = r.answer.expected
    if r.words == (DONE, DONE):
        return _reached(r)
    if due is None:
        return _distance(r)
    decimals = _decimals(r) + 2
    text = f"{_start(r)}{_last(r)}，{r.goal}，按序时应达 {shown(due, r.unit, decimals)}"
    return f"{text}，{_side(r, decimals)}{f'，{_below(r)}' if r.below else ''}"


def _below(r: Reckoning) -> str:
    return "低于基期" if r.question.sign > 0 else "高于基期"


def _last(r: Reckoning) -> str:
    return joined("，去年", said(r.base)) if r.base else ""


def _reached(r: Reckoning) -> str:
    return f"{_start(r)}{_last(r)}，已达到{r.goal}"


def _distance(r: Reckoning) -> str:
    """No starting level: only how far it still is."""
    gap = r.answer.gap
    far = f"相差 {difference(gap, r.unit, _decimals(r))}" if gap else "恰好持平"
    return f"{_start(r)}，{r.goal}，{far}，去年水平未公布，无从计算进度"


def _decimals(r: Reckoning) -> int:
    return max(places(r.targets[0].value), places(r.actual.value))


def _side(r: Reckoning, decimals: int) -> str:
    gap = r.answer.gap
    if not gap:
        return "恰好持平"
    return f"{'高' if gap > 0 else '低'} {difference(gap, r.unit, decimals)}"


def _growth(r: Reckoning) -> str:
    return f"{_start(r)}，{r.goal}，{_side(r, _decimals(r))}"


def _keep(r: Reckoning) -> str:
    met = "符合要求" if r.words == (ON, ON) else _side(r, _decimals(r))
    return f"{_start(r)}，{r.goal}，{met}"


def _rank(r: Reckoning) -> str:
    gap = r.answer.gap
    side = "与目标持平"
    if gap:
        side = f"比目标{'落后' if gap > 0 else '靠前'} {digits(abs(gap), 0)} 位"
    place = figure_text("rank", r.actual)
    return f"{r.at.name}列{place}，年目标第 {r.targets[0].value} 位，{side}"


_HEADS = {
    "cumulative": _cumulative,
    "cap": _cumulative,
    "level": _level,
    "share": _share,
    "growth": _growth,
    "keep": _keep,
    "rank": _rank,
}
