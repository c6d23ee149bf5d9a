"""Plotly cut to the traces drawn: the right file is served, and where there is none all works."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from dash import dcc
from dash.development.base_component import Component

from dashboard.charts import bundle
from dashboard.first_paint import Cockpit, composed
from dashboard.settings import cities
from tests import house

ADDRESS = "/_dash-component-suites/plotly/package_data/plotly.min.js"


def graphs(tree: Any) -> Iterator[dcc.Graph]:
    if isinstance(tree, Component):
        yield from (part for part in [tree, *tree._traverse()] if isinstance(part, dcc.Graph))


def test_the_traces_in_the_cut_are_those_that_pages_draw(
    app_of: Callable[[str], Cockpit],
) -> None:
    drawn = {kind for city in cities() for kind in kinds(app_of(city))}
    assert drawn == set(bundle.TRACES)


def kinds(app: Cockpit) -> Iterator[str]:
    """Kinds of traces in the figures of a city's pages."""
    for visit in house.walk(app.server.test_client(), per_page=1):
        with app.server.test_request_context(visit.address):
            tree, _, _ = composed(visit.address)
        for graph in graphs(tree):
            yield from (
                trace["type"] for trace in graph.to_plotly_json()["props"]["figure"]["data"]
            )


def test_the_version_is_read_from_the_installed_file() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", bundle.version())
    assert bundle.version() in bundle.built(Path()).name


def test_the_cut_is_served_where_it_is_built_and_the_installed_one_where_not(
    tmp_path: Path,
) -> None:
    assert bundle.chosen(tmp_path) == bundle.installed()
    bundle.built(tmp_path).write_text("var Plotly=1", "utf-8")
    assert bundle.chosen(tmp_path) == bundle.built(tmp_path)


def test_a_cut_of_another_version_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle.built(tmp_path).write_text("var Plotly=1", "utf-8")
    monkeypatch.setattr(bundle, "version", lambda: "0.0.1")
    assert bundle.chosen(tmp_path) == bundle.installed()


def test_the_server_gives_the_chosen_one_at_the_address_a_graph_asks(tmp_path: Path) -> None:
    app = house.build("zibo")
    client = app.server.test_client()
    client.get("/healthz")
    assert b"plotly.js v" in client.get(ADDRESS).data[:400]
    cut = tmp_path / "cut.js"
    cut.write_text("var Plotly=1", "utf-8")
    app.server.config["PLOTLY"] = cut
    assert client.get(ADDRESS).data == b"var Plotly=1"


class Node:
    """Stands for npm and esbuild; notes what was asked."""

    def __init__(self, writes: str = "var Plotly=1;", fails: str = "") -> None:
        self.writes, self.fails = writes, fails
        self.asked: list[list[str]] = []

    def run(self, command: list[str], *, cwd: Path, **_: object) -> None:
        self.asked.append(command)
        if self.fails:
            raise subprocess.CalledProcessError(
                1, command, stderr=f"npm warn\n{self.fails}".encode()
            )
        if any(each.startswith("--outfile") for each in command):
            (cwd / "cut.js").write_text(self.writes, "utf-8")


def at(monkeypatch: pytest.MonkeyPatch, node: Node) -> Node:
    monkeypatch.setattr(bundle.shutil, "which", lambda name: f"/somewhere/{name}")
    monkeypatch.setattr(bundle.subprocess, "run", node.run)
    return node


def test_it_is_built_once_of_the_very_version_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = at(monkeypatch, Node())
    older = tmp_path / "plotly-0.0.1-bar.min.js"
    older.write_text("", "utf-8")
    assert bundle.build(tmp_path) == bundle.build(tmp_path) == bundle.built(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [bundle.built(tmp_path).name]
    assert len(node.asked) == 2
    assert f"plotly.js@{bundle.version()}" in node.asked[0]


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (Node(fails="no network"), "no network"),
        (Node(writes="<html>"), "不是 Plotly"),
    ],
)
def test_what_fails_is_said_in_a_line_and_leaves_nothing_behind(
    node: Node,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    at(monkeypatch, node)
    monkeypatch.setenv("COCKPIT_VAR", str(tmp_path))
    assert bundle.main() == 1
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_machine_without_node_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundle.shutil, "which", lambda name: None)
    monkeypatch.setenv("COCKPIT_VAR", str(tmp_path / "new"))
    assert bundle.main() == 1
    assert "没有 Node.js" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_what_stands_already_is_not_spoken_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at(monkeypatch, Node())
    monkeypatch.setenv("COCKPIT_VAR", str(tmp_path))
    assert (bundle.main(), bundle.main()) == (0, 0)
    assert capsys.readouterr().out.count("已裁剪") == 1


def test_a_wrong_setting_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COCKPIT_PORT", "none")
    assert bundle.main() == 2
    assert "COCKPIT_PORT" in capsys.readouterr().err
