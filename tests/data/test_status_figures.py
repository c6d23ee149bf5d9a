"""What a printed number allows, and how it is said again."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf

import pytest

from data.figures import Interval, amount, digits, figure, said, split_unit
from data.sentences import interval_text
from tests.data.status_making import actual, indicator

PRINTED = [
    # value, unit, word, comparator, whole -> low, high, low closed, high closed
    ("1.2", "万人", "", "=", False, F(11500), F(12500), True, False),
    ("4.5", "%", "", "=", False, F("4.45"), F("4.55"), True, False),
    ("-4.5", "%", "", "=", False, F("-4.55"), F("-4.45"), False, True),
    ("0.0", "%", "", "=", False, F("-0.05"), F("0.05"), False, False),
    ("0", "亿元", "", "=", False, F(0), F(10**8, 2), True, False),
    ("1100", "亿元", "", "=", False, F("1099.5") * 10**8, F("1100.5") * 10**8, True, False),
    ("342", "场", "", "=", True, F(342), F(342), True, True),
    ("3", "万人", "", "=", True, F(25000), F(35000), True, False),
    ("500", "家", "余", ">=", True, F(500), F(600), True, False),
    ("1310", "亿元", "多", ">=", False, F(1310) * 10**8, F(1320) * 10**8, True, False),
    ("1.2", "万人", "余", ">=", False, F(12000), F(13000), True, False),
    ("0", "家", "余", ">=", True, F(0), F(1), True, False),
    ("-500", "家", "余", ">=", True, F(-600), F(-500), False, True),
    ("5", "%", "以上", ">=", False, F(5), inf, True, False),
    ("5", "%", "突破", ">", False, F(5), inf, False, False),
    ("5", "%", "以内", "<=", False, -inf, F(5), False, True),
    ("5", "个", "不足", "<", True, F(0), F(5), True, False),
    ("0", "个", "不超过", "<=", True, -inf, F(0), False, True),
    ("5", "%", "左右", "~", False, F("4.7"), F("5.3"), True, True),
    ("200", "家", "约", "~", True, F(194), F(206), True, True),
]


@pytest.mark.parametrize(
    ("value", "unit", "word", "comparator", "whole", "low", "high", "low_in", "high_in"), PRINTED
)
def test_a_printed_number_allows_its_interval(
    value: str, unit: str, word: str, comparator: str, whole: bool, low: F, high: F,
    low_in: bool, high_in: bool,
) -> None:  # fmt: skip
    found = figure(
        actual(value, unit, word=word, comparator=comparator), indicator(unit=unit, whole=whole)
    )
    assert found == Interval(low, high, amount(actual(value, unit)), low_in, high_in)
    assert found.exact is (low == high)


@pytest.mark.parametrize(("kind", "exact"), [("share", True), ("keep", True), ("growth", False)])
def test_a_full_hundred_percent_means_all_of_them(kind: str, exact: bool) -> None:
    assert figure(actual("100", "%"), indicator(kind, "%")).exact is exact


def test_a_place_in_a_ranking_is_exact() -> None:
    assert figure(actual("11", "位"), indicator("rank", "位")).exact


def test_a_count_printed_in_tens_of_thousands_is_one_of_the_whole_numbers_it_allows() -> None:
    counted = figure(actual("1.2", "万人"), indicator(unit="人")).counted()
    assert (counted.low, counted.high) == (11500, 12499)
    assert Interval(F(5), inf, F(5), False, False).counted() == Interval(F(6), inf, F(5))
    assert Interval(-inf, F(5), F(5), False, True).counted() == Interval(-inf, F(5), F(5))
    nothing = Interval(F("3.15"), F("3.25"), F("3.2"), True, False)
    assert nothing.counted() is nothing


@pytest.mark.parametrize("value", ["百亿", "", "1,310", "1.", "nan"])
def test_a_word_is_not_a_number(value: str) -> None:
    with pytest.raises(ValueError, match="应为数字"):
        amount(actual(value))


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [("万人", 10**4, "人"), ("亿元", 10**8, "元"), ("万千瓦", 10**7, "瓦"), ("个", 1, "个"),
     ("百分点", 1, "百分点"), ("", 1, ""), ("万", 10**4, "")],
)  # fmt: skip
def test_a_unit_is_split_from_its_multiplier(unit: str, factor: int, base: str) -> None:
    assert split_unit(unit) == (factor, base)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [("21.84", 1, "21.8"), ("25", 1, "25"), ("0.04", 1, "0.04"), ("0", 2, "0"),
     ("-3.25", 1, "-3.3"),
     ("0.05", 1, "0.1"), ("14333.333", 0, "14333"), ("99.96", 1, "100"), ("100", 0, "100")],
)  # fmt: skip
def test_numbers_round_half_up_and_never_to_nothing(number: str, places: int, text: str) -> None:
    assert digits(F(number), places) == text


@pytest.mark.parametrize(
    ("value", "unit", "word", "comparator", "text"),
    [
        ("5.5", "万人", "", "=", "5.5 万人"),
        ("5.5", "万人", "以上", ">=", "5.5 万人以上"),
        ("5", "%", "", ">=", "5%以上"),
        ("5", "%", "突破", ">", "突破 5%"),
        ("5", "%", "", ">", "超过 5%"),
        ("100", "起", "控制在…以内", "<=", "控制在 100 起以内"),
        ("3", "%", "", "~", "3%左右"),
        ("200", "家", "余", ">=", "200 余家"),
        ("200", "亿元", "余", ">=", "200 余亿元"),
        ("1.2", "万人", "余", ">=", "1.2 万余人"),
        ("2", "个百分点", "力争", ">=", "力争 2 个百分点"),
        ("开工", "", "", "=", "开工"),
    ],
)
def test_a_number_is_said_with_its_word(
    value: str, unit: str, word: str, comparator: str, text: str
) -> None:
    assert said(actual(value, unit, word=word, comparator=comparator)) == text


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (actual("1.2", "万人"), "1.15—1.25 万人"),
        (actual("5", "%", comparator=">="), "5%以上"),
        (actual("5", "%", comparator="<="), "5%以下"),
    ],
)
def test_the_precision_is_said_in_the_printed_unit(made: object, text: str) -> None:
    assert interval_text(figure(made, indicator()), made) == text  # type: ignore[arg-type]
