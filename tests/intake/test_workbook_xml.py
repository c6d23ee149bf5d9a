"""What stands in the XML of a workbook and decides what a figure means: formulas, formats, shared
texts, pictures, damage.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from data.intake import workbook_bounds as bounds
from tests.intake.filling import at, blank, filled, in_sheet, read, reading, rewritten, told

FORMS = Path(__file__).with_name("forms")


def refused(content: bytes) -> str:
    found = read(content)
    assert not found.entries
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


def test_a_form_saved_by_libreoffice_is_read_as_it_was_filled_in() -> None:
    """Filled in badly on purpose, then opened and saved by LibreOffice 7.4."""
    found = read((FORMS / "libreoffice.xlsx").read_bytes())
    assert [(entry.subject, entry.region, entry.value) for entry in found.entries] == [
        ("新增就业", "", "2.5"),
        ("新增就业", "north", "0.9"),
        ("生产总值增速", "", "5.2"),
        ("网络零售额", "", "260"),
        ("口袋公园", "south", "3"),
        ("新指标", "", "1234.50"),
    ]
    words = (
        "批注",
        "合并",
        "公式 =1+1.5",
        "百分比格式",
        "读作 260",
        "隐藏",
        "暂无",
        "1月2日",
        "没有「新指标」",
    )
    assert len(found.faults) == len(words)
    assert all(word in fault.text for word, fault in zip(words, found.faults, strict=True))


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
    assert "不完整或已损坏" in refused(in_sheet(blank(), old, new))


def test_a_sheet_that_is_gone_is_not_read() -> None:
    content = rewritten(blank(), lambda name, part: None if "sheet1.xml" in name else part)
    assert "没有找到填报表" in refused(content)


def test_too_many_sheets_are_refused() -> None:
    def change(name: str, part: bytes) -> bytes:
        more = b'<sheet name="x" sheetId="9" r:id="rId1"/>' * (bounds.MAX_SHEETS + 1)
        return part.replace(b"<sheets>", b"<sheets xmlns:r='r'>" + more)

    book = rewritten(blank(), lambda n, p: change(n, p) if n == "xl/workbook.xml" else p)
    assert "超过上限 40 个" in refused(book)
