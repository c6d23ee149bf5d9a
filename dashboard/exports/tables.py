"""Open data: the tables of the export contract as CSV (with BOM), JSON and workbooks.

CSV and JSON keep the contract's columns and codes, for programs; the workbook is for people:
Chinese headings, names in place of ids, numbers as numbers. JSON is data and keeps every cell as
it is; the others hold no cell that a spreadsheet would run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import orjson
from flask import Response

from dashboard.exports.cells import attachment, file_name
from dashboard.parts.figure_link import SIGNS
from dashboard.text import t
from data import City, Selection, to_csv

if TYPE_CHECKING:
    from dashboard.exports.xlsx import Sheet

NAMES = ("facts", "status", "items", "sources", "districts", "chains", "indicators")
FORMS = ("csv", "json", "xlsx")
_BOM = "\ufeff"  # without it Excel and WPS read Chinese as something else
_PERIODIC = ("facts", "status", "items")
# Columns whose cells are codes, and where their words stand in words/; ``kind`` differs by table.
_CODES = {"role": "role", "state": "state", "direction": "direction", "whole": "whole"}
_KINDS = {"items": "item", "indicators": "kind", "sources": "class"}


def response(city: City, table: str, form: str, selection: Selection) -> Response:
    """One table as a download; ``selection`` narrows facts, status and items.

    A blank period means every period; for status, the current one.
    """
    headings, rows = city.table(table, selection.period, selection)
    period = selection.period if table in _PERIODIC else ""
    if table == "status":
        period = city.period(selection).id
    name = file_name(city, t(f"table.{table}"), form, period)
    if form == "csv":
        content = (_BOM + to_csv(headings, rows)).encode()
    elif form == "json":
        content = orjson.dumps([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        from dashboard.exports.xlsx import workbook  # loaded where one is asked for

        content = workbook(city, readable(city, table, headings, rows), period)
    answer = attachment(content, name)
    if form == "json":  # read by programs and by people in a browser, who need not save it first
        answer.headers.remove("Content-Disposition")
    return answer


def readable(
    city: City, table: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> Sheet:
    """The table in the words of the house."""
    from dashboard.exports.xlsx import Sheet

    columns = [(key, t(_heading(table, key))) for key in headings]
    maps = [_names(city, table, key) for key in headings]
    shown = [
        {
            key: names.get(cell, cell) if names else cell
            for key, names, cell in zip(headings, maps, row, strict=True)
        }
        for row in rows
    ]
    return Sheet(t(f"table.{table}"), columns, shown)


def _heading(table: str, key: str) -> str:
    # What leads a chain is a sentence; in the table of states it is how far ahead a goal is.
    return "column.about" if (table, key) == ("chains", "lead") else f"column.{key}"


def _names(city: City, table: str, key: str) -> dict[str, str]:
    """What stands in a workbook in place of codes; {} where the cells are words already."""
    if key in ("region", "district") and table != "districts":
        whole = {"": t("region.city")} if key == "region" else {}
        return whole | {each.id: each.name for each in city.districts()}
    if key == "chain" and table != "chains":
        return {each.id: each.name for each in city.chains()}
    if key == "source" and table != "sources":
        return {each.id: f"《{each.title}》" for each in city.sources()}
    if key == "comparator":
        return SIGNS
    group = _KINDS.get(table, "") if key == "kind" else _CODES.get(key, "")
    return {code: t(f"{group}.{code}") for code in _codes(group)} if group else {}


def _codes(group: str) -> tuple[str, ...]:
    return {
        "role": ("actual", "target"),
        "state": (
            *("done", "ongoing", "planned", "candidate", "proposed"),
            *("strong", "fill", "extend", "missing"),
        ),
        "direction": ("up", "down"),
        "whole": ("yes",),
        "class": ("government", "press", "speaker"),
        "kind": ("cumulative", "growth", "level", "share", "keep", "rank", "milestone"),
        "item": (
            *("project", "platform", "policy", "award", "element", "event", "brand"),
            *("finding", "proposal"),
        ),
    }[group]
