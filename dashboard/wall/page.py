"""The document around the views: one stylesheet, one script, options as attributes."""

from __future__ import annotations

import htpy as h
from markupsafe import Markup

from dashboard import theme
from dashboard.text import t
from dashboard.wall.playlist import Options, address
from data import City

END = "<!--wall-->"  # closes every view on the wire: a cut answer is not a view


def document(city: City, options: Options, first: bytes, build: str) -> h.Element:
    """``/wall``. The first view is written in; the script asks anew where the window differs."""
    dark = "light" if options.theme == "light" else "dark"
    return h.html(
        lang="zh-CN", data_bs_theme=dark, class_="canvas-set" if options.canvas else None
    )[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="color-scheme", content="dark light"),
            h.title[t("wall.title", city=city.info.title)],
            h.link(rel="icon", href="data:,"),
            h.style[Markup(theme.variables())],
            [
                h.link(rel="stylesheet", href=f"/assets/wall/{name}.css?v={build}")
                for name in ("wall", "frames")
            ],
        ],
        h.body(**_options(city, options, build))[
            h.main(id="stage")[Markup(first.decode())],
            h.div(id="veil", aria_hidden="true"),
            h.script(src=f"/assets/wall/wall.js?v={build}"),
        ],
    ]


def _options(city: City, options: Options, build: str) -> dict[str, str]:
    """What the script needs to know; words come from the catalogue."""
    query = address("", Options(pages=options.pages, city=options.city, pin=options.pin), city.info)
    return {
        "data_build": build,
        "data_query": query.replace("?", "&", 1),
        "data_dwell": str(options.dwell),
        "data_refresh": str(options.refresh),
        "data_theme": options.theme,
        "data_canvas": options.canvas,
        "data_dim": options.dim,
        "data_pin": options.pin,
        "data_say_away": t("wall.away"),
        "data_say_held": t("wall.held"),
        "data_say_changed": t("wall.changed"),
        "data_say_was": t("wall.was"),
        "data_say_left": t("wall.left"),
    }
