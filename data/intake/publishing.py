"""From a draft to the tables it would make: rows in place of rows, nothing else touched.

A figure is what one indicator, region, period and role say; its accepted lines (two for a range)
take the place of all its rows that no speaker said. A figure of a later period than the city's
current one moves the city on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from data import periods, schema
from data.city_file import FILE as CITY
from data.documents import read_document, span, squeeze
from data.folder import TEXTS
from data.intake.draft import Draft, Line
from data.intake.entry import Entry
from data.store.content import Content, Row

_FIGURE = ["indicator", "region", "period", "role"]
_SHEET = "填报表"
_TAIL = 6  # characters after the figure: its unit
WORDS = 40


def proposed(content: Content, draft: Draft) -> Content:
    """The content with the accepted lines in it, not yet checked. A bulletin's text goes along, so
    that its words can be shown.
    """
    draft = replace(draft, source=_own(content, draft))
    rows = facts(draft)
    if not rows:
        return content
    tables = dict(content.rows)
    used = {row["indicator"] for row in rows}
    made = [row for row in draft.indicators if row["indicator"] in used]
    tables["facts"] = _facts(tables["facts"], rows)
    tables["sources"] = (*tables["sources"], _full(draft.source))
    tables["indicators"] = _one_more(tables["indicators"], made, "indicator")
    files = {CITY: _moved_on(content.files[CITY], rows)}
    if draft.text:
        files[f"{TEXTS}/{draft.source['file']}"] = draft.text
    return replace(content, rows=tables, files={**content.files, **files})


def _own(content: Content, draft: Draft) -> Mapping[str, str]:
    """The draft's source under an id that no other source has taken since it came in."""
    taken = {row["source"] for row in content.rows["sources"]}
    base = draft.source["source"]
    ids = (base if not place else f"{base}-{place + 1}" for place in range(len(taken) + 1))
    id = next(id for id in ids if id not in taken)
    return {**draft.source, "source": id, "file": f"{id}.txt" if draft.text else ""}


def facts(draft: Draft) -> list[dict[str, str]]:
    """Rows of facts.csv the accepted lines make, in their order."""
    places = _Places(draft)
    return [_row(places, line) for line in draft.accepted]


def _row(places: _Places, line: Line) -> dict[str, str]:
    entry = line.entry
    given = {name: getattr(entry, name, "") for name in schema.FACTS.names}
    return {**given, **places.of(entry)}


class _Places:
    """Where the words of an entry stand: in the text's own sections, or in the workbook's row."""

    def __init__(self, draft: Draft) -> None:
        self._source = draft.source["source"]
        self._document = read_document(draft.text) if draft.text else None

    def of(self, entry: Entry) -> dict[str, str]:
        words = _short(squeeze(entry.words or f"{entry.value}{entry.unit}"), entry.value)
        section, paragraph = self._place(entry, words)
        return {
            "source": entry.source or self._source,
            "section": section or entry.place or _SHEET,
            "paragraph": paragraph or "1",
            "words": words,
        }

    def _place(self, entry: Entry, words: str) -> tuple[str, str]:
        """Where the reader of the file saw the words, or else their first place in the text."""
        if self._document is None:
            return entry.section, entry.paragraph
        if entry.section and entry.paragraph.isdecimal():
            seen = self._document.locate(entry.section, int(entry.paragraph))
            if seen and span(seen, words):
                return entry.section, entry.paragraph
        found = self._document.find(words)
        return (found[0], str(found[1])) if found else (entry.section, entry.paragraph)


def _short(words: str, value: str) -> str:
    """At most WORDS characters that still hold the figure; it mostly stands at the end."""
    if len(words) <= WORDS:
        return words
    at = words.find(value)
    end = len(words) if at < 0 else min(len(words), max(WORDS, at + len(value) + _TAIL))
    return words[end - WORDS : end]


def _facts(standing: tuple[Row, ...], rows: list[dict[str, str]]) -> tuple[Row, ...]:
    """``rows`` at the end, in place of what they say anew."""
    told = {_figure(row) for row in rows if not row.get("speaker")}
    kept = (row for row in standing if row.get("speaker") or _figure(row) not in told)
    return (*kept, *map(_full, rows))


def _figure(row: Row) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in _FIGURE)


def _one_more(
    standing: tuple[Row, ...], rows: Iterable[Mapping[str, str]], key: str
) -> tuple[Row, ...]:
    known = {row[key] for row in standing}
    return (*standing, *(_full(row) for row in rows if row[key] not in known))


def _full(row: Mapping[str, str]) -> Row:
    """Blank cells left out, as everywhere in a content."""
    return {name: cell for name, cell in row.items() if cell}


def _moved_on(text: str, rows: list[dict[str, str]]) -> str:
    """city.toml with the latest period a figure of the city speaks of, where it is a later one."""
    now = periods.parse(tomllib.loads(text)["city"]["period"])
    told = [
        period
        for row in rows
        if row["role"] == "actual" and not row.get("speaker")
        for period in [periods.parse(row["period"])]
        if period.kind != "month"
    ]
    last = max([now, *told], key=lambda period: (period.year, period.months))
    for name, value in (("period", f'"{last.id}"'), ("year", str(last.year))):
        text = re.sub(rf"(?m)^({name}\s*=\s*)[^\s#]+", rf"\g<1>{value}", text, count=1)
    return text
