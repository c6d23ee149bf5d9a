"""The form to fill in as a workbook: what is asked for is locked, what is to be filled in is open.

Columns, words and rows are those of ``data.workbook_form``, so that intake reads the form back; the
hidden sheet says which template, city, revision and period it was made of. 催报清单 is the same
form with the rows that are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any, Literal

from flask import Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins

from dashboard import theme
from dashboard.exports.cells import attachment, file_name, plain
from dashboard.exports.xlsx import FONT, about_rows, heading_cell, rgb
from dashboard.text import t
from data import City, parse_period
from data import workbook_form as form

Asked = form.Asked
_LINE = Side(style="thin", color=rgb(theme.LIGHT["line"]))
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_ASKED, _FREE, _LOCKED = (
    PatternFill("solid", start_color=rgb(theme.LIGHT[name])) for name in ("mark", "card", "paper")
)
_AT = {column.key: place for place, column in enumerate(form.COLUMNS, 1)}
_SMALL, _PLAIN, _TITLE = 9, 11, 16
_A4 = 9  # as OOXML counts paper


def response(city: City, period: str) -> Response:
    """The whole form of a period, which may be one that nothing is published of yet."""
    title = t("intake.form")
    content = workbook(city, period, title, form.asked(city, period), form.SPARE)
    return attachment(content, file_name(city, title, "xlsx", period))


def workbook(city: City, period: str, title: str, rows: Sequence[Asked], spare: int = 0) -> bytes:
    """The form with ``rows``, then ``spare`` blank ones for figures nobody asked for."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title[:31])
    top = list(_top(page, city, period, title))
    first = len(top) + 2
    _look(page, first)
    for place in range(first, first + len(rows) + spare):
        page.row_dimensions[place].height = 22
    _validate(page, rows, first, spare, len(city.districts()))
    for each in top:
        page.append([None, each])  # the first column is hidden
    page.append([heading_cell(page, column.heading) for column in form.COLUMNS])
    pen = _Pen(page)
    for asked in rows:
        page.append(_row(pen, city, asked, period))
    for _ in range(spare):
        page.append(_spare(pen, period))
    _districts(book.create_sheet(form.DISTRICTS), city)
    _about(book.create_sheet(form.ABOUT), city, period)
    _hide(book.create_sheet(form.HIDDEN), city, period)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _top(page: Any, city: City, period: str, title: str) -> Iterator[Any]:
    """What stands above the headings, a line each."""
    label = parse_period(period).label
    yield _cell(page, plain(f"{city.info.name} {label} {title}"), size=_TITLE, bold=True)
    if city.info.drill:
        yield _cell(page, t("header.drill"), theme.LIGHT["late"], bold=True)
    yield _cell(page, t("intake.how", period=label), theme.LIGHT["ink-2"])


def _look(page: Any, first: int) -> None:
    for place, column in enumerate(form.COLUMNS, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.column_dimensions["A"].hidden = True
    page.row_dimensions[1].height = 30
    page.row_dimensions[2].height = 20
    page.row_dimensions[first - 1].height = 24
    page.freeze_panes = f"{get_column_letter(_AT['region'])}{first}"
    page.sheet_view.showGridLines = False
    page.sheet_view.zoomScale = 90
    _print(page, "landscape")
    page.print_title_rows = f"{first - 1}:{first - 1}"
    page.oddFooter.center.text = "&P / &N"
    # Against slips, not against people: there is no password.
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.formatCells = page.protection.autoFilter = False


def _print(page: Any, orientation: str) -> None:
    """As wide as one sheet of A4, as long as it takes."""
    page.page_setup.orientation, page.page_setup.paperSize = orientation, _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.5)


def _row(pen: _Pen, city: City, asked: Asked, period: str) -> list[Any]:
    district = city.district(asked.region) if asked.region else None
    texts = {
        "number": asked.number,
        "sector": city.group(asked.indicator.sector),
        "name": asked.indicator.name,
        "region": district.name if district else t("region.city"),
        "period": period,
        "target": asked.target,
        "last": _last(asked, period),
    }
    places = 0 if asked.choices else asked.places
    cells = [pen.fixed(plain(text)) for text in texts.values()]
    cells += [pen.open(column.key, places) for column in form.COLUMNS[len(texts) :]]
    cells[_AT["unit"] - 1].value = plain(asked.unit) or None
    return cells


def _spare(pen: _Pen, period: str) -> list[Any]:
    """A row for any indicator and district: chosen by name."""
    cells = [pen.open(column.key) for column in form.COLUMNS]
    cells[_AT["period"] - 1] = pen.fixed(period)
    return cells


def _last(asked: Asked, period: str) -> str:
    if asked.last is None:
        return ""
    said = t("intake.now") if asked.last.period == period else asked.last.period
    return f"{said}：{asked.last.text}"


def _format(places: int) -> str:
    """At least as many decimals as last time, at most the four the tables hold."""
    return f"0.{'0' * places}{'#' * (4 - places)}" if places else "General"


def _cell(
    page: Any, text: str, color: str = theme.LIGHT["ink"], *, size: int = _PLAIN, bold: bool = False
) -> Any:
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(name=FONT, size=size, bold=bold, color=rgb(color))
    cell.alignment = Alignment(vertical="center")
    return cell


class _Pen:
    """Writes cells that share their style: making each one up is most of a form's time."""

    def __init__(self, page: Any) -> None:
        self._page, self._styles = page, dict[object, Any]()

    def fixed(self, text: str) -> Any:
        """What is asked: locked."""
        small = len(text) > 24
        return self._write(text, small, lambda: _fixed(self._page, _SMALL if small else _PLAIN))

    def open(self, key: str, places: int = 0) -> Any:
        """A cell to fill in, blank."""
        value = key == "value"
        style = ("value", places) if value else "free"
        return self._write(None, style, lambda: _open(self._page, places, value=value))

    def _write(self, text: str | None, style: object, make: Callable[[], Any]) -> Any:
        if style not in self._styles:
            self._styles[style] = make()._style
        cell = WriteOnlyCell(self._page, value=text)
        cell._style = self._styles[style]
        return cell


def _fixed(page: Any, size: int) -> Any:
    cell = _cell(page, "", size=size)
    cell.border = _FRAME
    cell.fill = _LOCKED
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _open(page: Any, places: int, *, value: bool) -> Any:
    """Unlocked and framed; the number on the colour that asks for attention."""
    cell = _cell(page, "", bold=value)
    cell.protection = Protection(locked=False)
    cell.fill = _ASKED if value else _FREE
    cell.border = _FRAME
    across = "right" if value else None
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=across)
    cell.number_format = _format(places)
    return cell


def _validate(page: Any, rows: Sequence[Asked], first: int, spare: int, districts: int) -> None:
    """Numbers where a number is asked for, choices where something is to be chosen. A unit or a
    word that is not offered is warned of only: a document may print another.
    """
    stage = _choice(form.STAGES, "intake.only_stage")
    number = DataValidation("decimal", operator="between", formula1="-1E+15", formula2="1E+15")
    _say(number, "intake.only_number")
    word = _choice(form.OFFERED, "intake.only_word", "warning")
    units: dict[tuple[str, ...], DataValidation] = {}
    for place, asked in enumerate(rows, first):
        (stage if asked.choices else number).add(_ref("value", place))
        word.add(_ref("word", place))
        if asked.units:
            rule = units.setdefault(
                asked.units, _choice(asked.units, "intake.only_unit", "warning")
            )
            rule.add(_ref("unit", place))
    rules = [stage, number, word, *units.values()]
    if spare and rows:
        rules += _spare_rules(first, len(rows), spare, districts, word)
    for rule in rules:
        if rule.sqref:
            page.data_validations.append(rule)


def _spare_rules(
    first: int, asked: int, spare: int, districts: int, word: DataValidation
) -> list[DataValidation]:
    """Indicator and district of a spare row are chosen from the rows above and the other sheet."""
    start, end = first + asked, first + asked + spare - 1
    column = get_column_letter(_AT["name"])
    names = DataValidation("list", formula1=f"${column}${first}:${column}${start - 1}")
    places = DataValidation("list", formula1=f"'{form.DISTRICTS}'!$A$2:$A${districts + 1}")
    names.add(_ref("name", start, end))
    places.add(_ref("region", start, end))
    word.add(_ref("word", start, end))
    return [names, places] if districts else [names]


def _ref(key: str, first: int, last: int = 0) -> str:
    column = get_column_letter(_AT[key])
    return f"{column}{first}:{column}{last}" if last else f"{column}{first}"


def _choice(
    choices: Sequence[str], words: str, style: Literal["stop", "warning"] = "stop"
) -> DataValidation:
    rule = DataValidation("list", formula1=f'"{_listed(choices)}"', errorStyle=style)
    _say(rule, words)
    return rule


def _listed(choices: Sequence[str]) -> str:
    """As a rule writes them: no comma inside one, quotes doubled."""
    return ",".join(each.replace('"', '""') for each in choices if "," not in each)


def _say(rule: DataValidation, words: str) -> None:
    rule.showErrorMessage, rule.errorTitle, rule.error = True, t("intake.wrong"), t(words)


def _districts(page: Any, city: City) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 20, 12
    page.protection.sheet = True
    page.append([heading_cell(page, t(key)) for key in ("intake.district", "intake.kind")])
    pen = _Pen(page)
    for each in city.districts():
        page.append([pen.fixed(plain(each.name)), pen.fixed(plain(each.kind))])


def _about(page: Any, city: City, period: str) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 18, 96
    page.protection.sheet = True
    page.sheet_view.showGridLines = False
    _print(page, "portrait")
    page.append([_cell(page, t("intake.about"), size=_TITLE, bold=True)])
    for number in range(1, 9):
        step = _cell(page, t(f"intake.step.{number}"))
        step.alignment = Alignment(wrap_text=True, vertical="top")
        page.append([_cell(page, str(number)), step])
    page.append([])
    for label, text in about_rows(city, period):
        page.append([_cell(page, label, bold=True), _cell(page, plain(text))])


def _hide(page: Any, city: City, period: str) -> None:
    page.sheet_state = "hidden"
    made_of = {
        "template": form.TEMPLATE,
        "city": city.info.id,
        "revision": str(city.revision),
        "period": period,
    }
    for pair in made_of.items():
        page.append(pair)
