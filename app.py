"""The only place where things come together: ``python app.py`` serves the cockpit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from flask import Flask

import callbacks
from dashboard import page_cache, routes, shell
from dashboard.accounts import guard
from dashboard.accounts.session import Access
from dashboard.briefing import routes as briefing
from dashboard.first_paint import Cockpit, register_pages
from dashboard.serve import serve
from dashboard.settings import Settings, WrongSettings
from dashboard.wall import routes as wall
from data import (
    Accounts,
    CityFaults,
    SqlStore,
    Store,
    Unreachable,
    database_in,
    open_store,
)

_HERE = Path(__file__).parent
_BOOTSTRAP = "/vendor/css/bootstrap.min.css?v=5.3.8"
_ICONS = "/vendor/css/font/bootstrap-icons.min.css?v=1.13.1"


def create_app(store: Store, access: Access | None = None) -> Cockpit:
    """An app of its own around a store; two apps in one process do not meet. A folder has no
    accounts: nothing can be changed there.
    """
    server = Flask("cockpit", static_folder=None)
    server.extensions["cockpit"] = store
    app = Cockpit(
        "cockpit",
        server=server,  # pyright: ignore[reportArgumentType]  # Dash asks for bool or a maker
        assets_folder=str(_HERE / "assets"),
        assets_ignore=r"early\.js",
        assets_path_ignore=[
            "wall",
            "briefing",
            "account",
        ],  # they load their own and nothing of the desk
        use_pages=True,
        pages_folder="",
        external_stylesheets=[_BOOTSTRAP, _ICONS],
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        include_pages_meta=False,
        update_title=None,  # pyright: ignore[reportArgumentType]  # None: no flicker
    )
    register_pages()
    app.layout = shell.shell
    callbacks.register(app)
    if isinstance(store, SqlStore):
        guard.register(server, Accounts(store.engine), access or Access())
    page_cache.register(server)
    routes.register(app)
    wall.register(server)
    briefing.register(server)
    return app


def main() -> int:
    """Serve until stopped; a faulty city or setting is refused with the list of faults."""
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
    app = create_app(store, Access.of(settings))
    wall.ready(app.server)
    try:
        return serve(app, settings)
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
