"""What a printed number allows: its exact value, its interval, its unit without the multiplier,
and how it is said again.

Everything here is in the unit without multiplier (``1.2 万人`` is 12000 人) and exact
(``Fraction``); an end without a bound is ``±inf``. Targets are definitions and therefore exact;
measured numbers carry the interval their printing allows. A value that is not printed in digits
(百亿) raises ValueError: it is a word, not a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, inf

from data.records import Fact, Indicator

Number = Fraction | float
# A point and the side it is approached from: 0 the point itself, -1 from below, +1 from above.
End = tuple[Number, int]

RATES = frozenset({"%", "‰", "百分点", "个百分点"})
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PRINTED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_SUFFIXES = ("以上", "以下", "以内", "之内", "左右")
_SIGNS = {">=": "…以上", ">": "超过", "<=": "…以内", "<": "低于", "~": "…左右"}


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers that print as this one. ``value`` is the printed point; closed ends belong to
    the interval.
    """

    low: Number
    high: Number
    value: Fraction
    low_closed: bool = True
    high_closed: bool = True

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """Both ends, or None where one side is open to infinity."""
        low, high = self.low, self.high
        return (low, high) if isinstance(low, Fraction) and isinstance(high, Fraction) else None

    def ends(self, sign: int) -> tuple[End, End]:
        """(least wanted, most wanted) when more (``sign`` 1) or less (-1) is wanted; an open
        end is approached only.
        """
        low = (self.low, 0 if self.low_closed else 1)
        high = (self.high, 0 if self.high_closed else -1)
        return (low, high) if sign > 0 else ((-high[0], -high[1]), (-low[0], -low[1]))

    def counted(self) -> Interval:
        """The same interval where only whole numbers are possible; unchanged if it holds none."""
        low, high = self.low, self.high
        if isinstance(low, Fraction):
            low = Fraction(ceil(low) if self.low_closed else floor(low) + 1)
        if isinstance(high, Fraction):
            high = Fraction(floor(high) if self.high_closed else ceil(high) - 1)
        return self if low > high else Interval(low, high, self.value)


def is_rate(unit: str) -> bool:
    """Whether differences of this unit are percentage points."""
    return unit in RATES


@lru_cache(maxsize=1024)
def split_unit(unit: str) -> tuple[int, str]:
    """``万人`` -> (10000, "人"); ``万千瓦`` -> (10000000, "瓦"); rates are left whole."""
    factor, rest = 1, unit
    while unit not in RATES and rest and rest[0] in _FACTORS:
        factor *= _FACTORS[rest[0]]
        rest = rest[1:]
    return factor, rest


def is_number(value: str) -> bool:
    """Whether a printed value is digits (and not a word such as 百亿)."""
    return _PRINTED.fullmatch(value) is not None


def amount(fact: Fact) -> Fraction:
    """The printed value, exact, without multiplier. ValueError if it is not printed in digits."""
    return _amount(fact.value, fact.unit)


@lru_cache(maxsize=65536)
def _amount(value: str, unit: str) -> Fraction:
    if not is_number(value):
        raise ValueError(f"应为数字，现为「{value}」")
    return Fraction(value) * split_unit(unit)[0]


def figure(
    fact: Fact, indicator: Indicator, approx_pp: float = 0.3, approx_ratio: float = 0.03
) -> Interval:
    """The interval a measured number stands for; ``approx_*`` is what 左右 and 约 allow.
    ValueError as ``amount``.
    """
    counted = indicator.whole or indicator.kind == "rank"
    if indicator.kind in ("share", "keep") and (fact.value, fact.unit) == ("100", "%"):
        counted = True  # said of all of them; as a rounded number it could never be met
    return _interval(
        fact.value, fact.unit, fact.comparator, fact.word[-1:], counted, approx_pp, approx_ratio
    )


@lru_cache(maxsize=65536)
def _interval(
    value: str, unit: str, comparator: str, tail: str, counted: bool, pp: float, ratio: float
) -> Interval:
    point = _amount(value, unit)
    factor, rate, decimals = split_unit(unit)[0], is_rate(unit), len(value.partition(".")[2])
    if tail in ("余", "多"):
        zeros = len(value) - len(value.rstrip("0")) if point and not decimals else -decimals
        return _signed(point, abs(point), abs(point) + Fraction(10) ** zeros * factor)
    if comparator == "~":
        band = Fraction(str(pp)) if rate else abs(point) * Fraction(str(ratio))
        return Interval(point - band, point + band, point)
    if comparator in (">=", ">"):
        return Interval(point, inf, point, comparator == ">=", False)
    if comparator in ("<=", "<"):
        # A count or an amount of money has a floor of its own; a rate of change has none.
        least: Number = Fraction(0) if point > 0 and not rate else -inf
        return Interval(least, point, point, least == 0, comparator == "<=")
    if counted and factor == 1 and not decimals:
        return Interval(point, point, point)
    half = Fraction(factor, 2 * 10**decimals)
    if point:
        return _signed(point, abs(point) - half, abs(point) + half)
    return Interval(-half, half, point, False, False) if rate else _signed(point, point, half)


def _signed(point: Fraction, low: Fraction, high: Fraction) -> Interval:
    """[low, high) of the size; a negative number is rounded as its size is."""
    if point < 0:
        return Interval(-high, -low, point, False, True)
    return Interval(low, high, point, True, False)


def digits(number: Fraction, places: int, times: int = 1, over: int = 1) -> str:
    """``number * times / over`` rounded half away from zero, without trailing zeros; more places
    only where it would read 0 and is not.
    """
    above, below = abs(number.numerator) * times, number.denominator * over
    scale = 10**places
    while above and 2 * above * scale < below:
        places, scale = places + 1, scale * 10
    whole, rest = divmod((2 * above * scale + below) // (2 * below), scale)
    text = f"{whole}.{rest:0{places}d}".rstrip("0") if rest else str(whole)
    return f"-{text}" if number < 0 else text


def places(value: str) -> int:
    """How many decimals a printed value has."""
    return len(value.partition(".")[2])


def with_unit(text: str, unit: str) -> str:
    """``5.5 万人`` but ``4.5%``."""
    return (
        f"{text}{unit}" if unit in RATES and not unit.endswith("点") else f"{text} {unit}".strip()
    )


def said(fact: Fact) -> str:
    """The figure as an official would say it, with its word of comparison: 5.5 万人以上,
    突破 5%, 1.2 万余人.
    """
    return _said(fact.value, fact.unit, fact.word or _SIGNS.get(fact.comparator, ""))


@lru_cache(maxsize=65536)
def _said(value: str, unit: str, word: str) -> str:
    if word in ("余", "多"):
        # 200 余亿元 and 500 余家, but 1.2 万余人 and 3 万余人: the word follows what it rounds.
        base = unit if value[-1:] == "0" else split_unit(unit)[1]
        return f"{value} {unit.removesuffix(base)}{word}{base}"
    before, gap, after = word.partition("…")
    if not gap and word.endswith(_SUFFIXES):
        before, after = "", word
    return f"{before} {with_unit(value, unit)}{after}".strip()
