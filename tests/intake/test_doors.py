"""Every address of intake, as the app itself lists them: closed to strangers, to viewers, and to
changes without their token. A new address is asked without anybody thinking of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.accounts.session import Access
from dashboard.settings import CITIES, default_city
from data import database_in, open_store
from tests.intake.desk import Desk, desks

Made = Callable[[str], Desk]
CALLBACK = "/_dash-update-component"
SAFE = {"GET", "HEAD", "OPTIONS"}
INSIDE = ("年度目标", "修订记录", "城镇新增就业", 'name="comment"', "_pages_content")


def call(address: str = "/intake") -> dict[str, Any]:
    """What Dash sends when a page is asked for."""
    return {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": address},
            {"id": "_pages_location", "property": "search", "value": ""},
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }


OWN = {"output": "intake-lines.data", "inputs": [], "changedPropIds": []}
CALLS = [call(), call("/intake/drafts/x"), call("/intake/revisions"), OWN]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One app for all questions, and desks in it; nothing is changed by any of them."""
    with pytest.MonkeyPatch.context() as patch:
        path: Path = tmp_path_factory.mktemp("doors")
        store = open_store(database_in(path), CITIES / default_city())
        yield desks(store, Access(), patch)
        store.close()


@pytest.fixture
def stranger(house: Made) -> FlaskClient:
    return house("nobody").client


def addresses(client: FlaskClient) -> list[tuple[str, str]]:
    """(method, address) of everything under /intake, with something in place of its parts."""
    rules = client.application.url_map.iter_rules()
    found = [
        (method, rule.rule.replace("<id>", "x").replace("<int:n>", "1"))
        for rule in rules
        if rule.rule.startswith("/intake")
        for method in sorted(rule.methods or ())
        if method != "OPTIONS"
    ]
    assert len(found) > 20
    assert not [address for _, address in found if "<" in address], "a part this test cannot fill"
    return found


def changing(client: FlaskClient) -> list[tuple[str, str]]:
    found = [(method, address) for method, address in addresses(client) if method not in SAFE]
    assert ("POST", "/intake/revisions/1") in found
    return found


def test_a_stranger_sees_nothing_of_intake(stranger: FlaskClient) -> None:
    for method, address in addresses(stranger):
        answer = stranger.open(address, method=method)
        assert answer.status_code == 401, (method, address)
        assert not [word for word in INSIDE if word in answer.text], (method, address)
    for body in CALLS:
        answer = stranger.post(CALLBACK, json=body)
        assert (answer.status_code, answer.text) == (401, "需要登录"), body


def test_a_viewer_is_told_that_he_may_not(house: Made) -> None:
    viewer = house("viewer").client
    token = house("viewer").token("/sign-in")
    for method, address in addresses(viewer):
        answer = viewer.open(address, method=method, headers={"X-CSRFToken": token})
        assert answer.status_code == 403, (method, address)
        assert answer.mimetype == "text/plain"
    for body in CALLS:
        assert viewer.post(CALLBACK, json=body).status_code == 403, body


@pytest.mark.parametrize("token", ["", "nonsense", "another session's"])
def test_no_change_is_made_without_its_token(house: Made, token: str) -> None:
    client = house("admin").client
    if token == "another session's":
        token = house("editor").token()
    for method, address in changing(client):
        form = client.open(address, method=method, data={"csrf_token": token})
        sent = client.open(address, method=method, json={}, headers={"X-CSRFToken": token})
        assert (form.status_code, sent.status_code) == (400, 400), (method, address)
    for body in CALLS:
        answer = client.post(CALLBACK, json=body, headers={"X-CSRFToken": token})
        assert answer.status_code == 400, body


def test_with_its_token_a_change_is_answered(house: Made) -> None:
    desk = house("editor")
    for method, address in changing(desk.client):
        answer = desk.client.open(address, method=method, data={"csrf_token": desk.token()})
        assert answer.status_code in (303, 400, 403, 404, 422), (method, address)
        assert "令牌" not in answer.text
        assert answer.mimetype == "text/html"
    assert len(desk.store.log()) == 1


def test_json_nested_too_deep_is_the_callers_fault(house: Made) -> None:
    desk = house("editor")
    deep = "[" * 100_000
    head = {"X-CSRFToken": desk.token()}
    for address in (CALLBACK, "/intake/drafts/x/lines/1"):
        answer = desk.client.post(address, data=deep, content_type="application/json", headers=head)
        assert answer.status_code in (400, 404), address
    assert (
        house("nobody")
        .client.post(CALLBACK, data=json.dumps({"a": 1}), content_type="application/json")
        .status_code
        == 400
    )
    assert (
        house("nobody")
        .client.post(CALLBACK, data=deep, content_type="application/json")
        .status_code
        == 400
    )


def test_a_house_without_a_database_has_no_intake(app_of: Any) -> None:
    client = app_of(default_city()).server.test_client()
    assert client.get("/intake").status_code == 404
    assert client.post("/intake/workbook").status_code in (404, 405)
