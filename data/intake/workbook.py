"""A filled-in form becomes entries: XLSX as Excel, WPS and LibreOffice write it, or CSV.

Nothing raises: a file that cannot be read at all is refused with one sentence, a cell that cannot
is a fault with its place, and everything else is kept. Only the form's own role is read: actual
figures of its period; targets are changed in the review or the city folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from data import periods
from data.intake import workbook_cells as cells
from data.intake.entry import Entry
from data.intake.workbook_bounds import Refused, weigh
from data.intake.workbook_csv import read_csv
from data.intake.workbook_form import ABOUT, DISTRICTS, HEADING, HEADINGS, HIDDEN, OLDER, TEMPLATE
from data.intake.workbook_known import CellFault, Known, fold
from data.intake.workbook_rows import RowReader
from data.intake.workbook_xml import Sheet, letters, read_sheets

if TYPE_CHECKING:
    from data.city import City

_HEADING_ROWS = 30  # a heading below them is none
_OURS = (HIDDEN, DISTRICTS, ABOUT)
_FOLDED = {fold(heading): key for heading, key in HEADINGS.items()}
_NEEDED = ("number", "name", "value")


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """In the order of the sheet; ``refused`` says why nothing was read, "" where something was."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[CellFault, ...] = ()
    refused: str = ""


def read_workbook(content: bytes, name: str, city: City, period: str) -> WorkbookReading:
    """Figures of ``period`` (a period id) in the file called ``name``. ValueError only for a
    period nobody can read.
    """
    periods.parse(period)
    try:
        weigh(content)
        sheets = _sheets(content, name)
        made_of = _made_of(sheets)
        _refuse_others(made_of, city, period)
        return _read(sheets, made_of, Known(city, period))
    except Refused as why:
        return WorkbookReading(refused=str(why))


def _sheets(content: bytes, name: str) -> list[Sheet]:
    if content.startswith(b"PK"):
        return read_sheets(content)
    return [read_csv(content, PurePath(name).stem[:60] or "CSV")]


def _made_of(sheets: list[Sheet]) -> dict[str, str]:
    hidden = next((sheet for sheet in sheets if sheet.name == HIDDEN), None)
    if hidden is None:
        return {}
    rows = {row for row, _ in hidden.cells}
    return {
        cells.plain(hidden.cells.get((row, 1))): cells.plain(hidden.cells.get((row, 2)))
        for row in rows
    }


def _refuse_others(made_of: Mapping[str, str], city: City, period: str) -> None:
    theirs = made_of.get("city", city.info.id)
    if theirs != city.info.id:
        raise Refused(f"这份填报表是「{theirs}」的，这里是{city.info.name}：请从本系统下载模板填写")
    given = made_of.get("period", period)
    if given != period:
        try:
            label = periods.parse(given).label
        except ValueError:
            label = f"「{given}」"
        raise Refused(
            f"这份填报表是 {label}的，现在填报的是 {periods.parse(period).label}："
            "请换到那个时期上传，或重新下载本期模板"
        )


def _read(sheets: list[Sheet], made_of: Mapping[str, str], known: Known) -> WorkbookReading:
    entries: list[Entry] = []
    faults: list[CellFault] = []
    found = False
    for sheet in sheets:
        if sheet.name in _OURS or not sheet.visible or not sheet.cells:
            continue
        row, columns = _headings(sheet)
        if not _enough(columns):
            faults.append(CellFault(sheet.name, 0, "", "", "不是填报表（没有找到标题），没有读"))
            continue
        if not found:
            faults[:0] = _about(sheet, made_of, known)
        found = True
        reader = RowReader(known, sheet, columns)
        faults += _of_sheet(sheet, row, columns)
        for each in sorted({at for at, _ in sheet.cells if at > row}):
            entry, said = reader.read(each)
            entries += [entry] if entry else []
            faults += said
    if not found:
        raise _no_form(sheets)
    kept, twice = _once(entries)
    return WorkbookReading(tuple(kept), (*faults, *twice))


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row with the most known headings, and the column of each; the first of two alike."""
    rows: dict[int, dict[str, int]] = {}
    for row, column in sorted(sheet.cells):
        if row > _HEADING_ROWS:
            break
        key = _FOLDED.get(fold(cells.plain(sheet.cells[row, column])).rstrip("*:"))
        if key:
            rows.setdefault(row, {}).setdefault(key, column)
    return max(rows.items(), key=lambda each: len(each[1]), default=(0, {}))


def _enough(columns: Mapping[str, int]) -> bool:
    return "value" in columns and ("number" in columns or "name" in columns)


def _no_form(sheets: list[Sheet]) -> Refused:
    """Say what is missing where it nearly was a form."""
    others = [sheet for sheet in sheets if sheet.name not in _OURS]
    nearest = max(others, key=lambda sheet: len(_headings(sheet)[1]), default=None)
    row, columns = _headings(nearest) if nearest else (0, {})
    names = "、".join(f"「{sheet.name[:31]}」" for sheet in sheets[:8])
    if nearest is None or not columns:
        return Refused(
            f"没有找到填报表：现有的表是{names}，没有「{HEADING['name']}」「{HEADING['value']}」"
            "这样的标题；请用本系统下载的模板填写"
        )
    missing = "、".join(f"「{HEADING[key]}」" for key in _NEEDED if key not in columns)
    there = "、".join(
        cells.verbatim(cell)[:12] for at, cell in sorted(nearest.cells.items()) if at[0] == row
    )
    return Refused(
        f"表「{nearest.name}」第 {row} 行的标题里没有{missing}，不知道哪一列是要读的数："
        f"现有的标题是 {there[:200]}；请把标题改回模板的写法"
    )


def _about(sheet: Sheet, made_of: Mapping[str, str], known: Known) -> Iterator[CellFault]:
    """What the hidden sheet says against what is read now."""
    template, revision = made_of.get("template", ""), made_of.get("revision", "")
    now = str(known.city.revision)
    if template in OLDER or (template and template != TEMPLATE):
        said = f"这是旧的模板（{template}，现在是 {TEMPLATE}），能读的都读了；下次请重新下载"
        yield CellFault(sheet.name, 0, "", template, said, asks=True)
    if revision and revision != now:
        said = f"模板按修订 {revision} 制作，现在是 {now}：表里的上期数和目标可能已变，以系统为准"
        yield CellFault(sheet.name, 0, "", revision, said, asks=True)


def _of_sheet(sheet: Sheet, row: int, columns: Mapping[str, int]) -> Iterator[CellFault]:
    """What is said once a sheet: columns, merged cells, pictures, comments."""

    def said(at: int, words: str) -> CellFault:
        return CellFault(sheet.name, at, "", "", words, asks=True)

    missing = [HEADING[key] for key in ("unit", "period", "word") if key not in columns]
    if missing:
        yield said(row, f"没有标题「{'」「'.join(missing)}」，这些内容按空白读")
    known = set(columns.values())
    filled = {column for at, column in sheet.cells if at > row}
    for column in sorted(filled - known):
        heading = cells.verbatim(sheet.cells.get((row, column)))[:40]
        yield said(row, f"{letters(column)} 列「{heading}」不是模板里的标题，这一列没有读")
    if sheet.pictures:
        yield said(0, f"贴了 {sheet.pictures} 张图片：图片里的数字读不出来，请填进单元格")
    for (at, column), text in sorted(sheet.comments.items()):
        yield said(
            at, f"{letters(column)} 列有批注「{text[:100]}」，没有读入；需要的请写进「口径说明」"
        )
    yield from _merged(sheet, row, set(columns.values()))


def _merged(sheet: Sheet, row: int, known: set[int]) -> Iterator[CellFault]:
    """A cell merged over several rows says one number for several figures: it is not read."""
    for top, left, bottom, right in sheet.merged:
        if bottom <= row or not known & set(range(left, min(right, 400) + 1)):
            continue
        where = f"{letters(left)}{top}:{letters(right)}{bottom}"
        cell = sheet.cells.get((top, left))
        value = cells.shown(cell) if cell else ""
        if bottom > top:
            sheet.cells.pop((top, left), None)
            words = (
                f"{where} 合并成了一格，不知道「{value}」是哪一行的，没有读；请取消合并，逐行填写"
            )
        else:
            words = f"{where} 合并成了一格，「{value}」按 {letters(left)} 列读入；请取消合并"
        yield CellFault(sheet.name, top, "", value, words, asks=bottom == top)


def _once(entries: list[Entry]) -> tuple[list[Entry], list[CellFault]]:
    """A figure given twice: the same one once; two different ones are for the review to decide."""
    first: dict[tuple[str, ...], Entry] = {}
    kept: list[Entry] = []
    faults: list[CellFault] = []
    for entry in entries:
        key = (
            entry.indicator or fold(entry.subject),
            entry.region,
            entry.comparator,
            entry.speaker,
        )
        before = first.setdefault(key, entry)
        if before is entry:
            kept.append(entry)
            continue
        same = (before.value, before.unit) == (entry.value, entry.unit)
        said = f"「{entry.subject}」在{before.place}已经填过 {before.value}{before.unit}，" + (
            "这里重复，只读一次" if same else f"这里是 {entry.value}{entry.unit}，请审核时留一个"
        )
        sheet, _, row = entry.place.removeprefix("表「").rpartition("」第 ")
        faults.append(CellFault(sheet, int(row.split()[0]), "", entry.value, said, asks=True))
        if not same:
            kept.append(replace(entry, doubts=(*entry.doubts, said)))
    return kept, faults
