"""Pages once written, kept for everybody who asks for the same address of the same revision.

A page is a function of revision and address, so nothing ever expires: a new revision has new keys,
and what was asked longest ago goes first. Kept are packed bytes; a reader who has the page already
(ETag) gets 304. Pages of intake are never kept: they belong to one person.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Flask, Response, g, make_response, request

from dashboard.first_paint import current_city, page_data
from dashboard.wall.shelf import Shelf

MOST = 800  # pages, and the same as data, of about 15 KB
LONGEST = 500  # characters of an address; a page of a longer one is written anew each time
_INDEX = ("/", "/<path:path>")  # Dash's own names for what answers with a page


@dataclass(frozen=True, slots=True)
class Page:
    packed: bytes
    status: int
    mark: str
    mimetype: str


def register(server: Flask) -> None:
    """Put the shelf before Dash's index; called when Dash has set up its addresses."""
    kept: Shelf[tuple[str, str], Page] = Shelf(MOST)
    for name in _INDEX:
        server.view_functions[name] = partial(_shown, kept, server.view_functions[name])
    server.add_url_rule("/_page/", view_func=partial(_shown, kept, _data), endpoint="data")
    server.add_url_rule(
        "/_page/<path:path>", view_func=partial(_shown, kept, _data), endpoint="data-of"
    )


def _data(path: str = "") -> Response:
    return Response(page_data(f"/{path}"), mimetype="application/json")


def _shown(
    kept: Shelf[tuple[str, str], Page], index: Callable[..., Any], *parts: Any, **named: Any
) -> Response:
    def make() -> Page:
        answer = make_response(index(*parts, **named))
        body = answer.get_data()
        mark = hashlib.sha256(body).hexdigest()[:24]
        packed = gzip.compress(body, 6, mtime=0)
        return Page(packed, g.pop("status", 200), mark, answer.mimetype or "")

    address = request.full_path
    if len(address) > LONGEST or request.path.startswith("/intake"):
        return _answer(make())
    return _answer(kept.get((current_city().revision, address), make))


def _answer(page: Page) -> Response:
    response = Response(status=page.status, mimetype=page.mimetype)
    if page.status == 200 and request.if_none_match.contains(page.mark):
        response.status_code = 304
    elif request.accept_encodings["gzip"]:
        response.set_data(page.packed)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(gzip.decompress(page.packed))
    response.set_etag(page.mark)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    return response
