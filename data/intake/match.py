"""Which indicator a figure may belong to: ``propose(city, entry)``, best first, never decided here.

Asked in this order: the unit (a power of ten apart is the same), the name (the indicator's own, its
aliases, what it counts), then what the scope says: stage, population, target or actual. The number
itself is no evidence. ``region_of`` says which district a sentence names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data.city import City
from data.figures import split_unit
from data.intake.entry import Entry, Proposal
from data.records import Indicator

LEAST, MOST = 0.35, 5
CLOSE = 0.1  # two proposals this near are said to be so

_FILLER = re.compile(
    r"全市|全区|全县|全省|我市|我区|我县|本市|全年|年末|累计|同比|增长率|增长|增速|增幅|实现|完成|达到|总数|总量|数量|位次|排名"
    r"|[^\w]|的|和|与"
)
# What may stand before or behind a name without making it another or a part of it.
_NEUTRAL = re.compile(
    r"(?:建设|举办|开展|打造|推进|实施|提升|各类|累计|全部|企业|项目|工程|活动|金额|总额|额|家|共|新?[增引建]进?|提供|发布"
    r"|安排|拥有|已|到位|当年|年度|获评|认定|培育|出台|达)*"
)
_TOTAL = re.compile(r"总数|总量|共有|累计|拥有|保有")
_NEW = re.compile(r"新[^能一材型兴模]|首次|挂牌|过会|上市(?!公司)")
_SAME = (
    ("GDP", "地区生产总值"),
    ("规上", "规模以上"),
    ("社零总额", "社会消费品零售总额"),
    ("固投", "固定资产投资"),
)
_STAGES = (
    "开工",
    "建成",
    "投产",
    "竣工",
    "签约",
    "过会",
    "上市",
    "挂牌",
    "新增",
    "累计",
    "入库",
    "落地",
)
_ALIKE = {"位": ("位", "名"), "个": ("个", "项", "家", "处", "件"), "家": ("家", "个", "户")}
_FINE = {"场次": "场", "场（次）": "场", "件（套）": "件"}


@dataclass(frozen=True, slots=True)
class _Likeness:
    score: float
    name: str
    how: str


def propose(city: City, entry: Entry) -> tuple[Proposal, ...]:
    """At most ``MOST`` proposals. Empty where nothing is like it: the figure is a new indicator."""
    found = [
        proposal
        for indicator in city.indicators()
        if (proposal := _proposal(city, indicator, entry)) and proposal.confidence >= LEAST
    ]
    found.sort(key=lambda proposal: -proposal.confidence)
    return tuple(_told_apart(city, found[:MOST]))


def region_of(city: City, entry: Entry) -> str:
    """Id of the one district named in what the figure speaks of or in its words; "" for none or
    several.
    """
    for text in (entry.subject, entry.words):
        named = [each.id for each in city.districts() if _named(each.name, text)]
        if len(named) == 1:
            return named[0]
        if named:
            break
    return ""


def _named(name: str, text: str) -> bool:
    short = name.rstrip("区县市")
    return name in text or (len(short) > 1 and short in text)


def _proposal(city: City, indicator: Indicator, entry: Entry) -> Proposal | None:
    unit = _unit(indicator.unit, entry.unit)
    growth = indicator.kind == "growth"
    if not unit or (growth != entry.subject.endswith("增速") and indicator.unit == "%"):
        return None
    like = max(
        (_likeness(name, entry.subject, how) for name, how in _names(indicator)),
        key=lambda each: each.score,
    )
    if not like.score:
        return None
    score, reasons = like.score * unit, [f"{like.how}「{like.name}」"]
    if unit < 1:
        reasons.append(f"单位不同：{entry.unit}、{indicator.unit}")
    for factor, why in _scope(city, indicator, entry):
        score *= factor
        reasons.append(why)
    return Proposal(indicator.id, round(min(score, 0.99), 2), "；".join(reasons))


def _names(indicator: Indicator) -> list[tuple[str, str]]:
    whole = f"{indicator.population}{indicator.stage}{indicator.subject}"
    return [
        (indicator.name, "名称相符"),
        *((alias, "又名") for alias in indicator.aliases),
        (indicator.subject, "所计相符"),
        (whole, "口径相符"),
    ]


@lru_cache(maxsize=8192)
def _core(name: str) -> str:
    for short, long in _SAME:
        name = name.replace(short, long)
    return _FILLER.sub("", name) or name


@lru_cache(maxsize=8192)
def _pairs(name: str) -> frozenset[str]:
    core = _core(name)
    return frozenset(core[at : at + 2] for at in range(len(core) - 1)) or frozenset((core,))


def _likeness(name: str, subject: str, how: str) -> _Likeness:
    """1 for the same name without filler, else the share of pairs of characters in common."""
    mine, theirs = _core(name), _core(subject)
    if mine == theirs:
        return _Likeness(0.97 if how != "又名" else 0.93, name, how)
    common = len(_pairs(name) & _pairs(subject))
    share = 2 * common / (len(_pairs(name)) + len(_pairs(subject)))
    if len(mine) >= 3 and mine in theirs and not _NEUTRAL.fullmatch(theirs.replace(mine, "", 1)):
        return _Likeness(min(0.7, 0.45 + 0.25 * share), name, "可能只是其一部分，包含")
    if len(mine) >= 3 and (mine in theirs or theirs in mine) and len(theirs) >= 3:
        return _Likeness(max(share, 0.6 + 0.25 * share), name, "包含" if mine in theirs else "近似")
    return _Likeness(share * 0.9, name, "近似")


def _unit(ours: str, printed: str) -> float:
    """1 where the units differ by a power of ten at most, less for another measure word, 0 for
    another kind of quantity.
    """
    _, one = split_unit(ours)
    _, other = split_unit(printed)
    one, other = _FINE.get(one, one), _FINE.get(other, other)
    if one == other:
        return 1.0
    return 0.8 if other in _ALIKE.get(one, ()) or one in _ALIKE.get(other, ()) else 0.0


def _scope(city: City, indicator: Indicator, entry: Entry) -> list[tuple[float, str]]:
    """Factors and reasons from what the sentence says of stage, level and region."""
    out: list[tuple[float, str]] = []
    said = [stage for stage in _STAGES if stage in entry.subject]
    said = said or [stage for stage in _STAGES if stage in entry.words]
    mine = [stage for stage in _STAGES if stage in f"{indicator.stage}{indicator.name}"]
    if mine and said and not set(mine) & set(said):
        out.append((0.6, f"阶段不同：原文{said[0]}，指标{mine[0]}"))
    levels = [level for level in ("国家级", "省级", "市级") if level in entry.subject]
    own = [level for level in ("国家级", "省级", "市级") if level in _scope_text(indicator)]
    if levels and own and not set(levels) & set(own):
        out.append((0.6, f"级别不同：原文{levels[0]}，指标{own[0]}"))
    if _NEW.search(f"{indicator.stage}{indicator.name}") and not _NEW.search(entry.subject):
        total = bool(_TOTAL.search(entry.subject))
        out.append((0.6, "原文是总数，指标是新增") if total else (0.8, "原文没有说是新增"))
    elif indicator.kind == "level" and re.match("新增|净增|新认定", entry.subject):
        out.append((0.6, "原文是新增，指标是总数"))
    marked = set(re.findall(r"[0-9A-Za-z]+", indicator.name)) - {"GDP"}
    if marked - set(re.findall(r"[0-9A-Za-z]+", entry.subject)):
        out.append((0.7, "名称里的字母数字不同"))
    roles = {fact.role for fact in city.facts() if fact.indicator == indicator.id}
    if entry.role == "target" and roles and "target" not in roles:
        out.append((0.9, "该指标此前没有目标"))
    if entry.speaker and indicator.topic != "voices":
        out.append((0.7, f"{entry.speaker}所说，不是政府数据"))
    return out


def _scope_text(indicator: Indicator) -> str:
    return f"{indicator.name}{indicator.population}{indicator.subject}"


def _told_apart(city: City, found: list[Proposal]) -> list[Proposal]:
    """Where the second is nearly as likely, the first says so."""
    if len(found) < 2 or found[0].confidence - found[1].confidence >= CLOSE:
        return found
    first, second = found[:2]
    rival = city.indicator(second.indicator)
    name = rival.name if rival else second.indicator
    confidence = min(first.confidence, 0.7)
    reason = f"{first.reason}；与「{name}」相近，请核对"
    rest = (Proposal(o.indicator, min(o.confidence, confidence), o.reason) for o in found[1:])
    return [Proposal(first.indicator, confidence, reason), *rest]
