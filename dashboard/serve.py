"""The program: settings, store, app; served with waitress, its address said once it answers.

SIGTERM and Ctrl-C end it without a broken answer: no new connection is taken, what was asked is
answered, a proxy's standing connections are told to go, then the database is closed. A second one
ends it at once.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

from dash import Dash
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import WSGITask
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.accounts.session import Access
from dashboard.charts import bundle
from dashboard.settings import Settings, WrongSettings
from dashboard.wall import routes as wall
from data import CityFaults, Store, Unreachable, database_in, open_store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_TRIES = 200
_M_ARENA_MAX = -8  # malloc.h
PATIENCE = 20.0  # seconds an answer may still take once the program was told to stop
LINGER = 1.0  # seconds for a proxy to use a standing connection once more, and hear that it ends


def run(make: Callable[[Store, Access], Dash]) -> int:
    """Serve until stopped; a faulty setting, city or database is refused with the list of faults.

    2 for a setting, 1 for the rest.
    """
    try:
        settings = Settings.from_env(os.environ)
    except WrongSettings as wrong:
        print(wrong, file=sys.stderr)
        return 2
    try:
        database = settings.database or database_in(settings.var)
        store = open_store(database, settings.city_folder, settings.sources)
    except (CityFaults, Unreachable) as refused:
        print(refused, file=sys.stderr)
        return 1
    _share_heaps()
    store.watch()
    app = make(store, Access.of(settings))
    app.server.config["PLOTLY"] = bundle.chosen(settings.var)
    try:
        return serve(app, settings)
    finally:
        store.close()


def _share_heaps() -> None:
    """Two heaps for all threads where the C library is GNU's: one for each cost 13 MB of 162."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def serve(app: Dash, settings: Settings) -> int:
    """Block until stopped; 1 when the address is taken."""
    address = f"http://{settings.host}:{settings.port}"
    sockets: dict[int, Any] = {}
    try:
        server = create_server(
            behind(app.server, settings.proxies),
            sockets,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            clear_untrusted_proxy_headers=False,  # `behind` alone reads them
        )
    except OSError as taken:
        print(
            f"{address} 不能使用：{taken.strerror}。换一个端口：COCKPIT_PORT=8051", file=sys.stderr
        )
        return 1
    threading.Thread(target=_announce, args=(address, app), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):  # the second Ctrl-C
        _until_told(sockets)
        _finish(sockets)
    server.task_dispatcher.shutdown(timeout=1)
    return 0


def behind(server: WSGIApplication, proxies: tuple[str, ...]) -> WSGIApplication:
    """The app as seen through the proxies: from their addresses, and from nobody else's, the
    reader's address and scheme are taken from X-Forwarded-For and -Proto.
    """
    networks = [ip_network(each) for each in proxies]
    forwarded = ProxyFix(server, x_for=1, x_proto=1)

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        peer = ip_address(environ["REMOTE_ADDR"])
        through = any(peer in network for network in networks)
        return (forwarded if through else server)(environ, start)

    return answer if networks else server


class _LastAnswer(WSGITask):
    """An answer after which the connection ends, said in its header."""

    def build_response_header(self) -> bytes:
        headers: dict[str, str] = self.request.headers  # pyright: ignore[reportAttributeAccessIssue]
        headers["CONNECTION"] = "close"
        return super().build_response_header()


def _until_told(sockets: dict[int, Any]) -> None:
    """Serve until the first SIGTERM or Ctrl-C."""
    told = threading.Event()
    awake = next(each for each in sockets.values() if isinstance(each, BaseWSGIServer))

    def tell(number: int, _: object) -> None:
        signal.signal(number, signal.default_int_handler)
        told.set()
        awake.pull_trigger()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, tell)
    while not told.is_set():
        wasyncore.loop(timeout=1, map=sockets, count=1)


def _finish(sockets: dict[int, Any]) -> None:
    """Take no more connections; answer what is asked on those there are, and end them."""
    wasyncore.loop(timeout=0, map=sockets, count=1)  # who has come already is let in
    for each in list(sockets.values()):
        if isinstance(each, BaseWSGIServer):
            wasyncore.dispatcher.close(each)
    start = time.monotonic()
    while (channels := _channels(sockets)) and time.monotonic() < start + PATIENCE:
        lingering = time.monotonic() < start + LINGER
        for channel in channels:
            channel.task_class = _LastAnswer
            busy = channel.requests or channel.request or channel.total_outbufs_len
            if not (busy or lingering):
                channel.will_close = True
        wasyncore.loop(timeout=0.05, map=sockets, count=1)


def _channels(sockets: dict[int, Any]) -> list[HTTPChannel]:
    return [each for each in sockets.values() if isinstance(each, HTTPChannel)]


def _announce(address: str, app: Dash) -> None:
    """Say the address once it answers; then lay out the walls, which nobody has to wait for."""
    for _ in range(_TRIES):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                break
        except urllib.error.URLError:
            threading.Event().wait(0.05)
    else:
        return
    print(f"驾驶舱已就绪：{address}", flush=True)
    wall.ready(app.server)
