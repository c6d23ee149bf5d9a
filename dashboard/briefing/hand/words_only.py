"""Slides of words: highlights, sources and rule, free text."""

from __future__ import annotations

from dashboard.briefing.hand import said
from dashboard.briefing.hand.look import LINE, Box, Look, lines
from dashboard.briefing.hand.page import Frame, Page, Run
from dashboard.briefing.markdown import Block, tokens
from dashboard.briefing.slide import Highlights, Sources, Text
from dashboard.text import t

_FREE, _LEAST = Frame(gap=6), 9.0  # free text: its frame, its smallest letters


def highlights(page: Page, body: Highlights, about: str) -> None:
    """A card an item: its name, what it is, the words it rests on."""
    across = 1 if len(body.items) < 3 else 2
    down = -(-len(body.items) // across)
    whole = page.look.body
    room = whole.top(whole.h - 24) if body.more else whole
    if body.more:
        more = t("hand.more", n=body.more)
        page.words(whole.below(whole.h - 18), [[Run(more, "ink-3")]], 12)
    columns = room.columns(*[1] * across, gap=16)
    high = (room.h - 12 * (down - 1)) / max(down, 1)
    cards = list[tuple[Box, list[list[Run]]]]()
    for place, item in enumerate(body.items):
        column = columns[place // down]
        box = Box(column.x, column.y + (place % down) * (high + 12), column.w, min(high, 120))
        lines = [
            [Run(item.name, bold=True)],
            [Run(said.about_item(item), "ink-2")],
            [Run(t("hand.quote", words=item.evidence.words), "ink-3")],
        ]
        cards.append((box, lines))
    page.cards(cards, 18, Frame(fill="sunk", pad=9, gap=1, anchor="m"))


def sources(page: Page, body: Sources, about: str) -> None:
    """Documents, then the rule as pairs."""
    box = page.look.body
    keys = ("column.title", "column.issuer", "column.date", "column.kind")
    rows = [
        [
            Run(f"《{each.title}》"),
            Run(each.issuer, "ink-2"),
            Run(each.date or t("evidence.no_date"), "ink-2"),
            Run(t(f"class.{each.kind}"), "ink-2"),
        ]
        for each in body.sources
    ]
    weight = 1.5 * len(rows) / (1.5 * len(rows) + len(body.rule) / 2 + 1)
    upper = box.top(box.h * min(max(weight, 0.3), 0.7) - 12) if body.rule else box
    taken = page.table(upper, (3.2, 2, 1.3, 1), [[Run(t(key)) for key in keys], *rows], about)
    if body.rule:
        page.table(box.below(min(taken, upper.h) + 16), (1, 3, 1, 3), _rule(body), about)


def _rule(body: Sources) -> list[list[Run]]:
    """Two pairs a row, read downwards."""
    pairs = [(Run(label, "ink-2"), Run(text)) for label, text in body.rule]
    half = -(-len(pairs) // 2)
    right = [*pairs[half:], (Run(""), Run(""))]
    rows = [[*left, *right[at]] for at, left in enumerate(pairs[:half])]
    return [[Run(t("goal.rule")), *[Run("")] * 3], *rows]


def text(page: Page, body: Text, about: str) -> None:
    """Markdown as paragraphs and bullets at the largest size that stands."""
    page.fitted(page.look.body, _lines(body), 24, _FREE, least=_LEAST)


def left_out(look: Look, body: Text) -> str:
    """The whole text where the slide has no room for it, "" where it has: notes carry it."""
    texts = ["".join(run.text for run in line) for line in _lines(body)]
    taken = sum(lines(text, _LEAST, look.body.w) * _LEAST * LINE + _FREE.gap for text in texts)
    return body.markdown if taken - _FREE.gap > look.body.h else ""


def _lines(body: Text) -> list[list[Run]]:
    return [_line(block) for block in tokens(body.markdown)]


def _line(block: Block) -> list[Run]:
    bold = block.kind == "heading"
    colour = "ink-2" if block.kind == "quote" else "ink"
    runs = [
        Run(run.text, colour, run.bold or bold, italic=run.italic, link=_whole(run.href))
        for run in block.runs
    ]
    if block.kind == "item":
        mark = f"{block.number}. " if block.number else "• "
        runs.insert(0, Run("　" * min(block.level, 3) + mark, "data"))
    return runs


def _whole(address: str) -> str:
    """Only a whole address leads anywhere from a file."""
    return address if address.startswith(("http://", "https://")) else ""
