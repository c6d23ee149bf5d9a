"""Milestones: a stage reached against a date due.

Only the stages of ``STAGES`` count. Anything else that was published (公示, 申报, 意向) is
printed as it stands and counts as not started: a title not yet won is not won.
"""

from __future__ import annotations

from data.cases import Case, Rule
from data.figures import said
from data.ladder import DONE, EARLY, LATE, NEAR, ON
from data.periods import Period, parse
from data.records import Fact, Judgement

STAGES = ("未启动", "启动", "招投标", "开工", "主体", "建成", "验收")


def stage(value: str) -> int:
    """Place in ``STAGES``; 0 for anything that is no stage."""
    return STAGES.index(value) if value in STAGES else 0


def due_date(target: Fact) -> str:
    """ISO day the stage is due; the end of the target's year where none is named."""
    return target.due or f"{parse(target.period).year}-12-31"


def milestone(case: Case, actual: Fact, rule: Rule) -> Judgement:
    """The word of a reached stage. ``case`` has a target."""
    target, at = case.targets[0], parse(actual.period)
    due = due_date(target)
    reached, wanted = stage(actual.value), stage(target.value)
    notes: list[str] = []
    if actual.value not in STAGES:
        notes.append(f"“{actual.value}”不是工程阶段，按未启动计")
    if wanted and reached >= wanted:
        word, reason = DONE, f"已达到年目标“{said(target)}”"
        if at.end > due:
            notes.append(f"时限 {due} 之后的来源才载明，是否按期无从判断")
    else:
        word, reason = _pending(case, at, reached, due)
    if word == LATE and "力争" in target.word:
        word = NEAR
        notes.append("力争目标未达到只作提示，不判滞后")
    inputs = [
        ("年度目标", said(target)),
        ("时限", due),
        ("本期实绩", f"{said(actual)}（{at.label}）"),
    ]
    if case.plan:
        inputs.append(("本期计划", said(case.plan)))
    text = f"{at.name}处于“{said(actual)}”，{reason}，{word}。"
    return Judgement(word, text, rule.version, notes=tuple(notes), inputs=tuple(inputs))


def _pending(case: Case, at: Period, reached: int, due: str) -> tuple[str, str]:
    """The word and its reason for a stage not reached yet."""
    goal = f"年目标“{said(case.targets[0])}”"
    if due <= at.end:
        return LATE, f"{goal}已到时限 {due} 而未达到"
    plan = case.plan
    if plan is not None and plan.period == at.id:
        if reached >= stage(plan.value):
            return ON, f"符合本期计划“{said(plan)}”，{goal}时限 {due}"
        return LATE, f"落后于本期计划“{said(plan)}”，{goal}时限 {due}"
    return EARLY, f"{goal}时限 {due} 未到"
