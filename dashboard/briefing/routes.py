"""``/briefing`` and what lies below it: the stage, the presenter's window, the editor, the files.

Every address without a plan leads to one with a plan, pinned to revision and period; what stands
in the address is all there is, the server keeps nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import htpy as h
from flask import Flask, Response, current_app, redirect, request

from dashboard import links
from dashboard.briefing import build, compose, link, presenter, refusal, stage
from dashboard.briefing.slide import Deck
from dashboard.briefing.stage import Look
from dashboard.text import t
from data import BriefingPlan, City, PlanFaults, Selection, Store

_HERE = Path(__file__).parent
_ASSETS = _HERE.parent.parent / "assets" / "briefing"
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

    @server.get("/briefing/<name>")
    def kept(name: str) -> Response:
        city = _current()
        plan = city.briefings.get(name)
        if plan is None:
            known = [(f"/briefing/{id}", each.title or id) for id, each in city.briefings.items()]
            why = [t("brief.no_such", name=name[:80])]
            return refusal.refusal(city, version, 404, why, known)
        return _to(city, plan, "/briefing")


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


def _html(page: h.Element) -> Response:
    return Response(f"<!DOCTYPE html>{page}", mimetype="text/html")


def _to(city: City, plan: BriefingPlan, path: str) -> Response:
    """To the same address with the plan pinned to the city as it is now."""
    asked = Selection(period=request.args.get("period", plan.selection.period))
    selection = replace(plan.selection, period=city.period(asked).id)
    pinned = replace(plan, revision=city.revision, selection=selection)
    response = redirect(stage.address(pinned, stage.look(request.args), path))
    response.headers["Cache-Control"] = "no-store"
    return response  # pyright: ignore[reportReturnType]  # werkzeug's is what flask answers with


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
