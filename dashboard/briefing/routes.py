"""``/briefing`` and what lies below it: the stage, the presenter's window, the editor, the files.

Every address without a plan leads to one with a plan, pinned to revision and period; what stands
in the address is all there is, the server keeps nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import htpy as h
from flask import Flask, Response, current_app, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard import links
from dashboard.briefing import build, compose, edit, editing, link, presenter, refusal, stage
from dashboard.briefing.hand import files
from dashboard.briefing.slide import Deck
from dashboard.briefing.stage import Look
from dashboard.text import t
from dashboard.wall.shelf import Shelf, Written, write
from data import BriefingPlan, City, PlanFaults, Selection, Store

_HERE = Path(__file__).parent
_ASSETS = _HERE.parent.parent / "assets" / "briefing"
_FORM = 1_000_000  # bytes of the editor's form; a plan as large as links allow needs 600,000
_WHY = 12  # faults shown of a plan
_PAGES = 24  # written pages kept, about 500 KB each with their packed form


@dataclass(frozen=True, slots=True)
class Asked:
    """A briefing as an address asks for it: its plan on ``city``, where ``now`` is the newest."""

    city: City
    now: City
    plan: BriefingPlan
    look: Look
    path: str

    @property
    def deck(self) -> Deck:
        """Built anew each time it is asked for."""
        return build.deck(self.city, self.plan, self.now.revision)

    @property
    def newer(self) -> str:
        """Address of the same plan on the newest revision, "" where this is it."""
        if self.city.revision == self.now.revision:
            return ""
        return stage.address(replace(self.plan, revision=self.now.revision), self.look)


Answer = Callable[[Asked], Response]
Pages = Shelf[tuple[object, ...], Written]


def register(server: Flask) -> None:
    """Put the briefing's addresses on a server; its store stands in ``extensions["cockpit"]``."""
    version, pages = build_of(), Pages(_PAGES)

    @server.get("/briefing")
    def briefing() -> Response:
        return _answer(version, "/briefing", partial(_written, pages, version, _stage))

    @server.get("/briefing/presenter")
    def presenter_window() -> Response:
        written = partial(_written, pages, version, _presenter)
        return _answer(version, "/briefing/presenter", written)

    @server.get("/briefing/edit")
    def editor() -> Response:
        return _answer(version, "/briefing/edit", partial(_editor, version))

    @server.post("/briefing/edit")
    def edited() -> Response:
        return _edited(version)

    @server.get("/briefing/<name>.<form>")
    def handed_over(name: str, form: str) -> Response:
        if form not in files.FORMS:
            return _no_such(version, f"{name}.{form}")
        return _answer(version, f"/briefing/{name}.{form}", partial(_file, form))

    @server.get("/briefing/<name>")
    def kept(name: str) -> Response:
        city = _current()
        plan = city.briefings.get(name)
        return _to(city, plan, "/briefing") if plan else _no_such(version, name)


def _answer(version: str, path: str, answer: Answer) -> Response:
    """The plan of the address read and its revision found; else a page says why."""
    city, packed = _current(), request.args.get("plan", "")
    if not packed:
        selection = links.read(city, "/", request.args.to_dict()).selection
        return _to(city, compose.of_selection(city, selection), path)
    try:
        plan = link.read(packed)
    except PlanFaults as faults:
        why = [str(fault) for fault in faults.faults[:_WHY]]
        return refusal.refusal(city, version, 400, why)
    if not plan.revision:
        return _to(city, plan, path)
    pinned = city if plan.revision == city.revision else _store().at(plan.revision)
    if pinned is None:
        now = link.address(replace(plan, revision=city.revision), path)
        why = [t("brief.no_revision", revision=plan.revision)]
        ways = [(now, t("brief.now", revision=city.revision))]
        return refusal.refusal(city, version, 404, why, ways)
    return answer(Asked(pinned, city, plan, stage.look(request.args), path))


def _written(
    pages: Pages, version: str, draw: Callable[[Asked], h.Element], asked: Asked
) -> Response:
    """A page from the shelf or written now: it depends on nothing but what is in its key."""
    revisions = (asked.city.revision, asked.now.revision)
    key = (version, asked.path, *revisions, link.pack(asked.plan), asked.look)
    page = pages.get(key, lambda: write(f"<!DOCTYPE html>{draw(asked)}", key, 0, 0))
    response = Response(mimetype="text/html")
    if request.if_none_match.contains(page.mark):
        response.status_code = 304
    elif request.accept_encodings["gzip"]:
        response.set_data(page.packed)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(page.body)
    response.set_etag(page.mark)
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _stage(asked: Asked) -> h.Element:
    return stage.document(asked.city, asked.deck, asked.plan, asked.look, asked.newer)


def _presenter(asked: Asked) -> h.Element:
    return presenter.document(asked.city, asked.deck, asked.plan, asked.look)


def _file(form: str, asked: Asked) -> Response:
    """Paper is light unless asked otherwise; whether a newer revision exists is not part of it."""
    shade = "dark" if request.args.get("theme") == "dark" else "light"
    deck = build.deck(asked.city, asked.plan)
    return files.response(form, asked.city, asked.plan, deck, ratio=asked.look.ratio, shade=shade)


def _editor(version: str, asked: Asked) -> Response:
    host = request.host_url.rstrip("/")
    page = edit.document(asked.city, asked.plan, asked.deck, host, asked.now, version)
    return Response(f"<!DOCTYPE html>{page}", mimetype="text/html")


def _edited(version: str) -> Response:
    """The form's plan with its change made, as an address; 400 with every fault where it is none.
    Nothing is kept, so nobody has to be known.
    """
    city = _current()
    request.max_content_length = _FORM
    try:
        plan = editing.changed(city, editing.read(request.form), request.form)
        link.read(link.pack(plan))  # what could not be opened again is refused now
    except PlanFaults as faults:
        return refusal.refusal(city, version, 400, [str(each) for each in faults.faults[:_WHY]])
    except RequestEntityTooLarge:
        return refusal.refusal(city, version, 413, [t("brief.edit.large")])
    return _found(link.address(plan, "/briefing/edit"), 303)


def _found(address: str, code: int = 302) -> Response:
    response = redirect(address, code)
    response.headers["Cache-Control"] = "no-store"
    return response  # pyright: ignore[reportReturnType]  # werkzeug's is what flask answers with


def _no_such(version: str, name: str) -> Response:
    city = _current()
    known = [(f"/briefing/{id}", each.title or id) for id, each in city.briefings.items()]
    return refusal.refusal(city, version, 404, [t("brief.no_such", name=name[:80])], known)


def _to(city: City, plan: BriefingPlan, path: str) -> Response:
    """To the same address with the plan pinned to the city as it is now."""
    asked = Selection(period=request.args.get("period", plan.selection.period))
    selection = replace(plan.selection, period=city.period(asked).id)
    pinned = replace(plan, revision=city.revision, selection=selection)
    return _found(stage.address(pinned, stage.look(request.args), path))


def _store() -> Store:
    return current_app.extensions["cockpit"]


def _current() -> City:
    return _store().current()


def build_of() -> str:
    """Changes with any byte of the briefing's code, style or words: a new address of its files."""
    digest = hashlib.sha256()
    words = _HERE.parent / "words" / "briefing.csv"
    for file in sorted([*_HERE.glob("*.py"), *_ASSETS.glob("*.*"), words]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]
