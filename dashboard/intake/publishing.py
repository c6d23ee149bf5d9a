"""The changes that reach everybody: handing in, publishing, going back. Each names the revision its
page was made of and says why; where the ground has moved, or the reason is missing, the page is
shown anew with what was typed and nothing happens.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, flash, request

from dashboard.accounts.session import access, may
from dashboard.first_paint import current_city
from dashboard.intake import log, publish
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
from dashboard.text import t
from data import CityFaults, Moved, Unknown, Upload, intake


def register(server: Flask) -> None:
    @server.get(f"{HOME}/drafts/<id>/publish")
    def dry_run(id: str) -> Response:
        draft = drafts().get(id)
        return _dry_run(draft) if draft else missing()

    @server.post(f"{HOME}/drafts/<id>/publish")
    def act(id: str) -> Response:
        draft = drafts().get(id)
        return _act(draft) if draft else missing()

    @server.post(log.EACH)
    def back(n: int) -> Response:
        return _roll_back(n)


def _dry_run(draft: intake.Draft, status: int = 200, said: str = "") -> Response:
    """``said`` is what stands above it. A comment that was typed stays."""
    if said:
        flash(said)
    title = f"{t('review.preview_title')}：{draft.name}"
    typed = request.form.get("comment", draft.comment)
    return shown(title, publish.preview(current_city(), draft, typed), status)


def _act(draft: intake.Draft) -> Response:
    """What the pressed button says, if it was pressed on what stands now."""
    form, city = request.form, current_city()
    if form.get("version") != str(draft.version) or form.get("base") != city.revision:
        return _dry_run(draft, 409, t("review.seen_other"))
    if draft.status not in ("open", "submitted"):
        return _dry_run(draft, 409)
    comment = form.get("comment", "").strip()
    do = form.get("do")
    if do in ("publish", "submit") and (why := _wordless(comment)):
        return _dry_run(draft, 422, why)
    try:
        if do == "publish":
            return _publish(draft, comment)
        if do == "submit":
            return _submit(draft, comment)
        drafts().save(replace(draft, status="open", submitted_by=""), user_name())
    except (Moved, intake.Moved) as moved:
        return _dry_run(drafts().get(draft.id) or draft, 409, str(moved))
    return onward(f"{HOME}/drafts/{draft.id}", t("review.done_return"))


def _submit(draft: intake.Draft, comment: str) -> Response:
    city = current_city()
    if draft.status != "open" or not access().two or intake.unready(city, draft):
        return _dry_run(draft, 422)
    ready = replace(draft, status="submitted", submitted_by=user_name(), comment=comment)
    drafts().save(replace(ready, base=city.revision), user_name())
    return onward(HOME, t("review.done_submit"))


def _publish(draft: intake.Draft, comment: str) -> Response:
    """The revision is made and the draft closed in one transaction."""
    city = current_city()
    if publish.why_not(city, draft):
        return _dry_run(draft, 403)
    content = intake.proposed(store().content(city.revision), draft)
    closed = replace(draft, status="published", comment=comment)
    try:
        made = store().publish(
            content,
            _people(draft),
            comment,
            base=city.revision,
            upload=_upload(draft),
            step=lambda line: drafts().step(line, closed, user_name()),
        )
    except CityFaults:
        return _dry_run(draft, 422)
    return onward(HOME, t("review.done_publish", revision=made.revision))


def _upload(draft: intake.Draft) -> Upload | None:
    """The draft's file, under the name it came with this time."""
    found = store().original(draft.original)
    return found and replace(found, name=draft.name)


def _wordless(comment: str) -> str:
    """What is wrong with a comment, "" for a good one."""
    if not comment:
        return t("review.no_comment")
    most, got = publish.LONGEST, len(comment)
    return t("review.long_comment", most=most, got=got) if got > most else ""


def _people(draft: intake.Draft) -> str:
    """Who handed it in and who published it."""
    both = dict.fromkeys(name for name in (draft.submitted_by, user_name()) if name)
    return " → ".join(both)


def _roll_back(n: int) -> Response:
    """One person with the right to publish is enough: what comes back was out before
    (docs/decisions.md).
    """
    if not may("publisher"):
        return refused([t("review.no_publisher")], 403)
    comment = request.form.get("comment", "").strip()
    if why := _wordless(comment):
        return log.page(n, 422, why)
    try:
        made = store().rollback(str(n), user_name(), comment, base=request.form.get("base", ""))
    except Unknown:
        return missing()
    except Moved as moved:
        return log.page(n, 409, str(moved))
    return onward(HOME, t("review.done_rollback", revision=made.revision))
