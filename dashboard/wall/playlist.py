"""What a wall shows, from its address and the city's ``[wall]``; what nobody knows is ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import quote, urlencode

from data import CityInfo, wall_plan

_CANVAS = re.compile(r"([1-9]\d{2,4})x([1-9]\d{2,4})")
CANVASES = ("1366x768", "1920x1080", "3840x2160", "5760x1080", "6656x1792", "1080x1920")
# Panes between these shapes (width by height) are filled; others are fitted inside.
LANDSCAPE, PORTRAIT, MOST_PANES = (1.6, 2.4), (0.56, 0.75), 4


@dataclass(frozen=True, slots=True)
class Options:
    """``canvas`` is "WxH" or "" for the window; ``pin`` a revision or "" for the newest."""

    pages: tuple[str, ...] = ()
    dwell: int = 20
    theme: str = "dark"
    canvas: str = ""
    city: str = ""
    refresh: int = 60
    dim: str = ""
    pin: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels; 16:9 where the window decides."""
        found = _CANVAS.fullmatch(self.canvas)
        return (int(found[1]), int(found[2])) if found else (1920, 1080)


def read(info: CityInfo, query: Mapping[str, str]) -> Options:
    """The options of an address; a wrong value is the city's own."""
    plan = info.wall
    dim = query.get("dim", "")
    pin = query.get("pin", "")
    canvas = query.get("canvas", "")
    pages = tuple(dict.fromkeys(p for p in query.get("pages", "").split(",") if _known(p)))
    theme = query.get("theme", "")
    return Options(
        pages=pages or plan.pages or wall_plan.PAGES,
        dwell=_seconds(query.get("dwell", ""), wall_plan.DWELL, plan.dwell),
        theme=theme if theme in wall_plan.THEMES else plan.theme,
        canvas=canvas if _CANVAS.fullmatch(canvas) else "",
        city=query.get("city", "")[:40],
        refresh=_seconds(query.get("refresh", ""), wall_plan.REFRESH, plan.refresh),
        dim="" if dim == "off" else dim if dim and wall_plan.is_dim(dim) else plan.dim,
        pin=pin if re.fullmatch(r"[0-9A-Za-z_-]{1,40}", pin) else "",
    )


def address(path: str, options: Options, info: CityInfo) -> str:
    """Path and query; what the city says anyway is left out."""
    usual = read(info, {})
    pairs: list[tuple[str, str]] = []
    for each in fields(options):
        value = getattr(options, each.name)
        if value != getattr(usual, each.name):
            shown = ",".join(value) if isinstance(value, tuple) else str(value)
            pairs.append((each.name, shown or "off"))
    query = urlencode(pairs, quote_via=quote, safe=",:")
    return f"{path}?{query}" if query else path


def panes(width: float, height: float) -> int:
    """How many frames stand side by side on a canvas."""
    return max(1, min(MOST_PANES, int(width / height / LANDSCAPE[0])))


def fit(width: float, height: float) -> tuple[int, float]:
    """Panes of a canvas and the width of one in u, after fitting inside what can be filled."""
    count = panes(width, height)
    shape = width / height / count
    low, high = LANDSCAPE if shape > 1 else PORTRAIT
    return count, 100 * min(max(shape, low), high)


def _known(name: str) -> bool:
    return name in wall_plan.PAGES


def _seconds(text: str, bounds: tuple[int, int], usual: int) -> int:
    number = int(text) if re.fullmatch(r"\d{1,5}", text) else 0
    return number if wall_plan.is_seconds(number, bounds) else usual
