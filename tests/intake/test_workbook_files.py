"""Files of every kind: those that are read, those that are something else, and broken ones."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Any

import openpyxl
import pytest

from data import workbook_form
from tests.intake import filling, mutate
from tests.intake.filling import as_csv, at, blank, filled, read, told

ROW = {"name": "新增就业", "value": "2.5", "unit": "万人"}


def why(content: bytes, name: str = "填报.xlsx") -> str:
    found = read(content, name)
    assert not found.entries
    assert not found.faults
    return found.refused


def zipped(*names: str, mode: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", mode) as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_offices_use(code: str) -> None:
    found = read(as_csv({"jobs": ROW}).encode(code), "填报.csv")
    assert [(entry.indicator, entry.value) for entry in found.entries] == [("jobs", "2.5")]
    assert found.entries[0].place == "表「填报」第 2 行"


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_a_csv_may_be_separated_otherwise(mark: str) -> None:
    found = read(as_csv({"jobs": ROW}).replace(",", mark).encode(), "填报.txt")
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"  \n", "文件是空的"),
        (b"%PDF-1.7", "这是 PDF 文件"),
        (b"\x89PNG\r\n", "这是图片"),
        (b"\xff\xd8\xff\xe0", "这是图片"),
        (b"Rar!\x1a", "这是压缩包（RAR）"),
        (b"\x1f\x8b\x08", "这是压缩包（gzip）"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "这是旧格式（.xls 或 .et）"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "文件加了打开密码",
        ),
        (b"<html><table>", "这是网页或 XML"),
        (b"<?xml version='1.0'?>", "这是网页或 XML"),
        (b"\x00\x01\x02\x80\xff", "文字编码认不出来"),
        (b"PK\x03\x04 and no end", "不完整或已损坏"),
        (b"PK\x05\x06" + bytes(18), "不是工作簿"),
        (b'a,"b\nc' + b"x" * 200_000, "读不成表格"),
        (b"a,b\n" * 20_000, "超过上限 3000 行"),
        (b"," * 500, "400 列"),
        (zipped("xl/workbook.bin"), "二进制工作簿"),
        (zipped("content.xml"), "ODF 文档"),
        (zipped("word/document.xml"), "这是 Word 文档"),
        (zipped("ppt/presentation.xml"), "演示文稿"),
        (zipped("报表.xlsx"), "请先解开"),
        (zipped("readme"), "不是工作簿"),
        (zipped("xl/workbook.xml", mode=zipfile.ZIP_BZIP2), "压缩方式不常见"),
        ("指标,别的\n就业,1\n".encode(), "标题里没有「指标编号」、「本期数」"),
        ("甲,乙\n就业,1\n".encode(), "没有找到填报表：现有的表是「填报」"),
    ],
)
def test_what_is_no_form_is_refused_with_what_it_is(content: bytes, said: str) -> None:
    assert said in why(content)


def test_a_zip_with_a_password_is_refused() -> None:
    locked = bytearray(zipped("xl/workbook.xml"))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert "加了密码" in why(bytes(locked))


def test_the_form_of_another_city_or_period_is_refused() -> None:
    def other(key: str, value: str) -> bytes:
        book: Any = openpyxl.load_workbook(io.BytesIO(blank()))
        for row in book[workbook_form.HIDDEN].iter_rows():
            if row[0].value == key:
                row[1].value = value
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    assert "这份填报表是「there」的，这里是此地" in why(other("city", "there"))
    assert "是 2024 年一季度的，现在填报的是 2024 年上半年" in why(other("period", "2024Q1"))
    assert "是 「soon」的" in why(other("period", "soon"))
    old = read(other("template", "chase-1"))
    assert "这是旧的模板（chase-1，现在是 fill-1）" in told(old)
    assert "模板按修订 r0 制作，现在是 r1" in told(read(other("revision", "r0")))


def test_a_period_nobody_can_read_is_the_caller_s_error() -> None:
    with pytest.raises(ValueError, match="应为"):
        read(blank(), period="soon")


def test_other_sheets_are_named_and_the_form_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled({"jobs": 2.5})))
    book.create_sheet("工作底稿", 0)["A1"] = "随手记"
    book.create_sheet("空表", 0)
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    assert len(found.entries) == 1
    assert told(found) == "表「工作底稿」：不是填报表（没有找到标题），没有读"


def test_a_form_copied_within_its_workbook_is_read_too() -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(filled({"jobs": 2.5})))
    book.copy_worksheet(book["填报"]).cell(*at("growth", "value")).value = 5
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    assert [entry.indicator for entry in found.entries] == ["jobs", "growth"]
    assert "在表「填报」第 4 行已经填过 2.5万人，这里重复" in told(found)


def test_a_file_of_zeros_in_unicode_is_no_table() -> None:
    assert "文字编码认不出来" in why("a\0b".encode("utf-16"))


def test_a_form_without_its_sheet_says_which_sheets_there_are() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    del book["填报"]
    out = io.BytesIO()
    book.save(out)
    assert "没有找到填报表：现有的表是「区县」" in why(out.getvalue())


@pytest.mark.parametrize("seed", range(5))
def test_broken_forms_give_messages_and_no_impossible_figure(seed: int) -> None:
    """A slice of ``python -m tests.intake.mutate``."""
    for number in range(30):
        content, name = mutate.unruly(random.Random(f"suite-{seed}-{number}"))
        assert not mutate.faults_of(filling.read(content, name)), f"suite-{seed}-{number}"
