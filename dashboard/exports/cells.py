"""Cells that are safe in a spreadsheet, and the names of files: shared by every export."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response

from dashboard.text import t
from data import City, neutral

_OFFICE = "application/vnd.openxmlformats-officedocument"
MIMES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "docx": f"{_OFFICE}.wordprocessingml.document",
}
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # a workbook cannot hold them


def plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula; a printed number (-3.5) stays as it is."""
    return neutral(_CONTROL.sub("", text))


def file_name(city: City, title: str, form: str, period: str = "") -> str:
    """City, what it is, period; a drill city's file says so first."""
    mark = t("export.drill") if city.info.drill else ""
    parts = [part for part in (mark, city.info.name, title, period) if part]
    return f"{'-'.join(parts)}.{form}"


def attachment(content: bytes, name: str) -> Response:
    """A download whose Chinese name survives the header (RFC 5987)."""
    form = name.rpartition(".")[2]
    answer = Response(content, content_type=MIMES[form])
    named = f"attachment; filename=export.{form}; filename*=UTF-8''{quote(name)}"
    answer.headers["Content-Disposition"] = named
    return answer
