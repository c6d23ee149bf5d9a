"""What a judgement is made of: the status words, the bands, the scope key, and everything one
case brings.

No rule is applied here; ``data.status`` does that. A scope key is ``subject · population ·
region · period type · unit · stage``; units are compared without their multiplier, so 人 and
万人 are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from data.figures import split_unit
from data.ladder import AHEAD, DONE, EARLY, LATE, NEAR, NO_BASE, ON, Bands
from data.periods import Period, parse
from data.records import Fact, Indicator, Item

EDGE, SILENT, SPOKEN, OTHER, FREE = "临界", "未公布", "仅定性", "口径不同", "无公布目标"


@dataclass(frozen=True, slots=True)
class Word:
    """A status word. ``tone`` is the meaning a colour hangs on: done ahead on near late edge
    none.
    """

    name: str
    glyph: str
    tone: str
    assessable: bool
    meaning: str


WORDS: dict[str, Word] = {
    word.name: word
    for word in (
        Word(DONE, "✔", "done", True, "实绩已达到目标"),
        Word(AHEAD, "▲", "ahead", True, "比序时进度至少高 5 个百分点"),
        Word(ON, "●", "on", True, "达到序时进度"),
        Word(NEAR, "◆", "near", True, "落后于序时进度，在容许范围内"),
        Word(LATE, "▼", "late", True, "落后于序时进度，超出容许范围"),
        Word(EDGE, "◈", "edge", True, "按公布精度，以上结论不止一个可能"),
        Word(SILENT, "○", "none", False, "有目标，本期没有公布数字"),
        Word(SPOKEN, "…", "none", False, "本期来源只有文字表述"),
        Word(OTHER, "≠", "none", False, "有数字，但统计口径不同"),
        Word(FREE, "–", "none", False, "有实绩而未公布目标，只监测"),
        Word(NO_BASE, "△", "none", False, "需要去年水平作起点，而未公布"),
        Word(EARLY, "◷", "none", False, "按进度此时还不应有完成数"),
    )
}

# Of the words that judge. A known 略滞后 weighs more than a 临界 that may be none.
WORST_FIRST = (LATE, NEAR, EDGE, ON, AHEAD, DONE)


@dataclass(frozen=True, slots=True)
class Rule:
    """The bands as the city's configuration states them; ``_pp`` are percentage points, the
    others fractions.
    """

    version: str
    ahead_pp: float = 5.0
    tolerance: float = 0.80
    growth_pp: float = 0.5
    keep: float = 0.02
    coverage: float = 0.5
    approx_pp: float = 0.3
    approx_ratio: float = 0.03


@lru_cache(maxsize=16)
def bands(rule: Rule) -> Bands:
    """The rule's bands as exact numbers (0.8 is four fifths, not the float beside it)."""
    return Bands(
        ahead=Fraction(str(rule.ahead_pp)) / 100,
        tolerance=Fraction(str(rule.tolerance)),
        growth=Fraction(str(rule.growth_pp)),
        keep=Fraction(str(rule.keep)),
    )


class Scope(NamedTuple):
    """What a number counts."""

    subject: str
    population: str
    region: str
    period_type: str
    unit: str
    stage: str

    def differs(self, other: Scope) -> tuple[str, ...]:
        """Chinese names of the keys in which two scopes differ; empty where they are one."""
        if self == other:
            return ()
        mine = (self.subject, self.population, self.region, self.period_type, self.stage)
        theirs = (other.subject, other.population, other.region, other.period_type, other.stage)
        names = ("统计对象", "统计范围", "地区", "时段", "阶段")
        found = [name for name, a, b in zip(names, mine, theirs, strict=True) if a != b]
        if split_unit(self.unit)[1] != split_unit(other.unit)[1]:
            found.append("单位")
        return tuple(found)


def flows(indicator: Indicator) -> bool:
    """Whether a figure is read year to date (so that a single month is something else)."""
    return indicator.kind in ("cumulative", "growth") or caps(indicator)


def caps(indicator: Indicator) -> bool:
    """Whether ``keep`` means a ceiling on something that accumulates: whole things, wanted low
    (事故起数).
    """
    return (
        indicator.kind == "keep"
        and indicator.direction == "down"
        and indicator.whole
        and split_unit(indicator.unit)[1] not in ("%", "‰")
    )


def scope(indicator: Indicator, fact: Fact) -> Scope:
    """The key of one published number."""
    months = parse(fact.period).kind == "month" and flows(indicator)
    return Scope(
        indicator.subject,
        indicator.population,
        fact.region,
        "单月" if months else "年内累计" if flows(indicator) else "时点",
        fact.unit,
        indicator.stage,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one judgement needs.

    ``targets``: none, one, or two (a range) annual targets. ``actual``: the indicator's figure
    of this period or of a month inside it. ``base``: last year's whole-year figure.
    ``previous``: the figure of the preceding published period of the same year. ``plan``: the
    goal's own target for exactly this period. ``beside``: a figure of another scope, and
    ``beside_indicator`` what it counts. ``said``: a finding of this period in words.
    ``last_universe``: of how many places the target of a rank speaks, where the target's own
    row does not say.
    """

    indicator: Indicator
    period: Period
    targets: tuple[Fact, ...] = ()
    actual: Fact | None = None
    base: Fact | None = None
    previous: Fact | None = None
    plan: Fact | None = None
    beside: Fact | None = None
    beside_indicator: Indicator | None = None
    said: Item | None = None
    last_universe: str = ""
