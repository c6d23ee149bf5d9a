"""/healthz says what is shown and whether the database behind it answers."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import text

from app import create_app
from data import open_store
from tests.store import city as small


def test_a_folder_says_that_it_is_one(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json()["database"] == {
        "kind": "folder",
        "ok": True,
        "note": "",
    }


def test_a_lost_database_is_said_and_the_pages_stay(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/cockpit.db", small.copy(tmp_path))
    client = create_app(store).server.test_client()
    said = client.get("/healthz").get_json()
    assert (said["ok"], said["revision"]) == (True, store.current().revision)
    assert said["database"] == {"kind": "sqlite", "ok": True, "note": ""}
    with store.engine.begin() as line:
        line.execute(text("alter table revision rename to lost"))
    store.refresh()
    said = client.get("/healthz").get_json()
    assert (said["ok"], said["database"]["ok"]) == (True, False)
    assert "仍显示上一个完整的修订" in said["database"]["note"]
    assert client.get("/goals").status_code == 200
    store.close()
