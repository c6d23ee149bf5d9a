"""Nouns and figures that share each other: 分别 lists, 均增长, suffixes, X to Y."""

from __future__ import annotations

import re

from data.intake.bulletin.subjects import bare, noun

MEMBERS = ("第一产业", "第二产业", "第三产业")
EACH = re.compile(r"分别|依次")
TOGETHER = re.compile(
    r"(?:[、，和与及]|以及)+|(?:[、和与及]|以及)+(?:增长|下降|提高|降低|上升|回落|增加|减少)"
)
_SPLIT = re.compile(r"、|，|以及|[和与及]")
_RAISED = (
    "提高|增加|增长|提升|上升|扩大|发展|壮大|跃升|攀升|扩展|下降|降低|减少|压缩|缩短|压减|压降|回落|缩减|缩小|优化|调整|变为"
    "|演变|转变|上调|下调|精简|拓展|延长|扩容|收窄|延伸|增|升|涨|降|减|变|扩"
)
TO = re.compile(
    rf"(?:的|（[^）]*）)?[^，。；]{{0,6}}?(?:{_RAISED})*(?:至|到|为|成)(?:了)?[^，。；\d]{{0,14}}$"
)
FROM = re.compile(r"(?:由|从)[^，。；由从]{0,14}$")
_THAN = re.compile(
    r"(?P<than>高于|低于|快于|慢于|比|较|超过|高出)(?P<what>[^，]+?)(?P<tail>(?:高|低|快|慢|提高|下降|提升|回落|加快)?)$"
)
SHARED = re.compile(
    r"(?<![年人户日月亩平])(?:均|各|都|双双|同时)(?:同比|比上年)?(?:增长|下降|提高|达到?|为|超过|突破|实现|[位排]?[居列名]*(?:全国|全省|全市)?)?$"
)


def parts(own: str, count: int = 0) -> list[str]:
    """The nouns of an enumeration; ``count`` decides whether 和 parts or belongs to a name."""
    tidy = bare(own)
    if count:
        first, _, rest = tidy.partition("以及")
        split = [*filter(None, re.split(r"、|，", first)), rest]
        if rest and len(split) == count:
            return suffixed(split)
        for pattern in (r"、|，", r"、|，|以及", r"、|，|以及|和|与"):
            split = [each for each in re.split(pattern, tidy) if each]
            if len(split) == count:
                return suffixed(split)
    split = [each for each in _SPLIT.split(tidy) if each]
    return suffixed(split) if len(split) > 1 else split


def suffixed(names: list[str]) -> list[str]:
    """城镇、农村居民收入 are 城镇居民收入 and 农村居民收入; 第一、二产业 likewise."""
    last = re.sub(r"等?[两二三四五六七八九十]大", "", names[-1])
    ordinal = re.match(r"第?([一二三])(.+)", last)
    if ordinal and all(re.fullmatch(r"第?[一二三]", name) for name in names[:-1]):
        return [f"第{name.lstrip('第')[0]}{ordinal[2]}" for name in names]
    lead = len(names[-2])
    if lead <= 2 and len(last) > lead + 2 and all(len(name) <= 2 for name in names[:-1]):
        return [name + last[lead:] for name in names[:-1]] + [last]
    tail = re.search(
        r"(?:(?:产业)?增加值|(?:产业)?产值|产量|排放量|收入|投资|占比|比重|总额|销售额|面积|人数|覆盖率|增速|位次|(?:年均|平均)?浓度)$",
        last,
    )
    if tail and all(len(name) <= 8 for name in names[:-1]):
        same = re.compile(r"(?:值|量|额|率|比|收入|投资|面积|数|支出|贷款|存款|速|重|生产|消费)$")
        return [name if same.search(name) else name + tail.group() for name in names[:-1]] + [last]
    return names


def against(verb: str, count: int) -> list[str]:
    """分别高于全国、全省0.5和0.3个百分点: one phrase for each figure."""
    found = _THAN.search(verb)
    if not found:
        return []
    names = [part for part in _SPLIT.split(found["what"]) if part]
    if len(names) != count:
        return []
    return [f"{found['than']}{name}{found['tail']}" for name in names]


def each_name(head: str, count: int, before: list[str], carry: str) -> list[str]:
    """The nouns a 分别 with ``count`` figures speaks of: those before it in its clause, else the
    nouns of the figures ``before``.
    """
    if count == 3 and "三次产业" in head:
        own = noun(head)
        return [own.replace("三次产业", member) for member in MEMBERS]
    if count == 2 and "城乡" in head:
        own = noun(head[head.rfind("，", 0, len(head.rstrip("，"))) + 1 :])
        return [own.replace("城乡", "城镇"), own.replace("城乡", "农村")]
    stem = re.sub(r"(?:同比|比上年|较上年|比去年|比上年同期|，|各|均|增幅|增速)+$", "", head)
    last = stem[stem.rfind("，") + 1 :]
    for words in (last, stem):
        own = noun(words)
        names = parts(own, count)
        if len(names) >= count > 1:
            return names[-count:]
    own = noun(last)
    if len(before) == count and len(own) < 12:
        return [base if not own or own in base else f"{base}{own}" for base in before]
    return [own or carry] * count
