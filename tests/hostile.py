"""A city whose every free text is a formula: what it would run must not run out of any export."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from dashboard.settings import CITIES, default_city
from data import Content
from data.store.content import read

# A cell that begins with white space is refused when it comes in.
_LEADS = ("=1+1;", "+1+1;", "-1+1;", "@SUM(1);")
_FREE = {
    *("name", "name_en", "title", "issuer", "note", "lead", "subject", "population", "aliases"),
    *("speaker", "words", "section", "adcode", "word"),
}
_NAMED = re.compile(r'(?m)^(name|name_en|title|lead|about|text|notes)( *= *")(?!")')
_RUNS = re.compile(r"[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001
_PLAIN = re.compile(r"[=<>~≥≤≈]|[<>]=|[+-]?[0-9]+(\.[0-9]+)?( ?[^\W\d_]+| ?%)?")


def content() -> Content:
    """The default city with all its free texts turned into formulas."""
    standing = read(CITIES / default_city())
    leads = cycle(_LEADS)
    rows = {
        table: tuple(
            {
                name: f"{next(leads)}{cell}"[: longest(name)] if name in _FREE else cell
                for name, cell in row.items()
            }
            for row in listed
        )
        for table, listed in standing.rows.items()
    }
    files = {
        name: _NAMED.sub(r"\1\2=1+1;", text) if name.endswith(".toml") else text
        for name, text in standing.files.items()
    }
    tomllib.loads(files["city.toml"])
    return replace(standing, rows=rows, files=files)


def longest(name: str) -> int:
    return {"word": 10, "adcode": 12, "name": 40, "words": 20}.get(name, 60)


def folder(path: Path) -> Path:
    content().write(path)
    return path


def runs(cell: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return bool(_RUNS.match(cell)) and not _PLAIN.fullmatch(cell)
