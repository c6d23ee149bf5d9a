"""What a workbook may weigh, and its parts unpacked no further than that.

Every limit of reading stands here. A file is weighed before anything of it is parsed; what is
unpacked is counted while it is read, so a file that lies about its size is stopped as well. Parts
nobody asks for (embedded files, pictures, macros) are never unpacked.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

MAX_FILE = 8 * 2**20  # bytes of the upload; a filled template of 1000 rows has 0.1 MB
MAX_UNPACKED = 48 * 2**20  # bytes of all parts
MAX_PART = 16 * 2**20
MAX_RATIO = 200  # of a part of more than a million bytes
MAX_PARTS = 1000
MAX_DIRECTORY = 2**18  # bytes that list the parts
MAX_SHEETS = 40
MAX_ELEMENTS = 150_000  # XML elements of all parts read
MAX_TEXT = 4_000_000  # characters of all parts read
MAX_CELLS = 30_000  # cells with something in them
MAX_ROW = 3000
MAX_COLUMN = 400
MAX_CELL_TEXT = 2000  # characters of one cell
CHUNK = 2**22  # a token longer than a chunk is read again with each, so chunks are large

_END = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "请用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」后再上传"
_KINDS = (
    (b"%PDF", f"这是 PDF 文件，不是表格：{_SAVE}"),
    (b"\x89PNG", f"这是图片，图片里的数字读不出来：请把数字填进模板，{_SAVE}"),
    (b"\xff\xd8\xff", f"这是图片，图片里的数字读不出来：请把数字填进模板，{_SAVE}"),
    (b"{\\rtf", f"这是 RTF 文档，不是表格：{_SAVE}"),
    (b"Rar!", "这是压缩包（RAR）：请先解开，再上传里面的表格"),
    (b"7z\xbc\xaf", "这是压缩包（7z）：请先解开，再上传里面的表格"),
    (b"\x1f\x8b", "这是压缩包（gzip）：请先解开，再上传里面的表格"),
)
_DAMAGED = "文件不完整或已损坏，读不出来"
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError)


class Refused(ValueError):
    """The whole file cannot be read; ``str`` says why and what to do, in Chinese."""


def damaged(where: str = "") -> Refused:
    place = f"（{where}）" if where else ""
    return Refused(f"{_DAMAGED}{place}：{_SAVE}；仍不行就重新下载模板，把数字复制过去")


def weigh(content: bytes) -> None:
    """Refuse what is empty, too long, or known to be something else than a workbook or a CSV."""
    if not content.strip():
        raise Refused("文件是空的：请确认选对了文件，保存后再上传")
    if len(content) > MAX_FILE:
        raise Refused(
            f"文件有 {len(content) / 2**20:.1f} MB，超过上限 {MAX_FILE // 2**20} MB："
            "填报表里只留要填的表，去掉图片和其他表后再上传"
        )
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refused("文件加了打开密码，读不出来：请去掉密码（文件→信息→保护工作簿）后再上传")
        raise Refused(f"这是旧格式（.xls 或 .et）的表格：{_SAVE}")
    for start, why in _KINDS:
        if content.startswith(start):
            raise Refused(why)
    if content.lstrip()[:14].lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise Refused(f"这是网页或 XML，不是表格文件：{_SAVE}")


class Budget:
    """What may still be read of one file."""

    def __init__(self) -> None:
        self._left = {"elements": MAX_ELEMENTS, "text": MAX_TEXT, "cells": MAX_CELLS}

    def spend(self, what: str, amount: int = 1) -> None:
        self._left[what] -= amount
        if self._left[what] < 0:
            raise Refused(
                f"表格太大（上限 {MAX_CELLS} 个有内容的单元格）：请只保留填报表，"
                "删去多余的行、列、格式和其他表后再上传"
            )


class Parts:
    """The parts of a workbook by name. Refused: not a zip, not a workbook, or a bomb."""

    def __init__(self, content: bytes) -> None:
        _look_at_directory(content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (*_BROKEN, ValueError) as why:
            raise damaged() from why
        _look_at_parts(list(self._infos.values()))
        self._left = MAX_UNPACKED
        if "xl/workbook.xml" not in self._infos:
            raise _not_a_workbook(set(self._infos))

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part unpacked bit by bit; Refused where it is damaged or goes on too long."""
        try:
            with self._zip.open(self._infos[name]) as part:
                while chunk := part.read(CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise _too_big()
                    yield chunk
        except (*_BROKEN, ValueError) as why:
            raise why if isinstance(why, Refused) else damaged(name) from why


def _too_big() -> Refused:
    return Refused(
        "文件解开后太大，像是压缩炸弹，没有读：请用 Excel 或 WPS 打开，只保留填报表，另存后再上传"
    )


def _look_at_directory(content: bytes) -> None:
    """Before zipfile makes an object of every entry: how many does the end of the file claim?"""
    at = content.rfind(_END, max(0, len(content) - 2**16 - 22))
    if at < 0 or at + 22 > len(content):
        raise damaged()
    count, size = struct.unpack("<HI", content[at + 10 : at + 16])
    if count > MAX_PARTS or size > MAX_DIRECTORY:
        raise Refused(
            f"文件里有 {count} 个部件，超过上限 {MAX_PARTS} 个，像是压缩炸弹，没有读："
            "请用 Excel 或 WPS 打开，只保留填报表，另存后再上传"
        )


def _look_at_parts(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("压缩包加了密码，读不出来：请去掉密码后再上传")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise damaged("压缩方式不常见")
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise _too_big()
    for info in infos:
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > MAX_PART or (info.file_size > 10**6 and ratio > MAX_RATIO):
            raise _too_big()


def _not_a_workbook(names: set[str]) -> Refused:
    if "xl/workbook.bin" in names:
        return Refused(f"这是二进制工作簿（.xlsb）：{_SAVE}")
    if "content.xml" in names:
        return Refused(f"这是 ODF 文档（.ods 等）：{_SAVE}")
    if "word/document.xml" in names:
        return Refused("这是 Word 文档，不是表格：公报和通报请从「公报」入口上传")
    if "ppt/presentation.xml" in names:
        return Refused(f"这是演示文稿，不是表格：{_SAVE}")
    if any(name.lower().endswith((".xlsx", ".xls", ".et", ".csv", ".zip")) for name in names):
        return Refused("这是压缩包：请先解开，再上传里面的表格")
    return damaged("不是工作簿")
