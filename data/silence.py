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
from data.sentences import target_text

Rows = tuple[tuple[str, str], ...]


def unmeasured(case: Case, rule: Rule) -> Judgement:
    """No target or no actual."""
    name = case.period.name
    if not case.targets:
        return _untargeted(case, rule)
    goal = target_text(case.targets)
    rows: Rows = (("年度目标", goal),)
    if case.beside:
        return _beside(case, case.beside, rule)
    if case.said:
        rows += (("来源表述", case.said.name),)
        text = f"{name}只有文字表述（{case.said.name}），没有数字，年目标 {goal}，仅定性。"
        return Judgement(SPOKEN, text, rule.version, inputs=rows)
    if case.indicator.kind == "milestone":
        due = due_date(case.targets[0])
        rows += (("时限", due),)
        if due > case.period.end:
            text = f"年目标“{goal}”时限 {due} 未到，{name}未公布进展，未到节点。"
            return Judgement(EARLY, text, rule.version, inputs=rows)
    text = f"年目标 {goal}，{name}未公布数字，不等于没有完成，未公布。"
    return Judgement(SILENT, text, rule.version, inputs=rows)


def _untargeted(case: Case, rule: Rule) -> Judgement:
    rows: Rows = ()
    notes: tuple[str, ...] = ()
    name, actual = case.period.name, case.actual
    word, text = FREE, f"{name}未公布实绩，也未公布年度目标，无公布目标。"
    if actual:
        at = parse(actual.period)
        rows = (("本期实绩", f"{said(actual)}（{at.label}）"),)
        text = f"{at.name} {said(actual)}，未公布年度目标，只监测、不评价，无公布目标。"
    elif case.said:
        rows = (("来源表述", case.said.name),)
        word = SPOKEN
        text = f"{name}只有文字表述（{case.said.name}），也未公布年度目标，仅定性。"
    if case.base:
        rows += (("去年水平", f"{said(case.base)}（{parse(case.base.period).label}）"),)
        notes = ("去年为全年数，与本期时段不同，只并列、不相减",) if case.period.months < 12 else ()
    return Judgement(word, text, rule.version, notes=notes, inputs=rows)


def _beside(case: Case, beside: Fact, rule: Rule) -> Judgement:
    """A figure of another scope where the goal's own is missing."""
    goal, other = target_text(case.targets), case.beside_indicator
    mine = scope(case.indicator, case.targets[0])
    keys = mine.differs(scope(other or case.indicator, beside))
    why = f"（{'、'.join(keys)}）" if keys else ""
    name = f"“{other.name}”" if other else "相关数字"
    text = (
        f"年目标 {goal}，{parse(beside.period).name}只有{name} {said(beside)}，"
        f"统计口径不同{why}，只并列、不计算，口径不同。"
    )
    rows = (
        ("年度目标", goal),
        ("并列数字", f"{name} {said(beside)}"),
        ("不同之处", "、".join(keys)),
    )
    return Judgement(OTHER, text, rule.version, inputs=rows if keys else rows[:2])


def worded(case: Case, actual: Fact, rule: Rule) -> Judgement:
    """A target or an actual that is a word, not a number (百亿规模)."""
    goal = target_text(case.targets)
    what = "实绩" if all(is_number(fact.value) for fact in case.targets) else "目标"
    at = parse(actual.period)
    text = f"{at.name} {said(actual)}，年目标 {goal}，{what}只是文字、不是数字，仅定性。"
    rows = (("年度目标", goal), ("本期实绩", f"{said(actual)}（{at.label}）"))
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
    goal, at, why = target_text(case.targets), parse(actual.period), "、".join(keys)
    here = (
        f"{at.label} {said(actual)}" if at.year != case.period.year else f"{at.name} {said(actual)}"
    )
    detail = ""
    if "时段" in keys and at.kind == "month":
        detail = "，单月数不是年内累计数"
    if "参评总数" in keys:
        detail = f"，目标按 {_universe(case)} 个排名、实绩按 {actual.universe} 个排名"
    text = f"{here}，年目标 {goal}{detail}，{why}不同，只并列、不计算，口径不同。"
    rows = (
        ("年度目标", goal),
        ("本期实绩", f"{said(actual)}（{at.label}）"),
        ("不同之处", why),
    )
    return Judgement(OTHER, text, rule.version, inputs=rows)
