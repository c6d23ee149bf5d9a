"""A table as a workbook: Chinese headings that stay in view, numbers as numbers, a 说明 sheet.

Rows are written as they come (openpyxl's write-only mode), so 20,000 of them do not stand in memory
as cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from dashboard import theme
from dashboard.exports.cells import NUMBER, plain
from dashboard.text import t
from data import City, parse_period

# Columns of the export contract that hold numbers, and how a workbook shows them ("" as printed).
NUMBERS = {
    **{"value": "", "target": "", "actual": ""},
    **{"completion": "0.0%", "schedule": "0.0%", "lead": "0.0"},
}
WIDTHS = {"name": 30, "title": 40, "sentence": 64, "words": 34, "locator": 30, "note": 40}
FONT = "Microsoft YaHei"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``columns`` are (key, Chinese heading); rows go by key, blank where nothing is known."""

    title: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Mapping[str, Any]]


def workbook(city: City, sheet: Sheet | Sequence[Sheet], period: str = "") -> bytes:
    """A sheet, or several, and 说明; a drill city has 演练数据 above the headings of each."""
    sheets = [sheet] if isinstance(sheet, Sheet) else sheet
    book = Workbook(write_only=True)
    for each in sheets:
        _table(book.create_sheet(each.title[:31]), city, each)
    columns = dict(column for each in sheets for column in each.columns)
    about(book.create_sheet(t("export.about")), city, [*columns.items()], period)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def about(page: Any, city: City, columns: Sequence[tuple[str, str]], period: str) -> None:
    """Where the numbers come from, until when, by which rule; column names in CSV and JSON."""
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 80
    if city.info.drill:
        page.append([_cell(page, t("header.drill"), font=_strong(theme.LIGHT["late"]))])
    for label, text in about_rows(city, period):
        page.append([_cell(page, label, font=_strong()), _cell(page, plain(text), wrap=True)])
    page.append([])
    page.append([_cell(page, t(key), font=_strong()) for key in ("export.key", "export.heading")])
    for key, heading in columns:
        page.append([_cell(page, key), _cell(page, heading)])


def about_rows(city: City, period: str) -> Iterator[tuple[str, str]]:
    """(label, text) of what any export is made from."""
    yield t("export.city"), city.info.name
    yield t("export.period"), parse_period(period).label if period else t("export.every_period")
    yield t("export.as_of"), city.as_of
    yield t("export.revision"), str(city.revision)
    yield t("export.rule"), city.rule.version
    for source in city.sources():
        yield (
            t("export.source"),
            "，".join(part for part in (f"《{source.title}》", source.issuer, source.date) if part),
        )


def _table(page: Any, city: City, sheet: Sheet) -> None:
    first = 2 if city.info.drill else 1
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"A{first + 1}"
    page.auto_filter.ref = f"A{first}:{last}{first + len(sheet.rows)}"
    for place, (key, heading) in enumerate(sheet.columns, 1):
        width = WIDTHS.get(key, max(11, 2 * len(heading) + 4))
        page.column_dimensions[get_column_letter(place)].width = width
    if city.info.drill:
        page.append([_cell(page, t("header.drill"), font=_strong(theme.LIGHT["late"]))])
    page.append([heading_cell(page, heading) for _, heading in sheet.columns])
    look = _Looks(page)
    for row in sheet.rows:
        page.append([_value(look, key, row.get(key)) for key, _ in sheet.columns])


class _Looks:
    """Cells that share their style: looking each one up is most of a long table's time."""

    def __init__(self, page: Any) -> None:
        self._page, self._styles = page, dict[str, Any]()

    def number(self, value: float, form: str) -> Any:
        cell = WriteOnlyCell(self._page, value=value)
        if form not in self._styles:
            cell.number_format = form
            self._styles[form] = cell._style
        cell._style = self._styles[form]
        return cell

    def wrapped(self, text: str) -> Any:
        if "wrapped" not in self._styles:
            self._styles["wrapped"] = _cell(self._page, "", wrap=True)._style
        cell = WriteOnlyCell(self._page, value=text)
        cell._style = self._styles["wrapped"]
        return cell


def _value(look: _Looks, key: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    text = str(value)
    if key in NUMBERS and NUMBER.fullmatch(text):
        return look.number(float(text), NUMBERS[key] or as_printed(text))
    # Only what is longer than its column has to be broken.
    long = WIDTHS.get(key, 0) and 2 * len(text) > WIDTHS[key]
    return look.wrapped(plain(text)) if long else plain(text)


def as_printed(digits: str) -> str:
    """Number format that shows as many decimals as were printed: 5.0 stays 5.0."""
    places = len(digits.partition(".")[2])
    return f"0.{'0' * places}" if places else "0"


def heading_cell(page: Any, heading: str) -> Any:
    """A heading as every workbook of the house shows it."""
    cell = _cell(page, heading, font=_strong(theme.LIGHT["card"]), wrap=True)
    cell.fill = PatternFill("solid", start_color=rgb(theme.LIGHT["data"]))
    return cell


def _cell(page: Any, value: str, font: Font | None = None, *, wrap: bool = False) -> Any:
    cell = WriteOnlyCell(page, value=value)
    if font is not None:
        cell.font = font
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _strong(color: str = theme.LIGHT["ink"]) -> Font:
    return Font(name=FONT, bold=True, color=rgb(color))


def rgb(color: str) -> str:
    """A colour of the theme as a workbook writes it: alpha first."""
    return f"FF{color.removeprefix('#').upper()}"
