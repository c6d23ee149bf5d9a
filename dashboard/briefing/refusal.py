"""A page that says why there is no briefing here, and where there is one."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h
from flask import Response
from markupsafe import Markup

from dashboard import theme
from dashboard.text import t
from data import City

Way = tuple[str, str]  # (address, words)


def refusal(
    city: City, build: str, status: int, why: Sequence[str], ways: Sequence[Way] = ()
) -> Response:
    """``why`` are sentences, ``ways`` lead on; the desk and a new briefing are always offered."""
    onward = [*ways, ("/briefing", t("brief.refused.new")), ("/", t("brief.refused.desk"))]
    page = h.html(lang="zh-CN", data_bs_theme="light")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title[t("brief.refused")],
            h.link(rel="icon", href="data:,"),
            h.style[Markup(theme.variables())],
            h.script(src="/assets/early.js"),
            h.link(rel="stylesheet", href=f"/assets/briefing/edit.css?v={build}"),
        ],
        h.body(class_="refused")[
            h.p(class_="drill")[t("header.drill")] if city.info.drill else None,
            h.main[
                h.h1[t("brief.refused")],
                h.ul[(h.li[each] for each in why)],
                h.p(class_="ways")[(h.a(href=href)[words] for href, words in onward)],
            ],
        ],
    ]
    return Response(f"<!DOCTYPE html>{page}", status=status, mimetype="text/html")
