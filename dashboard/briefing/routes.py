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
from data import BriefingPlan, City, PlanFaults, Selection, Store

_HERE = Path(__file__).parent
_ASSETS = _HERE.parent.parent / "assets" / "briefing"
_FORM = 1_000_000  # bytes of the editor's form; a plan as large as links allow needs 600,000
_WHY = 12  # faults shown of a plan


@dataclass(frozen=True, slots=True)
class Asked:
    """A briefing as an address asks for it. ``newer`` is the address of the same plan on the
    newest revision, "" where this is it; ``build`` is that of the code, for its files.
    """

    city: City
    plan: BriefingPlan
    deck: Deck
    look: Look
    newer: str
    build: str


Answer = Callable[[Asked], Response]


def register(server: Flask) -> None:
    """Put the briefing's addresses on a server; its store stands in ``extensions["cockpit"]``."""
    version = build_of()

    @server.get("/briefing")
    def briefing() -> Response:
        return _answer(version, "/briefing", _stage)

    @server.get("/briefing/presenter")
    def presenter_window() -> Response:
        return _answer(version, "/briefing/presenter", _presenter)

    @server.get("/briefing/edit")
    def editor() -> Response:
        return _answer(version, "/briefing/edit", _editor)

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
    """The plan of the address read, its revision found, its deck built; else a page says why."""
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
    deck = build.deck(pinned, plan, city.revision)
    look = stage.look(request.args)
    newer = "" if pinned is city else stage.address(replace(plan, revision=city.revision), look)
    return answer(Asked(pinned, plan, deck, look, newer, version))


def _stage(asked: Asked) -> Response:
    return _html(stage.document(asked.city, asked.deck, asked.plan, asked.look, asked.newer))


def _presenter(asked: Asked) -> Response:
    return _html(presenter.document(asked.city, asked.deck, asked.plan, asked.look))


def _file(form: str, asked: Asked) -> Response:
    """Paper is light unless asked otherwise; whether a newer revision exists is not part of it."""
    shade = "dark" if request.args.get("theme") == "dark" else "light"
    deck = build.deck(asked.city, asked.plan)
    return files.response(form, asked.city, asked.plan, deck, ratio=asked.look.ratio, shade=shade)


def _editor(asked: Asked) -> Response:
    host = request.host_url.rstrip("/")
    return _html(edit.document(asked.city, asked.plan, asked.deck, host, _current(), asked.build))


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


def _html(page: h.Element) -> Response:
    return Response(f"<!DOCTYPE html>{page}", mimetype="text/html")


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
