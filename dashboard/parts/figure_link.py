"""A number that opens its evidence in one click: a plain link, taken into the side panel once
scripts are there.
"""

from __future__ import annotations

import htpy as h

from dashboard import links
from dashboard.text import t
from data import Fact, Goal, Indicator

SIGNS = {"=": "", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "~": "≈"}  # noqa: RUF001


def digits(fact: Fact, indicator: Indicator | None = None) -> str:
    """Sign of comparison and printed digits; a growth rate shows its plus."""
    kind = indicator.kind if indicator else ""
    return SIGNS[fact.comparator] + signed(kind, fact.role, fact.value)


def signed(kind: str, role: str, value: str) -> str:
    """Printed digits; an actual growth rate shows its plus."""
    plus = kind == "growth" and role == "actual" and value[:1] not in "-+"
    return f"+{value}" if plus else value


def target_link(goal: Goal) -> h.Node:
    """The target of a goal; a range shows both digits, each with its evidence, and one unit."""
    if len(goal.targets) != 2:
        return figure_link(goal.target, goal.indicator)
    low, high = goal.targets
    lower = h.a(class_="figure", href=links.evidence(low.id), data_evidence=low.id)[h.b[low.value]]
    upper = h.a(class_="figure", href=links.evidence(high.id), data_evidence=high.id)[
        h.b[high.value], h.i[high.unit]
    ]
    return h.span(class_="range")[lower, "—", upper]


def figure_link(fact: Fact, indicator: Indicator | None = None, *, big: bool = False) -> h.Element:
    """The printed digits and unit of a fact as a link to where they stand."""
    unit = f"/{fact.universe}" if fact.universe else fact.unit
    name = indicator.name if indicator else ""
    return h.a(
        class_="figure figure-big" if big else "figure",
        href=links.evidence(fact.id),
        data_evidence=fact.id,
        title=t("evidence.of", words=fact.evidence.words),
        aria_label=t("evidence.label", name=name, figure=fact.text),
    )[h.b[digits(fact, indicator)], h.i[unit] if unit else None]
