"""What a figure speaks of, from the words around it in its clause.

A count may stand before its noun (新增2家跨境电商产业园) or after it (绿色工厂25家); a growth rate
speaks of the noun before the verb, a difference of rates also says against what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.intake.bulletin.tokens import Figure

LONGEST = 40

UP = "增长|增加|提高|上升|上涨|提升|扩大|加快|攀升|跃升|增收|增产|回升|高出|多增|新增加|领先|上浮|净增|增|升|涨|高|快|多"
DOWN = "负增长|下降|减少|降低|回落|下跌|下滑|收窄|缩小|缩减|压减|压降|压缩|减量|放缓|减收|减产|走低|落后|下浮|减|降|低|慢|少|跌"
_HOW = r"(?:同比|环比|年均|年平均|名义|实际|累计|平均|同口径|可比|按可比价格?计算|按可比口径|扣除价格因素|，|分别|均|各|又|再|约|可|净|折算)"
GROWTH = re.compile(
    rf"(?P<against>(?:比|较)[^，。；比较]{{1,16}}?)?(?P<how>{_HOW}*)(?P<verb>{DOWN}|{UP})(?P<to>到了?|至|为|了)?(?:约|近)?$"
)
_GAP = re.compile(
    r"(?P<against>(?P<verb>高于|低于|快于|慢于|优于|好于|超过|超出|超|领先|领先于|落后于?|高出)[^，。；]{1,18}?)$"
)
_LEVEL = ("到", "到了", "至", "为")
_LEAD = re.compile(
    r"^(?:[、，：；,:\s（()）—的和与及是]|以及|其中|同时|此外|另外|全年|年末|期末|当年|全市|全省|全县|全区|全镇|我市|我省|我区|我县|本市|全国共?|累计(?!投)|预计"
    r"|力争|确保|争取|并且?|也|还|已经?|将|要|再|又|共计?|总共|合计|主要是|即|如|约|近|达|分别|均|初步核算|据统计|据测算|截至目前|目前|到目前|以来|统计显示"
    r"|按[^，]{0,6}计算|实现(?=[^，]{3})|完成(?=[^，]{3})|努力|年内|全力|至|在|对|新的一年|一年来|通过|一是|二是|三是|四是|五是|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、]|[●■◆★▲•·○◎※□]+)+"
)
_TAIL = re.compile(
    r"(?:(?:达到?|突破|超过?|实现|完成|累计|总计|合计|共计?|共有|达成|约|近|已|均|分别|各|也|为|是|有|至|到|只|仅|就|则|可|将|要|力争|确保|稳定在|保持在|保持|维持在|控制在|在|由|从|的|了"
    r"|提高|增长|增加|提升|上升|扩大|下降|降低|减少|降|升|增|减|压减|跃升|攀升|扩大|发展|壮大|扩容|不少于|不低于|至少|不超过|不高于|位居|位列|突破了|超额|站上|迈上|超过了|之间|预计|同比|，|：|:|（|\()*)$"
)
_STOP = re.compile(r"[，。；：:,（(）)\n]|——")
_VERB = (
    r"(?:新增|新建|新开工|新引进|新培育|新认定|新创建|新改扩建|新改建|新签约|新签|新设立|新设|新登记|新注册|新入库|新投产|新投用|新入选|新获批|新落地|新上|新备案|新获|新"
    r"|建成|建设|改建|扩建|改造|完成|实施|打造|培育|引进|引育|组织|举办|开展|发布|推出|拥有|推动|推进|启动|开工|创建|创成|获批|认定|入选|争创|争取|落实|落地|安排|投入|发放|兑付|筹集|筹措|筹建"
    r"|提供|开发|开设|开通|新开通|新开|设立|成立|布局|谋划|签约|签订|达成|承接|承办|吸引|吸纳|带动|帮助|帮扶|惠及|服务|覆盖|培训|培养|选派|招引|招聘|招录|招收|处置|化解|整治|整改|治理|关停|淘汰|腾退|盘活|收储"
    r"|修复|修缮|修建|绿化|铺设|敷设|更换|更新|安装|加装|配备|购置|投放|增设|增加|增添|新添|减少|压减|清理|清退|拆除|拆迁|查处|侦破|破获|打掉|抓获|受理|办结|办理|化解|调解|评选|命名|表彰|授予|推广|推荐|征集"
    r"|整合|归集|梳理|取消|下放|承诺|出台|制定|修订|编制|颁布|印发|建立|组建|构建|形成|集聚|汇聚|聚集|集中培育|储备|入库|推介|对接|走访|解决|满足|释放|撬动|拉动|支持|扶持|资助|补贴|奖励|减免|退税|节约|降低"
    r"|获得|获|荣获|斩获|取得|摘得|通过|保障|确定|确认|纳入|列入|公布|遴选|遴选提出|提出|聚焦|抓好|抓实|做好|做强|用好|守好|建好|办好|实现|达到|突破|有|共有|现有|设有|含|包括|涉及|涵盖|辐射|接待|运营|运行|投运|投用|投产|竣工|验收|交付"
    r"|提升|优化|升级|改善|壮大|发展|扩大|开放|上线|上市|过会|挂牌|转化|实行|执行|参与|参加|邀请|集中|选聘|选树|选育|选拔|种植|播种|收获|生产|出栏|存栏|销售|出口|进口|外派|派出|输送|转移|转移就业|救助|资助|慰问|探访|开办|兴建|续建|改扩建|维修|硬化|亮化|美化|整修|整理|复垦|复耕|流转|托管|订立|交易|成交|融资|发行|贷款|授信|投资|募集|出让|供应|供给|征收|入驻|引入|导入|招募|组建|注册|备案|登记|颁发|发出|开出|送达|配置|布设|布点|架设|打通|贯通|联通|连通|互通|疏通|畅通|消除|消化|攻克|突破|研发|研制|主导|牵头|主持|起草|申报|申请|授权|转让|许可|孵化|毕业|认证|创造|创作|演出|放映|展出|展示|保护|开放|调度|监测|检测|抽检|检查|排查|巡查|督查|检验|审核|审批|审查|审结|执结|起诉|批捕|宣讲|宣传|发送|推送|摆放|栽植|栽种|补植|抚育|造林|植树|增殖放流|放流|投保|承保|理赔|参保|缴纳|代缴|代发|包联|联系|结对|选出|产生|转隶|划转|移交|接收|安置|回迁|搬迁|搬离|搬入|分配|配租|配售|租赁|筹措|筹集建设|收购|兼并|重组|并购|淘汰落后|退出|压产|转产|停产|复工|复产|达产|量产|下线|面世|问世|首发|首批|首创|试点|示范|推进实施|加快建设|谋划实施|开工建设|规划建设|建成投用|改造提升|新改建|高标准建设|重点推进|重点打造|扎实推动|全面完成|年度实施|滚动实施|策划实施|策划举办|打造建设)"
)
_VERBS = re.compile(rf"(?:^|.*?)({_VERB}(?:了|出|成|为)?)$")
_AFTER_STOP = re.compile(
    r"^(?:[，。；、：:,.）)\n（(]|和|及|与|以及|左右|以上|以下|同比|环比|比上|较上|比去|较去|比20|增长|增加|下降|上升|占|均|已|并|被|其中|居|位居|列|排|达|超|为|是|分别|的?[%\d]|提高|提升|由|从|到|至|大关|台阶|之多|之间|总?[，。；]|$)"
)
_NOUN_END = re.compile(r"[，。；：:,\n（(）)]|、(?=[^、，。；]*\d)|——")
_CARRIED = re.compile(
    r"^(?:占|居|位居|位列|列|排|是|为|相当于|完成|总量|总数|总额|增速|增幅|涨幅|降幅|数量|规模|比重|占比|覆盖率?|同比|年均|累计|人均|总值|单位|面积|产值|投资额?|金额|拉动|贡献率?|利用率|达标率|税收)"
)
_CLOSED = re.compile(r"（[^（）]{0,40}）|\([^()]{0,40}\)")
_GENERIC = frozenset(
    "增速 增幅 涨幅 降幅 总量 总数 总额 数量 规模 比重 占比 增量 均 各 比例 同比 环比 余额 总值 面积 金额".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """``subject`` for the entry, ``base`` the noun later figures fall back on, ``sign`` -1 for a
    fall, ``used`` how many characters behind the figure belong to it.
    """

    subject: str
    base: str
    sign: int = 1
    used: int = 0


def noun(text: str) -> str:
    """A stretch of a clause without connectives before it and filler behind it."""
    text = _LEAD.sub("", text)
    text = _TAIL.sub("", text)
    return _LEAD.sub("", text)[-LONGEST:]


def tell(pre: str, post: str, figure: Figure, carry: str, growing: bool) -> Told:
    """``pre`` is the clause before the figure, ``post`` the one behind, both without periods.
    ``growing``: the carried figure was a growth rate.
    """
    pre = _CLOSED.sub("", pre)
    if figure.unit.endswith("分点"):
        return _difference(pre, carry, growing)
    grown = GROWTH.search(pre)
    if grown and grown["to"] not in _LEVEL and _is_growth(grown, figure):
        return _growth(pre, grown, figure, carry)
    return _amount(pre, post, figure, carry)


def _is_growth(grown: re.Match[str], figure: Figure) -> bool:
    single = len(grown["verb"]) == 1 and not grown["against"] and "同比" not in grown["how"]
    return (
        figure.unit in ("%", "‰", "倍", "番", "成")
        and not (single and grown["verb"] in "多高快少低慢")
        or bool(grown["against"] or "比" in grown["how"])
    )


def _own(text: str, carry: str) -> str:
    """The noun of a clause; one that speaks of the carried subject only is put behind it."""
    own = noun(text)
    if not own or own in _GENERIC:
        return carry + own if carry and not carry.endswith(own or "\n") else carry or own
    if _CARRIED.match(own) and carry and len(own) < 24 and not own.startswith(carry):
        return carry + own
    return own


def _growth(pre: str, grown: re.Match[str], figure: Figure, carry: str) -> Told:
    base = _own(pre[: grown.start()], carry)
    down = re.fullmatch(DOWN, grown["verb"]) is not None
    against = grown["against"] or ""
    plain = re.search(r"上年|去年|同期|上月|上季", against) or not against
    against = "" if plain else against
    if figure.unit in ("%", "‰"):
        kind = "" if base.endswith(("增速", "增幅", "涨幅")) else "增速"
        return Told(base + against + kind, base, -1 if down else 1)
    return Told(base + against + grown["verb"], base)


def _difference(pre: str, carry: str, growing: bool) -> Told:
    found = GROWTH.search(pre) or _GAP.search(pre)
    if not found or (found.re is GROWTH and found["to"] in _LEVEL):
        return Told(_own(pre, carry), carry)
    own = noun(pre[: found.start()])
    base = _own(pre[: found.start()], carry)
    if not own and growing and not base.endswith(("增速", "率", "比重")):
        base += "增速"
    down = re.fullmatch(rf"{DOWN}|低于|慢于|落后于?", found["verb"]) is not None
    against = (found["against"] or "").strip("，分别均")
    verb = found["verb"] if found.re is GROWTH else ""
    return Told(f"{base}{against}{verb}", carry if not own else own, -1 if down else 1)


def _amount(pre: str, post: str, figure: Figure, carry: str) -> Told:
    before = _LEAD.sub("", pre)
    follows = not _AFTER_STOP.match(post)
    verb = _VERBS.match(before)
    if follows and figure.unit != "%" and (not before or verb or before.endswith("的")):
        thing = _NOUN_END.split(post, maxsplit=1)[0][:LONGEST]
        thing = thing[1:] if thing.startswith("的") else thing
        verb_words = (
            verb[1] if verb and verb[1] not in ("有", "共有", "达到", "实现", "突破") else ""
        )
        head = noun(before[: -len(verb[1])]) if verb else noun(before)
        used = len(_NOUN_END.split(post, maxsplit=1)[0])
        if thing:
            prefix = "" if head.endswith(("我", "淄")) else ""
            return Told(f"{prefix}{verb_words}{thing}", thing, 1, used)
    base = _own(pre, carry)
    if not base and follows:
        base = _NOUN_END.split(post, maxsplit=1)[0][:LONGEST]
    return Told(base, base)
