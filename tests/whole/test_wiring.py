"""Faults of wiring answer 200 and only speak in the browser's debug panel; here they speak."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard import links, shell
from dashboard.first_paint import Cockpit
from dashboard.pages import MISSING, compose, resolve
from dashboard.render import Html
from tests import house, project

ROUTER = ("_pages_", "_dash")  # Dash's own ids for pages


def components(node: Any) -> Iterator[Component]:
    """A component and everything inside it, also inside properties other than children."""
    if isinstance(node, Component):
        yield node
        for prop in node._prop_names:
            yield from components(getattr(node, prop, None))
    elif isinstance(node, (list, tuple)):
        for child in node:
            yield from components(child)
    elif isinstance(node, dict):
        for child in node.values():
            yield from components(child)


def ids(node: Any) -> list[str]:
    """Ids of components, and of the HTML that a component holds as text."""
    found: list[str] = []
    for component in components(node):
        if (id := getattr(component, "id", None)) is not None:
            found.append(str(id))
        if isinstance(html := getattr(component, "html", None), str):
            found += re.findall(r'(?<![\w-])id="([^"]+)"', html)
    return found


def callbacks_of(client: FlaskClient) -> list[dict[str, Any]]:
    answer = client.get("/_dash-dependencies")
    assert answer.status_code == 200
    return answer.get_json()


def outputs(callback: dict[str, Any]) -> list[str]:
    """``a.children`` and ``b.is_open`` of ``..a.children...b.is_open..``; none for no output."""
    text = callback["output"].removeprefix("..").removesuffix("..")
    return [part.split("@")[0] for part in text.split("...") if part]


def named(callback: dict[str, Any]) -> set[tuple[str, str]]:
    """(id, property) of everything a callback reads or writes."""
    given = {(one.rpartition(".")[0], one.rpartition(".")[2]) for one in outputs(callback)}
    read = {(part["id"], part["property"]) for part in [*callback["inputs"], *callback["state"]]}
    return {pair for pair in given | read if not pair[0].startswith(ROUTER)}


@pytest.fixture(scope="session")
def bodies(app: Cockpit) -> dict[str, Component]:
    """Every page of the city as its layout makes it, by address."""
    city = app.server.extensions["cockpit"].current()
    found: dict[str, Component] = {}
    for visit in house.walk(app.server.test_client(), per_page=5):
        page, id = resolve(visit.address)
        found[visit.address] = compose(city, page, links.read(city, visit.address, {}, id))[0]
    found[MISSING.path] = compose(city, MISSING, links.read(city, MISSING.path, {}))[0]
    return found


def test_every_id_a_callback_names_is_placed(
    client: FlaskClient, bodies: dict[str, Component]
) -> None:
    placed = set(ids(shell.shell())).union(*map(ids, bodies.values()))
    asked = {id for callback in callbacks_of(client) for id, _ in named(callback)}
    assert asked
    assert not asked - placed


def test_a_page_that_holds_what_a_callback_names_is_marked_so(
    client: FlaskClient, bodies: dict[str, Component]
) -> None:
    asked = {id for callback in callbacks_of(client) for id, _ in named(callback)}
    for address, body in bodies.items():
        holds = bool(asked.intersection(ids(body)) - set(ids(shell.shell())))
        assert holds == resolve(address)[0].wired, address


def test_every_property_a_callback_names_exists(
    client: FlaskClient, bodies: dict[str, Component]
) -> None:
    known: dict[str, set[str]] = {}
    for component in components([shell.shell(), *bodies.values()]):
        if (id := getattr(component, "id", None)) is not None:
            known.setdefault(str(id), set()).update(component._prop_names)
    asked = {pair for callback in callbacks_of(client) for pair in named(callback)}
    assert not {f"{id}.{prop}" for id, prop in asked if prop not in known.get(id, {prop})}


def test_no_output_has_two_writers(client: FlaskClient) -> None:
    written = Counter(output for one in callbacks_of(client) for output in outputs(one))
    assert not [output for output, times in written.items() if times > 1]


def test_no_page_repeats_an_id(bodies: dict[str, Component]) -> None:
    frame = ids(shell.shell())
    for address, body in bodies.items():
        repeated = [id for id, times in Counter([*frame, *ids(body)]).items() if times > 1]
        assert not repeated, address


def test_no_callback_reads_more_than_five_things(client: FlaskClient) -> None:
    for callback in callbacks_of(client):
        if not callback["output"].startswith(".." + ROUTER[0]):
            assert len(callback["inputs"]) + len(callback["state"]) <= 5, callback["output"]


def test_the_address_has_one_reader(bodies: dict[str, Component]) -> None:
    kinds = [type(one).__name__ for one in components([shell.shell(), *bodies.values()])]
    assert kinds.count("Location") <= 1


def test_no_callback_belongs_to_the_process() -> None:
    """``@callback`` goes to whichever app starts first; ``app.callback`` stays with its own."""
    wrong: list[str] = []
    for path in project.houses():
        for node in ast.walk(project.tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module == "dash":
                banned = {"callback", "clientside_callback", "ctx", "callback_context"}
                hit = banned & {alias.name for alias in node.names}
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                hit = node.value.id == "dash" and node.attr in ("callback", "clientside_callback")
            else:
                hit = isinstance(node, ast.keyword) and node.arg == "suppress_callback_exceptions"
            if hit:
                wrong.append(f"{project.name(path)}:{getattr(node, 'lineno', 0)}")
    assert not wrong


def test_an_id_inside_html_is_noticed() -> None:
    assert ids([Html('<p id="one"></p><i data-id="two"></i>')]) == ["one"]
