"""Columns of printed figures as exact whole numbers: ``data.figures`` for a million rows.

Every number of a row is counted in one small unit, ``1 / (10**shift * grain)`` of the unit without
multiplier, so that every band, twelfth and half of the rule is a whole number of them. An end of
an interval is doubled and carries its side in the last bit: ``2 * at`` belongs to it,
``2 * at + 1`` and ``2 * at - 1`` are approached from above and from below. Rows whose numbers
would not fit are marked, never cut.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.cases import Rule, bands
from data.figures import is_number, is_rate, places, split_unit

# Whole numbers of 64 bits, and yes or no; numpy's own types are too fine for what it returns.
Ints = NDArray[Any]
Flags = NDArray[Any]

COMPARATORS = ("=", ">=", ">", "<=", "<", "~")
ENDLESS = 2**62
_LIMIT = 2.0**52
_TENS = 10 ** np.arange(19, dtype=np.int64)
_LONG = 15  # characters of a number that fits for certain


class Printed(NamedTuple):
    """One figure of every row. ``power`` is the power of ten of its last digit, ``step`` that of
    the round unit 余 goes up to, ``base`` a number for the unit without multiplier.
    """

    given: Flags
    number: Flags
    fits: Flags
    mantissa: Ints
    decimals: Ints
    step: Ints
    power: Ints
    one: Flags  # a unit without multiplier
    rate: Flags
    base: Ints
    comparator: Ints
    more: Flags  # 余, 多
    stretch: Flags  # 力争
    whole: Flags  # 100 %

    def of(self, rows: Flags) -> Printed:
        return Printed(*(column[rows] for column in self))


def each(column: Any, read: Callable[[str], tuple[int, ...]]) -> Ints:
    """What ``read`` makes of every text of a column, one row a field; each distinct text is read
    once.
    """
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return np.array([read(text) for text in texts], dtype=np.int64).T[:, codes]


def printed(frame: pd.DataFrame, name: str, bases: dict[str, int]) -> Printed:
    """The figure whose columns begin with ``name``. ``bases`` numbers the units and grows."""

    def unit(text: str) -> tuple[int, ...]:
        factor, base = split_unit(text)
        tens = len(str(factor)) - 1
        return min(tens, 99), is_rate(text), bases.setdefault(base, len(bases)), text == "%"

    given, number, fits, mantissa, decimals, step = each(frame[f"{name}_value"], _value)
    tens, rate, base, percent = each(frame[f"{name}_unit"], unit)
    (comparator,) = each(frame[f"{name}_comparator"], _comparator)
    more, stretch = each(frame[f"{name}_word"], _word)
    return Printed(
        given > 0, number > 0, (fits > 0) & (tens <= 12), mantissa, decimals, step + tens,
        tens - decimals, tens == 0, rate > 0, base, comparator, more > 0, stretch > 0,
        (percent > 0) & (mantissa == 100) & (decimals == 0) & (step == 2),
    )  # fmt: skip


def _value(text: str) -> tuple[int, ...]:
    if not is_number(text):
        return bool(text), False, True, 0, 0, 0
    decimals = places(text)
    if len(text) > _LONG:
        return True, True, False, 0, 0, 0
    mantissa = int(text.replace(".", ""))
    zeros = len(text) - len(text.rstrip("0")) if mantissa and not decimals else -decimals
    return True, True, True, mantissa, decimals, zeros


def _comparator(text: str) -> tuple[int]:
    return (COMPARATORS.index(text) if text in COMPARATORS else 0,)


def _word(text: str) -> tuple[bool, bool]:
    return text[-1:] in ("余", "多"), "力争" in text


def grain(rule: Rule) -> int:
    """Into how many parts a last digit is cut: twelfths, halves and every band are whole."""
    found = bands(rule)
    cuts = (found.ahead, found.tolerance, found.growth, found.keep, *approx(rule))
    return 24 * lcm(*(band.denominator for band in cuts))


def approx(rule: Rule) -> tuple[Fraction, Fraction]:
    """What 左右 allows: percentage points for rates, a fraction of anything else."""
    return Fraction(str(rule.approx_pp)), Fraction(str(rule.approx_ratio))


class Scale(NamedTuple):
    """The small unit of every row: ``one`` is how many of them make 1, ``shift`` the decimals."""

    one: Ints
    shift: Ints
    grain: int

    def of(self, rows: Flags) -> Scale:
        return Scale(self.one[rows], self.shift[rows], self.grain)

    def amount(self, figure: Printed) -> Ints:
        return figure.mantissa * self.power(figure.power)

    def power(self, power: Ints) -> Ints:
        return _TENS[np.clip(power + self.shift, 0, 18)] * self.grain


def scaled(figures: list[Printed], rule: Rule) -> tuple[Scale, Flags]:
    """The scale of every row, and whether all its figures fit into it."""
    cut = grain(rule)
    shift = np.max([np.where(f.number & f.fits, -f.power, 0) for f in figures], axis=0)
    shift = np.maximum(shift, 0)
    fits = 10.0**shift * cut < _LIMIT
    for figure in figures:
        size = np.abs(figure.mantissa) * 10.0 ** (figure.power + shift)
        largest = np.maximum(size, 10.0 ** (figure.step + shift)) * cut
        fits &= ~figure.number | (figure.fits & (largest < _LIMIT))
    return Scale(_TENS[np.where(fits, shift, 0)] * cut, shift, cut), fits


def share(numbers: Ints, part: Fraction) -> Ints:
    """``numbers * part``; they are multiples of its denominator."""
    return numbers // part.denominator * part.numerator


def interval(figure: Printed, scale: Scale, exact: Flags, whole: Flags, rule: Rule) -> list[Ints]:
    """[low, high] of every row, doubled with their sides. ``exact`` says that a printed whole
    number is exact, ``whole`` that only whole numbers are possible.
    """
    point = scale.amount(figure)
    size, half = np.abs(point), scale.power(figure.power) // 2
    exact = exact & figure.one & (figure.decimals == 0)
    upper = size + np.where(figure.more, scale.power(figure.step), half)
    # [lower, upper) of the size; a negative number is rounded as its size is.
    lower = np.where(figure.more, size, np.where(point == 0, point, size - half))
    low = np.where(point < 0, 1 - 2 * upper, 2 * lower)
    high = np.where(point < 0, -2 * lower, 2 * upper - 1)
    none = (point == 0) & figure.rate & ~figure.more
    low = np.where(none, 1 - 2 * half, low)
    low, high = (np.where(exact & ~figure.more, 2 * point, ends) for ends in (low, high))
    low, high = _compared(figure, scale, (low, high), rule)
    return _counted(low, high, scale.one, whole)


def _compared(
    figure: Printed, scale: Scale, ends: tuple[Ints, Ints], rule: Rule
) -> tuple[Ints, Ints]:
    """Where a word of comparison says what the number stands for."""
    (low, high), point = ends, scale.amount(figure)
    points, ratio = approx(rule)
    band = np.where(figure.rate, share(scale.one, points), share(np.abs(point), ratio))
    floor = np.where((point > 0) & ~figure.rate, 0, -ENDLESS)
    kinds = [~figure.more & (figure.comparator == place) for place in range(1, 6)]
    return (
        np.select(kinds, [2 * point, 2 * point + 1, floor, floor, 2 * (point - band)], low),
        np.select(
            kinds,
            [np.full_like(point, ENDLESS)] * 2 + [2 * point, 2 * point - 1, 2 * (point + band)],
            high,
        ),
    )


def _counted(low: Ints, high: Ints, one: Ints, whole: Flags) -> list[Ints]:
    """The same where only whole numbers are possible; unchanged where it holds none."""
    up = np.where(low > -ENDLESS, -(-low // (2 * one)) * (2 * one), low)
    down = np.where(high < ENDLESS, high // (2 * one) * (2 * one), high)
    holds = whole & (up <= down)
    return [np.where(holds, up, low), np.where(holds, down, high)]
