"""A paragraph's figures become rows, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.intake.bulletin.sentence import Row, Sentence
from data.intake.bulletin.tense import Course
from data.intake.bulletin.tokens import Figure
from data.intake.bulletin.when import Said, moved
from data.intake.bulletin.words import Words

LONGEST = 1200  # characters of a sentence
_SENTENCE = re.compile(r"[。！？；\n]")
_BY_PART = re.compile(r"[分从]各?[季月][度份]?看")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: ``start`` to ``end`` of the whole ``text``."""

    text: str
    start: int
    end: int
    mentions: list[Said]
    course: Course


def rows(line: Line, figures: list[Figure]) -> list[Row]:
    """The rows of a paragraph, sentence by sentence."""
    out: list[Row] = []
    edges = list(_edges(line))
    low, at, seen = line.start, 0, 0
    topic = last = ""
    goes_on = False
    for edge in edges:
        first = at
        while at < len(figures) and figures[at].start < edge:
            at += 1
        mentions: list[Said] = []
        while seen < len(line.mentions) and line.mentions[seen].start < edge:
            mentions.append(moved(line.mentions[seen], low))
            seen += 1
        line.course.sentence(line.text[low:edge], mentions, goes_on)
        if at > first:
            if out and _BY_PART.match(line.text, low):
                topic = last = out[0].base
            words = Words(line.text[low:edge], low, mentions)
            walk = Sentence(words, line.course, figures[first:at], topic, last)
            walk.goes_on = goes_on
            out.extend(walk.run())
            topic, last = walk.topic, walk.last
        goes_on = line.text[edge - 1 : edge] == "；"
        low = edge
    return out


def _edges(line: Line) -> Iterator[int]:
    """Ends of sentences; one that never ends is cut, so that work grows with the text only."""
    last = line.start
    stops = [found.end() for found in _SENTENCE.finditer(line.text, line.start, line.end)]
    for stop in (*stops, line.end):
        while stop - last > LONGEST:
            cut = line.text.rfind("，", last + 1, last + LONGEST) + 1
            last = cut if cut > last else last + LONGEST
            yield last
        yield stop
        last = stop
