"""The figures of a table: each row names what is counted, each column how (``Table.row``).

A column's heading says whether it holds the amount, its growth, share or place, of which period,
as target or as it was before; the unit stands in a column of its own, in brackets behind a
heading or a name, or above the table (单位：亿元). A number without any unit is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from data.intake.bulletin.calendar import Calendar
from data.intake.bulletin.grid import is_number
from data.intake.bulletin.sentence import Row
from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.units import MULTIPLIERS, UNIT
from data.intake.bulletin.when import DATING, earlier, end_of, said, to_month

_ANY_UNIT = rf"(?:{MULTIPLIERS})?(?:{UNIT}|吨标准煤)"
_UNITS = re.compile(rf"（(?:单位[:：])?±?(?P<unit>{_ANY_UNIT})）$")
_UNIT = re.compile(_ANY_UNIT)
_ABOVE = re.compile(rf"单位[:：](?P<unit>{_ANY_UNIT})")
_CELL = re.compile(
    rf"(?P<before>[≥>≤<约]*)[\[（【]?(?P<place>第?)(?P<value>[-+]?\d[\d,]*(?:\.\d+)?)[\]）】]?"
    rf"(?P<unit>{_ANY_UNIT})?(?P<after>以上|以下|以内|左右)?"
)
_SIGNS = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "约": "~"}
_AFTER = {"以上": ">=", "以下": "<=", "以内": "<=", "左右": "~"}
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|[#*●—-])+"
)
_PART = re.compile(r"^(?:其中|#|\*)[:：]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = re.compile(r"指标(?!值)|名称|项目$|项目名|地区$|[县区]+$")
_PLACES = re.compile(r"[县区市]+$|地区$")
_TITLE = re.compile(
    r"^表\d+|20\d\d年|[一二三四]季度|上半年|前三季度|\d+[—\-~至]\d+月|[分各全]?[县区市、（）]+|情况|完成|主要|一览|表$"
)
_NO_COLUMN = re.compile(
    r"^(?:序号|编号|代码|备注|说明|属性|类型|页码|责任.*|牵头.*|数据来源|年份)$"
)
_GROWTH = re.compile(r"增长|增速|增幅|同比|比上年|比同期|较上年|较同期|涨跌|±|增减")
_SHARE = re.compile(r"比重|占比|构成")
_PLACE = re.compile(r"位次|排名|名次")
_AIM = re.compile(r"目标|计划|预期|任务")
_DONE = re.compile(r"完成|占|进度")
_BEFORE = re.compile(r"(?<![比较])(?:上年|去年)同?期?(?!增|±|涨)")
_PLAIN = re.compile(
    r"指标值?|人数|绝对[量额值数]|总[量额数]|数[量值额]|累计|(?:1月?[—\-~至]+)?本[月年期]|当月|止|实际|完成|全年|年末|年底|[上下]半年"
    r"|前?[一二三四]个?季度|20\d\d年?|\d{1,2}月?[—\-~至]+\d{1,2}月?份?|\d{1,2}月份?|增长率?|增速|增幅|同比|比上年"
    r"|[比较](?:上年|去年|同期|同月)+|同[期月]|上年|去年|涨跌|增减|±|比重|占比|构成|位次|排名|名次|目标|计划|预期|任务|（[^（）]*）|%|、"
)


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` is name, unit, skip or value; ``noun`` what the heading itself speaks of."""

    kind: str
    unit: str = ""
    noun: str = ""
    suffix: str = ""
    role: str = ""
    period: str = ""


@dataclass(slots=True)
class Table:
    """``role`` and ``period`` hold where a column says nothing else; ``above`` are the lines over
    the table.
    """

    calendar: Calendar
    role: str
    period: str
    above: list[str]
    unit: str = ""
    heads: list[list[str]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    parent: str = ""
    parted: bool = False
    title: str = ""
    named: str = ""  # the unit behind the last name that had one: its parts have none of their own

    def __post_init__(self) -> None:
        for line in self.above:
            self.title = _TITLE.sub("", line) or self.title
            found = _ABOVE.search(line)
            self.unit = found["unit"] if found else self.unit
            times = [each for each in said(line) if each.kind in DATING]
            if times:
                self.period = self.calendar.id(times[-1], self.period)
                self.role = "target" if self._ahead(self.period) else "actual"
            if _AIM.search(line) and not _DONE.search(line):
                self.role, self.period = "target", self.calendar.plan

    def row(self, line: str, start: int) -> list[Row]:
        """The figures of a row; a row of headings has none and changes what the next say."""
        cells = line.split("\t")
        if is_head(line):
            self._head(cells)
            return []
        self.heads = []
        places: list[int] = []
        for each in cells:
            places.append(start)
            start += len(each) + 1
        return self._figures(cells, places)

    def _head(self, cells: list[str]) -> None:
        self.heads.append(cells)
        heads = _stacked(self.heads)
        named = next((at for at, head in enumerate(heads) if _NAMED.search(head)), -1)
        if named < 0:  # the first column that is no numbering
            named = next((at for at, head in enumerate(heads) if not _NO_COLUMN.match(head)), 0)
        counted = self.title if _PLACES.search(heads[named]) else ""
        self.columns = [Column("skip")] * named + [Column("name")]
        noun = aim = when = ""
        for head in heads[named + 1 :]:
            column = self._column(head)
            if not column.noun and not noun:
                column = replace(column, noun=counted)
            noun = column.noun or noun
            aim = column.period if column.role == "target" else aim
            if column.suffix:  # the growth of what the column before counts
                column = replace(column, noun=noun, period=column.period or when)
            elif column.period[:4] == self.period[:4]:
                when = column.period
            if aim and "年均" in head:
                column = replace(column, role="target", period=aim)
            self.columns.append(column)

    def _column(self, head: str) -> Column:
        if head in ("单位", "计量单位"):
            return Column("unit")
        if _NO_COLUMN.match(head):
            return Column("skip")
        found = _UNITS.search(head)
        unit = found["unit"] if found else "%" if "%" in head else ""
        growth, share = _GROWTH.search(head), _SHARE.search(head)
        suffix = "增速" if growth else "比重" if share else "位次" if _PLACE.search(head) else ""
        if growth and unit not in ("", "%"):
            suffix = "增减"
        unit = unit or {"增速": "%", "比重": "%", "位次": "位"}.get(suffix, "")
        period = self._period(head)
        role = ""
        if _AIM.search(head) and not _DONE.search(head):
            role, period = "target", period or self.calendar.plan
        elif _BEFORE.search(head) and not growth:
            role, period = "previous", earlier(self.period)
        elif period:
            role = "target" if self._ahead(period) else "actual"
        noun = _PLAIN.sub("", head)
        return Column("value", unit, noun if len(noun) > 1 else "", suffix, role, period)

    def _ahead(self, period: str) -> bool:
        return end_of(period) > max(end_of(self.calendar.actual), self.calendar.now)

    def _period(self, head: str) -> str:
        if re.match(r"本月|当月", head) and not re.search(r"止|累计", head):
            month = end_of(self.period) % 12 or 12
            return f"{self.period[:4]}-{month:02d}" if self.period else ""
        if re.search(r"1月?[—\-~至]+本月|本月止|累计", head) and self.period[4:5] == "-":
            return f"{self.period[:4]}{to_month(int(self.period[5:]))}"
        times = [each for each in said(head) if each.year or (each.part and each.shift is None)]
        return self.calendar.id(times[-1], self.period) if times else ""

    def _figures(self, cells: list[str], places: list[int]) -> list[Row]:
        columns = self._aligned(cells)
        named = [at for at, each in enumerate(columns) if each.kind == "name"]
        if not named:
            return []
        raw = cells[named[0]]
        found = _UNITS.search(raw)
        units = [cells[at] for at, each in enumerate(columns) if each.kind == "unit"]
        if units and is_number(units[0]):
            return []  # the row has other cells than the headings say
        unit = (units[0] if units and _UNIT.fullmatch(units[0]) else "") or (
            found["unit"] if found else ""
        )
        self.named = found["unit"] if found else self.named
        unit = unit or ("" if "指数" in raw else self.unit or self.named)
        name = self._name(raw[: found.start()] if found else raw)
        rows = [
            self._cell(name, unit, column, cells[at], places[at])
            for at, column in enumerate(columns)
            if column.kind == "value" and cells[at] and name
        ]
        return [row for row in rows if row]

    def _aligned(self, cells: list[str]) -> list[Column]:
        """The column of each cell; without a cell for the unit, numbers stand under the last."""
        columns = self.columns
        if len(cells) == len(columns):
            return columns
        unit = next((at for at, each in enumerate(columns) if each.kind == "unit"), 0)
        if len(cells) < len(columns) and (not unit or not is_number(cells[min(unit, 1)])):
            return columns[: len(cells)]  # the last cells are empty
        values = [each for each in columns if each.kind == "value"]
        return [Column("name"), *values] if len(cells) == len(values) + 1 else []

    def _name(self, raw: str) -> str:
        plain = _NUMBERED.sub("", raw)
        own = _NUMBERED.sub("", _PART.sub("", plain))
        part = bool(_PART.match(raw) or _PART.match(plain))
        if part or (self.parted and len(own) < 4):  # 其中：城镇, and 乡村 behind it
            self.parted = True
            return self.parent + own
        self.parent, self.parted = own, False
        return own

    def _cell(self, name: str, unit: str, column: Column, cell: str, at: int) -> Row | None:
        found = _CELL.fullmatch(cell)
        if not found:
            return None
        unit = found["unit"] or column.unit or unit
        suffix = column.suffix
        if suffix == "增速" and unit == "%" and name.endswith(("率", "比重", "占比")):
            unit, suffix = "百分点", "增减"  # what a rate gained
        if found["place"]:
            unit = "位"
        if unit == "位" and not found["value"].isdigit():
            return None
        if not unit and "指数" not in name + column.noun:
            return None
        before, after = found["before"], found["after"]
        sign = _SIGNS[before[0]] if before else _AFTER.get(after or "", "=")
        value = found["value"].replace(",", "").lstrip("+")
        start = at + found.start("value")
        figure = Figure(start, at + len(cell), start, at + len(cell), value, unit, sign, "")
        suffix = "" if name.endswith(suffix) else suffix
        role, period = column.role or self.role, column.period or self.period
        return Row(figure, f"{name}{column.noun}{suffix}", value, unit, sign, role, period)


def is_head(line: str) -> bool:
    """Whether a row has headings, not figures."""
    cells = line.split("\t")[1:]
    return not any(is_number(each) and not _YEAR.fullmatch(each) for each in cells)


def _stacked(heads: list[list[str]]) -> list[str]:
    """Two rows of headings as one: the upper ones stand over several of the lower."""
    if len(heads) == 1:
        return heads[0]
    upper, lower = heads[-2], heads[-1]
    if not lower[0]:
        wide = max(len(upper), len(lower))
        upper, lower = (each + [""] * (wide - len(each)) for each in (upper, lower))
    if len(lower) == len(upper):
        out: list[str] = []
        over = ""
        for high, low in zip(upper, lower, strict=True):
            over = high or over
            out.append((high if high == low else over + low) if low else high)
        return out
    names = [each for each in upper[:2] if re.search(r"指标|名称|项目|地区|单位|县|区", each)]
    wide = upper[len(names) :]
    each = len(lower) // len(wide) if wide else 0
    if each and each * len(wide) == len(lower):
        return [*names, *(wide[at // each] + low for at, low in enumerate(lower))]
    return [*names, *lower]
