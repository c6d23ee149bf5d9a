"""The changes that reach everybody: handing in, publishing, going back. Each names the revision its
page was made of; where the ground has moved the page is shown anew and nothing happens.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, flash, request

from dashboard.accounts.session import access, may
from dashboard.first_paint import current_city
from dashboard.intake import publish
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
from data import CityFaults, Moved, Unknown, intake


def register(server: Flask) -> None:
    @server.get(f"{HOME}/drafts/<id>/publish")
    def dry_run(id: str) -> Response:
        draft = drafts().get(id)
        return _dry_run(draft) if draft else missing()

    @server.post(f"{HOME}/drafts/<id>/publish")
    def act(id: str) -> Response:
        draft = drafts().get(id)
        return _act(draft) if draft else missing()

    @server.post(f"{HOME}/revisions/<int:n>")
    def back(n: int) -> Response:
        return _roll_back(n)


def _dry_run(draft: intake.Draft, status: int = 200) -> Response:
    title = f"{t('review.preview_title')}：{draft.name}"
    return shown(title, publish.preview(current_city(), draft), status)


def _act(draft: intake.Draft) -> Response:
    """What the pressed button says, if it was pressed on what stands now."""
    form, city = request.form, current_city()
    if form.get("version") != str(draft.version) or form.get("base") != city.revision:
        flash(t("review.seen_other"))
        return _dry_run(draft, 409)
    if draft.status not in ("open", "submitted"):
        return _dry_run(draft, 409)
    comment = form.get("comment", "").strip()[:200]
    try:
        if form.get("do") == "publish":
            return _publish(draft, comment)
        if form.get("do") == "submit":
            return _submit(draft, comment)
        drafts().save(replace(draft, status="open", submitted_by=""), user_name())
    except (Moved, intake.Moved) as moved:
        flash(str(moved))
        return _dry_run(drafts().get(draft.id) or draft, 409)
    return onward(f"{HOME}/drafts/{draft.id}", t("review.done_return"))


def _submit(draft: intake.Draft, comment: str) -> Response:
    city = current_city()
    if draft.status != "open" or not access().two or intake.unready(city, draft):
        return _dry_run(draft, 422)
    ready = replace(draft, status="submitted", submitted_by=user_name(), comment=comment)
    drafts().save(replace(ready, base=city.revision), user_name())
    return onward(HOME, t("review.done_submit"))


def _publish(draft: intake.Draft, comment: str) -> Response:
    """The revision first, then the draft's status: a loss in between leaves a draft to look at, and
    its dry run shows no difference.
    """
    city = current_city()
    if why := publish.why_not(city, draft):
        return refused(why, 403, f"{HOME}/drafts/{draft.id}/publish")
    content = intake.proposed(store().content(city.revision), draft)
    upload = store().original(draft.original) if draft.original else None
    try:
        made = store().publish(content, _people(draft), comment, base=city.revision, upload=upload)
    except CityFaults:
        return _dry_run(draft, 422)
    drafts().save(replace(draft, status="published", comment=comment), user_name())
    return onward(HOME, t("review.done_publish", revision=made.revision))


def _people(draft: intake.Draft) -> str:
    """Who handed it in and who published it."""
    both = dict.fromkeys(name for name in (draft.submitted_by, user_name()) if name)
    return " → ".join(both)


def _roll_back(n: int) -> Response:
    if not may("publisher"):
        return refused([t("review.no_publisher")], 403)
    comment = request.form.get("comment", "").strip()[:200]
    try:
        made = store().rollback(str(n), user_name(), comment, base=request.form.get("base", ""))
    except Unknown:
        return missing()
    except Moved as moved:
        return refused([str(moved)], 409, f"{HOME}/revisions/{n}")
    return onward(HOME, t("review.done_rollback", revision=made.revision))
