"""Role and period of a figure: what its sentence says, else its paragraph, part or document.

A report's review speaks of the year before, its plan of the year ahead; a bulletin of its own
period. ``Course`` walks the text once and keeps where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.intake.bulletin.when import Calendar, Said

_REVIEW = re.compile(
    r"回顾|过去(?:的)?(?:一|五|三|两|几)年|[一五]年来|执行情况|完成情况|进展情况|运行情况|开展情况|落实情况|建设情况|纾困情况|保障情况|更新情况|工作总结|取得(?:的)?(?:成绩|成效|成就|进展)|主要成就|工作成效|发展基础|发展成就|存在(?:的)?问题|困难和问题|情况通报"
)
_PLAN = re.compile(
    r"目标|安排|任务|打算|部署|下一步|下步|下一阶段|规划|展望|愿景|总体要求|总体思路|工作建议|重点工作|工作重点|重点抓好|实事|新的一年|主要举措|工作举措|工作要求|保障措施"
)
_AIM = re.compile(
    r"(?:主要|预期|发展|工作|奋斗|总体)+(?:预期)?目标(?:是|为|：|有)|目标任务是|报告(?:明确|还)?提出|下半年[，、]?(?:要|将|全市|我们)|下一步|下一阶段|今后[一五三]|下阶段|明年|新的一年|今年(?:[，、]|我们|全市|我市|[^，。]{0,8})(?:要|将|拟|计划|重点|力争|确保)"
)
_WILL = re.compile(
    r"力争|确保(?!了)|争取(?=[^，。]{2,}(?:达|突破|增长|实现|完成|新增))|目标为|目标是|计划(?=[^，。]{0,2}(?:完成|新增|建设|实施|投资|总|新|年|用))|拟(?=新|建|投|引)|有望|规划(?=建设|总|到|面积)|预期|到20[3-9]\d年"
)
_DONE = re.compile(
    r"截至|截止|目前|已(?:经)?(?=[^，。]{0,3}(?:建|完|达|开|投|有|累|实|形|培|新|落|拥|突|成|超|引|签|为|在|覆|获|启|列|入|发))|去年|上年|过去一年|一年来|近年来|(?:增长|完成|达到|实现|新增|建成)了"
)
_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]+[章节部]|[^，。；\d]{2,24}$)"
)


@dataclass(slots=True)
class Course:
    """``role`` and ``period`` of what stands outside any sentence that says otherwise."""

    calendar: Calendar
    role: str = "actual"
    period: str = ""
    section: str = ""

    def line(self, text: str, section: str, mentions: list[Said]) -> None:
        """A new line of the text begins; headings turn the course."""
        if section != self.section:
            self.section = section
            self._turn(section, [])
        if _HEAD.match(text):
            self._turn(text.partition("。")[0][:60], mentions)
        elif not self.period:
            self._settle("actual", [])

    def _turn(self, heading: str, mentions: list[Said]) -> None:
        if _REVIEW.search(heading):
            self._settle("actual", mentions)
        elif _PLAN.search(heading):
            self._settle("target", mentions)
        elif not self.period:
            self._settle("actual", [])

    def _settle(self, role: str, mentions: list[Said]) -> None:
        self.role = role
        default = self.calendar.actual if role == "actual" else self.calendar.plan
        named = [each for each in mentions if each.year and not each.open and each.end <= 60]
        self.period = self.calendar.id(named[-1]) if named else default
