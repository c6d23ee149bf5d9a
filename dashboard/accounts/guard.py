"""The guard before every answer: who may see, who may change, and that a change was meant.

Viewing is open unless the settings say otherwise. Everything under ``/intake`` needs an editor, by
page, by form and by callback alike; without one the answer is 401 and holds no layout. Every change
carries a CSRF token: forms in a field, callbacks in a header.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, g, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf

from dashboard.accounts import entry, session
from dashboard.accounts.session import Access, may, who
from dashboard.first_paint import current_city
from dashboard.text import t
from data import Accounts

CALLBACK = "/_dash-update-component"
# Answered with an address made of what was sent; nothing is changed here.
_KEEPS_NOTHING = "/briefing/edit"
INTAKE = "/intake"
# Answered to everybody: they hold no figures.
_STATIC = ("/assets/", "/static/", "/vendor/", "/_dash-component-suites/")
_OPEN = ("/healthz", "/sign-in", "/_favicon", *_STATIC)
_SAFE = ("GET", "HEAD", "OPTIONS")
_COOKIE = "_csrf_token"  # Dash sends it back as X-CSRFToken


def register(server: Flask, accounts: Accounts, access: Access) -> None:
    """Sessions, the sign-in form, the tokens and the guard on a server."""
    session.register(server, accounts, access)
    server.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None)
    csrf = CSRFProtect(server)

    @server.before_request
    def guard() -> Response | None:
        refused = _refused()
        changes = request.method not in _SAFE and request.path != _KEEPS_NOTHING
        if changes and (who() or request.path != CALLBACK) and not refused:
            csrf.protect()
        return refused

    @server.after_request
    def token(response: Response) -> Response:
        if request.path.startswith(_STATIC) or who() is None:
            return response
        response.headers["Cache-Control"] = "no-store" if _inside() else "private, no-cache"
        if response.mimetype == "text/html":
            response.set_cookie(
                _COOKIE, generate_csrf(), samesite="Lax", secure=session.access().https
            )
        return response

    @server.errorhandler(CSRFError)
    def not_meant(error: CSRFError) -> Response:
        return Response(t("account.csrf"), status=400, mimetype="text/plain")

    @server.get("/sign-in")
    def sign_in_page() -> Response:
        return entry.page(current_city(), entry.inside(request.args.get("next", "/")), 200)

    @server.post("/sign-in")
    def sign_in() -> Response:
        return entry.sign_in(current_city())

    @server.post("/sign-out")
    def sign_out() -> Response:
        return entry.sign_out()


def _refused() -> Response | None:
    if _inside() and not may("editor"):
        return _no(t("account.no_right") if who() else "")
    closed = session.access().signed_in and not request.path.startswith(_OPEN)
    return _no("") if closed and who() is None else None


def _inside() -> bool:
    """Whether intake is asked for, by its address or by a callback that names it."""
    if request.path == INTAKE or request.path.startswith(f"{INTAKE}/"):
        return True
    if request.path != CALLBACK:
        return False
    if "intake" not in g:
        g.intake = True  # where the body cannot even be read
        g.intake = any(map(_names_intake, _texts(request.get_json(silent=True))))
    return g.intake


def _names_intake(text: str) -> bool:
    return text.startswith((INTAKE, "intake-", "..intake-"))


def _texts(given: Any, depth: int = 6) -> Iterator[str]:
    """Every text of a callback's body: its outputs, and the values of its inputs and states."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, dict | list) and depth:
        for each in given.values() if isinstance(given, dict) else given:
            yield from _texts(each, depth - 1)


def _no(why: str) -> Response:
    """403 with the reason for one who is signed in; else 401, with the form where a person asks."""
    if why:
        return Response(why, status=403, mimetype="text/plain")
    if request.method == "GET" and request.accept_mimetypes.accept_html:
        return entry.page(current_city(), entry.inside(request.full_path.rstrip("?")))
    return Response(t("account.needed"), status=401, mimetype="text/plain")
