"""Files made to hurt are refused fast and small, with a plain sentence. Each is built here."""

from __future__ import annotations

import io
import random
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from tests.intake.filling import FIRST, as_csv, blank, read, rewritten

SECONDS, BYTES = 2.0, 200 * 2**20  # seconds of work, for the machine may be busy
SHEET = "xl/worksheets/sheet1.xml"
MB = 2**20


def with_part(name: str, part: bytes, mode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The form with a part replaced, or added."""
    out = io.BytesIO(rewritten(blank(), lambda each, old: None if each == name else old))
    with zipfile.ZipFile(out, "a", mode) as book:
        book.writestr(name, part)
    return out.getvalue()


def stored(inside: bytes) -> bytes:
    """A sheet whose packing does not give it away."""
    part = b"<worksheet><sheetData>" + inside + b"</sheetData></worksheet>"
    return with_part(SHEET, part, zipfile.ZIP_STORED)


def sheet(inside: bytes) -> bytes:
    return with_part(SHEET, b"<worksheet><sheetData>" + inside + b"</sheetData></worksheet>")


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for number in range(6_000):
            book.writestr(f"xl/{number}.xml", "")
    return out.getvalue()


def liar() -> bytes:
    """Says its sheet has a kilobyte."""
    content = bytearray(sheet(b" " * (30 * MB)))
    at = content.find(b"PK\x01\x02" + content[content.rfind(b"PK\x01\x02") + 4 :][:42])
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def nested() -> bytes:
    inner = bytes(20 * MB)
    for _ in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("a.zip", inner)
        inner = out.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("填报.xlsx", inner)
    return out.getvalue()


def laughs() -> bytes:
    lines = [b'<!ENTITY a0 "ha">']
    for number in range(1, 20):
        lines.append(b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10))
    document = b"<!DOCTYPE x [" + b"".join(lines) + b"]><worksheet>&a19;</worksheet>"
    return with_part(SHEET, document)


def echo() -> bytes:
    """Forty sheets that are all the same part, which is nothing but a remark."""
    part = b"<worksheet><!--" + _noise(5 * MB) + b"--></worksheet>"
    more = b'<sheet xmlns:r="r" name="x" r:id="rId1"/>' * 30

    def change(name: str, old: bytes) -> bytes:
        return old.replace(b"<sheets>", b"<sheets>" + more) if name == "xl/workbook.xml" else old

    return rewritten(with_part(SHEET, part), change)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip": (lambda: sheet(b"\0" * (15 * MB)), "压缩炸弹"),
    "liar": (liar, "损坏"),
    "parts": (many_parts, "压缩炸弹"),
    "nested": (nested, "请先解开"),
    "entities": (laughs, "XML 实体"),
    "cells": (lambda: stored(_cells(40_000)), "表格太大"),
    "elements": (lambda: stored(b"<a/>" * 200_000), "表格太大"),
    "deep": (lambda: stored(b"<a>" * 200_000), "表格太大"),
    "text": (lambda: sheet(_text(6 * MB)), "表格太大"),
    "strings": (lambda: with_part("xl/styles.xml", _strings()), "表格太大"),
    "sum": (lambda: with_part("xl/a.bin", bytes(50 * MB)), "压缩炸弹"),
    "echo": (echo, "压缩炸弹"),
    "billion": (lambda: sheet(b"<row r='9999999'><c><v>1</v></c></row>"), "超过上限"),
    "wide": (lambda: sheet(b"<row><c r='XFD1'><v>1</v></c></row>"), "超过上限"),
    "token": (lambda: sheet(b"<c r='" + _noise(7 * MB) + b"'/>"), "损坏"),
    "csv": (lambda: b"1," * (50 * MB), "超过上限 8 MB"),
    "lines": (lambda: b"1\n" * (3 * MB), "超过上限"),
    "commas": (lambda: b"," * (7 * MB), "超过上限"),
    "quote": (lambda: b'"' + b"x" * (7 * MB), "读不成表格"),
}


def _cells(count: int) -> bytes:
    return b"<row r='1'>" + b"<c r='A1'><v>1</v></c>" * count + b"</row>"


def _noise(size: int) -> bytes:
    """Text that packs badly enough to look like a real part."""
    return random.Random(1).randbytes(size // 2).hex().encode()


def _text(size: int) -> bytes:
    return b"<c t='str'><v>" + _noise(size) + b"</v></c>"


def _strings() -> bytes:
    return b"<sst><si><t>" + _noise(8 * MB) + b"</t></si></sst>"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_fast_and_small(name: str) -> None:
    build, said = BOMBS[name]
    content = build()
    start = time.thread_time()
    found = read(content)
    took = time.thread_time() - start
    assert said in found.refused
    assert took < SECONDS
    assert not found.entries


def test_refusing_takes_little_memory() -> None:
    """Memory is watched on the two that get furthest, for watching is slow."""
    for name in ("strings", "billion"):
        content = BOMBS[name][0]()
        tracemalloc.start()
        read(content)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < BYTES, name


def test_a_dimension_of_a_billion_rows_is_only_a_word() -> None:
    part = b"<worksheet><dimension ref='A1:XFD1048576'/><sheetData/></worksheet>"
    assert "没有找到填报表" in read(with_part(SHEET, part)).refused


def test_a_thousand_rows_of_unknown_names_are_read_in_time() -> None:
    rows = {
        f"x{number}": {"name": f"新增就业第{number}批次的人员", "value": "5"}
        for number in range(2900)
    }
    start = time.thread_time()
    found = read(as_csv(rows).encode(), "填报.csv")
    assert time.thread_time() - start < SECONDS
    assert len(found.entries) == 2900
    assert found.entries[-1].place.endswith(f"第 {2900 + 1} 行")
    assert FIRST == 4
