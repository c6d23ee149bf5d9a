"""Role and period of a figure: what its sentence says, else its paragraph, part or document.

A report's review speaks of the year before, its plan of the year ahead; a bulletin of its own
period. ``Course`` walks the text once and keeps where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.intake.bulletin.calendar import Calendar
from data.intake.bulletin.when import DATING, Said, earlier, end_of, said

_REVIEW = re.compile(
    r"回顾|过去|[一五]年来|情况|工作总结|取得|成就|成效|成绩单|发展基础|发展环境|存在(?:的)?问题"
)
_PLAN = re.compile(
    r"(?:预期|发展|奋斗|主要|总体|工作|远景|具体)+(?:的)?目标|目标任务|工作安排|任务|重点工作|工作重点"
    r"|打算|部署|总体要求|总体思路|总体布局|指导思想|草案|实事|下一步|下步|下阶段|下一阶段|展望|愿景"
    r"|新的一年|今后|安排意见|保障措施|主要举措|规划|工作建议"
)
_NEXT = re.compile(r"下一步|下步|下阶段|下一阶段|下半年|打算|工作安排|工作要求|后续")
_TOP = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章节部编]|[^，。；：\d]{2,24}$"
    r"|[^，。；：]{2,30}(?:目标|任务|安排|打算|回顾|成绩单|成就|成效)$"
)
_AIM = re.compile(
    r"(?:主要|预期|发展|工作|奋斗|总体)目标(?:是|为|：|有)|目标任务是|报告(?:中)?(?:明确|还)?提出"
    r"|下一步|下一阶段|下阶段|新的一年|讲(?:目标|措施|任务|要求)|根据规划"
)
_AHEAD = re.compile(
    r"(?:全年|下半年|上半年|今年|明年|今后)[^，。；]{0,6}[，、]?[^，。；]{0,6}(?:要(?!素|求|点|闻)|将|拟|力争|确保)"
    r"|我们[^，。；]{0,6}(?:要(?!素|求|点|闻)|力争|确保)"
)
_WILL = re.compile(r"力争|目标(?:为|是)|有望")
_WOULD = re.compile(
    r"力争|确保(?!了|目标)|争取(?=[^，。]{2,}(?:达|突破|增长|实现|完成|新增))|目标(?:为|是)|有望"
    r"|(?:将|要|拟|须|需)(?:安排|推进|打造|启动|开展|举办|发放|改造|投资|引进|招引|提供|组织|新建|新增|完成|实施|建成|投入|开工|达到|突破|建设|培育)|(?<!年度)计划(?:完成|新增|建设|实施|新建|到|新?开工|培育|引进|打造|安排|投入)"
)
_SINCE_DONE = re.compile(r"截至|截止|已(?:经)?|实际|累计完成")
_OF = re.compile(r"[^，。；\d]{1,10}的")  # 一季度签约的16个项目
_AIMED = re.compile(r"计划|目标|预期|任务")
# 完成年目标任务12500人的98.5%, 年度计划投资5亿元; but 占年度投资计划50% is what was done.
_TASK = re.compile(
    r"年[度初]?[^，。；的]{0,6}(?:任务|目标|计划|预算)(?:完成)?(?:总?投资|新?开工(?:项目)?)?(?:数|值|额|资金)?$"
)
_SHARE = re.compile(r"(?:占|完成|达到?|为|超)[^，。；]{0,4}年度?[^，。；]{0,8}$")
# 以前一天要30元; 过去五年 is a period.
_ONCE = re.compile(r"(?:以前|过去(?!的?[一二三五十\d])|原来|[十几\d]年前)[^，。；]{0,10}$")
_DONE = re.compile(
    r"截至|截止|(?<![由从])目前|已(?:经)?(?=[建完达开投有累实形培新落拥突成超引签为在覆获启列入发])|(?:增长|完成|达到|实现|新增|建成)了"
)


@dataclass(slots=True)
class Course:
    """``role`` and ``period`` of what stands outside any sentence that says otherwise;
    ``line_role`` and ``line_period`` those of the paragraph so far; ``span`` the years looked back.
    """

    calendar: Calendar
    role: str = "actual"
    period: str = ""
    line_role: str = ""
    line_period: str = ""
    held: tuple[str, str] = ("", "")
    section: str = ""
    span: int = 1

    def __post_init__(self) -> None:
        self.span = self.calendar.span
        self._settle("target" if self.calendar.kind in ("works", "plan") else "actual", [])

    def line(self, text: str, section: str, mentions: list[Said]) -> None:
        """A new line of the text begins; headings turn the course. Mentions count from its
        start.
        """
        if section != self.section:
            self.section = section
            if self.calendar.press:
                self._settle("actual", [])
            self._turn(section, said(section))
        if _TOP.match(text):
            head = text.partition("。")[0][:60]
            self._turn(head, [each for each in mentions if each.end <= len(head)])
        self.line_role, self.line_period = self.held = self.role, self.period

    def _turn(self, heading: str, mentions: list[Said]) -> None:
        release = self.calendar.kind in ("release", "yearly")
        spans = [each for each in mentions if each.plan]
        if _REVIEW.search(heading):
            self._settle("actual", mentions)
        elif spans and spans[0].start < 2:
            done = spans[0].year < self.calendar.year
            self._settle("actual" if done else "target", spans)
        elif (_NEXT if release else _PLAN).search(heading):
            self._settle("target", mentions)

    def _settle(self, role: str, mentions: list[Said]) -> None:
        self.role = role
        default = self.calendar.actual if role == "actual" else self.calendar.plan
        kinds = ("when", "base")
        named = [each for each in mentions if (each.year or each.shift) and each.kind in kinds]
        self.period = self.calendar.id(named[-1]) if named else default

    def sentence(self, words: str, mentions: list[Said], goes_on: bool) -> None:
        """A sentence begins: one that sets goals turns the rest of its paragraph (of a report: of
        what follows), a period at its start stays for the paragraph. ``goes_on``: the sentence
        before ended in a semicolon.
        """
        if not goes_on:
            self.line_role, self.line_period = self.held
        ahead = None if self._reviewing() else _AHEAD.search(words)
        aim = ahead or _AIM.search(words)
        if aim:
            said_of = [each for each in mentions if each.year and each.start < aim.end()]
            period = self.calendar.id(said_of[-1]) if said_of else self.calendar.plan
            self.line_role, self.line_period = self.held = "target", period
            if self.calendar.kind == "report" and re.search("目标|报告", words):
                self.role, self.period = "target", self.calendar.plan
        for mention in mentions:
            if mention.kind == "span" or mention.plan:
                self.span = 5
            before = words[: mention.start]
            led = len(before) <= 6 and not before.endswith(("由", "从", "于", "的"))
            led = led and not _OF.match(words, mention.end) and "看" not in before
            if mention.kind == "span" and led and self.calendar.kind == "plan":
                self.line_role, self.line_period = "actual", self.calendar.actual
            led = led and not (aim and mention.shift == 0 and not mention.part)  # 今年要办好10件
            led = led and not (mention.whole and mention.year)  # 2024年安排项目20个
            if mention.kind in DATING and led and words[:1] != "（":
                self.span = self.span if mention.plan or not mention.year else self.calendar.span
                self.line_period = self.calendar.id(mention, self.line_period)
                self.line_role = self.named(mention, self.line_period, self.line_role)
                self.held = self.line_role, self.line_period
        if words.endswith("；") and self._wills(words):
            self.line_role = "target"

    def named(self, mention: Said, period: str, role: str) -> str:
        """The role a named period implies: what is over is actual, what is to come a target."""
        calendar = self.calendar
        if mention.kind == "now":
            return "actual"
        if mention.plan and calendar.kind == "release" and mention.year == calendar.year:
            return role  # what the plan brought, told in its last year
        if calendar.kind == "release" and period == str(mention.year) == str(calendar.year):
            return role
        if end_of(period) > max(end_of(calendar.actual), calendar.now):
            return "target"
        if mention.year or mention.shift is not None or mention.part:
            return "actual"
        return role

    def at(self, words: str, mentions: list[Said], rate: bool = False) -> tuple[str, str]:
        """Role and period of a figure behind ``words`` of its sentence; mentions count from its
        start. ``rate``: the figure is a share or a rate.
        """
        role, period = self.line_role, self.line_period or self.calendar.actual
        opened = words.rfind("（")
        inside = opened > words.rfind("）")
        before = period
        for mention in mentions:
            if inside and mention.kind == "base" and opened - 2 <= mention.end <= opened:
                return "previous", self.calendar.id(mention, period)  # 较去年同期（1.1%）提高
            than = words[mention.start - 1 : mention.start] in ("比", "较")
            if mention.kind == "base" and than and mention.end == len(words):
                return "previous", self.calendar.id(mention, period)  # 比上年同期5亿元增收1亿元
            shut = "（" in words[: mention.start] and not (inside and mention.start > opened)
            if mention.kind not in DATING or (shut and words.rfind("）") > mention.start):
                continue
            if role == "target" and mention.shift == 0 and not mention.part:
                period = self.calendar.plan  # 今年要办好10件实事
                continue
            period = self.calendar.id(mention, period)
            role = self.named(mention, period, role)
            turned = words[: mention.start].endswith("而")
            aside = turned or (inside and mention.start > opened)
            if aside and end_of(period) < end_of(before):
                role = "previous"
            elif not inside:
                before = period
        aimed = inside and bool(_AIMED.search(words[max(0, opened - 5) :]))
        tasked = _TASK.search(words[-20:]) and not (rate and _SHARE.search(words[-20:]))
        return self._bent(words, role, period, aimed or bool(tasked))

    def _bent(self, words: str, role: str, period: str, aimed: bool) -> tuple[str, str]:
        """What verbs say about it: 力争, 已; ``aimed``: it is a task (计划8%)."""
        if aimed:
            return "target", period[:4]
        if _ONCE.search(words):
            return "previous", earlier(period)
        if self._wills(words) and role != "previous":
            late = end_of(period) <= end_of(self.calendar.actual) and role == "actual"
            return "target", (self.calendar.plan if late else period)
        if (
            role == "target"
            and _DONE.search(words[-24:])
            and end_of(period) >= end_of(self.calendar.plan)
        ):
            return "actual", self.calendar.actual
        return role, period

    def _wills(self, words: str) -> bool:
        will = _last(_WILL if self._reviewing() else _WOULD, words)
        return will >= 0 and will > _last(_SINCE_DONE, words)

    def _reviewing(self) -> bool:
        return self.calendar.kind == "report" and self.role == "actual"

    def earlier(self, period: str) -> str:
        """When X was, in 由X增加到Y."""
        return earlier(period, self.span if len(period) == 4 else 1)


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last match ends, -1 for none."""
    return max((found.end() for found in pattern.finditer(words)), default=-1)
