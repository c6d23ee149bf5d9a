"""What may be asked of the wall: names of its pages, themes, bounds in seconds, dimming hours.

The ``[wall]`` section of city.toml and the wall's own address are held to the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGES = ("overview", "goals", "sectors", "districts", "chains", "coverage", "changes")
THEMES = ("dark", "light", "auto")
DWELL = (3, 3600)
REFRESH = (5, 3600)
DIM = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class WallPlan:
    """What a city shows on its wall unless the address says otherwise. No ``pages`` means all of
    them; ``dwell`` and ``refresh`` are seconds; ``dim`` is "22:00-06:30" or "".
    """

    pages: tuple[str, ...] = ()
    dwell: int = 20
    theme: str = "dark"
    refresh: int = 60
    dim: str = ""


def is_pages(names: object) -> bool:
    """A list of known pages, each once; an empty list means all of them."""
    return (
        isinstance(names, list | tuple)
        and all(name in PAGES for name in names)
        and len(set(names)) == len(names)
    )


def is_dim(text: object) -> bool:
    """Blank, or from-to such as 22:00-06:30."""
    return isinstance(text, str) and (not text or DIM.fullmatch(text) is not None)


def is_seconds(number: object, bounds: tuple[int, int]) -> bool:
    return type(number) is int and bounds[0] <= number <= bounds[1]
