"""What must hold between a published number, its indicator and the other numbers.

Every check looks at whole columns (20,000 indicators are 240,000 rows); Python walks only the
distinct values and the rows that may be wrong. A number is compared in the unit without multiplier
and over the interval its printing allows (data/figures.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pandas as pd

from data import figures, periods, schema
from data.check_rows import Frame, Frames, Series, each
from data.records import Evidence, Fact, Fault, Indicator

TABLE = schema.FACTS
_SAME = ["indicator", "region", "period", "role", "comparator"]
_RANGE = ["indicator", "region", "period", "role", "speaker"]


def check_facts(frames: Frames) -> Iterator[Fault]:
    facts, indicators = frames.get("facts"), frames.get("indicators")
    if facts is None:
        return
    yield from _twice(facts)
    yield from _period_of_target(facts)
    if indicators is None:
        return
    means = indicators.drop_duplicates("indicator").set_index("indicator")
    known = facts[facts["indicator"].isin(means.index)]
    wide = known.assign(
        kind=known["indicator"].map(means["kind"]),
        meant=known["indicator"].map(means["unit"]),
        counted=(known["indicator"].map(means["whole"]) == "yes"),
        number=_numbers(known["value"]),
        months=_months(known["period"]),
    )
    yield from _values(wide)
    yield from _units(wide)
    yield from _ranks(wide)
    yield from _due(wide)
    yield from _ranges(wide[wide["number"].notna()])
    yield from _falls(wide)


def _numbers(values: Series) -> Series:
    """Printed digits as floats, good for finding candidates; NaN where not digits."""
    read = {text: float(text) for text in values.unique() if schema.is_number(text)}
    return values.map(read).astype(float)


def _months(texts: Series) -> Series:
    """Months over at the end of a year-to-date period; NaN for single months and misspelt ones."""
    read = [periods.parse(text) for text in texts.unique() if schema.is_period(text)]
    return texts.map({p.id: p.months for p in read if p.kind != "month"}).astype(float)


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
    fits = targets["period"].map({text: schema.is_period(text) for text in targets["period"]})
    single = months.isna() & (fits == True)  # noqa: E712 - a column, not a bool
    expected = "全年（如 2024），或本年计划的累计期间（如 2024H1）；单月不设目标"
    yield from each(TABLE, targets, single, "period", expected)
    years = targets["indicator"] + "." + targets["region"] + "." + targets["period"].str[:4]
    annual = set(years[months == 12])
    alone = (months < 12) & ~years.isin(annual)
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
    pairs = wide[["unit", "meant"]].drop_duplicates()
    apart = [
        unit + "\n" + meant
        for unit, meant in zip(pairs["unit"], pairs["meant"], strict=True)
        if figures.split_unit(unit)[1] != figures.split_unit(meant)[1]
    ]
    mask = (wide["unit"] + "\n" + wide["meant"]).isin(apart)

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
    for _, group in several.groupby(_RANGE, sort=False):
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


def _size(row: dict[str, str]) -> Fraction:
    return Fraction(row["value"]) * figures.split_unit(row["unit"])[0]


def _falls(wide: Frame) -> Iterator[Fault]:
    """What accumulates within a year never falls. Floats find the candidates, intervals decide."""
    use = (wide["kind"] == "cumulative") & (wide["role"] == "actual") & (wide["speaker"] == "")
    rows = wide[use & wide["number"].notna() & wide["months"].notna()]
    key = [rows["indicator"], rows["region"], rows["period"].str[:4].rename("year")]
    factor = rows["unit"].map({unit: figures.split_unit(unit)[0] for unit in rows["unit"].unique()})
    size = (rows["number"] * factor.astype(float)).iloc[rows["months"].argsort(kind="stable")]
    key = [part.loc[size.index] for part in key]
    fell = size < size.groupby(key, sort=False).cummax()
    groups = rows["indicator"] + "\n" + rows["region"] + "\n" + rows["period"].str[:4]
    suspects = rows[groups.isin(set(groups[fell[fell].index]))]
    for _, group in suspects.groupby(groups, sort=False):
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
