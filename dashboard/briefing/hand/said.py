"""Records in the few words a slide or a page of paper has room for."""

from __future__ import annotations

from dashboard.briefing.hand.look import marked, tone
from dashboard.briefing.hand.page import Run
from dashboard.briefing.slide import Shown
from dashboard.parts.figure_link import digits
from dashboard.text import t
from data import Fact, Goal, Indicator, Item, figure_text, parse_period, target_text

NONE = "—"


def figure(fact: Fact, indicator: Indicator) -> str:
    """As an official would say it (1.2 万余人, 第 11 位（共 261 个）); a growth shows its plus."""
    if indicator.kind == "growth":
        return f"{digits(fact, indicator)}{fact.unit}"
    return figure_text(indicator.kind, fact)


def now(shown: Shown) -> str:
    """What is published for the period; a single month inside it is named."""
    fact = shown.fact if not isinstance(shown, Goal) else shown.actual
    if fact is None:
        return t("goal.nothing")
    month = f"{parse_period(fact.period).name} " if fact.period != shown.period else ""
    return month + figure(fact, shown.indicator)


def wanted(shown: Shown) -> str:
    return target_text(shown.targets) if isinstance(shown, Goal) else NONE


def done(shown: Shown) -> str:
    """Completion in percent, — where the rule computes none."""
    share = shown.judgement.completion
    return NONE if share is None else f"{share * 100:.1f}%"


def status(shown: Shown) -> Run:
    word = shown.judgement.word
    return Run(marked(word), tone(word), bold=True)


def about_item(item: Item) -> str:
    """Kind, stage, state and note of an item, as far as they are known."""
    state = t(f"state.{item.state}") if item.state else ""
    parts = (t(f"item.{item.kind}"), item.stage, state, item.speaker, item.note)
    return " · ".join(part for part in parts if part)
