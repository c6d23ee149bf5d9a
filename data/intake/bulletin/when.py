"""Periods as they are said: 今年一季度, 1—11月, 截至3月底, 过去五年, 到2025年."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_YEAR = r"(?:20\d\d|二[〇零][一二三四][〇零一二三四五六七八九])年"
_RELATIVE = r"今年|本年|去年|上年|前年|当年|同年|明年|年初|上一年"
_TO = r"月?[—\-~至到]{1,2}"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十]"
_PART = (
    rf"(?P<q1>第?[一1]季度|1{_TO}3月份?|一至三月|首季度?|[前头][3三]个月)"
    rf"|(?P<h1>上半年|1{_TO}6月份?|一至六月|前[6六]个月)"
    rf"|(?P<q3>前[三3]个?季度|1{_TO}9月份?|一至九月|前[9九]个月)"
    rf"|(?P<h2>下半年|后[六6三3]个月)|(?P<q>第?[二三四2-4]季度)"
    rf"|(?:[1一]{_TO}|前|头)(?P<to>1[0-2]|[2-9]|十一|十二|[二两三四五六七八九十])(?:月份?|个月)"
    rf"|(?P<month>{_MONTH})月份?(?P<day>(?:\d{{1,2}}|[一二三十]{{1,3}})日)?(?P<end>底|末|当月)?"
)
_WHOLE = r"全年|年末|年底|年内|当年"
_LONG = (
    r"(?<![\d.])\d{1,3}(?:多|余)?年|[一二两三四五六七八九十]{1,3}(?:多|余)?年|(?<![\d.])\d{1,2}个月"
    r"|[一二两三四五六七八九十]{1,2}个月|\d{1,2}日"
    r"|(?<![\d.])(?:1[0-2]|[2-9])月?[—\-~至](?:1[0-2]|[3-9])月份?"
)
WHEN = re.compile(
    rf"(?:(?:20\d\d)年?{_TO})?(?:(?P<year>{_YEAR}|20\d\d|{_RELATIVE})(?:的|以来)?)?(?:{_PART})"
    rf"|(?:20\d\d年?{_TO})?(?P<year2>{_YEAR}|{_RELATIVE}|20\d\d(?=[、,和]20\d\d年))"
    r"(?P<since>以来|起|开始)?(?P<same>同期)?(?:全年|末|底|度)?"
    rf"|(?P<whole>{_WHOLE})"
    r"|[“\"]?十(?P<th>[二三四五六])五[”\"]?(?:(?P<during>期间|时期|末)|(?P<so_far>以来))?"
    r"|(?P<five>(?:过去|近|这|最近)(?:的)?(?:五|5|三|3|两|十|10)年|[五三十]年来|五年(?=累计|共|新增|年均))"
    r"|(?:今后|未来)(?:的)?(?P<ahead>五|三|5|3)年|(?P<past>过去(?:的)?一年|一年来)|(?P<new>新的?一年)|(?P<now>年初以来|同期)"
    rf"|(?P<long>{_LONG})"
)
# 比上年, 与2019年同期相比; 完成全年任务的65%: not when, but what with.
_BASE = re.compile(
    r"(?:比|较|与|和|同|(?<!关)于|以|是|为|占|按|出|恢复到|恢复至|完成|达到|紧盯|对照)$"
)
_BASED = re.compile(
    r"(?:度)?(?:的)?(?:同期)?(?:任务|目标|计划|预算(?!执行|收支)|预期|水平|相比|可比|不变价|远景|愿景)|年?前(?:实现)?碳"
)
_RECORD = re.compile(r"(?:为|是|创|创下)$")  # 为今年以来单月最高增速
_SEASON = re.compile(r"[秋夏冬春]$")  # 金秋十月
_SET = re.compile(r"[，,]?[^，。；\d]{0,8}?(?:安排|计划|确定|下达)")  # 2024年安排项目710项
_AIMED_AT = re.compile(r"[，：、]|(?:主要|发展|规划)?(?:预期)?目标|$")
_KEPT = re.compile(
    r"(?:缩短|压缩|压减|降低|下降|降|减少|减|提高|延长|增加|提升)(?:到|至|为|了)?(?:了|约)?$|(?:由|从|年限|周期|时限|时间|工期|寿命)(?:为|达到?|约|仅)?$"
)
_CN_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")
_CN = "一 二 三 四 五 六 七 八 九 十 十一 十二"
_MONTHS = {name: at for at, name in enumerate(_CN.split(" "), 1)} | {"两": 2}
_ENDING = {3: "Q1", 6: "H1", 9: "Q3", 12: ""}
DATING = ("when", "now", "next")  # kinds that say when
PLAN_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_SHIFT = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "年": -1}


@dataclass(frozen=True, slots=True)
class Said:
    """A mention of a period. ``year`` is 0 where it names none, ``shift`` then counts from 今年
    (None: the year spoken of). ``part`` stands behind the year (Q1, M11, -03). ``plan``: it is a
    five-year plan, named by its last year. ``alone``: a quarter by itself. ``kind``: when;
    base (比上年: what something is compared with); open (三年, 15日: no period); span (过去五年);
    now (今年以来); next (新的一年).
    """

    start: int
    end: int
    kind: str
    year: int = 0
    shift: int | None = None
    part: str = ""
    whole: bool = False
    plan: bool = False
    alone: bool = False


def said(text: str) -> list[Said]:
    """Every mention, in order."""
    found = (_read(found, text) for found in WHEN.finditer(text))
    return [each for each in found if each]


def _read(found: re.Match[str], text: str) -> Said | None:
    start, end = found.span()
    if found["long"]:
        kept = found["long"][-1] in "年月" and _KEPT.search(text, max(0, start - 6), start)
        return None if kept else Said(start, end, "open")
    since = text.startswith("以来", end) and not found["whole"]  # 自2013年6月以来首次
    base = _BASE.search(text, max(0, start - 3), start) or _BASED.match(text, end) or since
    kind = "base" if base else "when"
    if found["th"]:
        if found["so_far"]:
            return Said(start, end, "now")
        span = found["during"] != "末"
        during = found["during"] or _AIMED_AT.match(text, end)
        return Said(start, end, kind if during else "open", PLAN_END[found["th"]], plan=span)
    if found["five"] or found["past"]:
        return Said(start, end, "span" if found["five"] else "open")
    if found["now"] or found["since"]:
        record = _RECORD.search(text, max(0, start - 3), start)
        return Said(start, end, "open" if record or found["now"] == "同期" else "now")
    if found["ahead"]:
        return Said(start, end, kind, 0, 4 if found["ahead"] in "五5" else 2, "", True)
    if found["whole"]:
        return Said(start, end, kind, 0, None, "", True)
    if found["new"]:
        return Said(start, end, "next")
    word = found["year"] or found["year2"] or ""
    year = int(word[:4].translate(_CN_YEAR)) if word[:1] in ("2", "二") else 0
    shift = None if year or not word else _SHIFT.get(word[0])
    part = "" if found["year2"] else _part(found)
    if part == "day":
        return Said(start, end, "open", year)
    if found["same"]:
        part = "同期"
    whole = bool(found["h2"] or (year and not part and _SET.match(text, end)))
    return Said(start, end, kind, year, shift, part, whole, alone=bool(found["q"]))


def _part(found: re.Match[str]) -> str:
    for group, part in (("q1", "Q1"), ("h1", "H1"), ("q3", "Q3"), ("h2", "")):
        if found[group]:
            return part
    if found["q"]:
        return f"Q{_number(found['q'].lstrip('第')[0])}"
    if found["month"]:
        month = _number(found["month"])
        if found["day"] or _SEASON.search(found.string, 0, found.start()):
            return "day"
        return to_month(month) if found["end"] in ("底", "末") else f"-{month:02d}"
    return to_month(_number(found["to"]))


def _number(month: str) -> int:
    return _MONTHS.get(month) or int(month)


def to_month(month: int) -> str:
    """January to that month."""
    return _ENDING.get(month, f"M{month}")


def end_of(period: str) -> int:
    """Months since year 0 when the period is over; 0 for none."""
    year, rest = int(period[:4] or 0), period[4:]
    ends = {"": 12 if period else 0, "Q1": 3, "H1": 6, "Q2": 6, "Q3": 9, "Q4": 12}
    return year * 12 + (ends[rest] if rest in ends else int(rest[1:]))


def earlier(period: str, years: int = 1) -> str:
    return f"{int(period[:4]) - years}{period[4:]}" if period else ""


def moved(mention: Said, by: int) -> Said:
    """The same mention, counted from a later start."""
    return replace(mention, start=mention.start - by, end=mention.end - by)
