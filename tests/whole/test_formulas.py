"""No export hands out a cell that a spreadsheet would run: every address that gives a file, every
command that writes a table, and the workbooks inside a presentation.
"""

from __future__ import annotations

import base64
import csv
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from flask.testing import FlaskClient
from pptx import Presentation

from app import create_app
from dashboard.accounts.session import Access
from dashboard.exports import fill_in, shown, tables
from dashboard.grid import KEYS, rows
from data import FolderStore, Selection, neutral
from data.export import TABLES
from data.store.content import read
from tests import hostile
from tests.project import ROOT

BRIEFING = ("pptx", "docx", "xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.folder(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def store(folder: Path) -> FolderStore:
    return FolderStore(folder)


@pytest.fixture(scope="module")
def client(store: FolderStore) -> FlaskClient:
    return create_app(store, Access()).server.test_client()


def running(cells: Iterator[str]) -> list[str]:
    return [cell for cell in cells if hostile.runs(cell)]


def of_workbook(raw: bytes) -> Iterator[str]:
    """Every text of a workbook; a formula comes as what it is."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for page in book.worksheets:
        for row in page.iter_rows():
            yield from (str(cell.value) for cell in row if isinstance(cell.value, str))
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                yield from ("=formula" for _ in re.findall(rb"<f[ >/]", parts.read(name)))


def of_csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        yield from row


def of_presentation(raw: bytes) -> Iterator[str]:
    """Tables, and the workbooks behind the charts."""
    charts = 0
    for slide in Presentation(io.BytesIO(raw)).slides:
        for shape in slide.shapes:
            found: Any = shape
            if shape.has_table:
                yield from (cell.text for row in found.table.rows for cell in row.cells)
            if shape.has_chart:
                charts += 1
                yield from of_workbook(found.chart.part.chart_workbook.xlsx_part.blob)
    assert charts


def of_document(raw: bytes) -> Iterator[str]:
    for table in Document(io.BytesIO(raw)).tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


READERS = {"xlsx": of_workbook, "pptx": of_presentation, "docx": of_document}


def test_the_city_is_as_hostile_as_can_be(store: FolderStore) -> None:
    city = store.current()
    names = [each.name for each in (*city.indicators(), *city.districts(), *city.chains())]
    assert all(map(hostile.runs, names))
    assert hostile.runs(city.info.name)


def test_every_table_as_a_file(client: FlaskClient) -> None:
    for table in tables.NAMES:
        answer = client.get(f"/api/{table}.csv")
        assert not running(of_csv(answer.text)), table
        assert not running(of_workbook(client.get(f"/api/{table}.xlsx").data)), table


def test_the_chase_list_the_form_and_the_grid(client: FlaskClient, store: FolderStore) -> None:
    assert not running(of_workbook(client.get("/export/chase.xlsx").data))
    city = store.current()
    for period in ("2024Q1", "2024H1"):
        assert not running(of_workbook(fill_in.workbook(city, period, "=1+1", [], 3)))
    ids = [row.id for row in rows(city, Selection())]
    made = shown.download(city, {"ids": ids, "columns": list(KEYS)})
    assert not running(of_workbook(base64.b64decode(made["content"])))


@pytest.mark.parametrize("form", BRIEFING)
def test_a_briefing_in_every_form(client: FlaskClient, form: str) -> None:
    for name in ("now", "quarter"):
        answer = client.get(f"/briefing/{name}.{form}", follow_redirects=True)
        assert answer.status_code == 200
        assert not running(READERS[form](answer.data)), name


def test_every_command_that_writes_a_table(folder: Path) -> None:
    for table in TABLES:
        assert not running(of_csv(command("export", table, "--city", str(folder)))), table
    text = "=1+1;城镇新增就业2.85万人。\n-HYPERLINK(1)进出口增长5.1%。\n".encode()
    said = command("extract", "-", given=text)
    assert "2.85" in said
    assert not running(of_csv(said))


def command(*words: str, given: bytes = b"") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "data", *words], cwd=ROOT, input=given, capture_output=True
    )
    assert not done.returncode, done.stderr.decode()
    return done.stdout.decode()


def test_a_city_folder_keeps_every_byte(folder: Path, tmp_path: Path) -> None:
    """What is written to be read back is not touched."""
    content = read(folder)
    content.write(tmp_path)
    assert read(tmp_path) == content
    assert content.rows == hostile.content().rows


def test_every_address_that_gives_a_file_is_known_here(client: FlaskClient) -> None:
    """A new export has to be read by a test of this file."""
    files = {
        rule.rule
        for rule in client.application.url_map.iter_rules()
        if re.search(r"\.<form>$|\.(csv|json|xlsx|docx|pptx)$|export|workbook", rule.rule)
    }
    data = {"/api/grid.json"}  # read by a program only
    assert files - data == {"/api/<table>.<form>", "/export/chase.xlsx", "/briefing/<name>.<form>"}


@pytest.mark.parametrize("lead", "=+-@\t\r\n＝＋－＠")  # noqa: RUF001
def test_whatever_starts_a_formula_is_text(lead: str) -> None:
    assert neutral(f"{lead}cmd|' /C calc'!A0") == f"'{lead}cmd|' /C calc'!A0"
    assert neutral(f"{lead}1+1") == f"'{lead}1+1"
