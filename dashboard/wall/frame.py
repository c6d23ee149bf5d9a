"""A frame before it is written: whose page it is, the finding it says, what it shows and quotes.

The room of a frame is fixed by the canvas: :func:`space` says it in u for the width of one pane.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import htpy as h

from data import City

# Widths a pane is laid out for, in u; a real one is rounded down to the next of them.
WIDTHS = (56, 60, 66, 72, 160, 170, 177, 185, 200, 213, 240)
TALL = 100  # below this a pane is portrait


@dataclass(frozen=True, slots=True)
class Space:
    """The room of a frame's body in u. ``tall`` is a portrait canvas."""

    width: float
    height: float
    tall: bool
    titles: float  # size of a title
    title_lines: int


@dataclass(frozen=True, slots=True)
class Frame:
    """``title`` is the finding; ``place`` of ``places`` where a page needs several frames."""

    page: str
    name: str
    title: str
    body: Callable[[], h.Node]
    sources: tuple[str, ...] = ()
    place: int = 1
    places: int = 1
    zoom: float = 1.0

    @property
    def label(self) -> str:
        return self.name if self.places == 1 else f"{self.name} {self.place}/{self.places}"


@dataclass(frozen=True, slots=True)
class Making:
    """What every maker of frames is given."""

    city: City
    space: Space
    whole: Space | None = None

    @property
    def plain(self) -> Space:
        """The room of titles, which never grow."""
        return self.whole or self.space

    def zoomed(self, zoom: float) -> Making:
        """The same room counted in larger letters."""
        width, height = self.space.width / zoom, self.space.height / zoom
        space = replace(self.space, width=width, height=height)
        return replace(self, space=space, whole=self.plain)


Maker = Callable[[Making], list[Frame]]


def space(width: int) -> Space:
    """The room of one pane of ``width`` u (assets/wall/frame.css lays out the same sizes)."""
    if width < TALL:
        return Space(width - 4.4, 56.0, True, 3.8, 3)
    return Space(width - 6.0, 70.0, False, 4.4, 1)


def fitted(width: float) -> int:
    """The laid-out width for a pane that is ``width`` u wide."""
    return max((each for each in WIDTHS if each <= width + 0.01), default=WIDTHS[0])


def roomy(making: Making, lay: Maker, most: float) -> list[Frame]:
    """The frames in the largest letters, up to ``most`` times, that need no more frames."""
    plain = lay(making)
    zoom = most
    while zoom > 1.05:
        tried = lay(making.zoomed(zoom))
        if len(tried) <= len(plain):
            return [replace(frame, zoom=zoom) for frame in tried]
        zoom -= 0.2
    return plain


def numbered(frames: Iterable[Frame]) -> list[Frame]:
    """The frames of one page with their places."""
    listed = list(frames)
    return [
        replace(frame, place=place, places=len(listed)) for place, frame in enumerate(listed, 1)
    ]
