"""Drafts for tests: what a person would hold after reading a file."""

from __future__ import annotations

from typing import Any

from data.intake.draft import Draft, Line
from data.intake.entry import Entry

SOURCE = {
    "source": "bulletin-2024h1",
    "title": "上半年进展情况通报",
    "issuer": "市政府办公室",
    "date": "2024-07-20",
    "kind": "government",
    "file": "",
    "note": "",
}
NEW = {
    "indicator": "new-parks",
    "name": "新建口袋公园",
    "name_en": "Pocket parks built",
    "sector": "life",
    "kind": "cumulative",
    "direction": "up",
    "unit": "个",
    "subject": "口袋公园",
    "whole": "yes",
}


def entry(value: str, unit: str = "万人", **cells: Any) -> Entry:
    """A figure of 2024H1 for the indicator ``jobs``."""
    cells = {"indicator": "jobs", "period": "2024H1", "subject": "就业", **cells}
    return Entry(value=value, unit=unit, **cells)


def draft(*entries: Entry, state: str = "accepted", **cells: Any) -> Draft:
    lines = tuple(Line(at, one, one, state) for at, one in enumerate(entries, 1))
    plain: dict[str, Any] = {
        "id": "d1",
        "kind": "workbook",
        "name": "填报.xlsx",
        "period": "2024H1",
        "base": "1-abc",
        "author": "editor",
        "at": "2024-07-20T08:00:00",
        "source": SOURCE,
    }
    return Draft(lines=lines, **{**plain, **cells})
