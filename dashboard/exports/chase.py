"""催报清单 as a workbook to fill in: what is asked for is locked, what is to be filled in is open.

The hidden sheet says which template, city, revision and period the workbook was made of, so that
intake can read it back: rows are known by 指标编号 (indicator, and ``.district`` for a district's
goal), columns by their place in ``COLUMNS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from flask import Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from dashboard import theme
from dashboard.exports.cells import attachment, file_name, plain
from dashboard.exports.xlsx import about_rows, heading_cell
from dashboard.gaps import Gap, gaps
from dashboard.text import t
from data import City, Selection

TEMPLATE = "chase-1"
HIDDEN = "_template"
COLUMNS = (
    *("number", "name", "region", "unit", "target", "period"),
    *("value", "scope", "source", "filler"),
)
FILLED = COLUMNS[6:]
_WIDTHS = (30, 30, 12, 12, 18, 12, 16, 34, 34, 14)
_STAGES = ("未启动", "启动", "招投标", "开工", "主体", "建成", "验收")
_LINE = Side(style="thin", color="FFCBC5B8")


def response(city: City, selection: Selection) -> Response:
    """The chase list of a period (blank: the current one); sector and district narrow it."""
    period = city.period(selection)
    found = gaps(city, city.goals(selection), period)
    name = file_name(city, t("coverage.chase"), "xlsx", period.id)
    return attachment(workbook(city, found, period.id), name)


def workbook(city: City, found: Sequence[Gap], period: str) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(t("coverage.chase"))
    first = 4 if city.info.drill else 3
    page.freeze_panes = f"C{first}"
    for place, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    _protect(page)
    _validate(page, found, first)
    if city.info.drill:
        page.append([_fixed(page, t("header.drill"), theme.LIGHT["late"])])
    page.append([_fixed(page, t("coverage.chase_how", period=period), theme.LIGHT["ink-2"])])
    page.append([heading_cell(page, t(f"coverage.fill.{key}")) for key in COLUMNS])
    for gap in found:
        page.append(_row(page, city, gap, period))
    _about(book.create_sheet(t("export.about")), city, period)
    _hide(book.create_sheet(HIDDEN), city, period)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(page: Any, city: City, gap: Gap, period: str) -> list[Any]:
    goal = gap.goal
    district = city.district(goal.region) if goal.region else None
    unit = "" if goal.indicator.kind == "milestone" else goal.target.unit
    fixed = (
        gap.number,
        goal.indicator.name,
        district.name if district else t("region.city"),
        unit,
        goal.target_text,
        period,
    )
    return [_fixed(page, plain(text)) for text in fixed] + [_open(page) for _ in FILLED]


def _fixed(page: Any, text: str, color: str = theme.LIGHT["ink"]) -> Any:
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(color=f"FF{color[1:].upper()}")
    cell.alignment = Alignment(vertical="center")
    return cell


def _open(page: Any) -> Any:
    """A cell to fill in: unlocked, framed, on the colour that asks for attention."""
    cell = WriteOnlyCell(page, value=None)
    cell.protection = Protection(locked=False)
    cell.fill = PatternFill("solid", start_color=f"FF{theme.LIGHT['mark'][1:].upper()}")
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _protect(page: Any) -> None:
    """Against slips, not against people: there is no password."""
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _validate(page: Any, found: Sequence[Gap], first: int) -> None:
    """Numbers where a number is asked for, stages where a milestone is."""
    number = DataValidation("decimal", operator="between", formula1="-1E+15", formula2="1E+15")
    stage = DataValidation("list", formula1=f'"{",".join(_STAGES)}"')
    column = get_column_letter(COLUMNS.index("value") + 1)
    for rule, words in ((number, "coverage.only_number"), (stage, "coverage.only_stage")):
        rule.showErrorMessage, rule.errorTitle, rule.error = True, t("coverage.wrong"), t(words)
    for place, gap in enumerate(found, first):
        rule = stage if gap.goal.indicator.kind == "milestone" else number
        rule.add(f"{column}{place}")
    for rule in (number, stage):
        if rule.sqref:
            page.data_validations.append(rule)


def _about(page: Any, city: City, period: str) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 80
    for label, text in about_rows(city, period):
        page.append([label, plain(text)])


def _hide(page: Any, city: City, period: str) -> None:
    page.sheet_state = "hidden"
    made_of = {
        "template": TEMPLATE,
        "city": city.info.id,
        "revision": str(city.revision),
        "period": period,
        "columns": ",".join(COLUMNS),
    }
    for pair in made_of.items():
        page.append(pair)
