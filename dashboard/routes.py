"""What the server answers beside Dash's own addresses: open data, vendor files, health, headers,
errors.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from dash import Dash
from flask import Response, abort, g, jsonify, request, send_from_directory

from dashboard import links
from dashboard.exports import tables
from dashboard.first_paint import current_city

_YEAR = 31_536_000
_POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'; worker-src 'self' blob:"
)


def bootstrap_folder() -> Path:
    """Bootstrap's CSS and icons as the installed bootstrap-flask package ships them (without
    importing it).
    """
    found = find_spec("flask_bootstrap")
    assert found is not None, "bootstrap-flask is a requirement"
    (folder,) = found.submodule_search_locations or ()
    return Path(folder) / "static" / "bootstrap5"


def register(app: Dash) -> None:
    """Put the routes on the app's server."""
    server = app.server
    vendor = bootstrap_folder()

    @server.get("/vendor/<path:name>")
    def vendor_file(name: str) -> Response:
        return send_from_directory(vendor, name, max_age=_YEAR)

    @server.get("/healthz")
    def health() -> Response:
        city = current_city()
        return jsonify(
            ok=True,
            city=city.info.id,
            revision=city.revision,
            as_of=city.as_of,
            drill=city.info.drill,
        )

    @server.get("/api/<table>.<form>")
    def open_data(table: str, form: str) -> Response:
        return _open_data(table, form)

    @server.after_request
    def finish(response: Response) -> Response:
        response.status_code = g.pop("status", response.status_code)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        if response.mimetype == "text/html":
            response.headers["Content-Security-Policy"] = _POLICY.format(
                hashes=" ".join(app.csp_hashes())
            )
            response.headers["Cache-Control"] = "no-cache"
        return response


def _open_data(table: str, form: str) -> Response:
    """A table of the export contract with ETag = revision; the address's filters apply."""
    if table not in tables.NAMES or form not in tables.FORMS:
        abort(404)
    city = current_city()
    view = links.read(city, "/", request.args.to_dict())
    period = request.args.get("period", "")
    mark = hashlib.sha256(f"{city.revision}{table}{form}{view}{period}".encode()).hexdigest()[:24]
    response = Response()
    if request.if_none_match.contains(mark):
        response.status_code = 304
    else:
        response = tables.response(city, table, form, view.selection)
    response.set_etag(mark)
    response.headers["Cache-Control"] = "no-cache"
    return response
