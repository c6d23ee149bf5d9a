"""What a page loads: static files, packed once and kept, and the desk's own joined into a few.

Every file of ``assets/``, of the vendors and of Dash's libraries is sent with gzip and an ETag; an
address that names a version may be kept by the browser for good. The desk gets one stylesheet and
two scripts (:class:`Desk`): its own, which answers before Dash is up, and Dash with the libraries
it starts with. They are made of the files Dash lists, in its order, and named by their content.
Large parts that only some pages show (Plotly, AG Grid) stay files of their own, asked for later.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dash import Dash, _dash_renderer
from dash.fingerprint import check_fingerprint
from flask import Response, abort, request
from werkzeug.security import safe_join

from dashboard import grid
from dashboard.charts import bundle
from dashboard.wall.shelf import Shelf

MOST = 200  # files kept packed; the house has fewer
LASTING = "public, max-age=31536000, immutable"
_SUITES = "/_dash-component-suites"
_REACT = "/vendor/react"
# Dash's core asks for its later parts in the folder of the script it came in.
_BESIDE = f"{_SUITES}/dash/dcc"
# Polyfills for browsers that cannot run the rest either; a table no page shows.
_UNUSED = (f"{_SUITES}/dash/deps/polyfill@", f"{_SUITES}/dash/dash_table/")
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_PACKED = (".css", ".js", ".json", ".map", ".svg")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent; ``body`` is gzip where ``packed``. ``mark`` is its ETag."""

    body: bytes
    packed: bool
    mark: str
    mimetype: str


def made(body: bytes, suffix: str) -> File:
    """A file of these bytes; ``suffix`` (``.css``) says what they are."""
    packed = suffix in _PACKED
    mark = hashlib.sha256(body).hexdigest()[:16]
    mimetype = _TYPES.get(suffix, "application/octet-stream")
    return File(gzip.compress(body, 9, mtime=0) if packed else body, packed, mark, mimetype)


def answer(file: File, *, lasting: bool) -> Response:
    """A file to the reader who asks; ``lasting`` where its address will never hold another."""
    response = Response(mimetype=file.mimetype)
    response.headers["Cache-Control"] = LASTING if lasting else "no-cache"
    response.set_etag(file.mark)
    if file.packed:
        response.headers["Vary"] = "Accept-Encoding"
    if request.if_none_match.contains(file.mark):
        response.status_code = 304
    elif file.packed and request.accept_encodings["gzip"]:
        response.set_data(file.body)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(gzip.decompress(file.body) if file.packed else file.body)
    return response


class Files:
    """Files on disk, packed when first asked for and kept until they change."""

    def __init__(self) -> None:
        self._kept: Shelf[tuple[Path, int, int], File] = Shelf(MOST)

    def below(self, folder: Path, name: str, *, lasting: bool = False) -> Response:
        """The file ``name`` of a folder; 404 where there is none. One asked for by its version
        (``?v=``, ``?m=``) is lasting.
        """
        found = safe_join(str(folder), name)
        if found is None or not Path(found).is_file():
            abort(404)
        return self.of(Path(found), lasting=lasting or bool({"v", "m"} & set(request.args)))

    def of(self, path: Path, *, lasting: bool) -> Response:
        stat = path.stat()
        key = (path, stat.st_mtime_ns, stat.st_size)
        file = self._kept.get(key, lambda: made(path.read_bytes(), path.suffix))
        return answer(file, lasting=lasting)


@dataclass(frozen=True, slots=True)
class Joined:
    """The desk's files by name (``desk.css``), and the tags of a page's head that ask for them."""

    files: dict[str, File]
    style: str
    scripts: str


class Desk:
    """The joined files of one app."""

    def __init__(self, app: Dash) -> None:
        self._app = app
        self._made: Shelf[tuple[str, str], Joined] = Shelf(1)

    def joined(self, styles: str, scripts: str) -> Joined:
        """From the tags Dash would write; made anew where they change (a file was edited)."""
        return self._made.get((styles, scripts), lambda: self._join(styles, scripts))

    def file(self, name: str, mark: str) -> Response:
        """A joined file. Asked for by an older mark (a page of another process) it is answered,
        and not kept by the browser.
        """
        app = self._app
        joined = self.joined(app._generate_css_dist_html(), app._generate_scripts_html())
        if name not in joined.files:
            abort(404)
        return answer(joined.files[name], lasting=joined.files[name].mark == mark)

    def _join(self, styles: str, scripts: str) -> Joined:
        listed = re.findall(r'<script src="([^"]+)"', scripts)
        own = [each for each in listed if each.startswith("/assets/")]
        dash = [each for each in listed if not each.startswith(("/assets/", *_UNUSED))]
        last = [*re.findall(r"<script>(.*?)</script>", scripts, re.DOTALL), self._app.renderer]
        css = "\n".join(self._texts(re.findall(r'href="([^"]+)"', styles)))
        files = {
            "desk.css": made(css.encode(), ".css"),
            "desk.js": made(_script(self._texts(own)), ".js"),
            "dash-renderer.js": made(_script([*self._texts(dash), *last]), ".js"),
        }
        sheet, desk, renderer = (_address(name, file.mark) for name, file in files.items())
        return Joined(
            files,
            f'<link rel="stylesheet" href="{sheet}">',
            f'<script src="{desk}" defer></script>'
            # Started by assets/pages.js; Dash looks for the id and the src.
            '<link id="_dash-renderer" rel="preload" as="script" fetchpriority="low"'
            f' href="{renderer}" data-src="{renderer}">',
        )

    def _texts(self, addresses: list[str]) -> list[str]:
        return [self._path(each.partition("?")[0]).read_text("utf-8") for each in addresses]

    def _path(self, address: str) -> Path:
        """Where a file lies that Dash would serve."""
        _, door, rest = address.split("/", 2)
        if door == "assets":
            return Path(self._app.config.assets_folder) / rest
        return bootstrap_folder() / rest if door == "vendor" else suite_file(*rest.split("/", 1))


def react() -> list[str]:
    """Addresses of React as Dash brings it, in order, for pages that are not Dash's."""
    return [f"{_REACT}/{path.name}" for path in _react()]


def _react() -> list[Path]:
    listed = _dash_renderer._js_dist_dependencies[0]["relative_package_path"]["prod"]
    return [suite_file("dash", name) for name in listed if "polyfill" not in name]


def suite_file(package: str, name: str) -> Path:
    """A file of a library of Dash's, by the address Dash gives it."""
    folder = importlib.import_module(package).__file__
    assert folder is not None, "a library is a package"
    return Path(folder).parent / check_fingerprint(name)[0]


def bootstrap_folder() -> Path:
    """Bootstrap's CSS and icons as the installed bootstrap-flask package ships them (without
    importing it).
    """
    found = find_spec("flask_bootstrap")
    assert found is not None, "bootstrap-flask is a requirement"
    folders = found.submodule_search_locations or []
    return Path(folders[0]) / "static" / "bootstrap5"


def _address(name: str, mark: str) -> str:
    stem, kind = name.split(".")
    folder = _BESIDE if stem == "dash-renderer" else "/static"
    return f"{folder}/{stem}.{mark}.{kind}"


def _script(texts: list[str]) -> bytes:
    """Scripts one after the other; none takes over another's mode or names another's source."""
    cut = (re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text) for text in texts)
    return "".join(f";{text}\n" for text in cut).encode()


def register(app: Dash, desk: Desk) -> None:
    """Answer static files from here instead of Dash's own functions, at the same addresses."""
    server, files = app.server, Files()
    vendor, assets = bootstrap_folder(), Path(app.config.assets_folder)
    plotly = bundle.installed()

    @server.get("/static/<stem>.<mark>.<kind>")
    def joined(stem: str, mark: str, kind: str) -> Response:
        return desk.file(f"{stem}.{kind}", mark)

    @server.get(f"{_BESIDE}/dash-renderer.<mark>.js")
    def joined_dash(mark: str) -> Response:
        return desk.file("dash-renderer.js", mark)

    @server.get("/vendor/<path:name>")
    def vendor_file(name: str) -> Response:
        return files.below(vendor, name)

    @server.get(f"{grid.LIBRARY}/<path:name>")
    def grid_file(name: str) -> Response:
        return files.below(grid.library_folder(), name, lasting=True)

    @server.get(f"{_REACT}/<path:name>")
    def react_file(name: str) -> Response:
        return files.below(_react()[0].parent, name, lasting=True)

    def asset(filename: str) -> Response:
        return files.below(assets, filename)

    def suite(package_name: str, fingerprinted_path: str) -> Response:
        name, lasting = check_fingerprint(fingerprinted_path)
        if name not in app.registered_paths.get(package_name, ()):
            abort(404)
        path = suite_file(package_name, name)
        if path == plotly:
            path = server.config.get("PLOTLY", path)  # the cut one, where it is built
        return files.of(path, lasting=lasting)

    server.view_functions["_dash_assets.static"] = asset
    server.view_functions[f"{_SUITES}/<string:package_name>/<path:fingerprinted_path>"] = suite
