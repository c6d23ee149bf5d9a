"""The text of an uploaded document: plain text in UTF-8 or GB18030, or a Word file (.docx).

``text_of`` raises ValueError in the words of whoever must mend the file. Neither a file nor what a
Word file unpacks to may have more than ``LARGEST`` bytes, its text no more than ``LONGEST``
characters (a few seconds' reading). A row of a Word table is a line, its cells parted by tabs; what
drawings repeat for old versions of Word is left out.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

LARGEST, LONGEST = 10_000_000, 600_000
_MARKS = 600_000  # tags, and attributes, of a Word file; one of LONGEST characters has half as many
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BROKEN = (zipfile.BadZipFile, ElementTree.ParseError, KeyError, zlib.error, EOFError)
_BREAKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}


def text_of(raw: bytes) -> str:
    if len(raw) > LARGEST:
        raise ValueError(f"文件太大：应不超过 {LARGEST // 1_000_000} MB，现为 {len(raw)} 字节")
    text = _docx(raw) if raw[:2] == b"PK" else _plain(raw)
    if len(text) > LONGEST:
        raise ValueError(f"文字太多：应不超过 {LONGEST:,} 字，现为 {len(text):,} 字；请分成几份")
    return text


def _plain(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("读不出文字：应为 UTF-8 或 GB18030 编码的文本，或 .docx；请另存为其中一种")


def _docx(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            entry = parts.getinfo("word/document.xml")
            if entry.file_size > LARGEST:
                raise ValueError(f"Word 文件展开后太大：应不超过 {LARGEST // 1_000_000} MB")
            body = parts.read(entry)
        if b"<!DOCTYPE" in body:
            raise ValueError("Word 文件里有不该有的文档类型声明：请用 Word 或 WPS 另存一次")
        if max(body.count(b"<"), body.count(b"=")) > _MARKS:
            raise ValueError("Word 文件的结构太复杂，没有读：请把文字粘贴到新文件里再上传")
        root = ElementTree.fromstring(body)
    except _BROKEN:
        raise ValueError("打不开这个 Word 文件：请用 Word 或 WPS 另存为 .docx 再试") from None
    pieces: list[str] = []
    _gather(root, pieces)
    return "".join(pieces)


def _gather(root: ElementTree.Element, pieces: list[str], cell: bool = False) -> None:
    """Text in reading order, a line end after each paragraph, a row of a table on one line; a
    stack, for deep nesting. Inside a ``cell`` nothing ends a line.
    """
    stack: list[ElementTree.Element | str] = [root]
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            pieces.append(each)
        elif each.tag == f"{_WORD}t":
            pieces.append(each.text or "")
        elif each.tag in _BREAKS:
            pieces.append("" if cell else _BREAKS[each.tag])
        elif each.tag == f"{_WORD}tr" and not cell:
            pieces.append("\t".join(_cells(each)) + "\n")
        elif each.tag != _FALLBACK:
            if each.tag == f"{_WORD}p" and not cell:
                stack.append("\n")
            stack.extend(reversed(each))


def _cells(row: ElementTree.Element) -> Iterator[str]:
    """The cells of a row; one that spans columns is empty in the others."""
    for each in row.iterfind(f"{_WORD}tc"):
        pieces: list[str] = []
        _gather(each, pieces, cell=True)
        yield "".join(pieces)
        span = each.find(f"{_WORD}tcPr/{_WORD}gridSpan")
        wide = span.get(f"{_WORD}val", "1") if span is not None else "1"
        yield from [""] * (min(int(wide), 64) - 1 if wide.isdigit() else 0)
