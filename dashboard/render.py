"""From parts to the screen: one Dash component that holds finished HTML, and the same tree as a
string.

Parts are htpy elements (HTML and SVG; dash.html has no SVG and React would have to build every node
again). A page is a short tree of ``dash.html`` sections whose leaves are :class:`Html` islands,
Plotly graphs or a grid. ``to_string`` writes that tree as HTML for the first paint, print and the
wall; what only lives with scripts becomes its stand-in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import htpy as h
from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup, escape


class Html(Component):
    """Finished HTML as one Dash component; its script half is ``assets/html.js``.

    One that is numbered (:func:`number`) is sent without its HTML, which the page holds already.
    """

    _children_props = []  # noqa: RUF012  # Dash's own way of declaring a component
    _base_nodes = ["children"]  # noqa: RUF012
    _namespace = "cockpit"
    _type = "Html"

    def __init__(self, html: h.Node = "", id: str = "", className: str = "") -> None:
        self._prop_names = ["html", "id", "className"]
        self.available_properties = self._prop_names
        self._valid_wildcard_attributes: list[str] = []
        self.available_wildcard_properties: list[str] = []
        finished = Markup(html) if isinstance(html, str) else html
        given = {"html": str(h.fragment[finished]), "id": id, "className": className}
        super().__init__(**{name: value for name, value in given.items() if value})
        self.island = 0

    def to_plotly_json(self) -> dict[str, Any]:
        whole = super().to_plotly_json()
        if self.island:
            props = {**whole["props"], "island": self.island}
            props.pop("html", None)
            whole = {**whole, "props": props}
        return whole


class Waiting(html.Div):
    """A part that needs scripts (graph, grid) with the HTML that stands for it before they arrive.

    ``stand_in`` is printed by :func:`to_string` and never sent to the browser half; ``scripts`` are
    addresses Dash will ask for when it draws the part.
    """

    def __init__(
        self, children: Any, stand_in: h.Node, scripts: Sequence[str] = (), **properties: Any
    ) -> None:
        super().__init__(children, **properties)
        self.stand_in = stand_in
        self.scripts = scripts

    def to_plotly_json(self) -> dict[str, Any]:
        given = {name: getattr(self, name, None) for name in ("className", "style")}
        return html.Div(self.children, **given).to_plotly_json()


_ATTRIBUTES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
_SILENT = (dcc.Store, dcc.Location, dcc.Download)


def _walk(part: Any) -> Iterator[Component]:
    """Every component of a tree in the order of the page; what is inside a Waiting is not on it."""
    if isinstance(part, list | tuple):
        for each in part:
            yield from _walk(each)
    elif isinstance(part, Component):
        yield part
        if not isinstance(part, Waiting | Html):
            yield from _walk(getattr(part, "children", None))


def waits(tree: Any) -> bool:
    """Whether something of it needs scripts."""
    return any(isinstance(each, Waiting) for each in _walk(tree))


def awaited(tree: Any) -> list[str]:
    """Addresses of the scripts that parts of it need, each once."""
    parts = (each for each in _walk(tree) if isinstance(each, Waiting))
    return list(dict.fromkeys(address for part in parts for address in part.scripts))


def number(tree: Any) -> list[str]:
    """Number the Html islands of a tree from 1, in the order of the page; the HTML of each."""
    islands = [each for each in _walk(tree) if isinstance(each, Html)]
    for at, each in enumerate(islands, start=1):
        each.island = at
    return [getattr(each, "html", "") for each in islands]


def to_string(part: Any) -> Markup:
    """HTML of a tree of dash.html components and Html islands; components that need scripts are
    left out.
    """
    if part is None or isinstance(part, _SILENT):
        return Markup("")
    if isinstance(part, list | tuple):
        return Markup("").join(to_string(each) for each in part)
    if not isinstance(part, Component):
        return escape(part)
    if isinstance(part, Html):
        return _tag("div", part, Markup(getattr(part, "html", "")))
    if isinstance(part, Waiting):
        return _tag("div", part, Markup(str(h.fragment[part.stand_in])))
    if type(part).__module__.startswith("dash.html"):
        children = to_string(getattr(part, "children", None))
        return _tag(type(part).__name__.lower(), part, children)
    return Markup("")


def _tag(name: str, part: Component, inside: Markup) -> Markup:
    known = {
        key: getattr(part, key, None) for key in ("id", "className", "role", "htmlFor", "lang")
    }
    given = Markup("").join(
        Markup(' {}="{}"').format(_ATTRIBUTES.get(key, key), value)
        for key, value in known.items()
        if value
    )
    if island := getattr(part, "island", 0):
        given += Markup(' data-island="{}"').format(island)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), given, inside)
