"""One cell of the form read as what it should hold: a number as printed, a stage, a unit, a word of
comparison, a short text.

What is read is said as it stands in the cell; where that takes a guess, the guess is asked
(``asks``); where there is nothing to guess, ``wrong`` says what was expected and how to mend it.
Numbers are read as the sheet shows them: Excel keeps 15 digits, so 1.2000000000000002 is 1.2, and
5 under the format 0.0 is 5.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from data import schema
from data.figures import is_rate, split_unit
from data.intake.workbook_form import WORDS
from data.intake.workbook_xml import Cell

MAX_DIGITS = 15  # before the point; a spreadsheet keeps no more
_STORED = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_WRITTEN = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<rest>\.[0-9]+)?"
    r"\s*(?P<unit>[^0-9\s.,+-][^0-9\s,+-]{0,11})?"
)
# What people write in place of a number, and how to mend it; the first that fits.
_HINTS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"[^0-9一二三四五六七八九十百千万两零]*", "数字；没有数字就空着，原因写在「口径说明」"),
        (r"[^0-9]*", "阿拉伯数字，不用汉字"),
        (
            r"(约|近|超过?|突破|不足|大约|达到?)\s*([0-9][0-9.,]*).*",
            "半角数字：这里填 {1}，「{0}」在「比较词」里选",
        ),
        (
            r"([0-9][0-9.,]*)\s*\D*?(以上|左右|以内|多|余).*",
            "半角数字：这里填 {0}，「{1}」在「比较词」里选",
        ),
        (r"(?:同比)?(?:下降|减少|降低|负)\s*([0-9.]+).*", "半角数字：下降填负数，这里填 -{0}"),
        (r"(?:同比)?(?:增长|增加|上升|第)\s*([0-9.]+).*", "半角数字：这里填 {0}"),
        (r"([0-9]+)\s*/\s*([0-9]+)", "半角数字：位次填 {0}，总数 {1} 填在「位次总数」"),
        (r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+", "普通写法的数字，不用科学计数法"),
        (r"[0-9.,%]+\s*(?:-|—|–|~|至|到)\s*[0-9.,]+.*", "一个数：一格只填一个，区间请分两行填"),
        (
            r".*[年月日].*",
            "数字；这里是日期，可能是 Excel 改的，请把格式改为「数值」后重填",
        ),
    )
)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
# Full width to half and the true minus to the typed one; a ① stays what it is, a mark.
_HALF = {0x2212: "-", **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}}
_EPOCH = date(1899, 12, 30)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\u200b\u200c\u200d\ufeff\u00a0\u3000]+")


@dataclass(frozen=True, slots=True)
class Found:
    """``value`` is "" exactly where ``wrong`` is not; ``unit`` is what stood behind the digits."""

    value: str = ""
    unit: str = ""
    asks: tuple[str, ...] = ()
    wrong: str = ""


def plain(cell: Cell | None) -> str:
    """The text of a cell in half-width form, without blanks around and apostrophe before."""
    if cell is None:
        return ""
    return _BLANK.sub(" ", cell.text.translate(_HALF)).strip().removeprefix("'").strip()


def verbatim(cell: Cell | None) -> str:
    """The text of a cell as it stands, white space squeezed."""
    return _BLANK.sub(" ", cell.text).strip() if cell else ""


def shown(cell: Cell) -> str:
    """What a person sees in the cell, nearly: dates and percents as such, a formula without its
    result as itself.
    """
    if cell.formula is not None and not cell.text.strip():
        return f"={cell.formula[:40]}"
    number = _stored(cell) if cell.kind == "n" else None
    if number is None:
        return verbatim(cell)
    if _is_date(cell.form):
        return _day(number)
    return f"{_digits(number * 100)}%" if _is_percent(cell.form) else _digits(number)


def number(cell: Cell, unit: str) -> Found:
    """A figure in ``unit``; a percent where a rate is asked for is a rate."""
    if cell.formula is not None:
        return _computed(cell, unit)
    if cell.kind == "d" or (cell.kind == "n" and _is_date(cell.form)):
        return Found(
            wrong=f"数字；Excel 把填的内容当成了日期「{shown(cell)}」，"
            "请把这一格的格式改为「数值」，再填一遍"
        )
    if cell.kind == "b":
        return Found(wrong="数字，现在是「是/否」值，请改填数字")
    if cell.kind == "e":
        return Found(wrong="数字，现在是公式的错误值，请改填数字")
    return _fits(_from_number(cell, unit) if cell.kind == "n" else _from_text(cell))


def stage(cell: Cell) -> Found:
    text = plain(cell)
    if cell.formula is not None or text not in schema.STAGES:
        return Found(wrong=f"阶段，从下拉列表里选：{'、'.join(schema.STAGES)}")
    return Found(text)


def word(text: str) -> tuple[str, str]:
    """(comparator, word) of a word of comparison; KeyError where nobody knows it."""
    return ("=", "") if not text else (WORDS[text], text)


def same_kind(unit: str, other: str) -> bool:
    """Whether two units differ by a power of ten at most."""
    return split_unit(unit)[1] == split_unit(other)[1]


def _computed(cell: Cell, unit: str) -> Found:
    if "DISPIMG" in (cell.formula or ""):
        return Found(wrong="数字，现在是一张图片，图里的数读不出来，请把数字填进去")
    if not cell.text.strip():
        return Found(wrong="数字，现在是没有结果的公式，请复制后「选择性粘贴」为数值")
    found = number(replace(cell, formula=None), unit)
    if found.wrong:
        return replace(found, wrong=f"{found.wrong}（这一格是公式，请「选择性粘贴」为数值）")
    ask = f"这一格是公式 ={(cell.formula or '')[:40]}，按它存下的结果 {found.value} 读入，请核对"
    return replace(found, asks=(*found.asks, ask))


def _from_number(cell: Cell, unit: str) -> Found:
    stored = _stored(cell)
    if stored is None:
        return Found(wrong=f"数字，现在读不成数，应为{schema.NUMBER}")
    if _is_percent(cell.form):
        if not is_rate(unit):
            return Found(
                wrong=f"以「{unit}」为单位的数；这一格是百分比格式，显示为 {shown(cell)}，"
                "请把格式改为「数值」后重填"
            )
        value = _padded(stored * 100, cell.form)
        ask = f"这一格是百分比格式，存的是 {_digits(stored)}，按显示的 {value}% 读入，请核对"
        return Found(value, asks=(ask,))
    value = _padded(stored, cell.form)
    places, kept = _places(cell.form), len(value.partition(".")[2])
    if places is not None and kept > places:
        near = f"{stored:.{places}f}"
        if kept > 4:
            return Found(
                wrong=f"小数不超过四位的数；表里显示为 {near}，存的是 {value}，请填要公布的那个数"
            )
        return Found(value, asks=(f"表里显示为 {near}，存的是 {value}，按 {value} 读入，请核对",))
    return Found(value)


def _from_text(cell: Cell) -> Found:
    text = plain(cell)
    found = _WRITTEN.fullmatch(text)
    if not found or (found["unit"] or "").endswith(("多", "余", "以上", "以内", "左右")):
        return Found(wrong=_hint(text))
    whole = found["whole"].replace(",", "").lstrip("0") or "0"
    value = f"{'-' if found['sign'] == '-' else ''}{whole}{found['rest'] or ''}"
    unit = (found["unit"] or "").strip()
    original = verbatim(cell)
    as_is = original.replace(" ", "") in (value, f"{value}{unit}")
    asks = () if as_is else (f"填的是「{original}」，读作 {value}{unit}，请核对",)
    return Found(value, unit, asks)


def _hint(text: str) -> str:
    for pattern, words in _HINTS:
        if found := pattern.fullmatch(text[:80]):
            return words.format(*found.groups())
    return schema.NUMBER


def _fits(found: Found) -> Found:
    """The last word on a number: what the tables hold, and nothing beyond a spreadsheet."""
    if found.wrong:
        return found
    value = "0" if re.fullmatch(r"-0(\.0*)?", found.value) else found.value
    if len(value.lstrip("-").partition(".")[0]) > MAX_DIGITS:
        return Found(wrong=f"不超过 {MAX_DIGITS} 位的数，现在太大，请核对")
    if not schema.is_number(value):
        return Found(wrong=schema.NUMBER)
    return replace(found, value=value)


def _stored(cell: Cell) -> Decimal | None:
    """As Excel reads its own file: 15 digits."""
    text = cell.text.strip()
    if not _STORED.fullmatch(text):
        return None
    number = Decimal(f"{float(text):.15g}") if abs(float(text)) < 1e300 else None
    return number


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def _padded(number: Decimal, form: str) -> str:
    """Digits with as many decimals as the format always shows."""
    text = _digits(number)
    kept, least = len(text.partition(".")[2]), min(_places(form, "0") or 0, 4)
    if kept >= least:
        return text
    return text + ("" if kept else ".") + "0" * (least - kept)


def _places(form: str, marks: str = "0#?") -> int | None:
    """Decimals a format shows at most (at least, with ``marks`` "0"); None where it shows all."""
    bare = _QUOTED.sub("", form.partition(";")[0])
    if not bare or bare.lower() == "general" or "@" in bare or not set(bare) & set("0#"):
        return None
    decimals = re.match(r"[0#?]*", bare.partition(".")[2])
    return sum(mark in marks for mark in decimals[0]) if decimals else 0


def _is_percent(form: str) -> bool:
    return "%" in _QUOTED.sub("", form)


def _is_date(form: str) -> bool:
    bare = _QUOTED.sub("", form).lower()
    return "general" not in bare and any(mark in bare for mark in "ymdhs年月日")


def _day(number: Decimal) -> str:
    if not 0 <= number < 2_958_466:  # 9999-12-31
        return _digits(number)
    day = _EPOCH + timedelta(days=int(number))
    return f"{day.month}月{day.day}日"
