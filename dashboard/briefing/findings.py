"""What the data say, in one sentence: titles of slides, what the presenter reads, what is quoted.

Every sentence is made of rows and judgements; nothing is added to them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.briefing.slide import Quote, Shown
from dashboard.parts.headline import plain_headline
from dashboard.text import t
from dashboard.wall import measure
from data import WORDS, City, Coverage, Evidence, Fact, Goal, Item, Reading, parse_period

TITLE = 50.0  # letter heights: two lines of a title at the back of a room
QUOTES = 12
_ASIDE = re.compile(r"（[^（）]*）")
BEHIND = ("late", "near", "edge")


def judged(goal: Goal) -> bool:
    return WORDS[goal.judgement.word].assessable


def behind(goal: Goal) -> bool:
    """Judged behind schedule, or possibly so by the printed precision."""
    return WORDS[goal.judgement.word].tone in BEHIND


def finding(shown: Shown) -> str:
    """The judgement's own sentence in the length of a title: asides, remainders and, where it is
    still too long, clauses in the middle are left out.
    """
    said = _ASIDE.sub("", shown.judgement.sentence.partition("；")[0].rstrip("。"))
    first, *rest = said.split("，")
    rest = [clause for clause in rest if clause != "不等于没有完成"]
    head = f"{shown.indicator.name}：{first}"
    kept: list[str] = []
    for clause in reversed(rest):
        if kept and measure.em("，".join([head, clause, *kept])) > TITLE:
            break
        kept.insert(0, clause)
    return "，".join([head, *kept])


def tally(goals: Iterable[Goal]) -> str:
    """ "略滞后 1 项、未公布 21 项" in the order of the goals."""
    counts = Counter(goal.judgement.word for goal in goals)
    return "、".join(t("headline.count", word=word, n=n) for word, n in counts.items())


def overall(goals: Sequence[Goal], coverage: Coverage) -> str:
    """How many goals there are and can be judged, and their words; where that is too long for a
    title, only the words that need attention.
    """
    say = plain_headline(coverage)
    if measure.em(say) <= TITLE:
        return say
    late = [goal for goal in goals if behind(goal)]
    head = t("headline.total", about="", total=coverage.total)
    return head + t("headline.assessable", n=coverage.assessable) + f"：{tally(late or goals)}"


def quote(city: City, id: str) -> Quote | None:
    """The words a fact or an item rests on."""
    fact, item = city.fact(id), city.item(id)
    if fact is not None:
        return Quote(_about(city, fact), fact.evidence.words, where(city, fact.evidence), id)
    if item is not None:
        return Quote(item.name, item.evidence.words, where(city, item.evidence), id)
    return None


def quotes(city: City, ids: Iterable[str]) -> tuple[Quote, ...]:
    found = (quote(city, id) for id in dict.fromkeys(ids))
    return tuple(each for each in found if each)[:QUOTES]


def facts_of(shown: Shown) -> list[str]:
    """Ids of everything an indicator's slide shows: targets, figures, words."""
    if isinstance(shown, Reading):
        return [fact.id for fact in (shown.fact, shown.last) if fact]
    beside = (shown.actual, shown.beside, shown.base)
    ids = [fact.id for fact in (*shown.targets, *beside) if fact]
    return [*ids, shown.said.id] if shown.said else ids


def where(city: City, evidence: Evidence) -> str:
    """《title》 section·第n段, with the speaker where there is one."""
    source = city.source(evidence.source)
    place = f"《{source.title if source else evidence.source}》{evidence.locator}"
    return f"{place}（{evidence.speaker}）" if evidence.speaker else place


def titles(city: City, ids: Iterable[str]) -> tuple[str, ...]:
    """Titles of the documents that facts and items stand in, each once."""
    found = (city.fact(id) or city.item(id) for id in ids)
    sources = dict.fromkeys(each.evidence.source for each in found if each)
    return tuple(each.title for id in sources if (each := city.source(id)))


def asked(stand: str) -> str:
    """What to answer when asked why there is no judgement."""
    return t("brief.asked", say=t(f"brief.asked.{stand}"))


def about_item(item: Item) -> str:
    """ "项目 · 推进中 · 开工": what it is, how far, and who said so."""
    state = t(f"state.{item.state}") if item.state else ""
    return " · ".join(filter(None, (t(f"item.{item.kind}"), state, item.stage, item.speaker)))


def names(texts: Sequence[str], most: int = 4, between: str = "、") -> str:
    """The first few names, and 等 where there are more."""
    more = t("brief.and_more") if len(texts) > most else ""
    return between.join(texts[:most]) + more


def goal_names(goals: Iterable[Goal], most: int) -> str:
    """Names of indicators hold 、 themselves."""
    return names([goal.indicator.name for goal in goals], most, "；")


def _about(city: City, fact: Fact) -> str:
    indicator = city.indicator(fact.indicator)
    district = city.district(fact.region) if fact.region else None
    name = (district.name if district else "") + (indicator.name if indicator else fact.indicator)
    when = parse_period(fact.period).label
    return f"{name}（{when}{t(f'role.{fact.role}')}）{fact.text}"
