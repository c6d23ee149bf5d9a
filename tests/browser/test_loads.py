"""What pages load, as a browser asks: few files, and a large library only where it is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.charts import bundle
from dashboard.first_paint import Cockpit
from tests import house, project

MOST = 15  # requests of a page, whatever it shows
CUT = bundle.built(project.ROOT / "var")
# What a graph is made of; ids of clips are drawn by lot and left out.
DRAWN = """() => [...document.querySelectorAll(".js-plotly-plot .main-svg *")].map(node =>
  [node.tagName, node.getAttribute("d"), node.getAttribute("transform"), node.getAttribute("style"),
   node.tagName === "text" ? node.textContent : ""].join(" ").replace(/url\\([^)]*\\)/g, ""))"""


def asked_by(page: Page, address: str) -> list[str]:
    """Every address a page asks for until it is quiet."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator("#first-paint")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    return [each for each in asked if each.startswith("http")]


def test_a_large_library_is_asked_for_only_by_pages_that_show_it(
    page: Page, app_of: Callable[[str], Cockpit], server_of: Callable[[str], str]
) -> None:
    page.context.set_default_timeout(30_000)
    shown = {"plotly": 0, "grid": 0}
    for address in house.samples(app_of("demo")):
        tab = page.context.new_page()
        asked = asked_by(tab, f"{server_of('demo')}{address}")
        for name, sign, part in (
            ("plotly", "/plotly.min.js", "[class*=dash-graph]"),
            ("grid", "/vendor/grid/", ".facts"),
        ):
            seen = tab.locator(part).count() > 0
            shown[name] += seen
            assert any(sign in each for each in asked) == seen, (address, name)
        assert len(asked) <= MOST, address
        tab.close()
    assert all(shown.values())


def test_the_overview_is_four_files(page: Page, server_of: Callable[[str], str]) -> None:
    asked = asked_by(page, f"{server_of('demo')}/")
    assert [each.rpartition(".")[2] for each in asked[1:]] == ["css", "js", "js"]


@pytest.mark.skipif(
    not CUT.is_file(), reason="没有裁剪的 Plotly：python -m dashboard.charts.bundle"
)
def test_the_cut_plotly_draws_what_the_installed_one_draws(page: Page) -> None:
    app = house.build("demo")
    drawn: list[list[str]] = []
    with house.serve(app) as server:
        for library in (bundle.installed(), CUT):
            app.server.config["PLOTLY"] = library
            page.goto(f"{server}/sectors/economy")
            expect(page.locator(".js-plotly-plot .main-svg")).not_to_have_count(0, timeout=30_000)
            page.wait_for_load_state("networkidle")
            drawn.append(page.evaluate(DRAWN))
    assert len(drawn[0]) > 50
    assert drawn[0] == drawn[1]
