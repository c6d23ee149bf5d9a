"""``/wall``, its frames, the page where staff choose, and the page that waits for the server."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from flask import Flask, Response, request

from dashboard.text import t
from dashboard.wall import page, playlist, setup
from dashboard.wall.frame import fitted
from dashboard.wall.shelf import Shelf, Written, write
from dashboard.wall.standing import Standing
from dashboard.wall.view import view
from data import City

_HERE = Path(__file__).parent
_ASSETS = _HERE.parent.parent / "assets" / "wall"
_VIEWS = 600
_ALIVE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


class Wall:
    """One app's wall: the shelves and the build they belong to. A new app has a new one."""

    def __init__(self, server: Flask) -> None:
        self.build = _build()
        self.standing = Standing(lambda: server.extensions["cockpit"].current())
        self._server = server
        self._views: Shelf[tuple[object, ...], Written] = Shelf(_VIEWS)

    def city(self, pin: str) -> tuple[City, str]:
        """The pinned snapshot where the store has it, else what stands and a sentence about it."""
        now = self.standing.city()
        if not pin or pin == now.revision:
            return now, ""
        pinned = self._server.extensions["cockpit"].at(pin)
        return (pinned, "") if pinned else (now, t("wall.unpinned", pin=pin, now=now.revision))

    def written(self, options: playlist.Options, n: int, width: int, panes: int) -> Written:
        """The view ``n`` (counted round), from the shelf or written now."""
        city, notice = self.city(options.pin)
        frames = self.standing.frames(city, options.pages, width)
        total = -(-len(frames) // panes)
        at = n % total
        key = (self.build, city.revision, options.pages, width, panes, at, notice)

        def make() -> Written:
            count = min(panes, len(frames))
            shown = [frames[(at * panes + each) % len(frames)] for each in range(count)]
            ahead = frames[(at + 1) % total * panes % len(frames)]
            html = view(city, shown, (at, total), ahead, width, notice)
            return write(f"{html}{page.END}", key, at, total)

        return self._views.get(key, make)


def register(server: Flask) -> None:
    """Put the wall's addresses on a server; its store stands in ``extensions["cockpit"]``."""
    wall = Wall(server)
    server.extensions["wall"] = wall

    @server.get("/wall")
    def wall_page() -> Response:
        options, refused = _asked(wall)
        return refused or _page(wall, options)

    @server.get("/wall/frame/<int:n>")
    def wall_frame(n: int) -> Response:
        options, refused = _asked(wall)
        return refused or _frame(wall, options, n)

    @server.get("/wall/setup")
    def wall_setup() -> Response:
        city, _ = wall.city("")
        options = playlist.read(city.info, request.args)
        html = setup.document(city, options, request.host_url.rstrip("/"), wall.build)
        return Response(f"<!DOCTYPE html>{html}", mimetype="text/html")

    @server.get("/wall/wait.html")
    def wall_wait() -> Response:
        city, _ = wall.city("")
        target = playlist.address("/wall", playlist.read(city.info, request.args), city.info)
        return _waiting(request.host_url.rstrip("/") + target)

    @server.get("/wall/alive.svg")
    def wall_alive() -> Response:
        wall.city("")  # a server without a city is not alive
        return Response(_ALIVE, mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


def ready(server: Flask) -> None:
    """Lay out the city's own frames, so that the first request finds them."""
    server.extensions["wall"].standing.ready()


def _asked(wall: Wall) -> tuple[playlist.Options, Response | None]:
    """Options of the address; an answer of 404 where it names another city than is served."""
    city, _ = wall.city("")
    options = playlist.read(city.info, request.args)
    if options.city in ("", city.info.id):
        return options, None
    sentence = t("wall.other_city", asked=options.city, city=city.info.name, id=city.info.id)
    return options, Response(sentence, status=404, mimetype="text/plain")


def _page(wall: Wall, options: playlist.Options) -> Response:
    city, _ = wall.city(options.pin)
    panes, width = playlist.fit(*options.size)
    first = wall.written(options, 0, fitted(width), panes)
    html = page.document(city, options, first.body, wall.build)
    return Response(f"<!DOCTYPE html>{html}", mimetype="text/html")


def _frame(wall: Wall, options: playlist.Options, n: int) -> Response:
    panes = _bounded(request.args, "panes", 1, playlist.MOST_PANES)
    width = fitted(_bounded(request.args, "w", 56, 240))
    written = wall.written(options, n, width, panes)
    response = Response(mimetype="text/html")
    if request.if_none_match.contains(written.mark):
        response.status_code = 304
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response.set_data(written.packed)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(written.body)
    response.set_etag(written.mark)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["X-Wall-Build"] = wall.build
    response.headers["X-Wall-Frame"] = f"{written.n}/{written.total}"
    return response


def _waiting(target: str) -> Response:
    """The waiting page with the address filled in, to be kept on the kiosk's own disk."""
    text = (_ASSETS / "wait.html").read_text(encoding="utf-8")
    text = text.replace('data-to=""', f'data-to="{target.replace("&", "&amp;")}"', 1)
    headers = {"Content-Disposition": 'attachment; filename="wall-wait.html"'}
    return Response(text, content_type="application/octet-stream", headers=headers)


def _bounded(args: Mapping[str, str], name: str, low: int, high: int) -> int:
    text = args.get(name, "")
    return min(max(int(text), low), high) if re.fullmatch(r"\d{1,4}", text) else low


def _build() -> str:
    """Changes with any byte of the wall's code, style or words; walls then load the page anew."""
    digest = hashlib.sha256()
    house = _HERE.parent
    files = [*_HERE.glob("*.py"), *_ASSETS.iterdir(), house / "theme.py"]
    files += [house / "words" / "desk.csv", house / "words" / "wall.csv"]
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]
