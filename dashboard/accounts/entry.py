"""``/sign-in`` and ``/sign-out``: one plain form that works without any script."""

from __future__ import annotations

import htpy as h
from flask import Response, flash, get_flashed_messages, redirect, request
from flask_login import login_user, logout_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from dashboard import theme
from dashboard.accounts.session import Signed, accounts
from dashboard.text import t
from data import City, TooMany


def page(city: City, onward: str, status: int = 401) -> Response:
    """The form; ``onward`` is where the reader wanted to go. 401: what was asked for is not
    shown.
    """
    html = h.html(lang="zh-CN", data_bs_theme="light")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="color-scheme", content="light dark"),
            h.title[f"{t('account.sign_in')} · {city.info.title}"],
            h.link(rel="icon", href="data:,"),
            h.style[Markup(theme.variables())],
            h.script(src="/assets/early.js"),
            h.link(rel="stylesheet", href="/assets/10-base.css"),
            h.link(rel="stylesheet", href="/assets/account/sign_in.css"),
        ],
        h.body[h.main(class_="sign-in")[_form(city, onward)]],
    ]
    return Response(f"<!DOCTYPE html>{html}", status=status, mimetype="text/html")


def _form(city: City, onward: str) -> h.Element:
    said = get_flashed_messages()
    return h.form(method="post", action="/sign-in")[
        h.p(class_="about")[city.info.title],
        h.h1[t("account.sign_in")],
        h.div(role="alert")[(h.p(class_="caution")[words] for words in said)],
        h.input(type="hidden", name="csrf_token", value=generate_csrf()),
        h.input(type="hidden", name="next", value=onward),
        h.label(for_="name")[t("account.name")],
        h.input(
            id="name", name="name", required=True, maxlength=40, autocomplete="username",
            autofocus=True,
        ),
        h.label(for_="password")[t("account.password")],
        h.input(
            id="password", name="password", type="password", required=True, maxlength=200,
            autocomplete="current-password",
        ),
        h.button(type="submit")[t("account.sign_in")],
        h.p(class_="quiet")[t("account.help")],
    ]  # fmt: skip


def sign_in(city: City) -> Response:
    """POST: a session and on to where the reader wanted to go, or the form with the reason."""
    onward = inside(request.form.get("next", ""))
    name, password = request.form.get("name", "").strip(), request.form.get("password", "")
    try:
        user = accounts().sign_in(name, password, request.remote_addr or "")
    except TooMany as storm:
        flash(str(storm))
        return page(city, onward, 429)
    if user is None:
        flash(t("account.wrong"))
        return page(city, onward)
    login_user(Signed(user))
    return _to(onward)


def sign_out() -> Response:
    logout_user()
    return _to("/")


def inside(path: str) -> str:
    """A path of this house; anything that could lead elsewhere becomes the overview."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if plain and "\\" not in path and len(path) <= 2000 else "/"


def _to(path: str) -> Response:
    answer = redirect(path, 303)
    assert isinstance(answer, Response)
    return answer
