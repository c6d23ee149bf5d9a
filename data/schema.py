"""The tables and columns of docs/data-model.md, declared once, with the words for a wrong cell.

Types: ``id`` · ``text`` · ``enum`` · ``ref`` (an id of another table or of a list in city.toml) ·
``period`` · ``value`` (a printed number, or a stage for a milestone: which of the two is known only
beside the indicator, so data/check_facts.py looks at it) · ``date`` (a day or a month) · ``day`` ·
``int`` (from 1) · ``yes`` (yes or blank). Nothing here reads a file or knows pandas.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data import periods
from data.records import Fault

STAGES = ("未启动", "启动", "招投标", "开工", "主体", "建成", "验收")
KINDS = ("cumulative", "growth", "level", "share", "keep", "rank", "milestone")
DIRECTIONS = ("up", "down")
ROLES = ("actual", "target")
COMPARATORS = ("=", ">=", ">", "<=", "<", "~")
LOWER, UPPER = (">=", ">"), ("<=", "<")
ITEM_KINDS = (
    "project", "platform", "policy", "award", "element", "event", "brand", "finding", "proposal",
)  # fmt: skip
STATES = ("done", "ongoing", "planned", "candidate", "proposed")
LINK_STATES = ("strong", "fill", "extend", "missing")
DIVISIONS = ("区", "县", "市")
ZONE = "功能区"
SOURCE_KINDS = ("government", "press", "speaker")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPACE = re.compile(r"\s")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,4})?")

NUMBER = "半角数字，如 1.2、-0.5（不带单位、逗号和空格，小数不超过四位）"
BLANK = "不空的内容（此列必须填写）"


@dataclass(frozen=True, slots=True)
class Column:
    """``refers`` names a table, or a list of city.toml; ``longest`` 0 means no limit."""

    name: str
    label: str
    type: str = "text"
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers: str = ""
    longest: int = 0

    @property
    def heading(self) -> str:
        """How a fault names the column: the Chinese label with the English heading of the file."""
        return f"{self.label} {self.name}"

    @property
    def expected(self) -> str:
        """What should stand in a cell that is filled in wrongly."""
        return _EXPECTED.get(self.type) or "、".join(self.allowed) + " 之一"


@dataclass(frozen=True, slots=True)
class Table:
    """``key`` is the column whose value may stand once only, "" where rows have no id."""

    name: str
    label: str
    columns: tuple[Column, ...]
    key: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def heading(self, name: str) -> str:
        return self.column(name).heading

    def fault(self, row: int, name: str, value: str, expected: str) -> Fault:
        return Fault(self.file, row, self.heading(name), value, expected)


_EXPECTED = {
    "id": "小写字母、数字和连字符组成的编号，如 new-jobs",
    "text": "前后没有空格的文字",
    "ref": "小写字母、数字和连字符组成的编号，如 new-jobs",
    "value": "前后没有空格的文字",
    "period": periods.EXPECTED,
    "date": "2024-04-20 或 2024-04 这样的日期",
    "day": "2024-12-31 这样的日期",
    "int": "1 以上的整数",
    "yes": "yes 或空着",
}


def _id(name: str, label: str) -> Column:
    return Column(name, label, "id", required=True, longest=80)


def _text(name: str, label: str, longest: int = 40, required: bool = False) -> Column:
    return Column(name, label, "text", required=required, longest=longest)


def _ref(name: str, label: str, refers: str, required: bool = False) -> Column:
    return Column(name, label, "ref", required=required, refers=refers)


def _enum(name: str, label: str, allowed: tuple[str, ...], required: bool = True) -> Column:
    return Column(name, label, "enum", required=required, allowed=allowed)


def _named(name: str, label: str) -> tuple[Column, ...]:
    return (
        _id(name, label),
        _text("name", "名称", 40, True),
        _text("name_en", "英文名", 100, True),
    )


def _evidence(longest: int, required: bool = True) -> tuple[Column, ...]:
    return (
        _ref("source", "来源", "sources", required),
        _text("section", "章节", 100, required),
        Column("paragraph", "段落", "int", required),
        _text("words", "原文", longest, required),
    )


_NOTE = _text("note", "备注", 200)

INDICATORS = Table(
    "indicators",
    "指标",
    (
        *_named("indicator", "指标"),
        _ref("sector", "板块", "sectors", True),
        _ref("topic", "专题", "topics"),
        _enum("kind", "类型", KINDS),
        _enum("direction", "方向", DIRECTIONS),
        _text("unit", "单位", 12),
        _text("subject", "对象", 60, True),
        _text("population", "范围", 60),
        _text("stage", "阶段", 20),
        Column("whole", "整数", "yes"),
        _ref("beside", "并列指标", "indicators"),
        _text("aliases", "别名", 200),
        _NOTE,
    ),
    key="indicator",
)

FACTS = Table(
    "facts",
    "数据",
    (
        _ref("indicator", "指标", "indicators", True),
        _ref("region", "地区", "districts"),
        Column("period", "期间", "period", True),
        _enum("role", "角色", ROLES),
        _enum("comparator", "比较", COMPARATORS),
        _text("word", "比较词", 10),
        Column("value", "数值", "value", True),
        _text("unit", "单位", 12),
        Column("universe", "总数", "int"),
        Column("due", "到期日", "day"),
        *_evidence(40),
        _text("speaker", "发言人", 40),
        _NOTE,
    ),
)

ITEMS = Table(
    "items",
    "事项",
    (
        _id("item", "事项"),
        _text("name", "名称", 60, True),
        _enum("kind", "类型", ITEM_KINDS),
        _ref("sector", "板块", "sectors"),
        _ref("topic", "专题", "topics"),
        _ref("district", "区县", "districts"),
        _ref("chain", "产业链", "chains"),
        _text("stage", "阶段", 20),
        _enum("state", "状态", (*STATES, *LINK_STATES), required=False),
        _text("speaker", "发言人", 40),
        Column("period", "期间", "period"),
        _ref("indicator", "指标", "indicators"),
        *_evidence(20),
        _NOTE,
    ),
    key="item",
)

DISTRICTS = Table(
    "districts",
    "区县",
    (
        *_named("district", "区县"),
        _enum("kind", "类型", (*DIVISIONS, ZONE)),
        _text("adcode", "区划代码", 12),
        _NOTE,
    ),
    key="district",
)

CHAINS = Table(
    "chains",
    "产业链",
    (
        *_named("chain", "产业链"),
        _ref("tier", "层级", "tiers", True),
        _text("lead", "说明", 200),
        *_evidence(40, required=False),
    ),
    key="chain",
)

SOURCES = Table(
    "sources",
    "来源",
    (
        _id("source", "来源"),
        _text("title", "标题", 100, True),
        _text("issuer", "发布单位", 60, True),
        Column("date", "日期", "date"),
        _enum("kind", "类别", SOURCE_KINDS),
        _text("file", "文件名", 100),
        _NOTE,
    ),
    key="source",
)

TABLES = {table.name: table for table in (INDICATORS, FACTS, ITEMS, DISTRICTS, CHAINS, SOURCES)}


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """ISO day as printed in full; 2024-02-30 and 20240230 are not."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_period(text: str) -> bool:
    try:
        return bool(periods.parse(text))
    except ValueError:
        return False


_FITS: dict[str, Callable[[str], bool]] = {
    "id": is_id,
    "ref": is_id,
    "period": is_period,
    "day": is_day,
    "date": lambda text: is_day(text) or is_day(f"{text}-01"),
    "int": lambda text: re.fullmatch(r"[1-9][0-9]{0,8}", text) is not None,
    "yes": lambda text: text == "yes",
}


def wrong(column: Column, text: str) -> str:
    """What was expected instead of ``text`` in this column; "" when the cell is right by itself."""
    if not text:
        return BLANK if column.required else ""
    if column.name == "words" and _SPACE.search(text):
        return "原文里的词句，去掉空格和换行"
    fits = _FITS.get(column.type)
    right = (
        text in column.allowed
        if column.type == "enum"
        else fits(text)
        if fits
        else text == text.strip()
    )
    if not right:
        return column.expected
    if column.longest and len(text) > column.longest:
        return f"不超过 {column.longest} 个字（现有 {len(text)} 个）"
    return ""
