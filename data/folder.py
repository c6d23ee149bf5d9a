"""A city folder read into tables, with every fault found and none that stops the reading.

Looked at here is what a file says by itself: encoding, headings, the type of each cell
(data/schema.py), the keys of city.toml (data/city_file.py) and the map (data/city_map.py). What
must agree between tables is the business of data/check.py. A table that cannot be read, or lacks
a column, is left out of ``frames``; nothing is guessed in its place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from data import briefing_files, city_file, city_map, schema
from data.briefing_plan import BriefingPlan
from data.places import CityInfo, CityMap
from data.records import Fault
from data.status import Rule

CITIES = Path(__file__).parent / "cities"
TEXTS = "texts"
_LINES = 200  # at once: a large table never stands in memory cell by cell


@dataclass(frozen=True, slots=True)
class Tables:
    """A city as its folder says it. Frames hold text only, blank is ""; each column is categorical:
    a distinct text is held once, and the checks look at numbers. The index is the row a spreadsheet
    shows. ``texts`` are documents that came in through intake, by file name.
    """

    info: CityInfo
    rule: Rule
    map: CityMap
    frames: Mapping[str, pd.DataFrame]
    briefings: Mapping[str, BriefingPlan] = field(default_factory=dict[str, BriefingPlan])
    texts: Mapping[str, str] = field(default_factory=dict[str, str])


def city_path(city: str) -> Path:
    """The folder of a city: an id under data/cities, or a folder by its path.
    FileNotFoundError names the cities that exist.
    """
    for folder in (CITIES / city, Path(city)):
        if city and (folder / "city.toml").is_file():
            return folder
    known = sorted(path.parent.name for path in CITIES.glob("*/city.toml"))
    raise FileNotFoundError(
        f"没有城市「{city}」：应为 {'、'.join(known)} 之一，或一个含 city.toml 的文件夹"
    )


def read_folder(path: Path) -> tuple[Tables, list[Fault]]:
    """Read everything; the tables are usable by data/check.py however many faults there are."""
    text, faults = read_text(path / "city.toml", "城市文件夹里的配置文件")
    city, more = city_file.read_city(text) if text is not None else (city_file.NOTHING, [])
    faults += more
    frames: dict[str, pd.DataFrame] = {}
    for table in schema.TABLES.values():
        frame, more = read_table(path, table)
        faults += more
        if frame is not None:
            frames[table.name] = frame
    drawn, more = city_map.read_map(path, city.map, divisions(frames.get("districts")), read_text)
    faults += more
    kept, more = briefing_files.read_briefings(path, read_text)
    faults += more
    texts, more = _texts(path)
    faults += more
    return Tables(city.info, city.rule, drawn, frames, kept, texts), faults


def _texts(path: Path) -> tuple[dict[str, str], list[Fault]]:
    read = {file.name: read_text(file, "原文") for file in sorted(path.glob(f"{TEXTS}/*.txt"))}
    texts = {name: text for name, (text, _) in read.items() if text is not None}
    return texts, [fault for _, faults in read.values() for fault in faults]


def divisions(districts: pd.DataFrame | None) -> dict[str, tuple[str, str]] | None:
    """District id → (adcode, name), zones left out; None where the table could not be read."""
    if districts is None:
        return None
    rows = districts[districts["kind"] != schema.ZONE]
    return {
        str(district): (str(adcode), str(name))
        for district, adcode, name in zip(
            rows["district"], rows["adcode"], rows["name"], strict=True
        )
    }


def document_text(name: str, texts: Mapping[str, str], folder: Path | None) -> str | None:
    """A document of sources.csv: taken in with the data, or in the folder of the documents."""
    if name in texts or not name or folder is None:
        return texts.get(name)
    return read_text(folder / Path(name).name, "来源文件")[0]


def read_text(file: Path, what: str) -> tuple[str | None, list[Fault]]:
    """UTF-8 with or without BOM, else GB18030 (what Excel and WPS save in China); ``what`` says
    what a missing file is for.
    """
    if not file.is_file():
        return None, [Fault(file.name, 0, "", "没有这个文件", what)]
    raw = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding), []
        except UnicodeDecodeError:
            continue
    return None, [Fault(file.name, 0, "", "两种编码都读不出的字节", "UTF-8 或 GB18030 编码的文本")]


def read_table(path: Path, table: schema.Table) -> tuple[pd.DataFrame | None, list[Fault]]:
    """One CSV file as a frame of text; None if unreadable or a column is missing."""
    text, faults = read_text(path / table.file, f"「{table.label}」表")
    if text is None:
        return None, faults
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = next(lines, [])
        faults = _heading_faults(table, headings)
        if set(table.names) - set(headings):
            return None, faults
        frame, ragged = _read_rows(table, headings, lines)
    except csv.Error:
        expected = "用英文逗号分隔、含逗号的格子用一对英文引号括起来"
        return None, [Fault(table.file, 0, "", "引号不成对或位置不对", expected)]
    return frame, [*faults, *ragged, *_cell_faults(table, frame)]


class _Places(dict[str, int]):
    """Distinct texts numbered in the order of their appearance."""

    def __missing__(self, text: str) -> int:
        self[text] = place = len(self)
        return place


def _read_rows(
    table: schema.Table, headings: list[str], lines: Iterator[list[str]]
) -> tuple[pd.DataFrame, list[Fault]]:
    """Spreadsheets end a file with rows of nothing but commas: left out, their numbers kept."""
    where = {name: at for at, name in enumerate(headings)}
    places = {name: _Places() for name in headings}
    codes: dict[str, list[np.ndarray]] = {name: [] for name in headings}
    rows: list[int] = []
    faults: list[Fault] = []
    numbered = enumerate(lines, start=2)
    while some := list(islice(numbered, _LINES)):
        filled = [(number, line) for number, line in some if any(line)]
        for at, (number, line) in enumerate(filled):
            if len(line) != len(headings):
                faults.append(_ragged(table, number, len(line), len(headings)))
                filled[at] = number, (line + [""] * len(headings))[: len(headings)]
        rows += [number for number, _ in filled]
        cells = list(zip(*(line for _, line in filled), strict=True))
        for name, at in where.items() if filled else ():
            found = map(places[name].__getitem__, cells[at])
            codes[name].append(np.fromiter(found, np.int32, len(filled)))
    columns = {
        name: pd.Categorical.from_codes(
            np.concatenate(codes[name]) if rows else np.empty(0, np.int32),
            pd.Index(list(places[name]), dtype="str"),
        )
        for name in table.names
    }
    return pd.DataFrame(columns, index=rows), faults


def _heading_faults(table: schema.Table, headings: list[str]) -> list[Fault]:
    allowed = "、".join(table.names)
    faults = [
        Fault(table.file, 1, column.heading, "没有这一列", f"第一行里有 {column.name} 这一列")
        for column in table.columns
        if column.name not in headings
    ]
    for at, name in enumerate(headings):
        if name not in table.names:
            faults.append(
                Fault(table.file, 1, name or f"第 {at + 1} 列", name, f"{allowed} 之一，没有别的列")
            )
        elif name in headings[:at]:
            faults.append(Fault(table.file, 1, table.heading(name), "又一次出现", "每列只出现一次"))
    return faults


def _ragged(table: schema.Table, row: int, got: int, wanted: int) -> Fault:
    return Fault(
        table.file,
        row,
        "",
        f"{got} 格",
        f"{wanted} 格，与第一行的列数相同（文字里有逗号时用英文引号括起来）",
    )


def _cell_faults(table: schema.Table, frame: pd.DataFrame) -> list[Fault]:
    """Look at each distinct value once; rows are walked only for the values that are wrong."""
    found: list[tuple[int, int, Fault]] = []
    for order, column in enumerate(table.columns):
        cells = frame[column.name]
        texts = map(str, cells.cat.categories)
        bad = {text: why for text in texts if (why := schema.wrong(column, text))}
        for at in np.flatnonzero(cells.isin(bad)) if bad else ():
            row, text = int(frame.index[at]), str(cells.iat[at])
            found.append((row, order, Fault(table.file, row, column.heading, text, bad[text])))
    return [fault for *_, fault in sorted(found, key=lambda entry: entry[:2])]
