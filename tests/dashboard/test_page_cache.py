"""Pages are written once for a revision and an address."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from app import create_app
from dashboard import first_paint
from data import City, FolderStore, Health
from data.folder import CITIES

PACKED = {"Accept-Encoding": "gzip"}


class Changing:
    """A store whose revision a test sets."""

    def __init__(self, city: City) -> None:
        self.city = city

    def current(self) -> City:
        return self.city

    def at(self, revision: str) -> City | None:
        return None

    def health(self) -> Health:
        return Health("folder")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses for which a page was composed, in order."""
    asked: list[str] = []
    compose = first_paint.compose

    def noted(city, page, view):
        asked.append(view.path)
        return compose(city, page, view)

    monkeypatch.setattr(first_paint, "compose", noted)
    return asked


@pytest.fixture(scope="module")
def store() -> Changing:
    return Changing(FolderStore(CITIES / "zibo").current())


@pytest.fixture
def get(store: Changing) -> Callable:
    client = create_app(store).server.test_client()
    client.get("/method")  # Dash sets itself up at the first request
    return client.get


def test_a_page_is_written_once_and_then_the_same_bytes(get: Callable, written: list[str]) -> None:
    first, second = get("/goals", headers=PACKED), get("/goals", headers=PACKED)
    assert written == ["/goals"]
    assert first.data == second.data
    assert first.headers["Content-Security-Policy"] == second.headers["Content-Security-Policy"]
    assert "年度目标" in gzip.decompress(second.data).decode()


def test_a_reader_who_cannot_unpack_gets_plain_text(get: Callable) -> None:
    get("/goals", headers=PACKED)
    plain = get("/goals")
    assert "Content-Encoding" not in plain.headers
    assert "年度目标" in plain.text


def test_a_reader_who_has_the_page_is_told_so(get: Callable) -> None:
    mark = get("/goals").headers["ETag"]
    again = get("/goals", headers={"If-None-Match": mark})
    assert (again.status_code, again.data) == (304, b"")


def test_another_choice_and_another_revision_are_other_pages(
    get: Callable, written: list[str], store: Changing, monkeypatch: pytest.MonkeyPatch
) -> None:
    get("/goals")
    get("/goals?status=未公布")
    other = FolderStore(CITIES / "demo").current()
    monkeypatch.setattr(store, "city", other)
    assert other.info.name in get("/goals").text
    assert len(written) == 3


def test_what_is_not_there_stays_not_there(get: Callable, written: list[str]) -> None:
    assert [get("/goals/none").status_code for _ in range(2)] == [404, 404]
    assert len(written) == 1


def test_an_endless_address_is_not_kept(get: Callable, written: list[str]) -> None:
    for _ in range(2):
        get(f"/goals?q={'长' * 600}")
    assert len(written) == 2
