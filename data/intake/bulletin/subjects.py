"""What a figure speaks of, from the words around it in its clause.

A count may stand before its noun (新增2家跨境电商产业园) or after it (绿色工厂25家); a growth rate
speaks of the noun before the verb, a difference of rates also says against what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.verbs import VERBS

LONGEST = 40

UP = (
    "增长|增加|改善|提高|上升|上涨|提升|扩大|加快|攀升|增收|增产|回升|高出|多增|新增加|领先|上浮|净增|前移|前进|进位|上调|翻"
    "|(?<!新)增|升|涨|高|快|多"
)
DOWN = (
    "负增长|下降|减少|降低|回落|下跌|下滑|收窄|缩小|缩减|压减|压降|压缩|削减|减量|放缓|减收|减产|走低|落后|下浮|后移|下调|减|降|低|慢"
    "|少|跌"
)
_HOW = (
    r"(?:比(?=增|降)|同比|环比|年均|年平均|名义|实际|累计|[两三四五]年平均|平均|同口径|可比口径|按可比价格?计算|按可比口径|扣除价格因素|，|分别|均|各|都|双双"
    r"|再|约|可|净|折算|当年)"
)
GROWTH = re.compile(
    rf"(?P<against>(?:比|较)(?!例|重)[^，。；比较]{{1,16}}?)?(?P<how>{_HOW}*)"
    rf"(?P<verb>{DOWN}|{UP}|(?<=同比)|(?<=环比)|(?<=同比分别))(?P<to>到了?|至|为|了)?(?:约|近)?$"
)
_GAP = re.compile(
    r"(?P<against>(?P<verb>高于|低于|快于|慢于|优于|好于|超过|超出|超|领先于?|落后于?|高出)[^，。；]{1,18}?)$"
)
_LEVEL = ("到", "到了", "至", "为")
_LEAD = re.compile(
    r"^(?:[、，：；,:\s（()）—的和与及是]|以及|其中|同时|此外|另外|全年|年末|期末|当年|全市|全省|全县|全区|全镇|我市|我省|我区|我县"
    r"|本市|全国共?|累计(?!投)|预计|力争|确保|争取|并且?|也|还|而|则|已经?|将|要|再|又|共计?|总共|合计|主要是|如今|现在|眼下|现将|如|但|仍有?|约|近|达(?!成|标|产)|分别|连续[\d一二三四五六七八九十]+(?:年|个月|次)"
    r"|均|初步核算|据统计|据测算|截至|目前|到目前|以来|统计显示|按[^，]{0,6}计算|努力|年内|全力|至|在(?![线建校册库岗田栏职营园编学读运租售])|对(?!外)|为|给|向|新的一年|一年来|通过"
    r"|当季|当月|单月|末|分[^，]{1,6}看|实现(?=[^，]{3})|完成(?=[^，]{4})(?![^，]*(?:目标|任务|计划|预算|进度)的?$)|达到|[一二三四五六七八九十]+是|[一二三四五六七八九十]+、"
    r"|（[一二三四五六七八九十]+）|\d{1,2}[.、）]|[●■◆★▲•·◎※□])+"
)
_TAIL = re.compile(
    r"(?:(?:达到?|突破|超过?|实现|完成|累计|总计|合计|共计?|共有|达成|约|近|已|仍|(?<![年人户日月亩平])均|各|都|分别|也|为|是|有|至|到|只|仅|就|则|可|将|要|力争|确保"
    r"|稳定在|保持在|保持|维持在|控制在|控制|在|由零|由[负正]转[负正]|由|从|的|了|提高|增长|增加|提升|上升|扩大|下降|降低|减少|回升|降|升|(?<!新)增|减|压减|跃升"
    r"|攀升|发展|壮大|扩容|不少于|不低于|至少|不超过|不高于|首次?|超额|站上|迈上|之间|预计|同比|须|应|(?<![产功节职动性])能|，|：|:|（|\())+$"
)
_AFTER_STOP = re.compile(
    r"^(?:[，。；、：:,.）)\n（(]|和|及|与|以及|左右|以上|以下|同比|环比|比上|较上|比去|较去|比20|比年|较年|增长|增加|下降|上升|占|均|已|并|被|其中"
    r"|居|位居|列|排|达|超(?![^，。；]{1,8}(?:项目|企业|产业))|为(?!民|企)|是|分别|%|/|提高|提升|由|从|到|至|大关|台阶|之多|之间|总?[，。；]|$)"
)
_NOUN_END = re.compile(r"[，。；：:,\n（(）)]|、|——|分别|依次")
_CARRIED = re.compile(
    r"^(?:占(?!地|补)|居(?!民|住)|位居|位列|列(?!车|入)|排(?!放|水|污|查)|相当于|完成|总量|总数|总额|增速|增幅|涨幅|降幅|数量|规模(?!以上|化|养殖|工业)|比重|占比|覆盖率?|同比|累计|人均(?!GDP|地区|生产总值|可支配|国内|公园|住房|预期|消费|纯收入)|总值"
    r"|面积|产值|投资额?|总投资|金额|拉动|贡献率?|利用率|达标率|不良率|惠及|带动|受益|实际(?!利用|使用|吸收)|自然口径|位次|计划|到位|开工率|总库容|利率|授信|利润"
    r"|年均|户均|日均|年度计划|年度投资|竣工|入库|税收占|(?:年初|年度)?预算(?!收入|支出)|涉及|其余|恢复|较|比(?!例)|超(?:序时|计划|进度|额)|均价)"
)
_ONLY = re.compile(
    r"(?:增速|增幅|涨幅|降幅|总量|总数|总额|数量|规模|比重|占比|增量|均|各|比例|同比|环比|余额|总值|面积|金额|净|折合|约合|涨|按[^，]{0,12}(?:折算|计算|换算)|续建|新建|计划|个|位次)"
)
_CLOSED = re.compile(r"（[^（）]{0,40}）|\([^()]{0,40}\)|\[\d{1,2}\]|[①-⑳]")
_TIME = re.compile(
    r"(?:[“\"]?十[一二三四五]五[”\"]?(?:时期|期间|末)?|[一二三五十]年前|20\d\d年|上年|去年|同期|末|底|的|是)+"
)
_ASIDE = re.compile(
    r"占(?!地|补)|相当于|完成[^，]*(?:任务|目标|计划|预算)|恢复到|(?:年初|年度)?预算$"
)
_THAN = re.compile(r"[比较](?:上年|去年|上月|上季|年初|同期)+$")
_PART_DONE = re.compile(
    r"(?:完成|占|为|达到?)(?:年度|全年|年初|年)[^，]{0,8}(?:预算|计划|任务|目标)$"
)
_PLAIN_YEAR = re.compile(r"上年|去年|同期|上月|上季|年初")
_HEADLESS = ("等", "的", "全市", "全区", "全县", "全省", "各", "共", "市", "区", "县", "类")


_SHARE_OF = re.compile(r"(?:^|^[我全][国省市区县]|[，、]|显示|有|超|近|约|达)$")


@dataclass(frozen=True, slots=True)
class Told:
    """``subject`` for the entry, ``base`` the noun an ellipsis falls back on, ``topic`` the one
    generic nouns (占比, 增速) belong to, ``sign`` -1 for a fall, ``used`` how many characters
    behind the figure are its noun.
    """

    subject: str
    base: str
    topic: str = ""
    sign: int = 1
    used: int = 0


def bare(text: str) -> str:
    """Without bracketed asides."""
    return _CLOSED.sub("", text)


def noun(text: str) -> str:
    """A stretch of a clause without connectives before it and filler behind it."""
    if text.count("“") > text.count("”"):
        text = text.replace("“", "", 1)
    text = _LEAD.sub("", bare(text))
    text = _TAIL.sub("", _THAN.sub("", text))
    return _LEAD.sub("", text)[-LONGEST:]


def tell(pre: str, post: str, figure: Figure, topic: str, last: str, growing: bool = False) -> Told:
    """``pre`` is the clause before the figure, ``post`` the one behind, both without periods.
    ``growing``: the figure before was a growth rate.
    """
    pre = bare(pre)
    if figure.unit.endswith(("分点", "基点")):
        return _difference(pre, topic, last, growing)
    grown = GROWTH.search(pre)
    if grown and grown["to"] not in _LEVEL and _is_growth(pre, post, grown, figure):
        return _growth(pre, grown, figure, topic, last)
    return _amount(pre, post, figure, topic, last)


def _is_growth(pre: str, post: str, grown: re.Match[str], figure: Figure) -> bool:
    compared = bool(grown["against"] or "比" in grown["how"])
    if figure.unit in ("%", "‰", "倍", "番", "成"):
        return compared or grown["verb"] not in ("多", "高", "快", "少", "低", "慢")
    follows = not _AFTER_STOP.match(post)
    return compared or (len(grown["verb"]) > 1 and not (follows and not noun(pre[: grown.start()])))


def _own(text: str, topic: str, last: str) -> tuple[str, str]:
    """The noun of a clause and the topic it leaves. One that says only how much of the topic is
    meant stands behind it.
    """
    own = noun(text)
    if not own or _TIME.fullmatch(own):
        return last, ""
    if _ONLY.fullmatch(own):
        return (last if last.endswith(own) else last + own), topic
    if (_CARRIED.match(own) or own in VERBS) and topic and len(own) < 24 and topic not in own:
        return topic + own, topic
    return own, own


def _growth(pre: str, grown: re.Match[str], figure: Figure, topic: str, last: str) -> Told:
    base, kept = _own(pre[: grown.start()], topic, last)
    sign = -1 if re.fullmatch(DOWN, grown["verb"]) else 1
    than = grown["against"] or ""
    than = "" if _PLAIN_YEAR.search(than) else than
    if figure.unit in ("%", "‰", "成"):
        kind = "" if base.endswith(("增速", "增幅", "涨幅")) else "增速"
        if re.search(r"年均|平均", grown["how"]):
            kind = "年均" + kind
        return Told(base + than + kind, base, kept, sign)
    return Told(base + than + grown["verb"], base, kept)


def _difference(pre: str, topic: str, last: str, growing: bool) -> Told:
    found = GROWTH.search(pre) or _GAP.search(pre)
    if not found or (found.re is GROWTH and found["to"] in _LEVEL):
        base, kept = _own(pre, topic, last)
        return Told(base, last, kept)
    own = noun(pre[: found.start()])
    base, kept = _own(pre[: found.start()], topic, last)
    if not own and growing and not base.endswith(("增速", "率", "比重")):
        base += "增速"
    sign = -1 if re.fullmatch(rf"{DOWN}|低于|慢于|落后于?", found["verb"]) else 1
    than = re.sub(r"^(?:，|分别|均)+|(?:，|分别)+$", "", found["against"] or "")
    verb = found["verb"] if found.re is GROWTH else ""
    return Told(f"{base}{than}{verb}", last if not own else base, kept, sign)


def _verb_at_end(text: str) -> str:
    """The verb a clause ends with, "" for a noun: 全市新增 → 新增."""
    for ending in ("", "了", "出", "完", "出了", "完了", "到"):
        if text.endswith(ending):
            stem = text.removesuffix(ending)
            for size in (6, 5, 4, 3, 2, 1):
                if stem[-size:] in VERBS and len(stem) >= size:
                    return stem[-size:]
    return ""


def _amount(pre: str, post: str, figure: Figure, topic: str, last: str) -> Told:
    before = _LEAD.sub("", pre)
    verb = _verb_at_end(before)
    follows = not _AFTER_STOP.match(post) and figure.unit not in ("%", "‰")
    if follows and (not before or verb or before.endswith(_HEADLESS)):
        used = len(_NOUN_END.split(post, maxsplit=1)[0])
        thing = noun(GROWTH.sub("", post[:used]))[:LONGEST]
        used = 0 if used == len(post) else used  # it runs on into the next figure
        if thing:
            said = "" if verb in ("有", "共有", "达到", "实现", "突破", "完成") else verb
            return Told(f"{said}{thing}", thing, thing, 1, used)
    if figure.unit in ("%", "成") and post.startswith("的") and _SHARE_OF.search(noun(pre)):
        thing = noun(_NOUN_END.split(post[1:], maxsplit=1)[0])
        return Told(f"{thing}占比", thing, thing)
    base, kept = _own(pre, topic, last)
    if base in VERBS and figure.unit.endswith("元"):
        base = f"{base}资金"
    done = _PART_DONE.search(base)
    if done:
        return Told(base, base[: done.start()] or last, kept)
    return Told(base, last if _ASIDE.match(noun(pre)) else base, kept)
