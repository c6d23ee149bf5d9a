"""Which lines of a text are rows of a table, and their cells: ``grids(lines)``.

A table begins with a row of headings (指标 · 单位 · 2023年 · 增长（%）) and goes on while rows
carry numbers under them. Cells are parted by tabs, upright strokes or blanks, as a table is
copied out of a page, a sheet or a document. Everything else stays running text. Signs of the
lines are plain ones already (see ``text``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Cells = list[tuple[int, int]]  # start and end of each cell in its line

LONGEST = 40  # characters of a line inside a table that carries no numbers (分行业)
_PARTED = (re.compile(r"\t"), re.compile(r"\|"))
_WIDE = re.compile(r"[^\s\u3000]+(?:[ \u00a0](?![-\d])[^\s\u3000]+)*")
_BLANK = re.compile(r"[^\s\u3000]+")
_NUMBER = re.compile(r"[≥>≤<约\[【（第]*[-+]?\d[\d,，]*(?:\.\d+)?[%‰\]】）]*(?:以[上下内]|左右)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEAD = re.compile(
    r"单位|同比|增长|增速|增幅|增减|涨跌|±|绝对|总量|数量|数值|累计|本月|当月|比重|占比|构成|完成|目标"
    r"|计划|位次|排名|全年|上半年|季度?|20\d\d年?|\d月|年末|（[^（）]{1,8}）|%"
)
_NAME = re.compile(r"指标|名称|项目|地区|[县区]|类别|产品|行业|分类|内容|领域")
_NO_CELL = re.compile(r"[。；！？]|单位[:：]")
_SIGN = re.compile(r"[\u4e00-\u9fff]")


def grids(lines: Sequence[str]) -> list[Cells]:
    """The cells of every line; empty for a line that is no row of a table."""
    out: list[Cells] = [[] for _ in lines]
    width = 0
    for at, line in enumerate(lines):
        head = _head(line, inside=width > 0)
        if head and (width or any(_row(each, len(head)) for each in lines[at + 1 : at + 4])):
            out[at], width = head, len(head)
        elif width:
            out[at] = _row(line, width)
            if not out[at] and (len(line.strip()) > LONGEST or _NO_CELL.search(line)):
                width = 0
    return out


def is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def _head(line: str, inside: bool) -> Cells:
    """The cells of a row of headings; ``inside`` a table it may be the second of two."""
    if _NO_CELL.search(line) or len(line) > 400:
        return []
    for cells in _splits(line):
        texts = _texts(line, cells)
        if len(texts) < 2 or any(is_number(each) and not _YEAR.fullmatch(each) for each in texts):
            continue
        said = sum(1 for each in texts[1:] if _HEAD.search(each))
        second = inside and _HEAD.search(texts[0])
        if said > 1 or (said and (second or not texts[0] or _NAME.search(texts[0]))):
            return cells
    return []


def _row(line: str, width: int) -> Cells:
    """The cells of a row of numbers under ``width`` headings."""
    if _NO_CELL.search(line) or len(line) > 400:
        return []
    best: Cells = []
    for loose, cells in enumerate(_splits(line)):
        texts = _texts(line, cells)
        if len(texts) < 2 or not any(map(is_number, texts[1:])):
            continue
        spare = len(texts) - width
        if loose and spare > 0 and not any(map(is_number, texts[: spare + 1])):
            cells = [(cells[0][0], cells[spare][1]), *cells[spare + 1 :]]  # a name of several words
        if not best or len(best) < len(cells) <= width:
            best = cells
    return best


def _texts(line: str, cells: Cells) -> list[str]:
    return ["".join(line[low:high].split()) for low, high in cells]


def _splits(line: str) -> Iterator[Cells]:
    """The cells of a line: by tabs or strokes, else by wide blanks, else by any."""
    for sign in _PARTED:
        if sign.search(line.strip()):
            yield _parted(line, sign)
            return
    for blanks in (_WIDE, _BLANK):
        yield _whole(line, [found.span() for found in blanks.finditer(line)])


def _parted(line: str, sign: re.Pattern[str]) -> Cells:
    """Empty cells count, but not those a frame of strokes leaves at both ends."""
    cells: Cells = []
    low = 0
    for high in [found.start() for found in sign.finditer(line)] + [len(line)]:
        cells.append((low, high))
        low = high + 1
    if sign is not _PARTED[0] and not line[: cells[0][1]].strip():
        cells = cells[1:]
    while cells and not line[cells[-1][0] : cells[-1][1]].strip():
        cells.pop()
    return cells


def _whole(line: str, cells: Cells) -> Cells:
    """指  标 is one cell."""
    out: Cells = []
    for low, high in cells:
        before = line[out[-1][0] : out[-1][1]] if out else ""
        if _SIGN.fullmatch(before) and _SIGN.fullmatch(line[low:high]):
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out
