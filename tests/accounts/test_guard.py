"""Who gets in: sign-in, sessions, tokens of intention, the proxy's header, and the closed door."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

import app as house
from dashboard.accounts.session import Access
from dashboard.serve import behind
from data.accounts import Accounts
from data.folder import CITIES
from data.store import open_store
from data.store.database import database_in

WORD = "correct horse battery"
PAGE_CALL = {
    "output": ".._pages_content.children..._pages_store.data..",
    "outputs": [
        {"id": "_pages_content", "property": "children"},
        {"id": "_pages_store", "property": "data"},
    ],
    "inputs": [
        {"id": "_pages_location", "property": "pathname", "value": "/intake"},
        {"id": "_pages_location", "property": "search", "value": ""},
    ],
    "changedPropIds": ["_pages_location.pathname"],
}


@pytest.fixture
def app_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., FlaskClient]:
    """A client of an app with one account of every role, under the given access."""

    def made(**access: Any) -> FlaskClient:
        store = open_store(database_in(tmp_path), CITIES / "zibo")
        cheap = Accounts(store.engine, PasswordHasher(1, 8, 1))
        monkeypatch.setattr(house, "Accounts", lambda engine: cheap)
        for role in ("viewer", "editor", "publisher", "admin"):
            if not cheap.user(role):
                cheap.add(role, role, WORD)
        return house.create_app(store, Access(**access)).server.test_client()

    return made


def token(client: FlaskClient, address: str = "/sign-in") -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def sign_in(client: FlaskClient, name: str, password: str = WORD, onward: str = "/") -> Any:
    form = {"name": name, "password": password, "next": onward, "csrf_token": token(client)}
    return client.post("/sign-in", data=form)


def test_anybody_may_look_and_nobody_may_enter_intake(app_with: Callable) -> None:
    client = app_with()
    assert client.get("/goals").status_code == 200
    door = client.get("/intake")
    assert door.status_code == 401
    assert "登录" in door.text
    assert "年度目标" not in door.text
    call = client.post("/_dash-update-component", json=PAGE_CALL)
    assert (call.status_code, call.text) == (401, "需要登录")
    own = {**PAGE_CALL, "output": "intake-lines.data", "inputs": [], "changedPropIds": []}
    assert client.post("/_dash-update-component", json=own).status_code == 401
    assert client.post("/intake/workbook").status_code == 401


def test_where_viewers_sign_in_nothing_is_shown_before(app_with: Callable) -> None:
    client = app_with(signed_in=True)
    for address in ("/", "/goals", "/api/facts.csv", "/wall", "/briefing", "/_dash-layout"):
        assert client.get(address).status_code == 401, address
    assert client.post("/_dash-update-component", json={"output": "x"}).status_code == 401
    assert client.get("/healthz").status_code == 200
    sign_in(client, "viewer")
    assert client.get("/goals").status_code == 200


def test_sign_in_leads_on_to_where_one_wanted_to_go(app_with: Callable) -> None:
    client = app_with()
    gone = sign_in(client, "editor", onward="/intake?period=2024H1")
    assert (gone.status_code, gone.headers["Location"]) == (303, "/intake?period=2024H1")
    cookie = next(each for each in gone.headers.getlist("Set-Cookie") if "cockpit=" in each)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert client.get("/intake").status_code != 401


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "x" * 3000]
)
def test_sign_in_never_leads_out_of_the_house(app_with: Callable, onward: str) -> None:
    assert sign_in(app_with(), "editor", onward=onward).headers["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_which_is_wrong(app_with: Callable) -> None:
    client = app_with()
    wrong = sign_in(client, "editor", "wrong password")
    unknown = sign_in(client, "nobody", "wrong password")
    assert wrong.status_code == unknown.status_code == 401
    assert "账号或密码不对" in wrong.text
    assert "账号或密码不对" in unknown.text
    for _ in range(4):
        sign_in(client, "editor", "wrong password")
    assert sign_in(client, "editor").status_code == 429


def test_a_viewer_may_not_change(app_with: Callable) -> None:
    client = app_with()
    sign_in(client, "viewer")
    refused = client.get("/intake")
    assert refused.status_code == 403
    assert "没有更新数据的权限" in refused.text


def test_a_change_without_its_token_is_not_made(app_with: Callable) -> None:
    client = app_with()
    assert client.post("/sign-in", data={"name": "editor", "password": WORD}).status_code == 400
    sign_in(client, "editor")
    for address in ("/intake/workbook", "/sign-out", "/_dash-update-component"):
        refused = client.post(address, json=PAGE_CALL)
        assert (refused.status_code, refused.mimetype) == (400, "text/plain"), address
    assert client.get("/intake").status_code != 401


def test_signing_out_ends_the_session(app_with: Callable) -> None:
    client = app_with()
    sign_in(client, "editor")
    mark = client.get("/goals").headers.getlist("Set-Cookie")
    sent = next(each for each in mark if each.startswith("_csrf_token="))
    given = sent.partition("=")[2].partition(";")[0]
    assert client.post("/sign-out", headers={"X-CSRFToken": given}).status_code == 303
    assert client.get("/intake").status_code == 401


def test_a_changed_password_ends_the_session(app_with: Callable) -> None:
    client = app_with()
    sign_in(client, "editor")
    client.application.extensions["accounts"].set_password("editor", "another long one")
    assert client.get("/intake").status_code == 401


def test_an_https_house_keeps_its_cookies_off_plain_lines(app_with: Callable) -> None:
    gone = sign_in_over_https(app_with(https=True))
    assert all("Secure" in each for each in gone.headers.getlist("Set-Cookie"))


def sign_in_over_https(client: FlaskClient) -> Any:
    base = "https://localhost"
    page = client.get("/sign-in", base_url=base).text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    form = {"name": "editor", "password": WORD, "csrf_token": found[1]}
    return client.post("/sign-in", data=form, base_url=base, headers={"Referer": f"{base}/"})


class TestProxy:
    header = {"X-Remote-User": "editor"}  # noqa: RUF012

    def asked(self, app_with: Callable, name: str = "editor", peer: str = "10.1.0.7") -> int:
        client = app_with(header="X-Remote-User", proxies=("10.1.0.0/24",))
        return client.get(
            "/intake", headers={"X-Remote-User": name}, environ_base={"REMOTE_ADDR": peer}
        ).status_code

    def test_a_name_from_the_proxy_is_that_account(self, app_with: Callable) -> None:
        assert self.asked(app_with) not in (401, 403)

    def test_a_name_without_an_account_only_looks(self, app_with: Callable) -> None:
        assert self.asked(app_with, "somebody") == 403
        assert self.asked(app_with, "") == 401

    @pytest.mark.parametrize("peer", ["10.2.0.7", "127.0.0.1", "", "nonsense"])
    def test_a_name_from_anywhere_else_is_nobody(self, app_with: Callable, peer: str) -> None:
        assert self.asked(app_with, peer=peer) == 401

    def test_a_forwarded_address_is_no_proxy(self, app_with: Callable) -> None:
        client = app_with(header="X-Remote-User", proxies=("10.1.0.0/24",))
        client.application.wsgi_app = behind(client.application.wsgi_app, ("127.0.0.1",))
        forged = {**self.header, "X-Forwarded-For": "10.1.0.7"}
        assert client.get("/intake", headers=forged).status_code == 401


def test_pages_of_a_signed_in_reader_stay_with_him(app_with: Callable) -> None:
    client = app_with()
    assert "private" not in client.get("/goals").headers["Cache-Control"]
    sign_in(client, "editor")
    assert "private" in client.get("/goals").headers["Cache-Control"]
    assert client.get("/intake").headers["Cache-Control"] == "no-store"
    assert "private" not in client.get("/assets/wall/wall.js?v=1").headers["Cache-Control"]
