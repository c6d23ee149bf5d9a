"""Free text of a slide: a small Markdown read into blocks of runs, which every form draws.

Headings, paragraphs, lists, quotations; bold, italic and links. Nothing else comes out: HTML stays
the text it is, pictures become their words, links lead to http(s) or inside the house. What is
drawn is made anew from the blocks, so no markup of the text ever reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import htpy as h
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_SAFE = re.compile(r"https?://|/(?![/\\])|[#?]")
_LOWEST = 4  # a slide's title is h2
_MARKS = {"strong": "bold", "em": "italic"}


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that look alike; ``href`` "" is no link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """``kind`` is heading | paragraph | item | quote. ``level`` counts headings from 1 and the
    depth of a list from 0; ``number`` is an ordered item's, 0 for a bullet.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def tokens(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text in order; never an error, whatever the text."""
    return tuple(_blocks(_parser().parse(text)))


def to_html(text: str) -> Markup:
    """The text as clean HTML."""
    parts = groupby(tokens(text), key=lambda block: block.kind == "item")
    drawn = [_list(list(run)) if listed else [*map(_drawn, run)] for listed, run in parts]
    return Markup(str(h.fragment[drawn]))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True})


def _blocks(parsed: Sequence[Token]) -> Iterator[Block]:
    lists: list[int] = []  # the number of the current item of each open list, -1 for bullets
    heading = quoted = 0
    fresh = False  # the first paragraph of an item carries its mark, the others stand below it
    for token in parsed:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            first = int(token.attrs.get("start", 1)) if token.tag == "ol" else 0
            lists.append(first - 1 if token.tag == "ol" else -1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            fresh = True
            lists[-1] += lists[-1] >= 0
        elif token.type in ("heading_open", "heading_close"):
            heading = int(token.tag[1]) if token.nesting == 1 else 0
        elif token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif token.content:
            runs = tuple(_runs(token.children or [])) or (Run(token.content.strip()),)
            if heading:
                yield Block("heading", runs, min(heading, _LOWEST))
            elif lists and fresh:
                yield Block("item", runs, len(lists) - 1, max(lists[-1], 0))
                fresh = False
            else:
                yield Block("quote" if quoted else "paragraph", runs)


def _runs(inline: Sequence[Token]) -> Iterator[Run]:
    """Runs of one line of text; neighbours that look alike are one run."""
    look = {"bold": 0, "italic": 0}
    href = ""
    found: list[Run] = []
    for token in inline:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _MARKS:
            look[_MARKS[name]] += token.nesting
        elif name == "link":
            given = str(token.attrs.get("href", ""))
            href = given if token.nesting == 1 and _SAFE.match(given) else ""
        text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
        if text:
            found.append(Run(text, look["bold"] > 0, look["italic"] > 0, href))
    for (bold, italic, link), runs in groupby(found, key=lambda r: (r.bold, r.italic, r.href)):
        yield Run("".join(run.text for run in runs), bold, italic, link)


def _drawn(block: Block) -> h.Node:
    if block.kind == "heading":
        return (h.h3 if block.level < 3 else h.h4)[_inline(block.runs)]
    if block.kind == "quote":
        return h.blockquote[_inline(block.runs)]
    return h.p[_inline(block.runs)]


def _list(items: Sequence[Block]) -> h.Element:
    """A flat list whose items know their depth: it looks the same and needs no nesting."""
    return h.ul(class_="text-list")[
        (
            h.li(class_=f"depth-{min(item.level, 2)}")[
                h.i(aria_hidden="true")[f"{item.number}." if item.number else "•"],
                h.span[_inline(item.runs)],
            ]
            for item in items
        )
    ]


def _inline(runs: Sequence[Run]) -> list[h.Node]:
    return [_run(run) for run in runs]


def _run(run: Run) -> h.Node:
    lines = run.text.split("\n")
    node: h.Node = [[h.br if place else None, line] for place, line in enumerate(lines)]
    if run.bold:
        node = h.b[node]
    if run.italic:
        node = h.em[node]
    return h.a(href=run.href, rel="noopener", target="_blank")[node] if run.href else node
