"""The Dash app whose first paint is the page itself, written by the server before any script runs.

The index carries the page's HTML beside Dash's entry point, and what Dash would ask for first: its
layout, its callbacks, the page's tree. ``assets/html.js`` moves the HTML over in the frame in which
Dash has drawn that tree; ``assets/pages.js`` gets further pages from :func:`page_data`. Where a
script fails, the page stays and its plain links work.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dash
import flask
import orjson
from dash import Dash, html
from dash.development.base_component import Component
from markupsafe import Markup
from plotly.io.json import to_json_plotly

from dashboard import links, statics, theme
from dashboard.ids import Id
from dashboard.pages import MISSING, PAGES, Page, compose, resolve
from dashboard.render import Html, awaited, number, to_string, waits
from dashboard.text import t
from data import City

_BOOTSTRAP = "/vendor/css/bootstrap.min.css?v=5.3.8"
_ROUTER = "/_dash-update-component"
_ROOMS = ["wall", "briefing", "account", "intake"]  # they load their own and nothing of the desk
_UNTOLD = {"dash_version", "dash_version_url", "ddk_version", "plotly_version", "python_version"}
_DIAL = "%3Cpath d='M2 12a6 6 0 0 1 12 0' fill='none' stroke='{}' stroke-width='3'/%3E%3C/svg%3E"
_FAVICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\' '
    f"viewBox='0 0 16 16'%3E{_DIAL.format(quote(theme.LIGHT['data']))}\">"
)
_PRELOAD = '<link rel="preload" as="script" href="{}">'
_INDEX = """<!DOCTYPE html>
<html lang="zh-CN" data-bs-theme="light" data-offline="{%offline%}">
<head>{%metas%}
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>{%favicon%}
<style>{%theme%}</style>
<script>{%early%}</script>
{%css%}
{%scripts%}{%preload%}
</head>
<body>
<div id="first-paint">{%page%}</div>
<script type="application/json" id="page-data">{%data%}</script>
{%app_entry%}
{%config%}
</body>
</html>"""


def current_city() -> City:
    """The snapshot of the app that answers this request (several apps may live in one process)."""
    return flask.current_app.extensions["cockpit"].current()


class Cockpit(Dash):
    """Dash with the server's page in its index, and a status of 404 where there is no page."""

    def __init__(self, server: flask.Flask, assets: Path) -> None:
        super().__init__(
            "cockpit",
            server=server,  # pyright: ignore[reportArgumentType]  # Dash asks for bool or a maker
            assets_folder=str(assets),
            assets_ignore=r"early\.js",
            assets_path_ignore=_ROOMS,
            use_pages=True,
            pages_folder="",
            external_stylesheets=[_BOOTSTRAP],
            meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
            include_pages_meta=False,
            update_title=None,  # pyright: ignore[reportArgumentType]  # None: no flicker
        )
        self._early = (assets / "early.js").read_text("utf-8")
        self.desk = statics.Desk(self)

    @property
    def validation_layout(self) -> Any:
        """What Dash checks callbacks against, sent with every index: the components they name.

        Dash would send every page in full (hundreds of kilobytes); ids and types are enough.
        """
        return self._named

    @validation_layout.setter
    def validation_layout(self, layout: Any) -> None:
        parts = [] if layout is None else layout._traverse()
        named = {str(id): type(part) for part in parts if (id := getattr(part, "id", None))}
        self._named = layout and html.Div([make(id=id) for id, make in named.items() if _wired(id)])

    def csp_hashes(self, hash_algorithm: str = "sha256") -> list[str]:
        """The one script written into pages; all others are files."""
        digest = hashlib.new(hash_algorithm, self._early.encode()).digest()
        return [f"'{hash_algorithm}-{base64.b64encode(digest).decode()}'"]

    def _config(self) -> dict[str, Any]:
        """What Dash's renderer is told; not which versions run here."""
        told = super()._config()
        return {name: value for name, value in told.items() if name not in _UNTOLD}

    # Dash calls it by keyword only.
    def interpolate_index(self, **parts: str) -> str:  # pyright: ignore[reportIncompatibleMethodOverride]
        whole, title, found = composed(flask.request.path)
        if not found:
            flask.g.status = 404
        number(whole)
        joined = self.desk.joined(parts["css"], parts["scripts"])
        parts |= {
            "title": str(Markup.escape(title)),
            "favicon": _FAVICON,
            "css": joined.style,
            "scripts": joined.scripts,
            "preload": "".join(_PRELOAD.format(address) for address in awaited(whole)),
            "theme": theme.variables(),
            "offline": t("offline.notice"),
            "early": self._early,
            "page": str(to_string(whole)),
            "data": self._data(whole),
            "app_entry": '<div id="react-entry-point"></div>',
        }
        index = _INDEX
        for name, value in parts.items():
            index = index.replace("{%" + name + "%}", value)
        return index

    def _data(self, whole: Component) -> str:
        """What Dash asks for when it starts. Plotly's JSON has no "<" that would end an element."""
        made = {
            "tree": to_json_plotly(whole),
            "layout": self.serve_layout().get_data(as_text=True),
            "dependencies": self.dependencies().get_data(as_text=True),
        }
        return "{" + ",".join(f'"{name}":{text}' for name, text in made.items()) + "}"


def composed(path: str) -> tuple[Component, str, bool]:
    """The page of a path and this request's query, its title, and whether it exists.

    A page in which nothing waits for scripts is one island of HTML.
    """
    page, id = resolve(path)
    city = current_city()
    view = links.read(city, path.rstrip("/") or "/", flask.request.args.to_dict(), id)
    whole, title, found = compose(city, page, view)
    return (whole if waits(whole) else Html(str(to_string(whole)), id="page")), title, found


def page_data(path: str) -> bytes:
    """A page for a browser that has one already, as JSON: ``title``, ``tree`` of Dash components,
    and ``islands``, the HTML of the tree's numbered ones.
    """
    whole, title, _ = composed(path)
    islands = number(whole)
    made = {"title": title, "islands": islands, "tree": whole}
    return orjson.dumps(made, default=lambda part: part.to_plotly_json())


def _wired(id: str) -> bool:
    return id in set(Id) or id.startswith("_pages")


def register_pages() -> None:
    """Tell Dash of every page. Its registry is the process's: nothing in it belongs to one app."""
    dash.page_registry.clear()
    for order, page in enumerate(PAGES):
        template = page.path.replace("<id>", "<page_id>") if "<id>" in page.path else None
        dash.register_page(
            page.name,
            path=page.path.partition("/<id>")[0] + ("/-" if template else ""),
            path_template=template,
            layout=_layout_of(page),
            title=_title_of(page),
            order=order,
        )
    dash.register_page(
        "not_found_404", path="/404", layout=_layout_of(MISSING), title=_title_of(MISSING)
    )


def _layout_of(page: Page) -> Any:
    def layout(page_id: str = "", **query: object) -> Any:
        # Before its first answer Dash asks every page which ids it holds: a third of a second.
        if flask.request.path != _ROUTER and not page.wired:
            return html.Div()
        return compose(*_asked(page, page_id, query))[0]

    return layout


def _title_of(page: Page) -> Any:
    def title(page_id: str = "", **query: object) -> str:
        return compose(*_asked(page, page_id, query))[1]

    return title


def _asked(page: Page, id: str, query: dict[str, object]) -> tuple[City, Page, links.View]:
    city = current_city()
    path = page.path.replace("<id>", id)
    return city, page, links.read(city, path, query, id)
