"""The figures of one sentence become rows: who each speaks of, when, as what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.intake.bulletin import lists
from data.intake.bulletin.subjects import GROWTH, Told, bare, noun, tell
from data.intake.bulletin.tense import Course
from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.when import Said, moved

LONGEST = 1200  # characters of a sentence
_SENTENCE = re.compile(r"[。！？；\n]")
_CUT = re.compile(r"[，：,:]|——")
_PLACED = re.compile(r"居|列|排|位|名列|跃|升至|进至|保持|全省|全国|全市|行业|第")
_PLACE_NOT = re.compile(r"[个批届次方产期季任阶梯大轮章人代步]")
_BY_PART = re.compile(r"[分从]各?[季月][度份]?看")
_AMONG = re.compile(r"在?(?:全国|全省|全市|全球)?\d+(?:多|余)?个[^，。]{1,12}?中")
_WHOSE = re.compile(r"(全省|全国|全市|省均|国均)[^，。；、和]{0,6}$")
_TALE = re.compile(r"实现|保持|持续|首次|突破|超过|跨越|站上|迈上|稳定|成为|呈现|完成|达到|不断|进一步|稳步|中$|中，")


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
    edges = list(_edges(line))
    low, at, seen = line.start, 0, 0
    topic = last = ""
    goes_on = True
    for edge in edges:
        first = at
        while at < len(figures) and figures[at].start < edge:
            at += 1
        mentions: list[Said] = []
        while seen < len(line.mentions) and line.mentions[seen].start < edge:
            mentions.append(moved(line.mentions[seen], low))
            seen += 1
        line.course.sentence(line.text[low:edge], mentions, goes_on)
        if at > first:
            if out and _BY_PART.match(line.text, low):
                topic = last = out[0].base
            walk = Sentence(line, low, edge, mentions, figures[first:at], topic, last, goes_on)
            out.extend(walk.run())
            topic, last = walk.topic, walk.last
        goes_on = line.text[edge - 1 : edge] == "；"
        low = edge
    return out


def _edges(line: Line) -> Iterator[int]:
    """Ends of sentences; one that never ends is cut, so that work grows with the text only."""
    last = line.start
    stops = [found.end() for found in _SENTENCE.finditer(line.text, line.start, line.end)]
    for stop in (*stops, line.end):
        while stop - last > LONGEST:
            cut = line.text.rfind("，", last + 1, last + LONGEST) + 1
            last = cut if cut > last else last + LONGEST
            yield last
        yield stop
        last = stop


class Sentence:
    """One sentence and its figures. ``topic`` is the noun the sentence speaks of, ``last`` the
    last full subject: what ellipses fall back on.
    """

    def __init__(
        self,
        line: Line,
        low: int,
        high: int,
        mentions: list[Said],
        figures: list[Figure],
        topic: str,
        last: str,
        goes_on: bool,
    ) -> None:
        self.line, self.low, self.figures, self.mentions = line, low, figures, mentions
        self.words = line.text[low:high]
        self.topic, self.last, self.goes_on = topic, last, goes_on
        self.fresh, self.growing = False, False
        self.rows: list[Row] = []

    def run(self) -> list[Row]:
        used, at = 0, 0
        while at < len(self.figures):
            group = self._group(at)
            if len(group) > 1 and group[0].mate == "":
                self._each(used, group)
                used = self._stop(group[-1])
            elif group[0].mate == "ratio":
                used = self._ratio(used, group)
            else:
                used = self._one(used, at, group[-1])
            at += len(group)
        return self.rows

    def _begin(self, figure: Figure) -> int:
        return figure.begin - self.low

    def _stop(self, figure: Figure) -> int:
        return figure.stop - self.low

    def _group(self, at: int) -> list[Figure]:
        """Figures behind one 分别, the ends of a range, the members of a ratio; else just one."""
        first = self.figures[at]
        if first.mate:
            return [each for each in self.figures[at:] if each.begin == first.begin]
        low = self._stop(self.figures[at - 1]) if at else 0
        each = lists.EACH.search(self.words, low, self._begin(first))
        group = [first]
        for figure in self.figures[at + 1 :]:
            between = self.words[self._stop(group[-1]) : self._begin(figure)]
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
        return group if len(found) == len(group) else [first]

    def _each(self, used: int, group: list[Figure]) -> None:
        """A、B分别增长X、Y."""
        first, closing = group[0], group[-1]
        head, verb = self._split(used, first)
        before = [row.base for row in self.rows[-len(group) :]]
        than = lists.against(bare(verb), len(group)) or lists.against(
            bare(head[head.rfind("，") + 1 :]) + verb, len(group)
        )
        if than and than[0][0] not in verb:
            head = ""
        names = [noun(head[head.rfind("，") + 1 :]) or self.last] * len(group)
        if not than:
            names = lists.each_name(head, len(group), before, self.last)
        end = self._begin(first)
        for at, figure in enumerate(group):
            own = self.words[end : self._begin(figure)].strip("、，和与及以") if at else ""
            end = self._stop(figure)
            told = tell(names[at] + (than[at] if than else own or verb), "", figure, "", names[at])
            row = self._row(figure, told)
            if closing.comparator in ("~", ">=") and figure.comparator == "=":
                row.comparator = closing.comparator
        self.last, self.topic, self.fresh = names[-1], names[0], True
        self.growing = self.rows[-1].subject.endswith("增速")

    def _split(self, used: int, first: Figure) -> tuple[str, str]:
        """What stands before 分别, or before the verb where there is no 分别, and behind it."""
        marks = list(lists.EACH.finditer(self.words, used, self._begin(first)))
        if marks:
            end = marks[-1].end()
            return self._clean(used, marks[-1].start()), self._clean(end, self._begin(first))
        pre = self._before(used, first)
        grown = GROWTH.search(pre)
        return (pre[: grown.start()], pre[grown.start() :]) if grown else (pre, "")

    def _ratio(self, used: int, group: list[Figure]) -> int:
        """三次产业结构由13:50:37调整为12:48:40: a row for each member."""
        pre = self._before(used, group[0])
        own = noun(re.sub(r"(?:由|从).*$", "", pre)) or self.last
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
        return self._stop(group[-1])

    def _before(self, used: int, figure: Figure) -> str:
        """The clause before a figure, from the last comma, bracket or figure on."""
        low, begin = used, self._begin(figure)
        for found in _CUT.finditer(self.words, used, begin):
            low = found.end()
        opened = self.words.rfind("（", low, begin)
        if opened >= 0 and "）" not in self.words[opened:begin]:
            low = opened + 1
        return self._clean(low, begin)

    def _one(self, used: int, at: int, closing: Figure) -> int:
        """One figure, or a range from this to ``closing``."""
        figure = self.figures[at]
        inside = self._inside(figure)
        pre = self._before(used, figure)
        after = next((each for each in self.figures[at:] if each.begin >= closing.stop), None)
        stop = self._stop(closing)
        post = self.words[stop : self._begin(after) if after else len(self.words)]
        if not post and after:  # 8461户29100人稳定脱贫
            end = self._stop(after)
            post = _CUT.split(self.words[end:], maxsplit=1)[0]
        if figure.first:
            return self._ranked(figure, pre, post)
        if self._universe(figure):
            return used
        told_before = self._told_between(used, figure) if self.fresh else self._told_before(used)
        topic = told_before or (self.topic if self.fresh or self.goes_on else "")
        last = told_before or self.last
        told = tell(pre, post, closing, topic, last, self.growing and not inside)
        told = self._aside(figure, told) if inside else told
        names = self._sharing(pre, told)
        for name in names:
            for each in (figure, closing) if closing is not figure else (figure,):
                row = self._row(each, replace(told, subject=name))
        if not inside:
            self.last, self.growing = told.base or self.last, told.subject.endswith("增速")
            self.topic = told.topic or self.topic
            self.fresh = True
        if at and len(self.rows) > 1 and self.rows[-2].figure is self.figures[at - 1]:
            self._from_to(self.rows[-2], row)
        return stop + told.used

    def _sharing(self, pre: str, told: Told) -> list[str]:
        """A、B均增长8%: one number for two indicators is one row each."""
        shared = lists.SHARED.search(pre)
        doubled = pre.rstrip().endswith(("翻", "翻了")) and "和" in told.base
        if not shared and not doubled:
            return [told.subject]
        names = lists.parts(told.base)
        return [told.subject.replace(told.base, name) for name in names] or [told.subject]

    def _inside(self, figure: Figure) -> bool:
        words = self.words[: self._begin(figure)]
        return words.rfind("（") > words.rfind("）")

    def _aside(self, figure: Figure, told: Told) -> Told:
        """比全省（7.7%）和全国（7.0%）: in brackets, the figure of what stands before them."""
        words = self.words[: self._begin(figure)]
        whose = _WHOSE.search(words[: words.rfind("（")])
        if not whose or told.subject not in (self.last, f"{self.last}增速"):
            return told
        return replace(told, subject=f"{self.last}（{whose[1]}）")

    def _told_between(self, used: int, figure: Figure) -> str:
        """…，化肥使用量实现负增长，下降2.3%: a noun told since the last figure."""
        between = self._clean(used, self._begin(figure)).strip("，")
        told, comma, rest = between.rpartition("，")
        if not comma or not _TALE.search(told) or len(rest) > 6:
            return ""
        own = noun(_TALE.split(told.rpartition("，")[2])[0])
        return own if len(own) > 2 else ""

    def _told_before(self, used: int) -> str:
        """粮食生产实现“九连增”，达21.7万吨: the noun of a clause without figures."""
        if used:
            return ""
        first = self._clean(0, len(self.words)).partition("，")[0]
        if not self.figures or len(first) >= len(self._clean(0, self._begin(self.figures[0]))):
            return ""
        return noun(_TALE.split(first)[0])

    def _universe(self, figure: Figure) -> bool:
        """全国261个城市第11位: of how many is no figure of its own."""
        tail = self.words[self._stop(figure) : self._stop(figure) + 16]
        return bool(
            re.match(
                r"[^，。；\d]{1,12}?(?:中)?[^，。；\d]{0,3}第[\d一二三四五六七八九十]+(?:位|名|$)?",
                tail,
            )
        )

    def _ranked(self, figure: Figure, pre: str, post: str) -> int:
        """第3位 where something is ranked; other ordinals are names."""
        begin = self._begin(figure)
        near = self.words[max(0, begin - 14) : begin]
        placed = _PLACED.search(near) and figure.unit in ("位", "名", "名次", "")
        if not placed or (not figure.unit and (_PLACE_NOT.match(post) or "、" == post[:1])):
            return self._stop(figure)
        last = self.last if self.fresh else self._told_before(0) or self.last
        pre = _AMONG.sub("", pre)
        told = tell(pre, "", replace(figure, unit="位"), last, last)
        among = re.findall(r"全国|全省|全市|全球|全区|全县|世界|行业|同类", near)
        where = among[-1] if among and among[-1] not in told.subject else ""
        universe = re.search(r"(\d+)个[^\d，。]{1,12}$", near)
        for name in self._sharing(pre, told):
            row = self._row(figure, Told(f"{name}{where}位次", self.last))
            row.unit, row.universe = "位", universe[1] if universe else ""
            if figure.first == "前":
                row.comparator = "<="
        return self._stop(figure)

    def _row(self, figure: Figure, told: Told) -> Row:
        begin = self._begin(figure)
        role, period = self.line.course.at(self.words[:begin], self._until(begin))
        value = figure.value
        if told.sign < 0 and role != "target" and not value.startswith("-"):
            value = f"-{value}"
        row = Row(figure, told.subject, value, figure.unit, figure.comparator, role, period)
        row.base = told.base
        row.implied = not any(each.kind in ("when", "now") for each in self._until(begin))
        self.rows.append(row)
        return row

    def _until(self, place: int) -> list[Said]:
        return [each for each in self.mentions if each.start < place]

    def _from_to(self, was: Row, row: Row) -> None:
        """由X增加到Y: X was before."""
        low, begin = self._stop(was.figure), self._begin(row.figure)
        lead = self.words[max(0, self._begin(was.figure) - 24) : self._begin(was.figure)]
        if not (lists.FROM.search(lead) and lists.TO.fullmatch(self._clean(low, begin))):
            return
        was.role = "previous"
        near = range(self._begin(was.figure) - 12, self._begin(was.figure))
        others = [each for each in self._until(begin) if each.start not in near]
        row.role, row.period = self.line.course.at(self.words[:begin], others)
        if not any(each.start in near and each.kind == "when" for each in self.mentions):
            now = re.search(r"目前|现在|当前", lead)
            was.period = (
                self.line.course.calendar.actual if now else self.line.course.earlier(row.period)
            )
        if was.subject != row.subject and was.figure.mate != "ratio":
            row.subject, row.base = was.subject, was.base
            self.last = was.base or self.last

    def _clean(self, low: int, high: int) -> str:
        """The words without their mentions of periods."""
        out, at = [], low
        for each in self.mentions:
            if low <= each.start < high and each.kind in ("when", "now", "span"):
                out.append(self.words[at : each.start])
                at = min(each.end, high)
        out.append(self.words[at:high])
        return "".join(out)
