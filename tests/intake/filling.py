"""Forms filled in for tests, as an office would fill them: with openpyxl, or by hand in XML."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import openpyxl

from dashboard.exports import fill_in
from data import City, WorkbookReading, read_workbook, workbook_form
from tests.data.city_making import actual, made, target

PERIOD = "2024H1"
KEYS = [column.key for column in workbook_form.COLUMNS]
TITLE = "填报"
FIRST = 4  # the row of the first indicator
CITY = [
    {"indicator": "jobs", "name": "新增就业", "unit": "万人", "aliases": "就业;城镇新增就业"},
    {"indicator": "growth", "name": "生产总值增速", "kind": "growth", "unit": "%"},
    {"indicator": "money", "name": "网络零售额", "kind": "level", "unit": "亿元"},
    {"indicator": "parks", "name": "口袋公园", "unit": "个", "whole": "yes"},
    {"indicator": "rank", "name": "全国位次", "kind": "rank", "unit": "位"},
    {"indicator": "rail", "name": "高铁站", "kind": "milestone", "unit": ""},
    {"indicator": "air", "name": "细颗粒物", "kind": "level", "unit": "微克/立方米"},
]
FACTS = [
    actual("jobs", "2024Q1", "1.2", unit="万人"),
    target("jobs", "2024", "5.5", unit="万人"),
    actual("jobs", "2024Q1", "0.4", unit="万人", region="north"),
    actual("growth", "2024Q1", "4.5", unit="%"),
    target("growth", "2024", "5.5", unit="%"),
    target("growth", "2024", "6.0", unit="%", comparator="<="),
    actual("money", "2023", "240", unit="亿元"),
    actual("parks", "2024Q1", "3"),
    actual("rank", "2024Q1", "5", unit="位", universe="100"),
    actual("rail", "2024Q1", "开工", unit=""),
]


@cache
def city() -> City:
    return made(CITY, FACTS)


@cache
def blank(period: str = PERIOD) -> bytes:
    rows = workbook_form.asked(city(), period)
    return fill_in.workbook(city(), period, TITLE, rows, workbook_form.SPARE)


@cache
def rows() -> dict[str, int]:
    """Row of each number of the form; the first spare row is ""."""
    asked = workbook_form.asked(city(), PERIOD)
    numbered = {each.number: row for row, each in enumerate(asked, FIRST)}
    return {**numbered, "": FIRST + len(asked)}


def at(number: str, key: str) -> tuple[int, int]:
    return rows()[number], KEYS.index(key) + 1


def filled(given: Mapping[str, Any], change: Callable[[Any], object] | None = None) -> bytes:
    """The form with ``{number: value}`` or ``{number: {key: value}}`` filled in; ``change`` gets
    the sheet afterwards.
    """
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    page = book.worksheets[0]
    for number, cells in given.items():
        for key, value in (cells if isinstance(cells, dict) else {"value": cells}).items():
            page.cell(*at(number, key)).value = value
    if change:
        change(page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes, name: str = "填报.xlsx", period: str = PERIOD) -> WorkbookReading:
    return read_workbook(content, name, city(), period)


def reading(
    given: Mapping[str, Any], change: Callable[[Any], object] | None = None
) -> WorkbookReading:
    found = read(filled(given, change))
    assert not found.refused
    return found


def told(found: WorkbookReading) -> str:
    return "\n".join(fault.text for fault in found.faults)


def as_csv(given: Mapping[str, Mapping[str, str]]) -> str:
    """The form as a CSV with the rows of ``given`` only."""
    out = io.StringIO()
    table = csv.DictWriter(out, KEYS)
    table.writerow(workbook_form.HEADING)
    table.writerows({"number": number, **cells} for number, cells in given.items())
    return out.getvalue()


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with each part as ``change(name, part)`` gives it; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def in_sheet(content: bytes, old: str, new: str) -> bytes:
    """The workbook with a piece of its first sheet's XML replaced; it has to be there."""

    def change(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return part
        assert old.encode() in part
        return part.replace(old.encode(), new.encode())

    return rewritten(content, change)
