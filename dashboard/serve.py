"""The program: settings, store, app; served with waitress, its address said once it answers."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable

from dash import Dash
from waitress.server import create_server

from dashboard.accounts.session import Access
from dashboard.settings import Settings, WrongSettings
from dashboard.wall import routes as wall
from data import CityFaults, Store, Unreachable, database_in, open_store

_TRIES = 100


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
    store.watch()
    app = make(store, Access.of(settings))
    wall.ready(app.server)
    try:
        return serve(app, settings)
    finally:
        store.close()


def serve(app: Dash, settings: Settings) -> int:
    """Block until stopped; 1 when the address is taken."""
    address = f"http://{settings.host}:{settings.port}"
    try:
        server = create_server(
            app.server, host=settings.host, port=settings.port, threads=settings.threads
        )
    except OSError as taken:
        print(
            f"{address} 不能使用：{taken.strerror}。换一个端口：COCKPIT_PORT=8051", file=sys.stderr
        )
        return 1
    threading.Thread(target=_announce, args=(address,), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return 0


def _announce(address: str) -> None:
    for _ in range(_TRIES):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                print(f"驾驶舱已就绪：{address}", flush=True)
                return
        except urllib.error.URLError:
            threading.Event().wait(0.1)
