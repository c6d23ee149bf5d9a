"""The rows and columns of the grid as a reader left them, as a workbook for dcc.Download."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard.exports.cells import MIMES, file_name
from dashboard.grid import KEYS, rows
from dashboard.text import t
from data import City, Selection


def download(city: City, ask: Mapping[str, Any]) -> dict[str, Any]:
    """{"content", "filename", "type", "base64"}; ids and columns nobody knows are left out."""
    from dashboard.exports.xlsx import Sheet, workbook  # loaded where one is asked for

    period = str(ask.get("period", ""))
    known = {row.id: row for row in rows(city, Selection(period=period))}
    columns = [(key, t(f"grid.column.{key}")) for key in ask.get("columns", ()) if key in KEYS]
    picked = [asdict(known[id]) for id in ask.get("ids", ()) if id in known]
    for row in picked:
        row["value"] = row["figure"]  # digits as printed; the workbook makes them numbers again
    sheet = Sheet(t("grid.file"), columns or [("name", t("grid.column.name"))], picked)
    return {
        "content": b64encode(workbook(city, sheet, period)).decode(),
        "filename": file_name(city, t("grid.file"), "xlsx", period),
        "type": MIMES["xlsx"],
        "base64": True,
    }
