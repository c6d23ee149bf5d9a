"""What a document implies about time: its year, the period it reports on, the one it aims at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from data.intake.bulletin.when import PLAN_END, Said, end_of, said, to_month

_DATE = re.compile(
    r"(20\d\d)年(1[0-2]|0?[1-9])月\d{1,2}日|(20\d\d)[-./](1[0-2]|0?[1-9])[-./]\d{1,2}"
    r"|(?<=[（\n])(20\d\d)年(1[0-2]|0?[1-9])月(?=[）\n])"
)
_CN_YEAR = re.compile(r"[二2][\u3007零0][\u3007零一二三四]\S年")
_CN_DIGITS = str.maketrans("\u3007零一二三四五六七八九", "00123456789")
_ANY = re.compile(r"(20\d\d)(?:年|）|(?=[上下]半年|前.{1,2}[月季]|[一二三四]季|1[—-]))")
_COMPARED = re.compile(r"(?:比|较|与|到|至)20\d\d年")
_FIVE = re.compile(r"第十([二三四五六])个五年规划|[“\"]十([二三四五六])五[”\"][^，。\n]{0,20}规划")
_REPORT = re.compile(
    r"政府工作报告|计划执行情况|计划(?:（草案）|草案)|预算(?:执行情况|草案)|工作回顾|人民代表大会第"
)
_YEARLY = re.compile(r"(?:公报|年报|年鉴|白皮书)")
_WORKS = re.compile(
    r"实施方案|行动方案|行动计划|工作方案|工作要点|民生实事|为民办实事|民心工程|实施意见|攻坚方案"
    r"|任务分解|目标责任|工作计划|重点工作安排"
)
# Works that are told as done: 2018年民生实事项目全面落实.
_PROMISED = re.compile(r"方案|行动计划|工作要点|工作计划|实施意见|安排")
_FULFILLED = re.compile(r"完成|落实|进展|成绩|总结|盘点|兑现")
_HEADLINE = re.compile(r"^[^。\n]{4,45}$", re.M)
_COMING = re.compile(
    r"(20\d\d)年[^，。\n]{0,8}(?:政府工作报告|预期目标|工作安排|目标任务|计划草案|重点工作|工作建议)"
)
_PAST = re.compile(
    r"(20\d\d)年[^，。\n]{0,8}(?:工作)?回顾|(20\d\d)年[^，。\n]{0,10}(?:计划|预算)执行情况"
)
_TITLED = re.compile(r"(20\d\d)年?[^，。\n]{0,20}(?:报告|工作|回顾|总结|计划|预算|情况)")
_TO_COME = re.compile(r"(?:到|至|—)20\d\d年")


@dataclass(frozen=True, slots=True)
class Calendar:
    """``year`` is 今年, ``actual`` the period reported on, ``plan`` the year aimed at. ``now`` is
    the month the text was written in, counted like ``when.end_of``. ``kind`` is report | plan |
    works | yearly | release | news; ``span`` the years a review looks back.
    """

    year: int
    actual: str
    plan: str
    now: int
    kind: str
    span: int = 1
    press: bool = False

    def id(self, mention: Said, around: str = "") -> str:
        """Period id of a mention; without a year of its own it takes that of ``around``."""
        spoken = int(around[:4]) if around else self.year
        if mention.kind == "next":
            return self.plan
        if mention.kind == "now":
            later = end_of(self.actual) > self.year * 12
            return self.actual if later or not self.year else str(self.year)
        if mention.year:
            year = mention.year
        elif mention.shift is not None:
            year = self.year and self.year + mention.shift
        elif mention.part and mention.part == self.actual[4:]:
            year = int(self.actual[:4])  # what the document is on
        else:
            year = spoken
        if not year:
            return ""
        adds_up = len(self.actual) > 4 and self.actual[4] != "-"
        running = self.kind == "release" and adds_up and not mention.part
        if running and not mention.whole and year == self.year == int(self.actual[:4]):
            return self.actual
        if mention.part == "同期":
            return f"{year}{(around or self.actual)[4:]}"
        return f"{year}{mention.part}"


def calendar(text: str, period: str = "") -> Calendar:
    """What the document implies; ``period`` overrides what it reports on."""
    text = _CN_YEAR.sub(lambda found: found.group().translate(_CN_DIGITS), text)
    head = text[:500]
    dated = _DATE.search(head) or _DATE.search(f"{text[-200:]}\n")
    year, month = map(int, filter(None, dated.groups())) if dated else (0, 0)
    kind = _kind(text, head)
    if period:
        year = int(period[:4])
        annual = period == str(year)
        now = year + 1 if annual else year
        return Calendar(now, period, str(now), end_of(period), kind)
    five = _FIVE.search(head[:120])
    end = PLAN_END[five[1] or five[2]] if five else 0
    if five and (not year or year < end - 2):  # later than that it is told what came of the plan
        return _five(end)
    named = [int(each) for each in _ANY.findall(_COMPARED.sub("", _DATE.sub("", head)))]
    if not named and not year:
        named = [int(each) for each in _ANY.findall(_COMPARED.sub("", text))]
        if not named:
            return Calendar(0, "", "", 0, kind)
        year = Counter(named).most_common(1)[0][0]
    now = year * 12 + max(month - 1, 0)
    if kind == "report":
        return _report(text, head, year, now + 2)  # a speech of December is on the year ahead
    if kind == "yearly":
        year = named[0] if named else year - 1
        return Calendar(year, str(year), str(year + 1), year * 12 + 12, kind)
    if kind == "works":
        year = max(named, default=year)
        return Calendar(year, str(year - 1), str(year), now, kind)
    return _release(text, year or named[0], named, now, month)


def _kind(text: str, head: str) -> str:
    title = head[:120]
    if any(map(_is_part, said(_DATE.sub("", text[:60])))):
        return "release"
    if _YEARLY.search(title):
        return "yearly"
    lines = "\n".join(_HEADLINE.findall(head))
    fulfilled = _FULFILLED.search(lines) and not _PROMISED.search(lines)
    if _WORKS.search(title) and not _REPORT.search(title):
        return "release" if fulfilled else "works"
    if re.search(r"[进完]成?[展成]?情况的?通报|调度", title):
        return "release"
    if _REPORT.search(title) or re.search(r"工作回顾|过去(?:的)?一年", text):
        return "report"
    parted = any(map(_is_part, said(_DATE.sub("", head[:200]))))
    return "report" if "政府工作报告" in text and not parted else "release"


def _five(end: int) -> Calendar:
    return Calendar(end - 4, str(end - 5), str(end), (end - 5) * 12 + 12, "plan", 5)


def _report(text: str, head: str, year: int, now: int) -> Calendar:
    coming = [int(each) for each in _COMING.findall(text)]
    past = _PAST.search(text)
    titled = _TITLED.search(_DATE.sub("", head[:60]))
    if past:
        year = int(past[1] or past[2]) + 1
    elif coming:
        year = Counter(coming).most_common(1)[0][0]
    elif titled:
        year = int(titled[1])
    elif now % 12 == 2 and not _DATE.search(text):
        spoken = [int(each) for each in _ANY.findall(_TO_COME.sub("", text))]
        year = Counter(spoken).most_common(1)[0][0] + 1 if spoken else year
    else:
        year = now // 12
    press = "\n□" in text or "本报" in head
    return Calendar(year, str(year - 1), str(year), year * 12, "report", 1, press)


def _release(text: str, year: int, named: list[int], now: int, month: int) -> Calendar:
    """A bulletin, a release or a piece of news: the first period its head names, else the one the
    text names most.
    """
    first = named[0] if named else year
    mention = _named_part(text, now if month > 4 else 0)
    if mention:
        base = mention.year or (year if month else first)
        part = mention.part
        if part[0] == "-" and re.search(rf"1月?[—至到~-]{int(part[1:])}月", text):
            part = to_month(int(part[1:]))  # a monthly bulletin adds up since January
        period = f"{base}{part}"
        if month and end_of(period) > now and not mention.year:
            period = f"{base - 1}{part}"
        year = int(period[:4])
        return Calendar(year, period, str(year), max(now, end_of(period)), "release")
    if month:
        actual = str(year - 1) if month <= 4 else str(year)
        return Calendar(year, actual, str(year), now, "release")
    # Written after the year it reports on, where it says what 今年 will bring.
    now = first + 1 if re.search("今年[^。；]{0,12}(?:将|要|力争|计划|拟)", text) else first
    return Calendar(now, str(first), str(now), first * 12 + 12, "release")


def _named_part(text: str, now: int) -> Said | None:
    """The part of a year a text is on; what is still to come in month ``now`` is not."""
    undated = _DATE.sub(lambda found: " " * len(found.group()), text[:5000])
    parts = [each for each in said(undated) if _is_part(each)]
    if now:
        parts = [
            each for each in parts if end_of(f"{each.year or now // 12}{each.part}") <= now + 1
        ]
    if parts and parts[0].start < 200:
        return parts[0]
    spans = [each for each in parts if each.part[0] != "-"]
    often = Counter(each.part for each in spans).most_common(1)
    if not often or often[0][1] < 2:
        return None
    return next(each for each in spans if each.part == often[0][0])


def _is_part(mention: Said) -> bool:
    return mention.kind == "when" and mention.part not in ("", "同期") and not mention.shift
