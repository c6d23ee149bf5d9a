"""Changes to a draft: cells, decisions, new indicators. Each says the version it was made on; where
somebody else was quicker nothing is kept and the answer says so (409).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask import Flask, Response, jsonify, request

from dashboard.first_paint import current_city
from dashboard.intake.line import side
from dashboard.intake.page import HOME, drafts, missing, onward, refused, user_name
from dashboard.intake.review import row, tally
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
        n = request.form.get("line", 0, int)
        return _form(id, lambda draft: _invented(draft, n, request.form), n)


def _json(id: str, n: int, given: Mapping[str, Any]) -> Response:
    draft = drafts().get(id)
    if draft is None:
        return missing()
    try:
        before = draft.line(n)
        made = _saved(draft, lambda each: _changed(each, n, given), str(given.get("version")))
    except intake.Questioned as asked:
        return _said(str(asked), 422, asks=True)
    except intake.WrongChange as why:
        return _said(str(why), 422)
    except intake.Moved as moved:
        return _said(str(moved), 409)
    figures = {_figure(before.entry), _figure(made.line(n).entry)}
    rows = {
        str(each.number): str(row(current_city(), made, each, each.number == n))
        for each in made.lines
        if _figure(each.entry) in figures
    }
    cells = {name: getattr(before.entry, name) for name in intake.EDITABLE}
    was = {"cells": cells, "state": before.state}
    beside = str(side(current_city(), made, made.line(n)))
    return jsonify(version=made.version, rows=rows, tally=tally(made), was=was, side=beside)


def _said(why: str, status: int, asks: bool = False) -> Response:
    answer = jsonify({"said": why, "asks": asks})
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
    """Cells first, then the decision."""
    cells = given.get("cells")
    if isinstance(cells, dict):
        told = {str(name): str(value)[:2000] for name, value in cells.items()}
        draft = intake.edit(draft, n, told)
    do = given.get("do", "")
    if do in ("accept", "answer"):
        return intake.accept(current_city(), draft, n, answered=do == "answer")
    return intake.decide(draft, n, _STATES[do]) if do in _STATES else draft


def _pressed(form: Mapping[str, str]) -> dict[str, Any]:
    """A plain form as the script would send it; whichever button was pressed, cells count."""
    cells = {name: form[name] for name in intake.EDITABLE if name in form}
    if form.get("link"):
        cells["indicator"] = form["link"]
    return {"cells": cells, "do": form.get("do", "")}


def _invented(draft: intake.Draft, n: int, form: Mapping[str, str]) -> intake.Draft:
    made = intake.invent(current_city(), draft, form)
    return intake.edit(made, n, {"indicator": made.indicators[-1]["indicator"]})


def _figure(entry: intake.Entry) -> tuple[str, ...]:
    return entry.indicator, entry.region, entry.period, entry.role
