"""The form that goes out and comes back: its columns, words and rows, for the writer
(dashboard/exports/fill_in.py) and the reader (data/intake/workbook.py) alike.

One row asks for one figure: an indicator, of the city or of a district, in the form's period.
Columns are known by their headings, wherever they stand. A hidden sheet says what the form was made
of. 催报清单 is the same form with the rows that are missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from data import periods
from data.city import City
from data.figures import RATES, places
from data.records import Fact, Indicator
from data.schema import STAGES

TEMPLATE = "fill-1"
OLDER = ("chase-1",)  # read as well: the same headings, fewer of them
HIDDEN = "_template"
DISTRICTS = "区县"
ABOUT = "说明"
SPARE = 12  # blank rows for figures of districts nobody has asked for


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters; ``open`` cells are filled in; ``also`` are other headings."""

    key: str
    heading: str
    width: int
    open: bool = False
    also: tuple[str, ...] = ()


COLUMNS = (
    Column("number", "指标编号", 22, also=("编号", "指标代码")),
    Column("sector", "板块", 11),
    Column("name", "指标", 32, also=("指标名称", "名称")),
    Column("region", "区域", 10, also=("区县", "地区")),
    Column("period", "时期", 10, also=("期间", "报告期")),
    Column("target", "年度目标", 16, also=("目标",)),
    Column("last", "上期数", 21, also=("上期", "最近一次公布")),
    Column("value", "本期数", 13, True, ("数值", "本期", "本期值")),
    Column("unit", "单位", 11, True, ("计量单位",)),
    Column("word", "比较词", 9, True),
    Column("universe", "位次总数", 9, True, ("总数",)),
    Column("section", "出处", 20, True, ("来源", "章节")),
    Column("words", "原文", 30, True, ("原文词句",)),
    Column("speaker", "发言人", 10, True),
    Column("note", "口径说明", 24, True, ("备注",)),
)
HEADINGS = {heading: column.key for column in COLUMNS for heading in (column.heading, *column.also)}
HEADING = {column.key: column.heading for column in COLUMNS}
# What stands beside a number in print, and what it means; the first ones are offered.
WORDS = {"以上": ">=", "超过": ">", "以内": "<=", "低于": "<", "左右": "~"}
OFFERED = tuple(WORDS)
WORDS |= {
    **dict.fromkeys(("多", "余", "不少于", "不低于", "至少", "达到"), ">="),
    **dict.fromkeys(("超", "突破", "高于", "大于"), ">"),
    **dict.fromkeys(("不超过", "不高于", "之内"), "<="),
    **dict.fromkeys(("不足", "小于"), "<"),
    **dict.fromkeys(("约", "近", "大约"), "~"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One row to fill in. ``unit`` is the one last printed, ``target`` the year's target as a
    reader sees it, ``last`` the newest figure up to the form's period.
    """

    indicator: Indicator
    region: str
    unit: str
    target: str
    last: Fact | None

    @property
    def number(self) -> str:
        """Indicator, and its district where it has one."""
        return ".".join(part for part in (self.indicator.id, self.region) if part)

    @property
    def units(self) -> tuple[str, ...]:
        return units(self.unit)

    @property
    def choices(self) -> tuple[str, ...]:
        """The stages of a milestone; () where a number is asked for."""
        return STAGES if self.indicator.kind == "milestone" else ()

    @property
    def places(self) -> int:
        """Decimals last printed."""
        return places(self.last.value) if self.last and not self.choices else 0


def asked(
    city: City, period: str, only: Collection[tuple[str, str]] | None = None
) -> tuple[Asked, ...]:
    """Rows of the form in the order of the indicators, the city before its districts; ``only``
    narrows them to (indicator, region) pairs and gives their order.
    """
    facts = city.facts()
    targets = _targets(facts, str(periods.parse(period).year))
    pairs = {(each.indicator, each.region) for each in facts}
    districts = [each.id for each in city.districts()]
    every = [
        (indicator.id, region)
        for indicator in city.indicators()
        for region in ("", *districts)
        if not region or (indicator.id, region) in pairs
    ]
    return tuple(
        _asked(city, period, pair, targets.get(pair, []))
        for pair in (every if only is None else only)
    )


def units(unit: str) -> tuple[str, ...]:
    """The unit and those a power of ten away that a document may print instead."""
    if not unit or unit in RATES or (unit[0] not in "万亿" and "/" in unit):
        return (unit,) if unit else ()
    base = unit[1:] if unit[0] in "万亿" else unit
    near = ("亿" + base, "万" + base, base) if base == "元" else ("万" + base, base)
    return (unit, *(each for each in near if each != unit))


def _asked(city: City, period: str, pair: tuple[str, str], targets: list[Fact]) -> Asked:
    indicator = city.indicator(pair[0])
    assert indicator is not None  # pairs come from the city's own tables
    last = last_before(city, pair, period)
    known = [fact for fact in (last, *targets) if fact is not None]
    unit = known[0].unit if known else indicator.unit
    return Asked(indicator, pair[1], unit, _target(targets), last)


def last_before(city: City, pair: tuple[str, str], period: str) -> Fact | None:
    """The newest figure of an indicator and region up to the end of ``period``."""
    end = periods.parse(period).end
    known = [fact for fact in city.series(*pair) if periods.parse(fact.period).end <= end]
    return known[-1] if known else None


def _targets(facts: Iterable[Fact], year: str) -> dict[tuple[str, str], list[Fact]]:
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.role == "target" and fact.period == year and not fact.evidence.speaker:
            found.setdefault((fact.indicator, fact.region), []).append(fact)
    return found


def _target(targets: list[Fact]) -> str:
    if len(targets) == 2:
        return f"{targets[0].value}—{targets[1].value} {targets[1].unit}"
    return targets[0].text if targets else ""
