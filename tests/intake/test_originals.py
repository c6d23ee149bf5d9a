"""The file something came from, as it came; and what nobody may get that way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.intake.originals import plain_name
from data import SqlStore, Upload
from tests.intake.desk import TEXT, Desk

Made = Callable[[str], Desk]


def test_the_file_comes_back_from_the_draft_and_from_the_log(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    raw = first.filled(urban_jobs=2.6)
    draft = first.uploads(raw, "../上半年 填报.xlsx").location
    first.line(draft, 1, do="accept")
    first.act(draft, "submit")
    for page in ("/intake", f"{draft}/publish"):
        assert f'href="{draft}/original"' in second.client.get(page).text
    second.act(draft, "publish")
    assert 'href="/intake/revisions/2/original"' in first.client.get("/intake").text
    for address in (f"{draft}/original", "/intake/revisions/2/original"):
        answer = first.client.get(address)
        assert answer.data == raw
        named = answer.headers["Content-Disposition"]
        assert named.startswith("attachment;")
        assert named.endswith("''%E4%B8%8A%E5%8D%8A%E5%B9%B4%20%E5%A1%AB%E6%8A%A5.xlsx")
        assert answer.mimetype == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
    for address in ("/intake/revisions/1/original", "/intake/revisions/9/original"):
        assert first.client.get(address).status_code == 404
    assert first.client.get("/intake/drafts/none/original").status_code == 404
    for role, status in (("viewer", 403), ("nobody", 401)):
        refused = person(role).client.get(f"{draft}/original")
        assert (refused.status_code, raw in refused.data) == (status, False)


def test_a_pasted_text_comes_back_as_a_text_file(person: Made) -> None:
    desk = person("editor")
    draft = desk.post("/intake/bulletin", period="2024H1", text=TEXT).location
    answer = desk.client.get(f"{draft}/original")
    assert answer.text == TEXT
    assert answer.headers["Content-Disposition"].endswith(".txt")


def test_the_same_file_under_another_name_is_logged_by_that_name(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    raw = first.filled(urban_jobs=2.6)
    for name in ("一稿.xlsx", "二稿.xlsx"):
        draft = first.uploads(raw, name).location
    first.line(draft, 1, do="accept")
    first.act(draft, "submit")
    second.act(draft, "publish")
    assert first.store.log()[0].file == "二稿.xlsx"


def test_a_damaged_file_is_not_handed_out(person: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = person("editor")
    draft = desk.uploads(desk.filled(urban_jobs=2.6)).location
    monkeypatch.setattr(SqlStore, "original", lambda *_: Upload("填报.xlsx", b"other"))
    damaged = desk.client.get(f"{draft}/original")
    assert damaged.status_code == 410
    assert "原件已损坏" in damaged.text


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("填报.xlsx", "填报.xlsx"),
        ("C:\\表\\填报.xlsx", "填报.xlsx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"),
        ("txt.\u202excod.exe", "txt.xcod.exe"),
        ("通报文字", "通报文字.txt"),
        ("..", "original.txt"),
    ],
)
def test_a_name_is_only_a_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain
