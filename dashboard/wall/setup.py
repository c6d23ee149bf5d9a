"""``/wall/setup``: staff choose pages, seconds, theme and canvas, see the wall at once, and copy
the address and the kiosk's command. A plain form: it works without its script.
"""

from __future__ import annotations

import htpy as h
from markupsafe import Markup

from dashboard import theme
from dashboard.text import t
from dashboard.wall.playlist import CANVASES, Options, address
from data import City, wall_plan


def document(city: City, options: Options, host: str, build: str) -> h.Element:
    """``host`` is scheme and authority as the browser reached them."""
    target = host + address("/wall", options, city.info)
    return h.html(lang="zh-CN", data_bs_theme="light")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title[t("setup.title", city=city.info.title)],
            h.link(rel="icon", href="data:,"),
            h.style[Markup(theme.variables())],
            h.link(rel="stylesheet", href=f"/assets/wall/setup.css?v={build}"),
        ],
        h.body[
            h.header(class_="setup-head")[
                h.h1[t("setup.heading")], h.p[t("setup.lead")], h.a(href="/")[t("setup.desk")]
            ],
            h.main(class_="setup")[
                h.form(id="setup", method="get", action="/wall/setup", data_host=host)[
                    _pages(options),
                    _seconds(options),
                    _choices(options),
                    _more(options),
                    h.button(type="submit")[t("setup.apply")],
                ],
                h.section(class_="setup-result")[
                    _preview(options, target), _addresses(target, options, city)
                ],
            ],
            h.script(src=f"/assets/wall/setup.js?v={build}"),
        ],
    ]


def _pages(options: Options) -> h.Element:
    order = [*options.pages, *(page for page in wall_plan.PAGES if page not in options.pages)]
    return h.fieldset[
        h.legend[t("setup.pages")],
        (
            h.label(class_="check")[
                h.input(type="checkbox", name="page", value=page, checked=page in options.pages),
                t(f"wall.page.{page}"),
            ]
            for page in order
        ),
        h.input(type="hidden", name="pages", value=",".join(options.pages)),
    ]


def _seconds(options: Options) -> h.Element:
    return h.fieldset[
        h.legend[t("setup.times")],
        _number("dwell", options.dwell, wall_plan.DWELL),
        _number("refresh", options.refresh, wall_plan.REFRESH),
        h.label[
            t("setup.dim"),
            h.input(name="dim", value=options.dim or "off", pattern=f"off|{wall_plan.DIM.pattern}"),
        ],
    ]


def _number(name: str, value: int, bounds: tuple[int, int]) -> h.Element:
    low, high = bounds
    return h.label[
        t(f"setup.{name}"),
        h.input(type="number", name=name, value=str(value), min=str(low), max=str(high)),
    ]


def _choices(options: Options) -> h.Element:
    canvases = ("", *CANVASES)
    if options.canvas not in canvases:
        canvases = (*canvases, options.canvas)
    return h.fieldset[
        h.legend[t("setup.look")],
        h.label[
            t("setup.theme"),
            h.select(name="theme")[
                (
                    h.option(value=name, selected=name == options.theme)[t(f"setup.theme.{name}")]
                    for name in wall_plan.THEMES
                )
            ],
        ],
        h.label[
            t("setup.canvas"),
            h.select(name="canvas")[
                (
                    h.option(value=name, selected=name == options.canvas)[
                        name.replace("x", " × ") or t("setup.window")
                    ]
                    for name in canvases
                )
            ],
        ],
    ]


def _more(options: Options) -> h.Element:
    return h.fieldset[
        h.legend[t("setup.more")],
        h.label[t("setup.pin"), h.input(name="pin", value=options.pin, maxlength="40")],
        h.p[t("setup.pin_note")],
    ]


def _preview(options: Options, target: str) -> h.Element:
    width, height = options.size
    return h.div(class_="preview", data_size=f"{width}x{height}")[
        h.div(style=f"padding-top:{100 * min(height / width, 1.2):.3f}%"),
        h.iframe(src=target, title=t("setup.preview")),
    ]


def _addresses(target: str, options: Options, city: City) -> h.Element:
    waiting = address("/wall/wait.html", options, city.info)
    return h.div(class_="setup-out")[
        _copy("setup-address", t("setup.address"), target),
        h.p[t("setup.copy")],
        h.p[h.a(href=waiting, id="setup-wait")[t("setup.wait")], t("setup.wait_note")],
        _copy("setup-windows", t("setup.windows"), t("setup.command_windows")),
        _copy("setup-linux", t("setup.linux"), t("setup.command_linux")),
        _copy("setup-direct", t("setup.direct"), t("setup.command_direct", address=target)),
    ]


def _copy(id: str, label: str, text: str) -> h.Element:
    return h.label(class_="copy")[
        label, h.textarea(id=id, readonly=True, rows="3" if len(text) > 90 else "2")[text]
    ]
