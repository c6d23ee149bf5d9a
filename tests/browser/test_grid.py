"""The grid of facts in a real browser: sort, search, evidence, and taking along what is shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

ROWS = ".facts-ready .ag-center-cols-container .ag-row"


@pytest.fixture
def grid(page: Page) -> Page:
    page.goto("/indicators")
    page.wait_for_selector(ROWS)
    return page


def shown(page: Page, column: str) -> list[str]:
    """Texts of a column from the top, in the order a reader sees them."""
    return page.eval_on_selector_all(
        f".facts-ready .ag-row [col-id={column}]",
        """cells => cells
          .map(cell => [Number(cell.closest(".ag-row").getAttribute("row-index")), cell.innerText])
          .sort((a, b) => a[0] - b[0]).map(pair => pair[1].trim())""",
    )


def taken(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.click(button)
    return Path(waiting.value.path()).read_bytes()


def test_values_sort_as_numbers(grid: Page) -> None:
    grid.click(".ag-header-cell[col-id=value] .ag-header-cell-label")
    expect(grid.locator("[role=columnheader][col-id=value]")).to_have_attribute(
        "aria-sort", "ascending"
    )
    found = [float(text) for text in shown(grid, "value")]
    assert found == sorted(found)


def test_a_figure_opens_its_evidence(grid: Page) -> None:
    grid.locator(f"{ROWS} [col-id=value] a").first.click()
    expect(grid.locator(".evidence-panel .evidence")).to_be_visible()


def test_enter_on_a_row_opens_its_evidence(grid: Page) -> None:
    grid.locator(f"{ROWS} [col-id=sector]").first.click()
    grid.keyboard.press("Enter")
    expect(grid.locator(".evidence-panel .evidence")).to_be_visible()


def test_what_is_taken_along_is_what_is_shown(grid: Page) -> None:
    grid.click(".ag-header-cell[col-id=value] .ag-header-cell-label")
    note = grid.locator("#facts-grid-note")
    every = note.inner_text()
    grid.fill("#filter-words", "增长")
    expect(note).not_to_have_text(every)
    names = shown(grid, "name")
    text = taken(grid, "#facts-grid-csv")
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]][: len(names)] == names
    page = openpyxl.load_workbook(io.BytesIO(taken(grid, "#facts-grid-xlsx"))).worksheets[0]
    found = [row[0] for row in page.iter_rows(values_only=True)]
    assert found == [row[0] for row in rows]


def test_a_hidden_column_is_not_taken_along(grid: Page) -> None:
    grid.click("#facts-grid-columns summary")
    grid.locator("#facts-grid-columns label").nth(1).click()
    expect(grid.locator(".ag-header-cell[col-id=sector]")).to_have_count(0)
    heading = taken(grid, "#facts-grid-csv").decode("utf-8-sig").splitlines()[0]
    assert "板块" not in heading


def test_the_library_comes_only_with_the_grid(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/goals")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/vendor/grid/" in url or "dash_ag_grid" in url]


def test_an_invented_city_says_so_in_what_is_taken_along(
    page: Page, server_of: Callable[[str], str]
) -> None:
    page.goto(f"{server_of('demo')}/indicators")
    page.wait_for_selector(ROWS)
    with page.expect_download() as waiting:
        page.click("#facts-grid-csv")
    assert waiting.value.suggested_filename.startswith("演练数据-")
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    assert "演练数据" in text.splitlines()[0]
