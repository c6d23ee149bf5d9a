"""The sheet a slide is drawn on: its size in points, its colours, and how large a text may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard import theme
from dashboard.wall import measure
from data import WORDS

FACE = "微软雅黑"
HEIGHT = 540.0  # of every ratio, so that letters are equally large on both
WIDTHS = {"16x9": 960.0, "4x3": 720.0}
THEMES: Mapping[str, Mapping[str, str]] = {"light": theme.LIGHT, "dark": theme.DARK}
MARGIN = 40.0
LINE = measure.LINE


class Box(NamedTuple):
    """A place on the sheet in points from its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    def columns(self, *shares: float, gap: float = 20) -> list[Box]:
        """Side by side, by shares of the width."""
        room, x, made = self.w - gap * (len(shares) - 1), self.x, list[Box]()
        for share in shares:
            wide = room * share / sum(shares)
            made.append(Box(x, self.y, wide, self.h))
            x += wide + gap
        return made

    def below(self, taken: float) -> Box:
        """What is left under the upper ``taken`` points."""
        return Box(self.x, self.y + taken, self.w, max(self.h - taken, 0))

    def top(self, height: float) -> Box:
        return Box(self.x, self.y, self.w, height)

    def inside(self, by: float) -> Box:
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)


@dataclass(frozen=True, slots=True)
class Look:
    """``colours`` are those of dashboard.theme by meaning."""

    width: float
    colours: Mapping[str, str]

    @property
    def narrow(self) -> bool:
        return self.width < 800

    @property
    def about(self) -> Box:
        return Box(MARGIN, 20, self.width - 2 * MARGIN, 18)

    @property
    def title(self) -> Box:
        return Box(MARGIN, 38, self.width - 2 * MARGIN, 70)

    @property
    def body(self) -> Box:
        return Box(MARGIN, 122, self.width - 2 * MARGIN, 360)

    @property
    def foot(self) -> Box:
        return Box(MARGIN, 500, self.width - 2 * MARGIN, 24)

    def hex(self, name: str) -> str:
        """RRGGBB of a colour by its meaning."""
        return self.colours[name][1:].upper()


def look(ratio: str, shade: str) -> Look:
    """KeyError for a ratio or theme nobody knows."""
    return Look(WIDTHS[ratio], THEMES[shade])


def tone(word: str, *, fill: bool = False) -> str:
    """The colour a status word wears, as text or as a surface."""
    return theme.TONES[WORDS[word].tone] + ("-fill" if fill else "")


def marked(word: str) -> str:
    return f"{WORDS[word].glyph} {word}"


def fit(texts: Sequence[str], box: Box, most: float, least: float = 10, gap: float = 0) -> float:
    """The largest letter size at which the texts stand in the box one below the other."""
    size = most
    while size > least:
        needed = sum(lines(text, size, box.w) * size * LINE for text in texts)
        if needed + gap * (len(texts) - 1) <= box.h:
            break
        size -= 0.5
    return size


def lines(text: str, size: float, room: float) -> int:
    """Lines a paragraph takes, those it breaks itself included; an empty one takes one."""
    return sum(max(measure.lines(part, size, room), 1) for part in text.split("\n"))


def cut(text: str, size: float, room: float, most: int) -> str:
    """The text, ended with … where it takes more than ``most`` lines."""
    kept, left = list[str](), most
    for part in text.split("\n"):
        taken = max(measure.lines(part, size, room), 1)
        if taken > left:
            return (
                "\n".join([*kept, measure.shortened(part, size, room, left)])
                if left
                else ("\n".join(kept) + "…")
            )
        kept.append(part)
        left -= taken
    return text
