"""Numbers with unit and words of comparison, in reading order: ``figures(text)``.

A figure here is a place in the text and what is printed there; whose figure it is, is asked in
``subjects``. A range is two figures, a list closed by one unit (4.6和3.1个百分点) gives each its
unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.intake.bulletin.names import NUM
from data.intake.bulletin.numerals import DIGITS, digits
from data.intake.bulletin.units import DURATIONS, MULTIPLIERS, UNIT, plain

_CN_POINT = r"(?:点[零一二三四五六七八九]{1,4})?"
_FIGURE = re.compile(
    rf"(?P<first>第|前)?(?P<sign>(?<![\dA-Za-z%])[-+]|负)?(?P<of>[百千万二三四五六七八九十]分之)?(?P<num>{NUM}){_CN_POINT}"
    rf"(?P<few>余|多|几|来)?(?:个(?=亿(?!级|元)))?(?P<mult>{MULTIPLIERS})?(?P<more>余|多)?(?P<unit>{UNIT}|名次)?(?P<rest>[余多](?![种元样个重]))?"
)
_BEFORE = re.compile(
    r"(?:(?P<gt>超过|突破|超|逾|越过|跨越|冲破|跨过|首破|破|大于|多于|(?<![通经])过)"
    r"|(?P<ge>不少于|不低于|至少|不小于|最少|至少(?:建成|新增|完成|培育|开展|举办|达到|建设|新建|拥有)|迈上|站上|登上|迈过|跃上|迈进|达到?或超过|高于或等于)"
    r"|(?P<le>不超过|不高于|不多于|不大于|至多|最多|控制在|压减到|稳定在)"
    r"|(?P<lt>低于|少于|不足|不到|小于)|(?P<near>接近|近|大约|(?<![签预节契违])约|大致|大概|将近))(?:了|了近|为|是|达|有)?$"
)
_AFTER = re.compile(
    r"(?:(?P<ge>[及或]?以上)|(?P<le>[及或]?以内|之内|[及或]?以下)|(?P<near>左右|上下)"
    r"|(?P<step>的?(?:新)?台阶)|(?P<mark>大关))"
)
_RANGE = re.compile(r"[—\-~]{1,2}|至|到")
_AND = re.compile(r"[、,，]|和|与|及|以及|或")
_WHOM = re.compile(r"[、，和与及]+(?:全国|全省|全市|全区|全县)(?:平均水平|平均)?")
_SINGLE = frozenset("一二两三四五六七八九十")
SIGN = {"gt": ">", "ge": ">=", "le": "<=", "lt": "<", "near": "~"}
# A measure word nobody listed: one sign and the clause is over (1.35亿棒，).
_ODD = re.compile(
    r"[\u4e00-\u9fff](?=[，。；、）\n]|$)(?<![年月日时分号级强大届名位期后版第个余多和与及的了])"
)
_OF = {"百": "%", "千": "‰", "万": "‱"}


@dataclass(frozen=True, slots=True)
class Figure:
    """``start`` to ``end`` cover the number with its unit, ``begin`` to ``stop`` also the words of
    comparison. ``mate`` is "low" or "high" for the ends of a range.
    """

    start: int
    end: int
    begin: int
    stop: int
    value: str
    unit: str
    comparator: str = "="
    word: str = ""
    mate: str = ""
    first: str = ""
    chinese: bool = False


def figures(masked: str) -> list[Figure]:
    """Everything that may be a figure, units shared out, ranges paired. ``masked`` has names
    covered.
    """
    atoms = [_atom(found, masked) for found in _FIGURE.finditer(masked)]
    kept = [atom for atom in atoms if atom]
    found = [*_shared(kept, masked), *_ratios(masked), *_spoken(masked)]
    return sorted(found, key=lambda figure: figure.start)


# Figures without a numeral: 一半, 过半 (but 时间过半、任务过半 is a saying), 翻倍, 居全省首位.
_SPOKEN = re.compile(
    r"(?<!“)(?P<half>(?:一半|半数)(?!个|径))|(?<![务间双])(?P<over>过半)(?=[，。；、）]|的|$)"
    r"|(?<=翻)(?P<twice>[番倍])(?!计划|行动|工程|目标)"
    r"|(?:居|列|排[名在]?|获|摘得|蝉联)[^，。；、\d]{0,12}?(?P<top>(?:首位|榜首|之首)(?!度))"
)


def _spoken(text: str) -> list[Figure]:
    out: list[Figure] = []
    for found in _SPOKEN.finditer(text):
        kind = str(found.lastgroup)
        start, end = found.span(kind)
        unit = {"half": "1/2", "over": "1/2", "twice": "番", "top": "位"}[kind]
        sign = ">" if kind == "over" else "="
        first = "第" if kind == "top" else ""
        figure = Figure(start, end, start, end, "1", unit, sign, found[kind], first=first)
        out.append(_compared(figure, text) if kind == "half" else figure)
    return out


_RATIO = re.compile(
    r"(?<![\d.:])\d{1,4}(?:\.\d{1,4})?(?:[:：]\d{1,4}(?:\.\d{1,4})?){1,6}(?![\d.:])"
)
_STRUCTURE = re.compile(
    r"结构比?例?[^，。；、\d]{0,6}(?P<members>\d{1,2}(?:\.\d{1,2})?(?:、\d{1,2}(?:\.\d{1,2})?){2})(?![\d.%])"
)
_PAIRED = re.compile(
    r"比(?:例|值|率)?(?:约)?(?:为|达到?|是|由|从|降到|降至|缩小到|缩小至|扩大到)?[^，。；]{0,6}$"
)


def _ratios(text: str) -> list[Figure]:
    """13.1:48.7:38.2 is a figure for each member; 2.13:1 one figure, where a ratio is spoken of."""
    out: list[Figure] = []
    for found in _STRUCTURE.finditer(text):
        begin, stop = found.span("members")
        for member in re.finditer(r"[\d.]+", found["members"]):
            start, end = begin + member.start(), begin + member.end()
            out.append(Figure(start, end, begin, stop, member.group(), "", mate="ratio"))
    for found in _RATIO.finditer(text):
        members = list(re.finditer(r"[\d.]+", found.group()))
        if len(members) == 2:
            paired = _PAIRED.search(text, max(0, found.start() - 12), found.start())
            if not (paired or ("." in members[0].group() and members[1].group() == "1")):
                continue
            members = members[:1]
        for member in members:
            start, end = found.start() + member.start(), found.start() + member.end()
            out.append(
                Figure(start, end, found.start(), found.end(), member.group(), "", mate="ratio")
            )
    return out


def _atom(found: re.Match[str], text: str) -> Figure | None:
    start, end = found.span()
    number = found["num"]
    chinese = number[0] in _SINGLE
    if number[-1] == "," or (chinese and start and text[start - 1] in "数几百千万"):
        return None
    if found["few"] in ("几", "来"):
        return None
    printed = text[found.start("num") : found.end("num")]
    point = re.compile(_CN_POINT).match(text, found.end("num"))
    value = digits(printed + (point.group() if point and chinese else ""))
    unit = (found["mult"] or "") + plain(found["unit"] or "")
    if found["unit"] in DURATIONS and not _lasting(found, text):
        return None
    if not found["unit"] and not found["of"] and not chinese:
        loose = _ODD.match(text, end)
        if loose and (found["mult"] or "." not in number):
            unit, end = unit + loose.group(), loose.end()
    if unit == "个点" and "." in number:
        unit = "百分点"
    if found["of"]:
        unit = _OF.get(found["of"][0]) or f"1/{digits(found['of'][0])}"
    if chinese and unit == "成" and text[end : end + 1] in DIGITS:
        value, end = f"{value}.{digits(text[end])}", end + 1
    if chinese and not _counted(found, text):
        return None
    if found["sign"] and found["sign"] != "+":
        value = f"-{value}"
    word = found["few"] or found["more"] or found["rest"] or ""
    comparator = ">=" if word else "="
    first = found["first"] or ""
    figure = Figure(start, end, start, end, value, unit, comparator, word, "", first, chinese)
    return _compared(figure, text)


def _counted(found: re.Match[str], text: str) -> bool:
    """Whether a Chinese numeral counts something: 两家, 五百余场; not 一个, 三方面."""
    if found["first"] or found["of"]:
        return True
    unit, number = found["unit"] or "", found["num"]
    if not unit and not found["mult"]:
        return len(number) > 1 and bool(found["few"])
    if number == "一":
        return unit in ("番", "成", "倍") or _ends(text, found.end())
    return not (number == "十" and unit == "分")


_LASTING = re.compile(
    r"(?:缩短|压缩|压减|降低|下降|降|减少|减|提高|延长|增加|提升|不超过|控制)(?:到|至|为|在|了)?(?:了|约)?$"
    r"|(?:由|从|年限|周期|时限|时间|工期|寿命|得分|评分|满意度|指数|测评|评价|考核)[^，。；]{0,6}$"
)


def _lasting(found: re.Match[str], text: str) -> bool:
    """A span of time or a score is a figure where it is measured: 压缩到3个工作日, 满意度90分."""
    if found["unit"] == "年" and "." in found["num"]:
        return True
    return bool(_LASTING.search(text, max(0, found.start() - 14), found.start()))


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in "，。；、）)\n"


def _compared(figure: Figure, text: str) -> Figure:
    """With the words of comparison around it."""
    before = _BEFORE.search(text, max(0, figure.start - 8), figure.start)
    after = _AFTER.match(text, figure.end)
    begin, stop = figure.begin, figure.stop
    comparator, word = figure.comparator, figure.word
    if before and not (figure.unit.endswith("分点") and before["lt"]):
        kind = str(before.lastgroup)
        loose = before.group() in ("稳定在", "压减到")
        comparator, word, begin = ("=" if loose else SIGN[kind]), before.group(), before.start()
    if after:
        stop = after.end()
        kind = str(after.lastgroup)
        if kind in SIGN and not (comparator == "~" and kind != "near"):
            comparator, word = SIGN[kind], after.group()
        elif kind in ("step", "mark") and comparator == "=":
            comparator, word = ">=", after.group()
    return replace(figure, begin=begin, stop=stop, comparator=comparator, word=word)


def _shared(atoms: list[Figure], text: str) -> list[Figure]:
    """Walk backwards: a bare number before 、和— and a figure takes the unit of that figure."""
    out: list[Figure] = []
    for atom in reversed(atoms):
        after = out[-1] if out else None
        if after is not None:
            atom, out[-1] = _joined(atom, after, text[atom.end : after.start])
        out.append(atom)
    return [
        figure for figure in reversed(out) if figure.unit or figure.first or _bare(figure, text)
    ]


def _joined(atom: Figure, after: Figure, between: str) -> tuple[Figure, Figure]:
    bare = not atom.unit and not atom.first
    if atom.unit == "个" and after.unit in ("百分点", "基点", "位"):
        bare = bool(_AND.fullmatch(between))
    if _RANGE.fullmatch(between) and (bare or after.unit.startswith(atom.unit)):
        if after.mate or not after.unit or atom.comparator in (">", "<"):
            return atom, after
        unit = after.unit if bare or len(atom.unit) < len(after.unit) else atom.unit
        low = replace(atom, unit=unit, comparator=">=", mate="low", word="")
        return low, replace(after, comparator="<=", mate="high", begin=atom.begin)
    than = after.unit.endswith("分点") and "." in atom.value and _WHOM.fullmatch(between)
    if bare and after.unit and (than or _AND.fullmatch(between)):
        return replace(atom, unit=after.unit), after
    ranked = atom.first == "第" and not atom.unit and after.unit in ("位", "名")
    if ranked and _AND.fullmatch(between):
        return replace(atom, unit="位"), replace(after, first="第")
    return atom, after


_INDEX = re.compile(
    r"(?:指数|系数|PMI|PUE值?|得分|评分|比值|之比|倍差|性别比|生育率)"
    r"(?:（[^）]{0,30}）)?[^，。；（）]{0,16}$"
)


def _bare(figure: Figure, text: str) -> bool:
    """An index is printed without a unit: 价格指数为100.2."""
    return "." in figure.value and bool(
        _INDEX.search(text, max(0, figure.start - 48), figure.start)
    )
