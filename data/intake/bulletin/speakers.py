"""Who says a figure that is not the document's own: a deputy, an official, a reporter.

A deputy's paragraph is his; of others what stands in quotes and what follows 某某说. A paragraph
that begins 他建议, or only quotes, goes on with who spoke last. What the government's report says
(市长在报告中指出) is nobody's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from data.intake.bulletin.text import Flat

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷"
    "詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆"
    "农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝郁"
)
_NAME = (
    r"(?!方[面式案法向]|高[度质]|时[候间代期]|安[全排]|党[中的组]|成[为功果效]"
    r"|金融|石油|项目|任[务何]|计划|单[位项]|农[业村民产户]|万[元亿人]|连续|康[复养]|明[确显]|和[谐平美])"
    rf"(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|令狐|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}}"
)
_VERB = (
    r"(?:在[^，。；]{1,14})?(?:接受[^，。]{0,10}采访时)?(?:给记者|向记者)?(?:介绍说|介绍|表示|说|建议|认为|告诉记者|谈到|指出|坦言|透露|提出|呼吁|提到|直言"
    r"|关注|调研|提交|算账|算了[^，。]{0,4}账|希望|感慨|回忆|解释|称|强调|分析|信心满满|感叹|算起|盘算|直夸|笑着|激动|高兴|的提案|带来)"
)
_SAYS = re.compile(
    rf"(?P<who>[^，。；：“”\n]{{0,28}}?)(?P<name>{_NAME})(?:代表|委员)?{_VERB}"
    rf"|(?P<post>[^，。；：“”\n、]{{0,16}}(?:负责人|发言人)){_VERB}"
    r"|(?P<reporter>记者)(?![^，。；]{0,12}从)[^，。；]{0,12}?(?:看到|发现|注意到|梳理|统计|走访|了解到)"
)
# “……。”镇党委书记穆青禾翻开台账: who stands behind a quote has said it, whatever the verb.
_QUOTED = re.compile(
    rf"[。！？]”(?P<who>[^，。；：“”\n]{{0,28}}?[长表员理任记人家师授户官裁事主民工生])(?P<name>{_NAME})"
    r"(?=[\u4e00-\u9fff]{2,14}[，。])"
)
_MEMBER = re.compile(
    rf"[。！？]”(?P<who>[^，。；：“”\n]{{0,20}}?)(?P<name>{_NAME})(?=(?:代表|委员)[\u4e00-\u9fff]{{2,14}}[，。])"
)
_GOES_ON = re.compile(
    r"(?:“|(?:他|她|其)(?:还|也|同时)?(?:建议|认为|说|介绍|表示|希望|盼|提出|坦言|告诉))"
)
_KICKER = re.compile(r"(?P<who>[^，。]{0,20}(?:代表|委员))(?P<name>[\u4e00-\u9fff·]{2,4})[：:]$")
_ANSWERS = re.compile(
    rf"(?P<who>[^，。：“”\n]{{0,16}}?)(?P<name>{_NAME}|记者)(?P<title>（[^）]{{1,30}}）)?[：:]"
)
_QUOTE = re.compile(r"“[^“”\n]{7,}”?")
_DEPUTY = re.compile(r"代表|委员")
_REPORTED = re.compile(r"报告|获悉|公报|规划|纲要|方案")
_OPENER = re.compile(r"^(?:据|对此|近日|日前|昨日|会上|会后|采访中|来自|此外|另外)+")


@dataclass
class Voices:
    """Stretches of the text and who speaks in them."""

    stretches: list[tuple[int, int, str]] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    last: str = ""
    section: str = ""

    def at(self, place: int) -> str:
        """The speaker at a place, "" for the document itself."""
        at = bisect_right(self.stretches, place, key=lambda each: each[0]) - 1
        return self.stretches[at][2] if at >= 0 and self.stretches[at][1] > place else ""

    def hear(self, line: str, start: int, section: str) -> None:
        """The next paragraph."""
        if section != self.section:
            self.section, self.last = section, self.named.get(f"§{section}", "")
        end = start + len(line)
        answer = _ANSWERS.match(line)
        if answer and (answer["title"] or answer["name"] in (*self.named, "记者")):
            self.last = f"{answer['who']}{answer['name']}"
            self.stretches.append((start, end, self.last))
            return
        found = _SAYS.search(line) or _QUOTED.search(line) or _MEMBER.search(line)
        if found and "报告" in found.group():
            return
        if not found:
            if self.last and (_GOES_ON.match(line) or f"§{section}" in self.named):
                self.stretches.append((start, end, self.last))
            return
        who = self._who(found)
        self.last = "" if who == "记者" else who
        if _DEPUTY.search(who) or f"§{section}" in self.named:
            # What the report said before him is not his.
            told = _REPORTED.search(line, 0, found.start())
            self.stretches.append((start + (found.start() if told else 0), end, who))
            return
        for quote in _QUOTE.finditer(line, 0, found.start()):
            self.stretches.append((start + quote.start(), start + quote.end(), who))
        self.stretches.append((start + found.start(), end, who))

    def _who(self, found: re.Match[str]) -> str:
        told = found.groupdict()
        if told.get("reporter"):
            return "记者"
        if told.get("post"):
            return _OPENER.sub("", found["post"])
        who = found["who"]
        who = _OPENER.sub("", who if _DEPUTY.search(who) else who.rpartition("、")[2])
        name = found["name"]
        full = self.named.get(name) or f"{who}{name}"
        self.named[name] = full
        return full


def voices(flat: Flat) -> Voices:
    heard = Voices()
    kicker = ""
    for place in flat.paragraphs:
        line = flat.text[place.start : place.end]
        found = _KICKER.match(line)
        if found:
            kicker = heard.named[found["name"]] = found["who"] + found["name"]
        elif place.number:
            if kicker:
                heard.named[f"§{place.section}"] = kicker
                kicker = ""
            heard.hear(line, place.start, place.section)
    return heard
