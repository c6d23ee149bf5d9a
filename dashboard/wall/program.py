"""A program: every frame of a wall in order, laid out for one width and not yet written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.wall import (
    frames_chains,
    frames_districts,
    frames_goals,
    frames_overview,
    frames_rest,
    frames_sectors,
)
from dashboard.wall.frame import Frame, Maker, Making, space
from data import City

MAKERS: Mapping[str, Maker] = {
    "overview": frames_overview.make,
    "goals": frames_goals.make,
    "sectors": frames_sectors.make,
    "districts": frames_districts.make,
    "chains": frames_chains.make,
    "coverage": frames_rest.coverage,
    "changes": frames_rest.changes,
}


def program(city: City, pages: Sequence[str], width: int) -> tuple[Frame, ...]:
    """Frames of the pages in order; a page that would be empty has none. ``width`` is of a pane,
    in u, one of ``frame.WIDTHS``.
    """
    making = Making(city, space(width))
    return tuple(frame for page in pages for frame in MAKERS[page](making))
