"""A text without its layout: one run of characters, each knowing where it stood.

White space inside Chinese goes, full-width digits and signs become plain ones, a line that page
layout broke is put together again. What stays is a ``\\n`` where a line really ends, a blank
where two numbers would else run together and a tab between the cells of a table. Sections and
paragraphs are those of ``data.documents``, so that the evidence of an entry is found there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from data.documents import read_document, squeeze
from data.intake.bulletin.grid import Cells, grids
from data.intake.bulletin.units import UNIT

HEADING = 45  # characters; a line that long is running text
_ENDS = "。！？；：:;…”）!?"
# Full-width digits and signs, the many dashes and points, ASCII punctuation: one place for each.
_PLAIN = str.maketrans(
    "".join(chr(0xFF10 + digit) for digit in range(10))
    + "\uff1e\uff1c\uff03\uff0a\uff5c\u2502"
    + "\uff05\ufe6a\u2105\uff0e－\u2212\ufe63–\uff5e\u301c∶\ufe30\uff0b\u25cb();!?",
    "0123456789><#*||%%%.---—~~::+\u3007（）；！？",
)
_NUMBER_ENDS = re.compile(r"\d[.多余]?$|\d[万亿]$")
_UNIT_FOLLOWS = re.compile(
    rf"(?:{UNIT}|万|亿)(?!\w{{3}})|[万亿](?:{UNIT})|年|月|(?<!\d)\d+(?:{UNIT})"
)
_ALONE = re.compile(rf"\d[\d,.]*[多余万亿]{{0,3}}(?:{UNIT})(?:以上|以内|左右)?[，。；]?")
_HUNDREDS = re.compile(r"(?<![\d.])\d{1,3}$")
_CELL = re.compile(r"[-\d.,%]+")
_LOST = re.compile(r"[\ufeff\u200b]")  # white space that is none to str.split
_OF_YEAR = re.compile(r"20\d\d年")
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
_THOUSANDS = re.compile(r"(?<![\d.])(\d{1,3})，(\d{3})(?=\.\d|[万亿千元吨])")
_NUMBERING = re.compile(r"\d{1,2}")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\s\u3000\ufeff\u200b]+")
_OPENS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、\uff0e](?!\d)"
    r"|[●■◆★▲•·○◎※□—]|第[一二三四五六七八九十]{1,3}[章节条]|——"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the flat text; ``number`` is "" for a title or heading."""

    start: int
    end: int
    section: str
    number: str


@dataclass(frozen=True, slots=True)
class Flat:
    """``at[i]`` is the place of ``text[i]`` in the text as given."""

    text: str
    raw: str
    at: array[int]
    paragraphs: tuple[Paragraph, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return (self.at[start], self.at[end - 1] + 1)

    def verbatim(self, start: int, end: int) -> str:
        """The words as printed, without white space."""
        low, high = self.span(start, end)
        return "".join(self.raw[low:high].split())


_TAG = re.compile(
    r"<(/?)(p|br|div|li|tr|h\d|span|t[dh]|strong|b|a|font|section)\b[^<>]{0,300}>", re.I
)
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#12288);")
_CLOCK = re.compile(
    r"(20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \t\u3000]{1,9})\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?!\d)"
)
_BREAKING = ("p", "br", "div", "li", "tr", "section")


def _untagged(raw: str) -> str:
    """Tags and entities of a saved web page as white space of the same length."""
    if "<" not in raw and "&" not in raw:
        return raw

    inside = False

    def blank(found: re.Match[str]) -> str:
        nonlocal inside
        name = found[2].lower()
        cell = name in ("td", "th")
        if cell or name == "tr":
            inside = cell and not found[1]
        breaking = (name in _BREAKING or name[0] == "h") and not inside
        sign = "\t" if cell and found[1] else "\n" if breaking else " "
        return sign + " " * (len(found.group()) - 1)

    return _ENTITY.sub(lambda found: " " * len(found.group()), _TAG.sub(blank, raw))


def _unclocked(raw: str) -> str:
    """The time of day behind a date as white space of the same length: it would run into it."""
    return _CLOCK.sub(lambda found: found[1] + " " * (len(found.group()) - len(found[1])), raw)


def _tidy(text: str) -> str:
    """Commas between thousands are plain, all others full width."""
    return _THOUSANDS.sub(r"\1,\2", _COMMA.sub("，", text))


def flatten(raw: str) -> Flat:
    raw = _unclocked(_untagged(raw))
    parts: list[str] = []
    at = array("q")
    lines = [(found.start(), found.group()) for found in _LINE.finditer(raw)]
    lines = [(start, line) for start, line in lines if _WORD.search(line)]
    wide = _width([line for _, line in lines])
    before = ""
    tables = grids([line.translate(_PLAIN) for _, line in lines])
    for (start, line), cells in zip(lines, tables, strict=True):
        text, places = _celled(line, start, cells) if cells else _squeezed(line, start)
        if before and not _runs_on(before, text, wide):
            parts.append("\n")
            at.append(start)
        parts.append(text)
        at.extend(places)
        before = text
    flat = _tidy("".join(parts))
    return Flat(flat, raw, at, tuple(_paragraphs(flat, raw)))


def _celled(line: str, start: int, cells: Cells) -> tuple[str, array[int]]:
    """A row of a table: its cells without white space, a tab between them."""
    texts: list[str] = []
    places = array("q")
    for low, high in cells:
        if texts:
            places.append(start + low - 1)
        text, own = _squeezed(line[low:high], start + low)
        texts.append(text)
        places.extend(own)
    return "\t".join(texts), places


def _squeezed(line: str, start: int) -> tuple[str, array[int]]:
    """A line without white space; a blank stays between two numbers of a table."""
    out: list[str] = []
    places = array("q")
    for found in _WORD.finditer(line):
        word = found.group().translate(_PLAIN)
        if out and _apart(out[-1], word):
            out.append(" ")
            places.append(start + found.start() - 1)
        out.append(word)
        places.extend(range(start + found.start(), start + found.end()))
    return "".join(out), places


def _apart(before: str, after: str) -> bool:
    """天数6 9天 and 1 234 are one number, 12.3 4.5 of a table two; Latin words stay apart."""
    if before[-1].isdigit() and _OF_YEAR.match(after):
        return True  # 表2 2023年产量
    if before[-1].isdigit() and after[0].isdigit():
        thousands = _HUNDREDS.search(before) and re.match(r"\d{3}(?!\d)", after)
        return not thousands and bool(_CELL.fullmatch(before) or _CELL.fullmatch(after))
    return (
        before[-1].isascii() and after[0].isascii() and before[-1].isalpha() and after[0].isalpha()
    )


def _width(lines: list[str]) -> int:
    """The column's width where lines are wrapped, else the length no heading has."""
    lengths = sorted(len(line.strip()) for line in lines)
    if len(lengths) < 6:
        return HEADING
    wide = lengths[-max(2, len(lengths) // 20)]
    full = sum(1 for each in lengths if wide - 3 <= each <= wide + 2)
    return max(8, wide - 3) if full * 3 >= len(lengths) and wide < 120 else HEADING


def _runs_on(before: str, after: str, wide: int) -> bool:
    """Whether page layout, not the writer, broke the line."""
    if "\t" in before or "\t" in after:
        return False
    if before[-1] in _ENDS or _NUMBERING.fullmatch(before) or _OPENS.match(after):
        return False
    if (_NUMBER_ENDS.search(before) and _UNIT_FOLLOWS.match(after)) or _ALONE.fullmatch(after):
        return True
    return before[-1] in "，、,（" or len(before) >= wide or _unfinished(before)


def _unfinished(line: str) -> bool:
    """A sentence was begun on this line and stands open: its last sign is a comma."""
    stop = max(line.rfind("。"), line.rfind("；"))
    return stop >= 0 and len(line) - stop > 1 and len(line) > 24


def _paragraphs(flat: str, raw: str) -> Iterator[Paragraph]:
    """Each line of the flat text, named after the paragraph of the document it stands in."""
    places = _places(flat, raw)
    start = 0
    for line in flat.split("\n"):
        section, number = places.get(start, ("", ""))
        yield Paragraph(start, start + len(line), section, number)
        start += len(line) + 1


def _places(flat: str, raw: str) -> dict[int, tuple[str, str]]:
    """Start of a flat line → section and paragraph, found by walking both texts side by side."""
    starts = [0] + [at + 1 for at, sign in enumerate(flat) if sign == "\n"]
    tight = array("q")
    packed: list[str] = []
    for at, sign in enumerate(flat):
        if not sign.isspace():
            packed.append(sign)
            tight.append(at)
    text = "".join(packed).replace(",", "，")
    spans: list[tuple[int, int, str, str]] = []
    cursor = 0
    for section in read_document(raw).sections:
        for number, paragraph in enumerate(section.paragraphs, start=1):
            words = _LOST.sub("", squeeze(paragraph)).translate(_PLAIN).replace(",", "，")
            found = max(text.find(words, cursor), cursor)
            cursor = min(found + len(words), len(text))
            spans.append((tight[found], tight[cursor - 1] + 1, section.title, str(number)))
    places: dict[int, tuple[str, str]] = {}
    at, title = 0, ""
    for start in starts:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] <= start:
            title = spans[at][2]
            places[start] = (title, spans[at][3])
        else:
            places[start] = (spans[at][2] if at < len(spans) else title, "")
    return places
