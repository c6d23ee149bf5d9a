"""The house as tests visit it: the app of a city, served on a free port of 127.0.0.1."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag, urlsplit

from flask.testing import FlaskClient
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from dashboard.first_paint import Cockpit
from dashboard.pages import MISSING, PAGES, resolve
from dashboard.settings import CITIES
from data import FolderStore

NOT_PAGES = ("/wall", "/api/", "/assets/", "/vendor/", "/_dash", "/healthz")


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Requests are not printed between test results."""


def build(city: str) -> Cockpit:
    """The app of a city folder, without documents."""
    return create_app(FolderStore(CITIES / city, None))


@contextmanager
def serve(app: Cockpit) -> Iterator[str]:
    """Serve an app in a thread; gives its address without a slash at the end."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as a reader without scripts gets it. ``clicks`` counts from the overview."""

    address: str
    status: int
    clicks: int
    html: str
    links: tuple[str, ...]


def links_of(html: str) -> tuple[str, ...]:
    """Addresses of the plain links, in order, each once; places inside the page are left out."""
    found = [unescape(href) for href in re.findall(r'<a\s[^>]*?(?<!\S)href="([^"]+)"', html)]
    return tuple(dict.fromkeys(urldefrag(href).url for href in found if href[0] != "#"))


def walk(client: FlaskClient, per_page: int = 0) -> Iterator[Visit]:
    """Every page that can be reached over plain links from the overview, nearest first.

    Queries are left out, so that each page comes once. ``per_page`` bounds how many addresses of
    one page are visited (goals have one page and many addresses); 0 means all of them.
    """
    rooms = [page.path for page in PAGES if "<id>" not in page.path]
    queue = deque([(room, 0 if room == "/" else 1) for room in rooms])
    seen = set(rooms)
    visited = dict.fromkeys((page.name for page in PAGES), 0)
    while queue:
        address, clicks = queue.popleft()
        page, _ = resolve(address)
        if per_page and visited[page.name] >= per_page:
            continue
        visited[page.name] += 1
        answer = client.get(address)
        html = answer.get_data(as_text=True)
        links = links_of(html)
        yield Visit(address, answer.status_code, clicks, html, links)
        for path in (urlsplit(link).path for link in links):
            if path not in seen and not path.startswith(NOT_PAGES) and resolve(path)[0] != MISSING:
                seen.add(path)
                queue.append((path, clicks + 1))


def samples(app: Cockpit) -> list[str]:
    """One address of every page: the rooms, and the first goal, sector, chain … that is linked."""
    return [visit.address for visit in walk(app.server.test_client(), per_page=1)]
