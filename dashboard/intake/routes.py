"""``/intake`` and what lies below it. The guard (dashboard/accounts) has let only editors in and
seen the token of every change.
"""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard import bodies
from dashboard.first_paint import current_city
from dashboard.intake import deciding, home, log, originals, publishing
from dashboard.intake.page import (
    HOME,
    drafts,
    missing,
    onward,
    refused,
    shown,
    store,
    user_name,
)
from dashboard.intake.review import Asked, page
from dashboard.text import t
from data import intake, now, parse_period, read_workbook, schema

_PASTED = 4_000_000  # bytes of one field


def register(server: Flask) -> None:
    """Put intake on a server whose store keeps revisions."""
    server.config.update(MAX_FORM_MEMORY_SIZE=_PASTED)
    _doors(server)
    deciding.register(server)
    publishing.register(server)
    log.register(server)
    originals.register(server)

    @server.errorhandler(RequestEntityTooLarge)
    def too_large(error: RequestEntityTooLarge) -> Response:
        why = t("review.too_large", mb=bodies.FILES // 1_000_000, pasted=_PASTED // 1_000_000)
        if not request.path.startswith(HOME):
            return Response(why, status=413, mimetype="text/plain")
        return refused([why], 413)

    @server.get(HOME)
    def intake_home() -> Response:
        body = home.home(current_city(), drafts().all(), store().log(most=home.LATEST))
        return shown(t("review.title"), body)

    @server.get(f"{HOME}/drafts/<id>")
    def draft_page(id: str) -> Response:
        draft = drafts().get(id)
        if draft is None:
            return missing()
        part = request.args.get("part", "all")
        return page(draft, Asked(request.args.get("line", 0, int), part))


def _doors(server: Flask) -> None:
    @server.get(f"{HOME}/workbook")
    def workbook() -> Response:
        period = _period(request.args.get("period", ""))
        if not period:
            return _no_period()
        from dashboard.exports import fill_in  # loaded where one is asked for

        return fill_in.response(current_city(), period)

    @server.post(f"{HOME}/workbook")
    def filled_in() -> Response:
        return _workbook()

    @server.get(f"{HOME}/bulletin")
    def bulletin_form() -> Response:
        return shown(t("review.text"), home.bulletin(current_city(), {}, []))

    @server.post(f"{HOME}/bulletin")
    def bulletin() -> Response:
        return _bulletin()


def _workbook() -> Response:
    period, file = _period(request.form.get("period", "")), request.files.get("file")
    if not period:
        return _no_period()
    raw = file.read() if file else b""
    if not file or not raw:
        return refused([t("review.nothing")], 422)
    name = (file.filename or "")[:100]
    read = read_workbook(raw, name, current_city(), period)
    if read.refused:
        return refused([read.refused], 422)
    return _begun(intake.of_workbook(current_city(), _came(name, raw, period), read), raw)


def _bulletin() -> Response:
    """The text of the field, or of the file where the field is empty."""
    form, file = request.form, request.files.get("file")
    raw = form.get("text", "").strip().replace("\r\n", "\n").encode("utf-8", "replace")
    pasted = bool(raw)
    raw = raw or (file.read() if file else b"")
    period, faults, text = _period(form.get("period", "")), [], ""
    try:
        text = intake.text_of(raw).replace("\x00", "")
    except ValueError as why:
        faults.append(str(why))
    if not text.strip() and not faults:
        faults.append(t("review.nothing"))
    if not period:
        faults.append(t("review.no_period", expected="2024H1"))
    day = form.get("date", "").strip()
    if day and not schema.is_day(day):
        faults.append(t("review.no_date", got=day[:20]))
    if faults:
        return shown(t("review.text"), home.bulletin(current_city(), form, faults), 422)
    name = t("review.paste") if pasted or not file else (file.filename or "")[:100]
    about = (form.get(key, "").strip() for key in ("source_title", "issuer"))
    came = _came(name, raw, period, *about, day)
    try:
        draft = intake.of_text(current_city(), came, text)
    except ValueError as why:
        return shown(t("review.text"), home.bulletin(current_city(), form, [str(why)]), 422)
    return _begun(draft, raw)


def _came(name: str, raw: bytes, period: str, *about: str) -> intake.Came:
    return intake.Came(name, raw, period, user_name(), now().isoformat(), *about)


def _begun(draft: intake.Draft, raw: bytes) -> Response:
    made = drafts().add(draft, raw)
    return onward(f"{HOME}/drafts/{made.id}", t("review.read_done", n=len(made.lines)))


def _period(asked: str) -> str:
    """A period's id, "" for what is none."""
    try:
        return parse_period(asked.strip()).id
    except ValueError:
        return ""


def _no_period() -> Response:
    return refused([t("review.no_period", expected="2024H1")], 400)
