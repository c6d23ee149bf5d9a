"""Figures of one line become rows: subjects carried over, 分别 shared out, X to Y, ratios."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.intake.bulletin import subjects
from data.intake.bulletin.subjects import Told, noun, tell
from data.intake.bulletin.tense import _AIM, _DONE, _WILL, Course
from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.when import Said

_SENTENCE = re.compile(r"[。！？；\n]")
_CUT = re.compile(r"[，：,:]|——")
_EACH = re.compile(r"分别|依次")
_TOGETHER = re.compile(r"(?:[、，,和与及]|以及)+")
_TO = re.compile(
    r"(?:的|（[^）]*）)?[^，。；]{0,6}?(?:提高|增加|增长|提升|上升|扩大|发展|壮大|跃升|攀升|增|升|涨|扩展|下降|降低|降|减少|减|压缩|缩短|压减|压降|回落|缩减|缩小|优化|调整|变为|演变|转变|上调|下调|精简|拓展|延长|扩容|收窄|延伸)*(?:至|到|为|成)[^，。；\d]{0,14}$"
)
_FROM = re.compile(r"(?:由|从)(?P<what>[^，。；由从]{0,14})$")
_PLACE = re.compile(r"居|列|排|位|名|跃|升|进|第|前移|保持|全省|全国|全市|增速|总量")
_SPLIT = re.compile(r"、|和|与|及|以及|，")


@dataclass(slots=True)
class Row:
    figure: Figure
    subject: str
    value: str
    unit: str
    comparator: str
    role: str
    period: str
    universe: str = ""
    base: str = ""
    growing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: ``start`` to ``end`` of the whole ``text``."""

    text: str
    start: int
    end: int
    mentions: list[Said]
    course: Course


def rows(line: Line, figures: list[Figure]) -> list[Row]:
    """The rows of a paragraph, sentence by sentence."""
    out: list[Row] = []
    edges = [found.end() for found in _SENTENCE.finditer(line.text, line.start, line.end)]
    edges.append(line.end)
    low, at = line.start, 0
    carry = ""
    for edge in edges:
        own: list[Figure] = []
        while at < len(figures) and figures[at].start < edge:
            own.append(figures[at])
            at += 1
        walk = Sentence(line, low, edge, own, carry)
        out.extend(walk.run())
        carry = walk.carry if line.text[edge - 1 : edge] == "；" or not own else walk.carry
        low = edge
    return out


class Sentence:
    """One sentence and its figures. ``carry`` is the noun an ellipsis falls back on."""

    def __init__(self, line: Line, low: int, high: int, figures: list[Figure], carry: str) -> None:
        self.line, self.low, self.high, self.figures = line, low, high, figures
        self.text = line.text
        self.carry, self.growing = carry, False
        self.rows: list[Row] = []
        self.mentions = [each for each in line.mentions if low <= each.start < high]
        self.aim()

    def aim(self) -> None:
        """A sentence that sets goals turns the rest of its paragraph."""
        words = self.text[self.low : self.high]
        course = self.line.course
        if _AIM.search(words):
            course.role, course.period = "target", course.calendar.plan

    def run(self) -> list[Row]:
        used = self.low
        at = 0
        while at < len(self.figures):
            group = self._group(at)
            if len(group) > 1:
                self._each(used, group)
            else:
                used = self._one(used, at)
            at += len(group)
            used = max(used, self.figures[at - 1].stop)
        return self.rows

    def _group(self, at: int) -> list[Figure]:
        """Figures behind one 分别, or just the one."""
        first = self.figures[at]
        found = None
        low = self.figures[at - 1].stop if at else self.low
        for found in _EACH.finditer(self.text, low, first.begin):
            pass
        if not found:
            return [first]
        group = [first]
        for figure in self.figures[at + 1 :]:
            between = self.text[group[-1].stop : figure.begin]
            if not _TOGETHER.fullmatch(between):
                break
            group.append(figure)
        return group

    def _each(self, used: int, group: list[Figure]) -> None:
        """A、B分别增长X、Y."""
        first, last = group[0], group[-1]
        split = self.text.rfind("分别", used, first.begin)
        split = split if split >= 0 else self.text.rfind("依次", used, first.begin)
        head = self._clean(used, split)
        verb = self._clean(split + 2, first.begin)
        names = self._names(head, len(group), used)
        against = _against(verb, len(group))
        for at, figure in enumerate(group):
            told = tell(names[at] + (against[at] if against else verb), "", figure, names[at], True)
            row = self._row(figure, told)
            if last.comparator == "~" or (last.comparator == ">=" and figure.comparator == "="):
                row.comparator = last.comparator
            row.growing = told.subject.endswith("增速")
        self.carry = head if against and noun(head) else names[-1]

    def _names(self, head: str, count: int, used: int) -> list[str]:
        """The nouns a 分别 speaks of: those before it, else those of the figures before."""
        head = subjects._CLOSED.sub("", head)
        stem = (
            head[head.rfind("，", 0, len(head.rstrip("，"))) + 1 :]
            if "，" in head.rstrip("，")
            else head
        )
        stem = re.sub(r"(?:同比|比上年|较上年|比去年|比上年同期|，|各|均)+$", "", stem)
        own = noun(stem)
        parts = [part for part in _SPLIT.split(own) if part]
        if len(parts) >= count > 1:
            return _suffixed([*parts[:0], *parts[-count:]])
        bases = [row.base for row in self.rows[-count:]]
        if len(bases) == count and (not own or len(own) < 3):
            return bases
        if len(bases) == count and own and not parts[1:]:
            return [f"{base}{own}" if own not in base else base for base in bases]
        return [own or self.carry] * count

    def _one(self, used: int, at: int) -> int:
        figure = self.figures[at]
        low = used
        for found in _CUT.finditer(self.text, used, figure.begin):
            low = found.end()
        opened = self.text.rfind("（", low, figure.begin)
        if opened >= 0 and "）" not in self.text[opened : figure.begin]:
            low = opened + 1
        pre = self._clean(low, figure.begin)
        after = self.figures[at + 1].begin if at + 1 < len(self.figures) else self.high
        post = self.text[figure.stop : max(after, figure.stop)]
        if figure.first:
            return self._ranked(figure, pre, post)
        if figure.unit == "":
            told = Told(noun(pre) or self.carry, noun(pre) or self.carry)
        else:
            told = tell(pre, post, figure, self.carry, self.growing)
        row = self._row(figure, told)
        self._from_to(row, at)
        self.carry = told.base or self.carry
        self.growing = told.subject.endswith("增速")
        return figure.stop + told.used

    def _ranked(self, figure: Figure, pre: str, post: str) -> int:
        """第3位 where something is ranked; other ordinals are names."""
        near = self.text[max(self.low, figure.begin - 14) : figure.begin]
        placed = re.search(r"居|列|排|位|名列|跃|升至|进至|保持|全省|全国|全市|行业", near)
        if not placed or figure.unit not in ("位", "名", "名次", ""):
            return figure.stop
        if not figure.unit and re.match(r"[个批届次方产期季任阶梯大名位轮章]", post):
            return figure.stop
        told = tell(pre, "", replace(figure, unit="位"), self.carry, self.growing)
        subject = (
            told.subject
            if told.subject != noun(pre) or len(noun(pre)) > 6
            else self.carry + told.subject
        )
        row = self._row(figure, Told(subject + "位次", self.carry))
        row.unit = "位"
        if figure.first == "前":
            row.comparator = "<="
        return figure.stop

    def _row(self, figure: Figure, told: Told) -> Row:
        role, period = self._when(figure)
        value = figure.value
        if told.sign < 0 and not (role == "target") and not value.startswith("-"):
            value = f"-{value}"
        row = Row(figure, told.subject, value, figure.unit, figure.comparator, role, period)
        row.base = told.base
        self.rows.append(row)
        return row

    def _from_to(self, row: Row, at: int) -> None:
        """由X增加到Y: X was before."""
        if not at or len(self.rows) < 2:
            return
        before = self.rows[-2]
        between = self.text[before.figure.stop : row.figure.begin]
        lead = self.text[max(self.low, before.figure.begin - 24) : before.figure.begin]
        if not (_FROM.search(lead) and _TO.fullmatch(between)):
            return
        before.role = "previous"
        named = any(
            before.figure.begin - 12 <= said.start < before.figure.begin and not said.open
            for said in self.mentions
        )
        if not named:
            before.period = _earlier(row.period)
        row.subject, row.base = before.subject, before.base

    def _when(self, figure: Figure) -> tuple[str, str]:
        """Role and period: the nearest mention before the figure in its sentence, else the
        course.
        """
        course = self.line.course
        calendar = course.calendar
        role, period = course.role, course.period or calendar.actual
        for said in self.mentions:
            if said.start >= figure.begin:
                break
            if said.base or said.open or said.relative == "过":
                continue
            period = calendar.id(said, period)
            year = int(period[:4]) if period[:4].isdigit() else 0
            if said.year or said.relative:
                if year > calendar.year and calendar.year:
                    role = "target"
                elif (
                    year < calendar.year
                    or said.part
                    or said.relative in "今本"
                    and course.role == "actual"
                ):
                    role = "actual"
        clause = self.text[max(self.low, figure.begin - 30) : figure.begin]
        if _WILL.search(clause):
            role = "target"
            if not self.mentions and period == calendar.actual:
                period = calendar.plan or period
        elif role == "target" and _DONE.search(clause) and course.role == "target":
            role, period = "actual", calendar.actual
        return role, period

    def _clean(self, low: int, high: int) -> str:
        """The text without its mentions of periods."""
        out, at = [], low
        for said in self.mentions:
            if low <= said.start < high and not said.base and not said.open:
                out.append(self.text[at : said.start])
                at = min(said.end, high)
        out.append(self.text[at:high])
        return "".join(out)


def _against(verb: str, count: int) -> list[str]:
    """分别高于全国、全省0.5和0.3个百分点: one phrase for each figure."""
    found = re.match(
        r"(?P<than>高于|低于|快于|慢于|比|较|超过|高出)(?P<what>[^，]+?)(?P<tail>(?:高|低|快|慢|提高|下降|提升|回落)?)$",
        verb,
    )
    if not found:
        return []
    parts = [part for part in _SPLIT.split(found["what"]) if part]
    if len(parts) != count:
        return []
    return [f"{found['than']}{part}{found['tail']}" for part in parts]


def _suffixed(parts: list[str]) -> list[str]:
    """城镇、农村居民收入 are 城镇居民收入 and 农村居民收入; 第一、二产业 likewise."""
    last = parts[-1]
    ordinal = re.match(r"第?([一二三])(.*)", last)
    if ordinal and re.fullmatch(r"第?[一二三]", parts[0]):
        return [f"第{part.lstrip('第')[0]}{ordinal[2]}" for part in parts]
    lead = len(parts[-2])
    if lead <= 3 and len(last) > lead + 2 and all(len(part) <= 3 for part in parts[:-1]):
        return [part + last[lead:] for part in parts[:-1]] + [last]
    return parts


def _earlier(period: str) -> str:
    return f"{int(period[:4]) - 1}{period[4:]}" if period[:4].isdigit() else ""
