"""The user behind a request: a signed cookie, or the name an intranet's proxy sends.

A session names the account and its stamp; a changed password or role ends it. A name in the proxy's
header counts only when the request comes from the proxy's own address, and only as the account of
that name; a name without one may look and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from flask import Flask, Request, current_app, request
from flask_login import LoginManager, current_user

from dashboard.settings import Settings
from data import Accounts, User

HOURS = 10  # a working day


@dataclass(frozen=True, slots=True)
class Access:
    """What the settings say of access. ``signed_in`` asks viewers for an account too; ``two``
    people it takes to publish; ``header`` and ``proxies`` are the intranet's sign-on, "" where
    there is none; ``https`` keeps cookies off plain connections.
    """

    signed_in: bool = False
    two: bool = True
    header: str = ""
    proxies: tuple[str, ...] = ()
    https: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Access:
        return cls(
            settings.viewers == "signed-in",
            settings.review == "two",
            settings.signon_header,
            settings.signon_proxies,
            settings.https == "yes",
        )


class Signed:
    """A signed-in user as Flask-Login wants one."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        return f"{self.user.stamp}:{self.user.name}"


def accounts() -> Accounts:
    return current_app.extensions["accounts"]


def access() -> Access:
    return current_app.extensions["access"]


def who() -> User | None:
    """The user of this request, None for a reader without an account."""
    return current_user.user if current_user.is_authenticated else None


def may(role: str) -> bool:
    user = who()
    return user is not None and user.may(role)


def register(server: Flask, accounts: Accounts, access: Access) -> None:
    """Sessions on a server; its accounts stand in ``extensions["accounts"]``."""
    server.extensions["accounts"], server.extensions["access"] = accounts, access
    server.config.update(
        SECRET_KEY=accounts.secret(),
        SESSION_COOKIE_NAME="cockpit",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=access.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=HOURS),
    )
    manager = LoginManager(server)
    manager.user_loader(_of_cookie)
    manager.request_loader(_of_proxy)


def _of_cookie(id: str) -> Signed | None:
    stamp, _, name = id.partition(":")
    user = accounts().user(name)
    return Signed(user) if user and user.stamp == stamp else None


def _of_proxy(request: Request) -> Signed | None:
    """Asked only where the cookie names nobody."""
    rules = access()
    if not rules.header or not _from(rules.proxies):
        return None
    name = request.headers.get(rules.header, "").strip()
    if not name:
        return None
    return Signed(accounts().user(name) or User(name[:40], "viewer", ""))


def _from(proxies: tuple[str, ...]) -> bool:
    """Whether the other end of the connection itself is a proxy of the settings: an address that
    was forwarded says nothing about who sent the header.
    """
    came = request.environ.get("werkzeug.proxy_fix.orig", request.environ)
    try:
        peer = ip_address(came.get("REMOTE_ADDR") or "")
    except ValueError:
        return False
    return any(peer in ip_network(each) for each in proxies)
