"""The figures of one sentence become rows: who each speaks of, when, as what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.intake.bulletin import lists
from data.intake.bulletin.subjects import GROWTH, LONGEST, Told, bare, noun, tell
from data.intake.bulletin.tense import Course
from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.units import RATES
from data.intake.bulletin.when import DATING
from data.intake.bulletin.words import CUT, Words

MOST = 32  # members of one list
_PLACED = re.compile(
    r"居|列|排|位|名列|跃|升至|进至|保持|全省|全国|全市|全区|全县|全球|世界|行业|第"
)
_PLACE_NOT = re.compile(r"[个批届次方产期季任阶梯大轮章人代步、]")
_AMONG = re.compile(r"在?(?:全国|全省|全市|全球)?\d+(?:多|余)?个[^，。]{1,12}?中")
_WHERE = re.compile(r"全国|全省|全市|全球|全区|全县|世界|行业|同类")
_WHERE_TAIL = re.compile(
    r"[、，]?(?:继续|连续[^，]{1,4}年|[稳跃均位名排并])*(?:[居列]|排名|升至|进至|[从由在](?=全|世|同))"
    r"[^，、；]{0,12}(?:、区)?$"
)
_GOAL = re.compile(r"的[^，。；\d]{0,8}(?:目标|控制线|预期|任务)")
_UNIVERSE = re.compile(r"(\d+)个[^\d，。]{1,12}$")


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
    implied: bool = False
    alone: bool = False


class Sentence:
    """One sentence and its figures. ``topic`` is the noun the sentence speaks of, ``last`` the
    last full subject: what ellipses fall back on.
    """

    def __init__(
        self, words: Words, course: Course, figures: list[Figure], topic: str, last: str
    ) -> None:
        self.words, self.course, self.figures = words, course, figures
        self.topic, self.last = topic, last
        self.goes_on, self.fresh, self.growing = False, False, False
        self.rows: list[Row] = []

    def run(self) -> list[Row]:
        used, at = 0, 0
        while at < len(self.figures):
            group = self._group(at)
            if len(group) > 1 and group[0].mate == "":
                self._each(used, group)
                used = self.words.stop(group[-1])
            elif group[0].mate == "ratio":
                used = self._ratio(used, group)
            else:
                used = self._one(used, at, len(group))
            if at and len(self.rows) > 1 and self.rows[-2].figure is self.figures[at - 1]:
                self._from_to(*self.rows[-2:])
            at += len(group)
        return self.rows

    def _group(self, at: int) -> list[Figure]:
        """Figures behind one 分别, the ends of a range, the members of a ratio; else just one."""
        first = self.figures[at]
        if first.mate:
            near = self.figures[at : at + 8]
            return [each for each in near if each.begin == first.begin]
        low = self.words.stop(self.figures[at - 1]) if at else 0
        each = lists.EACH.search(self.words.text, low, self.words.begin(first))
        group = [first]
        for figure in self.figures[at + 1 : at + MOST]:
            between = self.words.text[self.words.stop(group[-1]) : self.words.begin(figure)]
            if not lists.TOGETHER.fullmatch(between) or figure.mate or figure.first:
                break
            if not each and (figure.unit != first.unit or len(between) > 1):
                break
            group.append(figure)
        if each or len(group) == 1:
            return group
        own = noun(self._split(low, first)[0])
        bases = {row.base for row in self.rows[-len(group) :]}
        found = lists.parts(own, len(group)) if own else bases
        paired = len(group) == 2 and "城乡" in own
        return group if paired or len(found) == len(group) else [first]

    def _each(self, used: int, group: list[Figure]) -> None:
        """A、B分别增长X、Y."""
        first, closing = group[0], group[-1]
        head, verb = self._split(used, first)
        before = [row.base for row in self.rows[-len(group) :]]
        than = lists.against(bare(verb), len(group)) or lists.against(
            bare(head[head.rfind("，") + 1 :]) + verb, len(group)
        )
        if than and than[0][0] not in verb:  # the comparison stands before 分别
            head = head[: head.rfind(than[0][0])]
        names = [noun(head[head.rfind("，") + 1 :]) or self.last] * len(group)
        if not than:
            names = lists.each_name(head, len(group), before, self.last)
        end = self.words.begin(first)
        for at, figure in enumerate(group):
            own = (
                self.words.text[end : self.words.begin(figure)].strip("、，和与及以") if at else ""
            )
            end = self.words.stop(figure)
            told = tell(names[at] + (than[at] if than else own or verb), "", figure, "", names[at])
            row = self._row(figure, told)
            if closing.comparator in ("~", ">=") and figure.comparator == "=":
                row.comparator = closing.comparator
        self.last, self.topic, self.fresh = names[-1], names[0], True
        self.growing = self.rows[-1].subject.endswith("增速")

    def _split(self, used: int, first: Figure) -> tuple[str, str]:
        """What stands before 分别, or before the verb where there is no 分别, and behind it."""
        marks = list(lists.EACH.finditer(self.words.text, used, self.words.begin(first)))
        if marks:
            end = marks[-1].end()
            return self.words.clean(used, marks[-1].start()), self.words.clean(
                end, self.words.begin(first)
            )
        pre = self.words.clause(used, first)
        grown = GROWTH.search(pre)
        return (pre[: grown.start()], pre[grown.start() :]) if grown else (pre, "")

    def _ratio(self, used: int, group: list[Figure]) -> int:
        """三次产业结构由13:50:37调整为12:48:40: a row for each member."""
        pre = self.words.clause(used, group[0])
        own = noun(re.sub(r"(?:由|从).*$", "", pre)) or self._own(used, group[0]) or self.last
        if self.rows and self.rows[-1].figure.mate == "ratio" and used:
            own = self.rows[-1].base
        for at, figure in enumerate(group):
            member = lists.MEMBERS[at] if "产业" in own and len(group) == 3 else ""
            subject = f"{own}（{member}）" if member else own
            self._row(figure, Told(subject, own))
        count = len(group)
        earlier = self.rows[-2 * count : -count]
        if len(earlier) == count and earlier[-1].figure.mate == "ratio":
            for was, row in zip(earlier, self.rows[-count:], strict=True):
                self._from_to(was, row)
        self.last, self.fresh = own, True
        return self.words.stop(group[-1])

    def _one(self, used: int, at: int, count: int) -> int:
        """One figure, or the two of a range."""
        figure, closing = self.figures[at], self.figures[at + count - 1]
        inside = self.words.inside(figure)
        pre = self.words.clause(used, figure)
        after = self.figures[at + count] if at + count < len(self.figures) else None
        stop = self.words.stop(closing)
        post = self.words.text[stop : self.words.begin(after) if after else len(self.words.text)]
        if not post and after:  # 8461户29100人稳定脱贫
            end = self.words.stop(after)
            post = CUT.split(self.words.text[end : end + LONGEST], maxsplit=1)[0]
        if figure.first:
            return self._ranked(figure, pre, post)
        if self.words.counts_the_ranked(figure):
            return used
        aimed = _GOAL.match(post)
        post = "" if aimed else post
        own = self._own(used, figure)
        topic = own or (self.topic if self.fresh or self.goes_on else "")
        told = tell(pre, post, closing, topic, own or self.last, self.growing and not inside)
        whose = self.words.whose(figure) if inside else ""
        if whose and told.subject in (self.last, f"{self.last}增速"):
            kind = "增速" if self.growing else ""
            told = replace(told, subject=f"{self.last}{kind}（{whose}）")
        for name in self._sharing(pre, told):
            for each in (figure, closing) if closing is not figure else (figure,):
                row = self._row(each, replace(told, subject=name))
                if aimed:  # 低于4.5%的控制目标
                    row.role, row.period = "target", row.period[:4]
        if not inside:
            self.last, self.growing = told.base or self.last, told.subject.endswith("增速")
            self.topic = told.topic or self.topic
            self.fresh = True
        return used if inside else stop + told.used

    def _own(self, used: int, figure: Figure) -> str:
        """The noun a clause without figures tells before this one."""
        if self.fresh:
            return self.words.told_between(used, figure)
        return "" if used else self.words.told_before(self.figures[0])

    def _sharing(self, pre: str, told: Told) -> list[str]:
        """A、B均增长8%: one number for two indicators is one row each."""
        shared = lists.SHARED.search(pre)
        doubled = pre.rstrip().endswith(("翻", "翻了")) and "和" in told.base
        if not shared and not doubled:
            return [told.subject]
        names = lists.parts(told.base)
        return [told.subject.replace(told.base, name) for name in names] or [told.subject]

    def _ranked(self, figure: Figure, pre: str, post: str) -> int:
        """第3位 where something is ranked; other ordinals are names."""
        begin = self.words.begin(figure)
        near = self.words.text[max(0, begin - 14) : begin]
        placed = _PLACED.search(near) and figure.unit in ("位", "名", "名次", "")
        if not placed or (not figure.unit and _PLACE_NOT.match(post)):
            return self.words.stop(figure)
        last = (not self.fresh and self.words.told_before(figure)) or self.last
        pre = _AMONG.sub("", pre)
        told = tell(_WHERE_TAIL.sub("", pre), "", replace(figure, unit="位"), last, last)
        among = _WHERE.findall(near)
        where = among[-1] if among and among[-1] not in told.subject else ""
        universe = _UNIVERSE.search(near)
        for name in self._sharing(pre, told):
            row = self._row(figure, Told(f"{name}{where}位次", self.last))
            row.unit, row.universe = "位", universe[1] if universe else ""
            if figure.first == "前":
                row.comparator = "<="
        return self.words.stop(figure)

    def _row(self, figure: Figure, told: Told) -> Row:
        begin = self.words.begin(figure)
        role, period = self.course.at(
            self.words.text[:begin], self.words.until(begin), figure.unit in RATES
        )
        value = figure.value
        if told.sign < 0 and role != "target" and not value.startswith("-"):
            value = f"-{value}"
        row = Row(figure, told.subject, value, figure.unit, figure.comparator, role, period)
        row.base = told.base
        dated = [each for each in self.words.until(begin) if each.kind in DATING]
        row.implied, row.alone = not dated, bool(dated) and dated[-1].alone
        self.rows.append(row)
        return row

    def _from_to(self, was: Row, row: Row) -> None:
        """由X增加到Y: X was before."""
        low, begin = self.words.stop(was.figure), self.words.begin(row.figure)
        lead = self.words.text[
            max(0, self.words.begin(was.figure) - 24) : self.words.begin(was.figure)
        ]
        if not (lists.FROM.search(lead) and lists.TO.fullmatch(self.words.clean(low, begin))):
            return
        was.role = "previous"
        near = range(self.words.begin(was.figure) - 12, self.words.begin(was.figure))
        own = [each for each in self.words.mentions if each.start in near]
        self.words.mentions = [each for each in self.words.mentions if each.start not in near]
        row.role, row.period = self.course.at(self.words.text[:begin], self.words.until(begin))
        if not any(each.kind == "when" for each in own):
            now = re.search(r"目前|现在|当前", lead)
            was.period = self.course.calendar.actual if now else self.course.earlier(row.period)
        if was.subject != row.subject and was.figure.mate != "ratio":
            row.subject, row.base = was.subject, was.base
            self.last = was.base or self.last
