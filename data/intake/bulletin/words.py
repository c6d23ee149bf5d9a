"""One sentence as characters: its clauses, asides and mentions of periods."""

from __future__ import annotations

import re

from data.intake.bulletin.subjects import noun
from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.when import DATING, Said

CUT = re.compile(r"[，：,:]|——")
_WHOSE = re.compile(r"(全省|全国|全市|省均|国均)[^，。；、和]{0,6}$")
_RANKING = re.compile(
    r"(?:（[^）]{1,8}）|[^，。；、\d]){0,12}?中?[^，。；、\d]{0,3}第[\d一二三四五六七八九十]+(?:位|名|$)?"
)
_RANKABLE = ("个", "家", "座", "所", "县", "市")
_DOES = re.compile(r"^(?:实现|完成|保持)")
_SOURCE = re.compile(
    r"获悉|据悉|了解到|介绍|指出|显示|表示|本报讯|发布会|召开|采访|[分从][^，]{1,6}看$"
)
_TALE = re.compile(
    r"实现|保持|持续|首次|突破|超过|跨越|跨过|迈过|站上|迈上|稳定|成为|呈现|完成|达到|不断|进一步|稳步|中$|中，"
)


class Words:
    """``text`` is the sentence; places count from its start, a figure's from ``low``."""

    def __init__(self, text: str, low: int, mentions: list[Said]) -> None:
        self.text, self.low, self.mentions = text, low, mentions

    def begin(self, figure: Figure) -> int:
        return figure.begin - self.low

    def stop(self, figure: Figure) -> int:
        return figure.stop - self.low

    def until(self, place: int) -> list[Said]:
        return [each for each in self.mentions if each.start < place]

    def clean(self, low: int, high: int) -> str:
        """The words without their mentions of periods."""
        out, at = [], low
        for each in self.mentions:
            if low <= each.start < high and each.kind in (*DATING, "span"):
                out.append(self.text[at : each.start])
                at = min(each.end, high)
        out.append(self.text[at:high])
        return "".join(out)

    def clause(self, used: int, figure: Figure) -> str:
        """The clause before a figure, from the last comma, bracket or figure on."""
        low, begin = used, self.begin(figure)
        for found in CUT.finditer(self.text, used, begin):
            low = found.end()
        opened = self.text.rfind("（", low, begin)
        if opened >= 0 and "）" not in self.text[opened:begin]:
            low = opened + 1
        return self.clean(low, begin)

    def inside(self, figure: Figure) -> bool:
        words = self.text[: self.begin(figure)]
        return words.rfind("（") > words.rfind("）")

    def whose(self, figure: Figure) -> str:
        """比全省（7.7%）: who a figure in brackets belongs to, "" for the city itself."""
        words = self.text[: self.begin(figure)]
        found = _WHOSE.search(words[: words.rfind("（")])
        return found[1] if found else ""

    def told_between(self, used: int, figure: Figure) -> str:
        """…，化肥使用量实现负增长，下降2.3%: a noun told since the last figure."""
        between = self.clean(used, self.begin(figure)).strip("，")
        told, comma, rest = between.rpartition("，")
        if not comma or not _TALE.search(told) or len(rest) > 6:
            return ""
        told = told.rpartition("，")[2]
        own = "" if _SOURCE.search(told) else noun(_TALE.split(_DOES.sub("", told))[0])
        return own if len(own) > 2 else ""

    def told_before(self, first: Figure) -> str:
        """粮食生产实现“九连增”，达21.7万吨: the noun of a clause before the first figure."""
        clauses = self.clean(0, self.begin(first)).split("，")[:-1]
        clauses = [each for each in clauses if not _SOURCE.search(each)]
        telling = (each for each in reversed(clauses) if _TALE.search(each))
        clause = next(telling, "，".join(clauses[:1]))
        return noun(_TALE.split(_DOES.sub("", clause))[0])

    def counts_the_ranked(self, figure: Figure) -> bool:
        """全国261个城市第11位: of how many is no figure of its own."""
        if figure.unit not in _RANKABLE:
            return False
        tail = self.text[self.stop(figure) : self.stop(figure) + 16]
        return _RANKING.match(tail) is not None
