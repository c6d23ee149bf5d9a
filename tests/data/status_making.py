"""Records for the tests of the rule, made with as few words as possible."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data.periods import parse
from data.records import Evidence, Fact, Indicator, Item, Judgement
from data.status import Case, Rule, judge

RULE = Rule("test-1")
EVIDENCE = Evidence("report", "一", 1, "原文")


def indicator(kind: str = "cumulative", unit: str = "个", **more: Any) -> Indicator:
    made = Indicator("it", "指标", "Indicator", "sector", "", kind, "up", unit, "对象")
    return replace(made, **more)


def fact(value: str, unit: str = "个", period: str = "2024", **more: Any) -> Fact:
    made = Fact("it", "it", "", period, "target", "=", value, unit, EVIDENCE)
    return replace(made, **more)


def actual(value: str, unit: str = "个", period: str = "2024Q1", **more: Any) -> Fact:
    return fact(value, unit, period, role="actual", **more)


def finding(name: str = "不断提升") -> Item:
    return Item("f", name, "finding", "sector", "", "", "", "", "", "", "2024Q1", "it", EVIDENCE)


def case(meaning: Indicator, *targets: Fact, period: str = "2024Q1", **more: Any) -> Case:
    return Case(meaning, parse(period), targets, **more)


def judged(meaning: Indicator, *targets: Fact, period: str = "2024Q1", **more: Any) -> Judgement:
    return judge(case(meaning, *targets, period=period, **more), RULE)
