"""``/intake/revisions``: every revision with who, when, why, its file, what it changed, and the way
back to it.
"""

from __future__ import annotations

from datetime import datetime

import htpy as h
from flask import Flask, Response, flash, request

from dashboard.accounts.session import may
from dashboard.first_paint import current_city
from dashboard.intake.changes import changes
from dashboard.intake.page import HOME, missing, shown, store, table, token
from dashboard.intake.publish import comment_field
from dashboard.text import t
from data import City, Revision, local

LOG = f"{HOME}/revisions"
EACH = f"{LOG}/<int:n>"
PAGE = 50  # revisions on one page


def register(server: Flask) -> None:
    @server.get(LOG)
    def revisions() -> Response:
        newest = store().log(most=1)[0].n  # numbers have no gaps
        pages = -(-newest // PAGE)
        at = min(max(request.args.get("page", 1, int), 1), pages)
        found = store().log(newest - PAGE * (at - 1), PAGE)
        body = h.section(class_="panel")[
            h.p(class_="about")[t("review.log_about", n=newest)],
            entries(current_city(), found),
            _pages(at, pages),
        ]
        return shown(t("review.log"), body)

    @server.get(EACH)
    def revision(n: int) -> Response:
        return page(n)


def page(n: int, status: int = 200, said: str = "") -> Response:
    """One revision; ``said`` stands above it, and what was typed stays."""
    found = store().log(n, 2)
    if not found or found[0].n != n:
        return missing()
    if said:
        flash(said)
    body = _revision(current_city(), found[0], next(iter(found[1:]), None))
    return shown(f"{t('review.revision')} {found[0].name}", body, status)


def entries(city: City, log: list[Revision]) -> h.Element:
    """The table of some revisions."""
    keys = ("revision", "when", "by", "did", "comment", "from", "back_to")
    rows = [_entry(city, each) for each in log]
    return h.div(class_="rows")[table([t(f"review.{key}") for key in keys], rows)]


def when(at: datetime) -> str:
    """A time of the store (UTC) as people read it."""
    return f"{local(at):%Y-%m-%d %H:%M}"


def _entry(city: City, entry: Revision) -> tuple[h.Node, ...]:
    address = f"{LOG}/{entry.n}"
    current = entry.name == city.revision
    back = h.a(href=f"{address}?back=1#rollback")[t("review.to_rollback")]
    return (
        h.a(href=address)[entry.name],
        h.time(datetime=f"{entry.at.isoformat()}Z")[when(entry.at)],
        entry.who,
        _did(entry),
        entry.comment,
        _file(entry),
        h.b[t("review.is_now")] if current else back if may("publisher") else None,
    )


def _did(entry: Revision) -> str:
    if entry.restores:
        return t("review.did_rollback", n=entry.restores)
    return t(f"review.kind.{entry.kind}")


def _file(entry: Revision) -> h.Node:
    if not entry.original:
        return entry.file
    return h.a(href=f"{LOG}/{entry.n}/original", download=True, target="_self")[entry.file]


def _pages(at: int, pages: int) -> h.Node:
    if pages == 1:
        return None
    ways = ((1, "newest"), (at - 1, "newer"), (at + 1, "older"), (pages, "oldest"))
    return h.nav(class_="acts", aria_label=t("review.pages"))[
        (
            h.a(class_="tool", href=f"{LOG}?page={to}")[t(f"review.{word}")]
            for to, word in ways
            if 1 <= to <= pages and to != at
        ),
        h.span[t("review.page", at=at, pages=pages)],
    ]


def _revision(city: City, entry: Revision, older: Revision | None) -> h.Element:
    """What a revision changed, and what going back to it would."""
    before = store().at(older.name) if older else None
    made = store().at(entry.name)
    current = city.revision == entry.name
    what = f"{_did(entry)}：{entry.comment}"
    return h.div[
        h.section(class_="panel")[
            h.p[f"{when(entry.at)} · {entry.who} · ", what],
            h.p[t("review.from"), "：", _file(entry)] if entry.file else None,
            h.h2[t("review.diff_of")],
            _changed(before, made, older),
        ],
        h.p[t("review.is_now")] if current else None,
        _back(city, entry, made) if made and not current else None,
        h.p(class_="more")[h.a(href=LOG)[t("review.to_log")]],
    ]


def _changed(before: City | None, made: City | None, older: Revision | None) -> h.Element:
    if before and made:
        return changes(before, made)
    return h.p(class_="empty")[t("review.unreadable" if older else "review.first")]


def _back(city: City, entry: Revision, made: City) -> h.Element:
    return h.details(class_="panel", id="rollback", open="back" in request.values)[
        h.summary[t("review.to_rollback")],
        h.h2[t("review.rollback_title", revision=entry.name)],
        h.p(class_="about")[t("review.rollback_about")],
        changes(city, made),
        h.form(class_="acts", method="post", action=f"{LOG}/{entry.n}")[
            token(),
            h.input(type="hidden", name="base", value=city.revision),
            h.input(type="hidden", name="back", value="1"),
            comment_field(request.form.get("comment", "")),
            h.button(class_="tool main")[t("review.rollback")],
        ]
        if may("publisher")
        else h.p[t("review.no_publisher")],
    ]
