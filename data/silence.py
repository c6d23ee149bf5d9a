"""Cases in which nothing is computed: no target, no number, words only, or a number that counts
something else.

Both numbers stand side by side with the reason; nothing is divided, summed or subtracted.
"""

from __future__ import annotations

from data.cases import FREE, OTHER, SILENT, SPOKEN, Case, Rule, scope
from data.figures import is_number, said
from data.ladder import EARLY
from data.milestones import due_date
from data.periods import parse
from data.records import Fact, Judgement
from data.sentences import figure_text, goal_text, joined, target_text

Rows = tuple[tuple[str, str], ...]


def unmeasured(case: Case, rule: Rule) -> Judgement:
    """No target or no actual."""
    if not case.targets:
        return _untargeted(case, rule)
    if case.beside:
        return _beside(case, case.beside, rule)
    name, goal = case.period.name, goal_text(case.targets)
    rows: Rows = (("年度目标", target_text(case.targets)),)
    if case.said:
        rows += (("来源表述", case.said.name),)
        text = f"{goal}，{name}仅定性表述（{case.said.name}），没有数字。"
        return Judgement(SPOKEN, text, rule.version, inputs=rows)
    if case.indicator.kind == "milestone":
        due = due_date(case.targets[0])
        rows += (("时限", due),)
        if due > case.period.end:
            text = f"{goal}（时限 {due}）未到节点，{name}没有公布进展。"
            return Judgement(EARLY, text, rule.version, inputs=rows)
    text = f"{goal}，{name}未公布数字，不等于没有完成。"
    return Judgement(SILENT, text, rule.version, inputs=rows)


def _untargeted(case: Case, rule: Rule) -> Judgement:
    rows: Rows = ()
    notes: tuple[str, ...] = ()
    word, text = FREE, f"{case.period.name}无公布目标，也没有公布实绩。"
    if case.actual:
        rows = (_measured(case.actual),)
        text = f"{_figure(case, case.actual)}，无公布目标，只监测、不评价。"
    elif case.said:
        word, rows = SPOKEN, (("来源表述", case.said.name),)
        text = f"{case.period.name}仅定性表述（{case.said.name}），没有数字，也没有公布目标。"
    if case.base:
        rows += (("去年水平", f"{said(case.base)}（{parse(case.base.period).label}）"),)
        notes = ("去年为全年数，与本期时段不同，只并列、不相减",) if case.period.months < 12 else ()
    return Judgement(word, text, rule.version, notes=notes, inputs=rows)


def _measured(actual: Fact) -> tuple[str, str]:
    return "本期实绩", f"{said(actual)}（{parse(actual.period).label}）"


def _figure(case: Case, actual: Fact) -> str:
    """When and how much: 一季度 4.5%, 3月第 11 位（共 261 个）; another year is named."""
    at = parse(actual.period)
    name = at.name if at.year == case.period.year else at.label
    return joined(name, figure_text(case.indicator.kind, actual))


def _beside(case: Case, beside: Fact, rule: Rule) -> Judgement:
    """A figure of another scope where the goal's own is missing."""
    other = case.beside_indicator
    mine = scope(case.indicator, case.targets[0])
    keys = "、".join(mine.differs(scope(other or case.indicator, beside)))
    name = joined(f"“{other.name}”" if other else "相关数字", said(beside))
    why = f"（{keys}）" if keys else ""
    when = parse(beside.period).name
    text = f"{goal_text(case.targets)}，{when}只有{name}，口径不同{why}，只并列、不计算。"
    rows: Rows = (("年度目标", target_text(case.targets)), ("并列数字", name))
    if keys:
        rows += (("不同之处", keys),)
    return Judgement(OTHER, text, rule.version, inputs=rows)


def worded(case: Case, actual: Fact, rule: Rule) -> Judgement:
    """A target or an actual that is a word, not a number (百亿规模)."""
    what = "实绩" if all(is_number(fact.value) for fact in case.targets) else "目标"
    reason = f"{what}只是文字、不是数字，仅定性"
    text = f"{_figure(case, actual)}，{goal_text(case.targets)}，{reason}。"
    rows = (("年度目标", target_text(case.targets)), _measured(actual))
    return Judgement(SPOKEN, text, rule.version, inputs=rows)


def reasons(case: Case, actual: Fact) -> tuple[str, ...]:
    """In which keys the actual's scope differs from the target's; empty where they may be
    compared.
    """
    target, at = case.targets[0], parse(actual.period)
    mine = scope(case.indicator, target)
    found = [key for fact in case.targets[1:2] for key in mine.differs(scope(case.indicator, fact))]
    found += mine.differs(scope(case.indicator, actual))
    if at.year != parse(target.period).year or not case.period.covers(at):
        found.append("时段")
    universe = _universe(case)
    ranked = case.indicator.kind == "rank"
    if ranked and universe and actual.universe and universe != actual.universe:
        found.append("参评总数")
    return tuple(dict.fromkeys(found))


def _universe(case: Case) -> str:
    """Of how many places the target speaks: its own row says, or last year's rank does."""
    return case.targets[0].universe or case.last_universe


def incomparable(case: Case, actual: Fact, keys: tuple[str, ...], rule: Rule) -> Judgement:
    """Target and actual side by side, with the keys that differ."""
    why, detail = "、".join(keys), ""
    if "时段" in keys and parse(actual.period).kind == "month":
        detail = "，单月数不是年内累计数"
    if "参评总数" in keys:
        detail = f"，目标按 {_universe(case)} 个排名、实绩按 {actual.universe} 个排名"
    goal = goal_text(case.targets)
    text = f"{_figure(case, actual)}，{goal}{detail}，口径不同（{why}），只并列、不计算。"
    rows = (("年度目标", target_text(case.targets)), _measured(actual), ("不同之处", why))
    return Judgement(OTHER, text, rule.version, inputs=rows)
