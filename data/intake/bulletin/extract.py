"""``extract(text, period)``: the entries of a text, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left

from data.intake.bulletin import speakers, tense, when
from data.intake.bulletin.calendar import calendar
from data.intake.bulletin.grid import LONGEST
from data.intake.bulletin.names import VEIL, veiled
from data.intake.bulletin.paragraph import Line, rows
from data.intake.bulletin.sentence import Row
from data.intake.bulletin.tables import Table, is_head
from data.intake.bulletin.text import Flat, flatten
from data.intake.bulletin.tokens import Figure, figures
from data.intake.entry import Entry

WORDS = 40
ALONE = "原文是单独的“三季度”，不是前三季度：请核对时期"


def extract(text: str, period: str = "") -> tuple[Entry, ...]:
    """Every figure of the text with what it speaks of. ``period`` says what the document reports
    on, where it does not say so itself.
    """
    flat = flatten(text)
    mentions = when.said(flat.text)
    covered = list(veiled(flat.text))
    for said in mentions:
        covered[said.start : said.end] = VEIL * (said.end - said.start)
    masked = "".join(covered)
    found = figures(masked)
    table, above = None, list[str]()
    course = tense.Course(calendar(flat.text, period))
    voices = speakers.voices(flat)
    entries: list[Entry] = []
    starts = [figure.start for figure in found]
    said_at = [said.start for said in mentions]
    for number, place in enumerate(flat.paragraphs):
        own = mentions[bisect_left(said_at, place.start) : bisect_left(said_at, place.end)]
        line = flat.text[place.start : place.end]
        if "\t" in line:
            if not table or (above and is_head(line)):
                table = Table(course.calendar, course.role, course.period, above)
            above = []
            for row in table.row(line, place.start):
                entries.append(_entry(flat, number, row, voices.at(row.figure.start)))
            continue
        above = [*above[-2:], line] if len(line) <= LONGEST else []
        moved = [when.moved(said, place.start) for said in own]
        course.line(line, place.section, moved)
        inside = found[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        prose = Line(flat.text, place.start, place.end, own, course)
        for row in rows(prose, inside):
            speaker = voices.at(row.figure.start)
            if speaker and row.implied and course.calendar.press:
                row.period = course.calendar.plan
            entries.append(_entry(flat, number, row, speaker))
    return tuple(entries)


def _entry(flat: Flat, number: int, row: Row, speaker: str) -> Entry:
    place = flat.paragraphs[number]
    figure = row.figure
    return Entry(
        subject=row.subject,
        value=row.value,
        unit=row.unit,
        comparator=row.comparator,
        role=row.role,
        period=row.period,
        word=figure.word,
        universe=row.universe,
        section=place.section,
        paragraph=place.number,
        words=_verbatim(flat, place.start, place.end, figure),
        speaker=speaker,
        place=f"第 {number + 1} 段",
        span=flat.span(figure.begin, figure.stop),
        doubts=(ALONE,) if row.alone and row.period.endswith("Q3") else (),
    )


def _verbatim(flat: Flat, start: int, end: int, figure: Figure) -> str:
    """The clause of a figure; of a table its row up to the figure, a blank between the cells."""
    if "\t" not in flat.text[start:end]:
        return flat.verbatim(*_words(flat.text, start, end, figure))
    cells: list[str] = []
    for cell in flat.text[start : figure.stop].split("\t"):
        cells.append(flat.verbatim(start, start + len(cell)) if cell else "")
        start += len(cell) + 1
    return " ".join(filter(None, cells))


_EDGE = re.compile(r"[，。；！？\n]")


def _words(text: str, start: int, end: int, figure: Figure) -> tuple[int, int]:
    """Where the clause of the figure stands, at most 40 characters of it."""
    low = start
    for found in _EDGE.finditer(text, max(start, figure.begin - WORDS), figure.begin):
        low = found.end()
    low = max(low, figure.stop - WORDS)
    after = _EDGE.search(text, figure.stop, min(end, figure.stop + WORDS))
    high = min(after.start() if after else end, low + WORDS)
    while text[low] in "、：":
        low += 1
    return low, max(high, figure.stop)
