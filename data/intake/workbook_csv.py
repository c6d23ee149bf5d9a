"""A CSV as one sheet of text cells: UTF-8 with or without BOM, GB18030, or the UTF-16 that Excel
calls Unicode text; commas, tabs or semicolons. Refused is the only error.
"""

from __future__ import annotations

import csv
import io

from data.intake import workbook_bounds as bounds
from data.intake.workbook_bounds import Budget, Refused
from data.intake.workbook_xml import Cell, Sheet


def read_csv(content: bytes, name: str) -> Sheet:
    text = _text(content)
    sheet, budget = Sheet(name), Budget()
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text))
    try:
        for row, cells in enumerate(reader, 1):
            if row > bounds.MAX_ROW or len(cells) > bounds.MAX_COLUMN:
                raise Refused(
                    f"第 {row} 行有 {len(cells)} 列，超过上限 {bounds.MAX_ROW} 行、"
                    f"{bounds.MAX_COLUMN} 列：请只保留填报的行和列"
                )
            for column, cell in enumerate(cells, 1):
                if cell.strip():
                    budget.spend("cells")
                    sheet.cells[row, column] = Cell(cell[: bounds.MAX_CELL_TEXT])
    except csv.Error as why:
        raise Refused(f"第 {reader.line_num} 行读不成表格（引号没有配对或一格太长）") from why
    return sheet


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codes = ("utf-16",)
    else:
        codes = ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(
        "这不是表格文件，或者文字编码认不出来：请另存为 Excel 工作簿（.xlsx）"
        "或 UTF-8、GB18030 编码的 CSV 后再上传"
    )


def _separator(text: str) -> str:
    """The one that stands most often in the first lines."""
    start = text[:4000]
    return max(",\t;", key=start.count)
