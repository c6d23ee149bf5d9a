"""The files that drafts and revisions came from, handed out as they came: as attachments of no
type, so that no browser shows or runs one.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from flask import Flask, Response

from dashboard.intake.log import EACH
from dashboard.intake.page import HOME, drafts, missing, refused, store
from dashboard.text import t


def register(server: Flask) -> None:
    @server.get(f"{EACH}/original")
    def of_revision(n: int) -> Response:
        entry = next((each for each in store().log(n, 1) if each.n == n), None)
        return _file(entry.original or "", entry.file) if entry else missing()

    @server.get(f"{HOME}/drafts/<id>/original")
    def of_draft(id: str) -> Response:
        draft = drafts().get(id)
        return _file(draft.original, draft.name) if draft else missing()


def _file(sha256: str, name: str) -> Response:
    """410 where the bytes are not those that came in."""
    found = store().original(sha256)
    if found is None:
        return missing()
    if hashlib.sha256(found.raw).hexdigest() != sha256:
        return refused([t("review.damaged", sha=sha256[:8])], 410)
    answer = Response(found.raw, mimetype="application/octet-stream")
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=original; filename*=UTF-8''{quote(plain_name(name), safe='')}"
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def plain_name(name: str) -> str:
    """The last part of a name, without marks nobody sees; a pasted text has no ending of its own
    and is given one.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable()).strip(" .") or "original"
    return seen if "." in seen else f"{seen}.txt"
