"""What the server answers beside Dash's own addresses: open data, health, headers, errors."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial

from dash import Dash
from flask import Response, abort, g, jsonify, request

from dashboard import grid, links
from dashboard.exports import chase, tables
from dashboard.first_paint import current_city
from dashboard.text import t
from data import City, Selection, Store, parse_period

_POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'; worker-src 'self' blob:"
)


def register(app: Dash) -> None:
    """Put the routes on the app's server."""
    server = app.server

    @server.get("/healthz")
    def health() -> Response:
        return jsonify(_health(server.extensions["cockpit"]))

    @server.get("/api/<table>.<form>")
    def open_data(table: str, form: str) -> Response:
        if table not in tables.NAMES or form not in tables.FORMS:
            abort(404)
        return _tagged(lambda city, chosen: tables.response(city, table, form, chosen))

    @server.get("/api/grid.json")
    def grid_rows() -> Response:
        return _tagged(grid.response)

    @server.get("/export/chase.xlsx")
    def chase_list() -> Response:
        return _tagged(chase.response)

    server.before_request(_well_formed)
    server.after_request(partial(_finish, app))


def _health(store: Store) -> dict[str, object]:
    """``ok`` means that pages are served; a database that is away leaves the last snapshot."""
    city = store.current()
    return {
        "ok": True,
        "city": city.info.id,
        "revision": city.revision,
        "as_of": city.as_of,
        "drill": city.info.drill,
        "database": asdict(store.health()),
    }


def _well_formed() -> Response | None:
    """A callback's body that Dash cannot read is the caller's fault: 400, not 500."""
    if request.path != "/_dash-update-component":
        return None
    body = request.get_json(silent=True)
    if isinstance(body, dict) and isinstance(body.get("output"), str):
        lists = (body.get(part, []) for part in ("inputs", "changedPropIds"))
        if all(isinstance(given, list) for given in lists):
            return None
    return Response(t("error.body"), status=400, mimetype="text/plain")


def _finish(app: Dash, response: Response) -> Response:
    """Headers of every answer; the policy lets only our own scripts run."""
    response.status_code = g.pop("status", response.status_code)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if response.mimetype == "text/html":
        hashes = " ".join(app.csp_hashes())
        response.headers["Content-Security-Policy"] = _POLICY.format(hashes=hashes)
        response.headers["Cache-Control"] = "no-cache"
    return response


def _tagged(answer: Callable[[City, Selection], Response]) -> Response:
    """What the address's filters choose, with an ETag; 304 where nothing has changed."""
    city = current_city()
    asked = request.args.get("period", "")
    chosen = replace(links.read(city, "/", request.args.to_dict()).selection, period=_period(asked))
    made_of = f"{city.info.id} {city.revision} {request.path} {chosen}"
    mark = hashlib.sha256(made_of.encode()).hexdigest()[:24]
    if request.if_none_match.contains(mark):
        response = Response(status=304)
    else:
        response = answer(city, chosen)
    response.set_etag(mark)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _period(asked: str) -> str:
    """A period as asked for, months too; "" where none or nothing readable is."""
    try:
        return parse_period(asked).id if asked else ""
    except ValueError:
        return ""
