"""Who says a figure that is not the document's own: a deputy, a member, a reporter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from data.intake.bulletin.text import Flat

_NAME = r"[\u4e00-\u9fff·]{2,4}"
_POST = (
    r"(?:人大代表|政协委员|代表|委员|局长|副局长|主任|副主任|市长|副市长|县长|副县长|区长|书记|副书记|董事长|总经理|会长|秘书长|院长|校长|所长"
    r"|教授|研究员|负责人|发言人|经理|厂长|村民|居民|主席|副主席|站长|科长|处长|镇长|乡长|专家|理事长|总裁|总工程师|工程师|店主|老板|创始人|站长|队长)"
)
_SAYS = re.compile(
    rf"(?P<who>[^，。；：“”\n、]{{0,24}}?{_POST})(?P<name>{_NAME}?)(?:在[^，。]{{1,12}})?(?:说|表示|介绍|建议|认为|告诉记者|谈到|指出|坦言|透露|提出|呼吁|提到|直言|算了一笔账)"
    rf"|(?P<reporter>记者)(?:[^，。；]{{0,10}})?(?:看到|发现|注意到|梳理|统计|粗略)"
    rf"|(?P<plain>(?<![\u4e00-\u9fff]){_NAME})(?:说|表示|介绍|建议|认为|告诉记者|坦言|透露)"
)
_KICKER = re.compile(rf"^(?P<who>[^，。]{{0,20}}(?:代表|委员))(?P<name>{_NAME})：$")


@dataclass(frozen=True, slots=True)
class Voices:
    """Stretches of the text and who speaks in them."""

    starts: tuple[int, ...]
    stretches: tuple[tuple[int, int, str], ...]
    sections: dict[str, str]
    paragraphs: tuple[str, ...]

    def at(self, place: int, paragraph: int) -> str:
        at = bisect_right(self.starts, place) - 1
        if at >= 0 and self.stretches[at][1] > place:
            return self.stretches[at][2]
        return self.sections.get(self.paragraphs[paragraph], "")


def voices(flat: Flat) -> Voices:
    stretches: list[tuple[int, int, str]] = []
    sections: dict[str, str] = {}
    names: dict[str, str] = {}
    kicker = ""
    for place in flat.paragraphs:
        line = flat.text[place.start : place.end]
        found = _KICKER.match(line)
        if found:
            kicker = found["who"] + found["name"]
            names[found["name"]] = kicker
        elif place.number and kicker:
            sections.setdefault(place.section, kicker)
            kicker = ""
        stretches.extend(_spoken(line, place.start, names, sections.get(place.section, "")))
    return Voices(
        tuple(start for start, *_ in stretches),
        tuple(stretches),
        sections,
        tuple(place.section for place in flat.paragraphs),
    )


def _spoken(line: str, start: int, names: dict[str, str], own: str) -> list[tuple[int, int, str]]:
    """One line's stretches: all of it, where somebody is said to speak in it."""
    found = _SAYS.search(line)
    if not found:
        return []
    if found["reporter"]:
        who = "记者"
    elif found["plain"]:
        who = names.get(found["plain"], own)
    else:
        name = found["name"] or ""
        who = names.get(name) or found["who"] + name
        if name:
            names[name] = who
    who = re.sub(r"^(?:据|对此|近日|日前|昨日|会上|会后|采访中|来自)+", "", who)
    return (
        [(start + found.start() if found["reporter"] else start, start + len(line), who)]
        if who
        else []
    )
