"""A draft: what one file or text proposes, and what people have decided of it so far.

A draft is a value: every change gives a new one with the next ``version``. Its base is the revision
the reviewer saw; ``City`` itself is never touched before a draft is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import orjson

from data.intake.entry import Entry, Proposal

OPEN, ACCEPTED, REJECTED = "open", "accepted", "rejected"
# What a reviewer may change on a line; the rest says where it came from.
EDITABLE = (
    *("indicator", "region", "period", "role", "comparator", "word", "value", "unit"),
    *("universe", "due", "words", "speaker", "note"),
)


class WrongChange(ValueError):
    """A change nobody can make; ``str`` says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the review table: ``entry`` as it stands now, ``came`` as it came; ``answered``
    are the questions a person has answered by accepting it all the same.
    """

    number: int
    came: Entry
    entry: Entry
    state: str = OPEN
    answered: tuple[str, ...] = ()

    @property
    def edited(self) -> bool:
        return self.entry != self.came


@dataclass(frozen=True, slots=True)
class Draft:
    """``kind`` is workbook | bulletin, ``period`` what it reports on, ``source`` the row of
    sources.csv it makes, ``text`` the words of a bulletin ("" for a workbook), ``original`` the
    hash of the file kept. ``indicators`` are rows of indicators.csv made on the way. ``status`` is
    open | submitted | published | dropped; ``faults`` are what reading the file said.
    """

    id: str
    kind: str
    name: str
    period: str
    base: str
    author: str
    at: str
    source: Mapping[str, str]
    lines: tuple[Line, ...]
    indicators: tuple[Mapping[str, str], ...] = ()
    text: str = ""
    original: str = ""
    comment: str = ""
    status: str = "open"
    submitted_by: str = ""
    version: int = 1
    faults: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.state == ACCEPTED)

    def line(self, number: int) -> Line:
        """WrongChange where there is no such line."""
        found = next((line for line in self.lines if line.number == number), None)
        if found is None:
            raise WrongChange(f"没有第 {number} 条")
        return found


def decide(draft: Draft, number: int, state: str, answered: tuple[str, ...] = ()) -> Draft:
    """Accept, reject or reopen a line; only a line that names an indicator can be accepted.
    ``answered`` are the questions it was accepted in spite of.
    """
    line = draft.line(number)
    if state not in (OPEN, ACCEPTED, REJECTED):
        raise WrongChange(f"状态应为 {OPEN}、{ACCEPTED}、{REJECTED} 之一，现为「{state}」")
    if state == ACCEPTED and not line.entry.indicator:
        raise WrongChange(f"第 {number} 条还没有指明是哪个指标，先选指标再采纳")
    return _with(draft, replace(line, state=state, answered=answered))


def edit(draft: Draft, number: int, cells: Mapping[str, str]) -> Draft:
    """Change cells of a line; an accepted line is open again, for what was agreed has changed."""
    wrong = [name for name in cells if name not in EDITABLE]
    if wrong:
        raise WrongChange(f"不能改「{'、'.join(wrong)}」；可以改的是 {'、'.join(EDITABLE)}")
    line = draft.line(number)
    entry = replace(line.entry, **{name: value.strip() for name, value in cells.items()})
    if entry == line.entry:
        return draft
    return _with(draft, replace(line, entry=entry, state=OPEN, answered=()))


def link(draft: Draft, number: int, indicator: str) -> Draft:
    """Say which indicator a line is; whether it exists is asked by the checks."""
    return edit(draft, number, {"indicator": indicator})


def to_json(draft: Draft) -> str:
    """``from_json(to_json(draft)) == draft``."""
    return orjson.dumps(draft).decode()


def from_json(text: str) -> Draft:
    given = orjson.loads(text)
    lines = tuple(
        Line(
            each["number"],
            came := _entry(each["came"]),
            came if each["entry"] == each["came"] else _entry(each["entry"]),
            each["state"],
            tuple(each.get("answered", ())),
        )
        for each in given["lines"]
    )
    plain = {field.name: given[field.name] for field in fields(Draft)}
    several = {name: tuple(plain[name]) for name in ("indicators", "faults")}
    return Draft(**{**plain, **several, "lines": lines})


def _entry(given: Mapping[str, Any]) -> Entry:
    proposals = tuple(Proposal(**each) for each in given["proposals"])
    span = (given["span"][0], given["span"][1])
    doubts = tuple(given["doubts"])
    return Entry(**{**given, "proposals": proposals, "span": span, "doubts": doubts})


def _with(draft: Draft, line: Line) -> Draft:
    lines = tuple(line if each.number == line.number else each for each in draft.lines)
    return replace(draft, lines=lines)
