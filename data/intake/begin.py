"""A draft out of a file: the entries of a workbook or of a text, with where they came from.

Nothing is decided here: every line is open. Figures of an earlier period a text mentions beside its
own (previous) are actual figures of that period. An indicator is only proposed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from data import periods
from data.city import City
from data.clock import local
from data.intake.draft import Draft, Line
from data.intake.entry import Entry
from data.intake.match import propose, region_of
from data.intake.workbook import WorkbookReading
from data.records import Source

WORKBOOK, BULLETIN = "workbook", "bulletin"
MOST = 3000  # figures of a text, as many as a form may have rows
_DIGITS = re.compile(r"[0-9.]+")


@dataclass(frozen=True, slots=True)
class Came:
    """How a file came in: ``at`` is UTC, ISO; title, issuer and date of a text are what the person
    said of it.
    """

    name: str
    raw: bytes
    period: str
    author: str
    at: str
    title: str = ""
    issuer: str = ""
    date: str = ""


def of_workbook(city: City, came: Came, read: WorkbookReading) -> Draft:
    """The draft of a filled-in form; its faults go along, to be shown beside what was read."""
    period = periods.parse(came.period).label
    source = _source(
        city, "form", came, came.title or f"{period}指标填报表", came.issuer or city.info.name, ""
    )
    faults = tuple(fault.text for fault in read.faults)
    return _draft(city, WORKBOOK, came, source, read.entries, faults=faults)


def of_text(city: City, came: Came, text: str) -> Draft:
    """The draft of a bulletin's text. ValueError where it has more figures than people review."""
    from data.intake.bulletin import extract  # its patterns take a tenth of a second

    # Dates and names carry digits too, and reading takes its time.
    _few(len(_DIGITS.findall(text)) // 4)
    title = came.title or _first_line(text) or came.name
    file = f"{_id(city, BULLETIN, came.period)}.txt"
    source = _source(city, BULLETIN, came, title, came.issuer or "文件未载明", file)
    told = [_told(entry) for entry in extract(text, came.period)]
    _few(len(told))
    placed = (replace(entry, region=region_of(city, entry)) for entry in told)
    entries = [replace(entry, proposals=propose(city, entry)) for entry in placed]
    return _draft(city, BULLETIN, came, source, entries, text=text)


def _draft(
    city: City,
    kind: str,
    came: Came,
    source: Source,
    entries: Iterable[Entry],
    *,
    text: str = "",
    faults: tuple[str, ...] = (),
) -> Draft:
    row = {
        "source": source.id,
        "title": source.title,
        "issuer": source.issuer,
        "date": source.date,
        "kind": source.kind,
        "file": source.file,
        "note": source.note,
    }
    return Draft(
        id="",
        kind=kind,
        name=came.name,
        period=came.period,
        base=city.revision,
        author=came.author,
        at=came.at,
        source=row,
        lines=tuple(Line(place, entry, entry) for place, entry in enumerate(entries, 1)),
        text=text,
        original=hashlib.sha256(came.raw).hexdigest(),
        faults=faults,
    )


def _few(figures: int) -> None:
    if figures > MOST:
        raise ValueError(f"数字太多：一份文字应不超过 {MOST:,} 个，现约 {figures:,} 个；请分成几份")


def _told(entry: Entry) -> Entry:
    return replace(entry, role="actual") if entry.role == "previous" else entry


def _source(city: City, kind: str, came: Came, title: str, issuer: str, file: str) -> Source:
    day = local(datetime.fromisoformat(came.at)).date()
    note = f"由{came.author}于 {day} 载入：{came.name}"
    id = _id(city, kind, came.period)
    return Source(id, title[:100], issuer[:60], came.date, "government", file, note[:200])


def _id(city: City, kind: str, period: str) -> str:
    """An id no source of the city has."""
    base = f"{kind}-{period.lower()}"
    taken = {source.id for source in city.sources()}
    ids = (base if not place else f"{base}-{place + 1}" for place in range(len(taken) + 1))
    return next(id for id in ids if id not in taken)


def _first_line(text: str) -> str:
    """The title of a text, where its first line looks like one."""
    line = re.sub(r"\s", "", next(filter(str.strip, text.lstrip("\ufeff").splitlines()), ""))
    return line if 4 <= len(line) <= 60 and not line.endswith(("。", "；")) else ""
