"""Changes to a draft: cells, decisions, new indicators. Each says the version it was made on; where
somebody else was quicker nothing is kept and the answer says so (409).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from flask import Flask, Response, jsonify, request

from dashboard.first_paint import current_city
from dashboard.intake.cells import rows
from dashboard.intake.line import side
from dashboard.intake.page import HOME, drafts, missing, onward, refused, user_name
from dashboard.intake.review import Asked, page, tally
from dashboard.text import t
from data import intake

_STATES = {"reject": intake.REJECTED, "open": intake.OPEN}
Change = Callable[[intake.Draft], intake.Draft]


def register(server: Flask) -> None:
    base = f"{HOME}/drafts/<id>"

    @server.get(f"{base}/lines/<int:n>")
    def line(id: str, n: int) -> Response:
        draft = drafts().get(id)
        found = draft and next((each for each in draft.lines if each.number == n), None)
        if not draft or not found:
            return missing()
        return Response(str(side(current_city(), draft, found)), mimetype="text/html")

    @server.post(f"{base}/lines/<int:n>")
    def decided(id: str, n: int) -> Response:
        given: Any = request.get_json(silent=True) if request.is_json else None
        if isinstance(given, dict):
            return _json(id, n, given)
        return _form(id, lambda draft: _changed(draft, n, _pressed(request.form)), n)

    @server.post(f"{base}/accept")
    def accept_plain(id: str) -> Response:
        return _form(id, lambda draft: intake.accept_plain(current_city(), draft))

    @server.post(f"{base}/drop")
    def drop(id: str) -> Response:
        return _form(id, lambda draft: replace(draft, status="dropped"), said="review.done_drop")

    @server.post(f"{base}/indicators")
    def new_indicator(id: str) -> Response:
        n, typed = request.form.get("line", 0, int), request.form.to_dict()
        try:
            return _form(id, lambda draft: _changed(draft, n, {"new": typed}), n)
        except intake.WrongCells as wrong:
            draft = drafts().get(id)
            return page(draft, Asked(n, "all", typed, wrong.cells), 422) if draft else missing()


def _json(id: str, n: int, given: Mapping[str, Any]) -> Response:
    draft = drafts().get(id)
    if draft is None:
        return missing()
    before = next((line for line in draft.lines if line.number == n), None)
    if before is None:
        return missing()
    try:
        made = _saved(draft, lambda each: _changed(each, n, given), str(given.get("version")))
    except intake.WrongCells as wrong:
        beside = side(current_city(), draft, before, _texts(given["new"]), wrong.cells)
        return _said(str(wrong), 422, side=str(beside))
    except intake.Questioned as asked:
        return _said(str(asked), 422, asks=True)
    except intake.WrongChange as why:
        return _said(str(why), 422)
    except intake.Moved as moved:
        return _said(str(moved), 409)
    return jsonify(_answer(made, before, given.get("beside")))


def _answer(draft: intake.Draft, before: intake.Line, beside: object) -> dict[str, Any]:
    """What changed: the line's row and those that say the same figure now or did before; what the
    line was; the line that is asked for beside the table.
    """
    city, after = current_city(), draft.line(before.number)
    figures = {_figure(each.entry) for each in (before, after) if each.entry.indicator}
    changed = [
        line
        for line in draft.lines
        if line.number == before.number or _figure(line.entry) in figures
    ]
    shown = next((line for line in draft.lines if line.number == beside), after)
    return {
        "version": draft.version,
        "rows": [asdict(row) for row in rows(city, draft, changed)],
        "tally": tally(draft),
        "was": {
            "cells": {name: getattr(before.entry, name) for name in intake.EDITABLE},
            "state": before.state,
            "answered": before.answered,
        },
        "n": shown.number,
        "side": str(side(city, draft, shown)),
        "made": [[each["indicator"], each["name"]] for each in draft.indicators],
    }


def _said(why: str, status: int, **more: Any) -> Response:
    answer = jsonify({"said": why, **more})
    answer.status_code = status
    return answer


def _form(id: str, change: Change, n: int = 0, said: str = "") -> Response:
    """A plain form's change, and back to its line."""
    draft = drafts().get(id)
    if draft is None:
        return missing()
    back = f"{HOME}/drafts/{id}" + (f"?line={n}#line" if n else "")
    try:
        _saved(draft, change, request.form.get("version", ""))
    except intake.WrongCells:
        raise
    except intake.WrongChange as why:
        return onward(back, str(why))
    except intake.Moved as moved:
        return refused([str(moved)], 409, back)
    return onward(HOME if said else back, t(said) if said else "")


def _saved(draft: intake.Draft, change: Change, version: str) -> intake.Draft:
    """What was handed in for review is open again once it is changed."""
    if draft.status not in ("open", "submitted"):
        status = t(f"review.draft.{draft.status}")
        raise intake.WrongChange(t("review.closed", status=status))
    seen = int(version) if version.isdecimal() and len(version) < 9 else -1
    made = replace(change(draft), version=seen)
    if made.status == "submitted":
        made = replace(made, status="open", submitted_by="")
    return drafts().save(made, user_name())


def _changed(draft: intake.Draft, n: int, given: Mapping[str, Any]) -> intake.Draft:
    """``undo`` puts a line back as it was; else a new indicator, cells, and then the decision."""
    city, was = current_city(), given.get("undo")
    if isinstance(was, dict):
        answered = tuple(str(each) for each in was.get("answered") or ())
        cells = _texts(was.get("cells"))
        return intake.restore(city, draft, n, cells, str(was.get("state")), answered)
    if isinstance(given.get("new"), dict):
        draft = intake.invent(city, draft, _texts(given["new"]))
        draft = intake.edit(draft, n, {"indicator": draft.indicators[-1]["indicator"]})
    draft = intake.edit(draft, n, _texts(given.get("cells")))
    do = given.get("do", "")
    if do in ("accept", "answer"):
        return intake.accept(city, draft, n, answered=do == "answer")
    return intake.decide(draft, n, _STATES[do]) if do in _STATES else draft


def _texts(given: object) -> dict[str, str]:
    """Cells as texts of a bounded length; nothing else that may have been sent."""
    cells = given if isinstance(given, dict) else {}
    return {str(name): str(text)[:2000] for name, text in cells.items()}


def _pressed(form: Mapping[str, str]) -> dict[str, Any]:
    """A plain form as the script would send it; whichever button was pressed, cells count."""
    cells = {name: form[name] for name in intake.EDITABLE if name in form}
    if form.get("link"):
        cells["indicator"] = form["link"]
    return {"cells": cells, "do": form.get("do", "")}


def _figure(entry: intake.Entry) -> tuple[str, ...]:
    return entry.indicator, entry.region, entry.period, entry.role
