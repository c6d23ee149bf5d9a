"""Periods as they are said: 今年一季度, 1—11月, 截至3月底, 过去五年, 到2025年.

``Calendar`` is what a document implies: the year it calls 今年 and the period it reports on.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

_YEAR = r"(?:20\d\d|二[〇零][一二三四][一二三四五六七八九〇零])年"
_SAID = rf"{_YEAR}|今年|本年|去年|上年|前年|当年|同年|明年"
_TO = r"[—\-~至到]"
_PART = (
    rf"(?P<q1>(?:第?一季度|1{_TO}3月份?|首季度?|前3个月|前三个月))"
    rf"|(?P<h1>上半年|1{_TO}6月份?|前6个月|前六个月)"
    rf"|(?P<q3>前三季度|前3季度|1{_TO}9月份?|前9个月)"
    rf"|(?P<q>第?[二三四]季度)"
    rf"|1{_TO}(?P<to>1[0-2]|[2-9])月份?|前(?P<months>1[01]|[2-9]|[二四五七八十]|十一)个月"
    rf"|(?P<month>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月份?(?P<day>(?:\d{{1,2}}|[一二三十]+)日)?(?P<end>底|末)?"
    rf"|(?P<whole>全年|年末|年底|末|底|度)"
)
WHEN = re.compile(
    rf"(?:(?P<from>(?:20)?\d\d)年?{_TO})?(?P<year>{_SAID})?(?:的|以来)?(?:{_PART})"
    rf"|(?:(?P<from2>20\d\d)年?{_TO})?(?P<year2>{_SAID})"
    r"|(?P<plan>[“\"]?十(?P<th>[二三四五六])五[”\"]?)(?P<last>末)?"
    r"|(?P<five>(?:过去|近|这|最近)(?:的)?(?:五|5|三|3|两|十|10)年|五年来|三年来|十年来)"
    r"|(?P<past>过去一年|过去的一年|一年来)|(?P<new>新的一年|新一年)"
    r"|(?P<long>\d{1,3}(?:多|余)?年|[一二两三四五六七八九十]{1,3}(?:多|余)?年|\d{1,2}个?月|[一二三四五六七八九十]{1,2}个月|\d{1,2}日)"
)
_BASE = re.compile(r"(?:比|较|与|和|同|于|以)$")
_CN_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")
_MONTHS = {name: at for at, name in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
_ENDING = {3: "Q1", 6: "H1", 9: "Q3", 12: ""}
_PLAN_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}


@dataclass(frozen=True, slots=True)
class Said:
    """A period in the text. ``year`` 0 where it names none; ``part`` is the id behind the year
    (Q1, M11, -03); ``base`` is what something is compared with (比上年); ``open`` means no
    period (三年, 15日).
    """

    start: int
    end: int
    year: int
    part: str
    base: bool
    open: bool = False
    relative: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """``year`` is 今年; ``actual`` the period reported on; ``plan`` the year aimed at."""

    year: int
    actual: str
    plan: str

    def id(self, said: Said, around: str = "") -> str:
        """Period id; a part without a year takes the year of ``around``."""
        year = said.year
        if said.relative:
            year = self.year + {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1}.get(said.relative, 0)
            if said.relative in "上当同" and around[:4].isdigit():
                year = int(around[:4]) - (said.relative == "上")
        if not year:
            year = int(around[:4]) if around[:4].isdigit() else self.year
        return f"{year}{said.part}" if year else ""


def said(text: str) -> list[Said]:
    """Every mention, in order. Digits that are no figures are among them (三年, 15日)."""
    return [_read(found, text) for found in WHEN.finditer(text)]


def _read(found: re.Match[str], text: str) -> Said:
    start, end = found.span()
    base = bool(_BASE.search(text, max(0, start - 1), start))
    if found["long"]:
        return Said(start, end, 0, "", base, open=True)
    if found["plan"]:
        return Said(start, end, _PLAN_END[found["th"]], "", base)
    if found["five"] or found["past"]:
        return Said(start, end, 0, "", base, relative="过")
    if found["new"]:
        return Said(start, end, 0, "", base, relative="今")
    word = found["year"] or found["year2"] or ""
    year, relative = 0, ""
    if word[:1] in ("2", "二"):
        year = int(word[:4].translate(_CN_YEAR))
    elif word:
        relative = word[0]
    part = "" if found["year2"] else _part(found)
    return Said(start, end, year, part, base, part == "day", relative)


def _part(found: re.Match[str]) -> str:
    for group, part in (("q1", "Q1"), ("h1", "H1"), ("q3", "Q3"), ("whole", "")):
        if found[group]:
            return part
    if found["q"]:
        return {"二": "Q2", "三": "Q3", "四": "Q4"}[found["q"].lstrip("第")[0]]
    if found["month"]:
        month = _MONTHS.get(found["month"]) or int(found["month"])
        if found["day"] and month:
            return "day"
        return _to(month) if found["end"] else f"-{month:02d}"
    text = found["to"] or found["months"]
    return _to(_MONTHS.get(text) or int(text))


def _to(month: int) -> str:
    return _ENDING.get(month, f"M{month}")


_DOCUMENT = re.compile(
    r"(?P<year>20\d\d)年(?:1[—\-~至到](?P<to>1[0-2]|[2-9])月|(?P<part>第?一季度|上半年|前三季度)|(?P<month>1[0-2]|[1-9])月份(?!\d))"
)
_REPORT = re.compile(
    r"政府工作报告|人民代表大会|计划(?:执行情况|草案)|工作回顾|过去一年|主要预期目标"
)
_YEARLY = re.compile(r"(20\d\d)年(?:全市|全省|全县|全区)?国民经济和社会发展(?:统计公报|计划执行)")
_COMING = re.compile(
    r"(20\d\d)年(?:政府工作报告|(?:主要|重点|经济社会发展|全市|发展|的)*(?:工作|目标|任务|安排|预期)|是)"
)
_ANY = re.compile(r"(20\d\d)年")


def calendar(text: str, period: str = "") -> Calendar:
    """What the document implies. ``period`` overrides what it reports on."""
    head = text[:3000]
    years = Counter(int(year) for year in _ANY.findall(text))
    if not years and not period:
        return Calendar(0, "", "")
    if period:
        year = int(period[:4])
        plan = year + 1 if period == str(year) else year
        return Calendar(plan, period, str(plan))
    yearly = _YEARLY.search(head)
    if yearly and "计划" not in yearly.group():
        year = int(yearly[1])
        return Calendar(year, str(year), str(year + 1))
    part = _DOCUMENT.search(head)
    if part and not _REPORT.search(head[:600]):
        year = int(part["year"])
        return Calendar(year, f"{year}{_reported(part)}", str(year))
    coming = Counter(int(year) for year in _COMING.findall(text))
    if _REPORT.search(text):
        year = (
            max(coming)
            if coming
            else max(y for y, n in years.items() if n == max(years.values())) + 1
        )
        latest = coming.most_common(1)[0][0] if coming else year
        return Calendar(latest, str(latest - 1), str(latest))
    year = years.most_common(1)[0][0]
    return Calendar(year, str(year), str(year))


def _reported(found: re.Match[str]) -> str:
    if found["to"]:
        return _to(int(found["to"]))
    if found["month"]:
        return f"-{int(found['month']):02d}"
    return {"一": "Q1", "上": "H1", "前": "Q3"}[found["part"].lstrip("第")[0]]


def moved(said: Said, by: int) -> Said:
    """The same mention, counted from a later start."""
    return replace(said, start=said.start - by, end=said.end - by)
