"""The only place where things come together: ``python app.py`` serves the cockpit."""

from __future__ import annotations

import sys
from pathlib import Path

from flask import Flask

import callbacks
from dashboard import bodies, page_cache, routes, shell, statics
from dashboard.accounts import guard
from dashboard.accounts.session import Access
from dashboard.briefing import routes as briefing
from dashboard.first_paint import Cockpit, register_pages
from dashboard.intake import routes as intake
from dashboard.serve import run
from dashboard.wall import routes as wall
from data import Accounts, SqlStore, Store

_ASSETS = Path(__file__).parent / "assets"


def create_app(store: Store, access: Access | None = None) -> Cockpit:
    """An app of its own around a store; two apps in one process do not meet. A folder has no
    accounts: nothing can be changed there.
    """
    server = Flask("cockpit", static_folder=None)
    bodies.register(server)
    server.extensions["cockpit"] = store
    app = Cockpit(server, _ASSETS)
    register_pages()
    app.layout = shell.shell
    callbacks.register(app)
    if isinstance(store, SqlStore):
        guard.register(server, Accounts(store.engine), access or Access())
        intake.register(server)
    page_cache.register(server)
    statics.register(app, app.desk)
    routes.register(app)
    wall.register(server)
    briefing.register(server)
    return app


def main() -> int:
    return run(create_app)


if __name__ == "__main__":
    sys.exit(main())
