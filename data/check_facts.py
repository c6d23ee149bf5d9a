"""What must hold between a published number, its indicator and the other numbers.

Every check looks at whole columns (20,000 indicators are 240,000 rows); Python walks only the
distinct values and the rows that may be wrong. A number is compared in the unit without multiplier
and over the interval its printing allows (data/figures.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from data import figures, periods, schema
from data.check_rows import Frame, Frames, Series, each
from data.records import Evidence, Fact, Fault, Indicator

TABLE = schema.FACTS
_SAME = ["indicator", "region", "period", "role", "comparator"]
_RANGE = ["indicator", "region", "period", "role", "speaker"]
_CLEARLY = 1e-9  # floats closer than this are compared as fractions


def check_facts(frames: Frames) -> Iterator[Fault]:
    facts, indicators = frames.get("facts"), frames.get("indicators")
    if facts is None:
        return
    yield from _twice(facts)
    yield from _period_of_target(facts)
    if indicators is None:
        return
    means = indicators.drop_duplicates("indicator")
    means = means.set_index(means["indicator"].astype("str"))
    known = facts[facts["indicator"].isin(means.index)]
    wide = known.assign(
        kind=_of(known["indicator"], means["kind"]),
        meant=_of(known["indicator"], means["unit"]),
        counted=_of(known["indicator"], means["whole"] == "yes"),
        number=_numbers(known["value"]),
        months=_months(known["period"]),
    )
    yield from _values(wide)
    yield from _units(wide)
    yield from _ranks(wide)
    yield from _due(wide)
    yield from _ranges(wide[wide["number"].notna()])
    yield from _falls(wide)


def _of(names: Series, means: Series) -> Any:
    """For each row what stands under its name in another table."""
    return means.reindex(names.cat.categories).array.take(names.cat.codes.to_numpy())


def _each(cells: Series, read: Callable[[str], float]) -> Series:
    """A number for each cell, read once for each distinct text."""
    found = np.array([read(text) for text in cells.cat.categories], dtype=float)
    return pd.Series(found[cells.cat.codes.to_numpy()], index=cells.index)


def _numbers(values: Series) -> Series:
    """Printed digits as floats, good for finding candidates; NaN where not digits."""
    return _each(values, lambda text: float(text) if schema.is_number(text) else np.nan)


def _factors(units: Series) -> Series:
    return _each(units, lambda unit: float(figures.split_unit(unit)[0]))


def _months(texts: Series) -> Series:
    """Months over at the end of a year-to-date period; NaN for single months and misspelt ones."""

    def read(text: str) -> float:
        known = periods.parse(text) if schema.is_period(text) else None
        return known.months if known and known.kind != "month" else np.nan

    return _each(texts, read)


def _year_of(rows: Frame) -> Series:
    """A number for each indicator, region and year."""
    by = ["indicator", "region", rows["period"].str[:4].rename("year")]
    return rows.groupby(by, sort=False, observed=True).ngroup()


def _twice(facts: Frame) -> Iterator[Fault]:
    again = facts.duplicated(_SAME)
    first = facts[facts.duplicated(_SAME, keep=False) & ~again]
    rows = {tuple(key): row for row, *key in first[_SAME].itertuples()}

    def other(row: int) -> str:
        at = rows[tuple(facts.loc[row, _SAME])]
        return f"与第 {at} 行不同的一条（指标、地区、期间、角色、比较都相同）"

    yield from each(TABLE, facts, again, "indicator", other)


def _period_of_target(facts: Frame) -> Iterator[Fault]:
    targets = facts[facts["role"] == "target"]
    months = _months(targets["period"])
    single = months.isna() & (_each(targets["period"], schema.is_period) > 0)
    expected = "全年（如 2024），或本年计划的累计期间（如 2024H1）；单月不设目标"
    yield from each(TABLE, targets, single, "period", expected)
    years = _year_of(targets)
    alone = (months < 12) & ~years.isin(years[months == 12])
    expected = "已有全年目标的那一年（阶段计划要有同一指标的全年目标）"
    yield from each(TABLE, targets, alone, "period", expected)


def _values(wide: Frame) -> Iterator[Fault]:
    milestone, filled = wide["kind"] == "milestone", wide["value"] != ""
    stages = "、".join(schema.STAGES) + " 之一（里程碑写阶段）"
    unstaged = milestone & filled & ~wide["value"].isin(schema.STAGES)
    yield from each(TABLE, wide, unstaged, "value", stages)
    unread = ~milestone & filled & wide["number"].isna()
    yield from each(TABLE, wide, unread, "value", schema.NUMBER)
    share = (wide["kind"] == "share") & (wide["unit"] == "%")
    beyond = share & ((wide["number"] < 0) | (wide["number"] > 100))
    yield from each(TABLE, wide, beyond, "value", "0 到 100 之间的占比")
    whole = wide["counted"] | (wide["kind"] == "rank")
    maybe = wide[whole & wide["number"].notna() & wide["value"].str.contains(".", regex=False)]
    broken = [
        (Fraction(value) * figures.split_unit(unit)[0]).denominator != 1
        for value, unit in zip(maybe["value"], maybe["unit"], strict=True)
    ]
    mask = pd.Series(broken, index=maybe.index, dtype=bool)
    yield from each(TABLE, maybe, mask, "value", "整数（这个指标数的是整个的东西）")


def _units(wide: Frame) -> Iterator[Fault]:
    mask = pd.Series(False, index=wide.index)
    for unit, meant in wide[["unit", "meant"]].drop_duplicates().itertuples(index=False):
        if figures.split_unit(unit)[1] != figures.split_unit(meant)[1]:
            mask |= (wide["unit"] == unit) & (wide["meant"] == meant)

    def expected(row: int) -> str:
        meant = str(wide.at[row, "meant"])
        return f"「{meant}」或只差万、亿倍的单位（indicators.csv 里这个指标的单位）"

    yield from each(TABLE, wide, mask, "unit", expected)


def _ranks(wide: Frame) -> Iterator[Fault]:
    stated = wide[wide["universe"] != ""]
    total, rank = _numbers(stated["universe"]), stated["kind"] == "rank"
    yield from each(TABLE, stated, ~rank, "universe", "空着（只有位次指标才写总数）")
    yield from each(
        TABLE, stated, rank & (total < stated["number"]), "universe", "不小于位次的总数"
    )


def _due(wide: Frame) -> Iterator[Fault]:
    target = (wide["kind"] == "milestone") & (wide["role"] == "target")
    blank = wide["due"] == ""
    yield from each(TABLE, wide, target & blank, "due", "里程碑目标的到期日，如 2024-12-31")
    yield from each(TABLE, wide, ~target & ~blank, "due", "空着（只有里程碑的目标才写到期日）")


def _ranges(read: Frame) -> Iterator[Fault]:
    """Two rows of one figure are the lower and the upper end of a range, and nothing else."""
    several = read[read.duplicated(_RANGE, keep=False) & ~read.duplicated(_SAME, keep=False)]
    figure = several.groupby(_RANGE, sort=False, observed=True).ngroup()
    good = figure.isin(_proper(several, figure))
    for _, group in several[~good].groupby(figure[~good], sort=False):
        rows = group.to_dict("index")
        (row, last) = list(rows.items())[-1]
        lower = [_size(r) for r in rows.values() if r["comparator"] in schema.LOWER]
        upper = [_size(r) for r in rows.values() if r["comparator"] in schema.UPPER]
        if len(lower) != 1 or len(upper) != 1 or len(group) != 2:
            expected = (
                f"区间的一下一上两行（>= 或 > 一行，<= 或 < 一行；另见第 {group.index[0]} 行）"
            )
            yield TABLE.fault(int(str(row)), "comparator", last["comparator"], expected)
        elif lower[0] >= upper[0]:
            expected = f"下限小于上限的区间（另见第 {group.index[0]} 行）"
            yield TABLE.fault(int(str(row)), "value", last["value"], expected)


def _proper(several: Frame, figure: Series) -> Any:
    """Figures of one lower and one clearly larger upper end, by floats."""
    size = (several["number"] * _factors(several["unit"])).set_axis(figure)
    comparator = several["comparator"].set_axis(figure)
    low, high = (size[comparator.isin(side)] for side in (schema.LOWER, schema.UPPER))
    counts = figure.value_counts()
    pairs = counts.index[counts == 2].intersection(low.index).intersection(high.index)
    low, high = low[pairs], high[pairs]
    return pairs[high - low > high.abs() * _CLEARLY]


def _size(row: dict[str, str]) -> Fraction:
    return Fraction(row["value"]) * figures.split_unit(row["unit"])[0]


def _falls(wide: Frame) -> Iterator[Fault]:
    """What accumulates within a year never falls. Floats find the candidates, intervals decide."""
    use = (wide["kind"] == "cumulative") & (wide["role"] == "actual") & (wide["speaker"] == "")
    rows = wide[use & wide["number"].notna() & wide["months"].notna()]
    figure = _year_of(rows)
    size = rows["number"] * _factors(rows["unit"])
    size = size.iloc[rows["months"].argsort(kind="stable")]
    fell = size < size.groupby(figure, sort=False).cummax()
    suspect = figure.isin(figure[fell[fell].index])
    for _, group in rows[suspect].groupby(figure[suspect], sort=False):
        yield from _fallen(group.sort_values("months", kind="stable"))


def _fallen(group: Frame) -> Iterator[Fault]:
    most: tuple[figures.Number, int, str] | None = None
    for row, cells in group.to_dict("index").items():
        number = int(str(row))
        reach = _interval(cells)
        if most and reach.high < most[0]:
            expected = f"不小于第 {most[1]} 行（{most[2]}）的累计数"
            yield TABLE.fault(number, "value", str(cells["value"]), expected)
        if most is None or reach.low > most[0]:
            most = (reach.low, number, f"{cells['period']} {cells['value']}{cells['unit']}")


def _interval(cells: dict[str, Any]) -> figures.Interval:
    """By the one function that knows what a printed number allows; it asks for records."""
    names = ("indicator", "region", "period", "role", "comparator", "value", "unit")
    printed = {name: cells[name] for name in (*names, "word")}
    fact = Fact(id="", evidence=Evidence("", "", 0, ""), **printed)
    blank = Indicator("", "", "", "", "", "cumulative", "", "", "", whole=bool(cells["counted"]))
    return figures.figure(fact, blank)
