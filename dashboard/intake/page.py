"""What every page of intake stands in: the desk's header and footer around plain HTML that works
without any script.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import htpy as h
from flask import Response, current_app, flash, get_flashed_messages, redirect
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from dashboard import theme
from dashboard.accounts.session import who
from dashboard.first_paint import current_city
from dashboard.links import View
from dashboard.pages import rooms
from dashboard.parts.footer import footer
from dashboard.parts.header import header
from dashboard.text import t
from data import SqlStore, User, intake

HOME = "/intake"
_ASSETS = Path(__file__).parent.parent.parent / "assets"
_STYLES = ("10-base.css", "20-shell.css", "42-grid.css", "intake/intake.css")
_SCRIPTS = ("theme.js", "navigate.js")


def store() -> SqlStore:
    return current_app.extensions["cockpit"]


def drafts() -> intake.Drafts:
    return intake.Drafts(store().engine, store().city)


def user_name() -> str:
    """Who asks; the guard lets nobody else in."""
    user = who()
    return user.name if user else ""


def shown(title: str, body: h.Node, status: int = 200, scripts: Sequence[str] = ()) -> Response:
    """A whole page with the one heading ``title``; messages kept for it stand on top. ``scripts``
    are files of ``assets/`` that only this page needs.
    """
    city = current_city()
    user = who()
    html = h.html(lang="zh-CN", data_bs_theme="light")[
        _head(f"{title} · {city.info.title}"),
        h.body(class_="intake")[
            header(city, View(HOME), rooms(), intake=True),
            h.main(id="main")[
                h.div(class_="intake-head")[
                    h.h1[title],
                    h.form(method="post", action="/sign-out")[
                        token(),
                        h.span[_who(user)] if user else None,
                        h.button(class_="tool")[t("review.out")],
                    ],
                ],
                h.div(role="status")[(h.p(class_="said")[said] for said in get_flashed_messages())],
                body,
            ],
            footer(city),
            (h.script(src=_asset(name)) for name in (*_SCRIPTS, *scripts)),
        ],
    ]
    return Response(f"<!DOCTYPE html>{html}", status=status, mimetype="text/html")


def _who(user: User) -> str:
    return t("review.who", name=user.name, role=t(f"review.is.{user.role}"))


def _head(title: str) -> h.Element:
    return h.head[
        h.meta(charset="utf-8"),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.meta(name="color-scheme", content="light dark"),
        h.title[title],
        h.link(rel="icon", href="data:,"),
        h.style[Markup(theme.variables())],
        h.script(src=_asset("early.js")),
        h.link(rel="stylesheet", href="/vendor/css/bootstrap.min.css?v=5.3.8"),
        (h.link(rel="stylesheet", href=_asset(name)) for name in _STYLES),
    ]


@cache
def _asset(name: str) -> str:
    return f"/assets/{name}?v={hashlib.sha256((_ASSETS / name).read_bytes()).hexdigest()[:8]}"


def refused(why: Sequence[str], status: int, back: str = HOME) -> Response:
    """A page that says why something was not done, and leads back."""
    body = h.div(class_="panel")[
        h.ul(class_="faults")[(h.li[each] for each in why)],
        h.p(class_="more")[h.a(href=back)[t("review.home")]],
    ]
    return shown(t("review.refused"), body, status)


def missing() -> Response:
    return refused([t("review.missing")], 404)


def onward(path: str, said: str = "") -> Response:
    """See other, with something to say there."""
    if said:
        flash(said)
    answer = redirect(path, 303)
    assert isinstance(answer, Response)
    return answer


def token() -> h.VoidElement:
    return h.input(type="hidden", name="csrf_token", value=generate_csrf())


def field(label: str, control: h.Node) -> h.Element:
    return h.label(class_="field")[h.span[label], control]


def table(headings: Sequence[str], rows: Sequence[Sequence[h.Node]]) -> h.Element:
    return h.div(class_="scroll", tabindex="0", role="region", aria_label=headings[0])[
        h.table[
            h.thead[h.tr[(h.th(scope="col")[each] for each in headings)]],
            h.tbody[(h.tr[(h.td[cell] for cell in row)] for row in rows)],
        ]
    ]
