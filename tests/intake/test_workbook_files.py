"""Files of every kind: those that are read, those that are something else, and broken ones."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Any

import openpyxl
import pytest

from data import workbook_form
from data.intake import workbook_bounds as bounds
from tests.intake import filling, mutate
from tests.intake.filling import as_csv, at, blank, filled, in_sheet, read, reading, rewritten, told

ROW = {"name": "新增就业", "value": "2.5", "unit": "万人"}


def why(content: bytes, name: str = "填报.xlsx") -> str:
    found = read(content, name)
    assert not found.entries
    assert not found.faults
    return found.refused


def with_parts(parts: dict[str, str]) -> bytes:
    """The form with some of its parts replaced, and shared strings as Excel has them."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    shared = f'<Relationship Id="s" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'

    def change(name: str, part: bytes) -> bytes | None:
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"</Relationships>", shared.encode())
        return None if name in parts else part

    out = io.BytesIO(rewritten(blank(), change))
    with zipfile.ZipFile(out, "a") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return out.getvalue()


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


def test_a_formula_with_its_result_is_read_and_asked() -> None:
    row = at("jobs", "value")[0]
    content = filled({"jobs": "=1+1.5"})
    found = read(in_sheet(content, "<f>1+1.5</f><v></v>", "<f>1+1.5</f><v>2.5</v>"))
    assert found.entries[0].value == "2.5"
    assert "这一格是公式 =1+1.5，按它存下的结果 2.5 读入，请核对" in told(found)
    wrong = read(in_sheet(content, "<f>1+1.5</f><v></v>", "<f>1+1.5</f><v>2.512345</v>"))
    assert f"第 {row} 行" in told(wrong)
    assert "（这一格是公式，请「选择性粘贴」为数值）" in told(wrong)


def test_a_stage_that_is_a_formula_is_not_read() -> None:
    assert "应为阶段" in told(reading({"rail": "=A1"}))


def test_pictures_are_counted() -> None:
    """As Excel stores them: the sheet names a drawing, the drawing its pictures."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    related = f'<Relationships><Relationship Id="r" Type="{kind}" Target="../drawings/d.xml"/>'

    def with_drawing(extra: bytes) -> bytes:
        out = io.BytesIO(filled({"jobs": 2.5}))
        with zipfile.ZipFile(out, "a") as book:
            lost = '<Relationship Id="l" Type="/drawing" Target="../drawings/none.xml"/>'
            far = '<Relationship Id="f" TargetMode="External" Target="http://example.org"/>'
            rels = f"{related}{lost}{far}</Relationships>"
            book.writestr("xl/worksheets/_rels/sheet1.xml.rels", rels)
            book.writestr("xl/drawings/d.xml", b"<d:wsDr xmlns:d='x'>" + extra + b"</d:wsDr>")
        return out.getvalue()

    found = read(with_drawing(b"<d:pic/><d:pic/>"))
    assert "贴了 2 张图片：图片里的数字读不出来" in told(found)
    assert len(found.entries) == 1
    assert not read(with_drawing(b"<d:shape/>")).faults


def test_words_written_piece_by_piece_and_read_aloud_are_whole() -> None:
    """Shared strings with runs and a phonetic reading, inline strings, cells without addresses."""
    sheet = (
        '<worksheet><sheetData><row><c t="s"><v>0</v></c>'
        '<c t="inlineStr"><is><t>本期数</t></is></c><c t="s"><v>1</v></c></row>'
        '<row><c t="str"><v>新增就业</v></c><c><v>2.5</v></c><c t="s"><v>1</v></c>'
        '<c t="inlineStr"><is><t> </t></is></c></row></sheetData></worksheet>'
    )
    shared = (
        "<sst><si><r><t>指</t></r><r><t>标</t></r><rPh><t>zhibiao</t></rPh></si>"
        "<si><t>万人</t></si></sst>"
    )
    parts = {
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": shared,
        "xl/styles.xml": "<styleSheet><cellXfs/></styleSheet>",
    }
    found = read(with_parts(parts))
    assert [(entry.indicator, entry.value) for entry in found.entries] == [("jobs", "2.5")]
    assert "C 列「万人」不是模板里的标题" in told(found)


def test_number_formats_of_excel_s_own_are_known() -> None:
    """9 is 0 %, 14 a date, 4 #,##0.00; a custom one stands in the file."""

    def shown(id: int, value: int = 5) -> str:
        def change(name: str, part: bytes) -> bytes:
            if name != "xl/styles.xml":
                return part
            old, new = b'numFmtId="164"', f'numFmtId="{id}"'.encode()
            head, _, rest = part.partition(b"<cellXfs")
            return head + b"<cellXfs" + rest.replace(old, new)

        found = read(rewritten(filled({"growth": value}), change))
        return found.entries[0].value if found.entries else told(found)

    assert shown(164) == "5.0"
    assert shown(4) == "5.00"
    assert shown(0) == "5"
    assert shown(9) == "500"
    assert "当成了日期「1月4日」" in shown(14)
    assert "当成了日期「-5」" in shown(14, -5)


def test_a_text_that_is_gone_is_a_fault_and_a_style_that_is_gone_none() -> None:
    row = at("jobs", "value")[0]
    content = filled({"jobs": 2.5, "growth": 5})
    lost = in_sheet(content, f'<c r="H{row}" s="5" t="n"><v>2.5', f'<c r="H{row}" t="s"><v>7')
    assert "现为「#缺字」，应为数字，现在是公式的错误值" in told(read(lost))
    bare = in_sheet(content, f'<c r="H{row}" s="5"', f'<c r="H{row}" s="999"')
    assert read(bare).entries[0].value == "2.5"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<sheetData>", "<sheetData><nonsense>"),
        ('r="A3"', 'r="3A"'),
        ('<row r="3"', '<row r="three"'),
    ],
)
def test_a_sheet_that_is_damaged_is_refused(old: str, new: str) -> None:
    assert "不完整或已损坏" in why(in_sheet(blank(), old, new))


def test_a_sheet_that_is_gone_is_not_read() -> None:
    content = rewritten(blank(), lambda name, part: None if "sheet1.xml" in name else part)
    assert "没有找到填报表" in why(content)


def test_too_many_sheets_are_refused() -> None:
    def change(name: str, part: bytes) -> bytes:
        more = b'<sheet name="x" sheetId="9" r:id="rId1"/>' * (bounds.MAX_SHEETS + 1)
        return part.replace(b"<sheets>", b"<sheets xmlns:r='r'>" + more)

    book = rewritten(blank(), lambda n, p: change(n, p) if n == "xl/workbook.xml" else p)
    assert "超过上限 40 个" in why(book)


@pytest.mark.parametrize("seed", range(5))
def test_broken_forms_give_messages_and_no_impossible_figure(seed: int) -> None:
    """A slice of ``python -m tests.intake.mutate``."""
    for number in range(30):
        content, name = mutate.unruly(random.Random(f"suite-{seed}-{number}"))
        assert not mutate.faults_of(filling.read(content, name)), f"suite-{seed}-{number}"
