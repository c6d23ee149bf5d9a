"""The review by keyboard in a real browser: choose, link, answer, accept, take back, dry run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Page, expect

import app as cockpit
from dashboard.accounts.session import Access
from dashboard.settings import CITIES, default_city
from data import Accounts, database_in, open_store
from tests import house
from tests.accessibility import violations

PASSWORD = "correct horse battery"
TEXT = "上半年，全市城镇新增就业2.85万人。地区生产总值同比增长5.1%。"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    store = open_store(database_in(tmp_path), CITIES / default_city())
    accounts = Accounts(store.engine, PasswordHasher(1, 8, 1))
    monkeypatch.setattr(cockpit, "Accounts", lambda engine: accounts)
    accounts.add("editor", "editor", PASSWORD)
    with house.serve(cockpit.create_app(store, Access())) as address:
        yield address
    store.close()


def test_a_text_is_reviewed_by_keyboard(page: Page, desk: str) -> None:
    page.goto(f"{desk}/sign-in?next=/intake/bulletin")
    page.fill("#name", "editor")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.fill("textarea", TEXT)
    page.locator("main .tool.main").click()
    expect(page.locator(".in-text mark")).to_have_text("2.85万人")
    assert not violations(page)
    page.locator(".proposals button").first.click()
    expect(page.locator("#line-1")).to_contain_text("已改")
    page.locator("#line-1").press("a")
    expect(page.locator("#line-1")).to_contain_text("已采纳")
    page.keyboard.press("u")
    expect(page.locator("#line-1")).to_contain_text("待审")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#line h2").first).to_contain_text("第 2 条")
    page.keyboard.press("r")
    expect(page.locator("#line-2")).to_contain_text("已拒绝")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("a")
    expect(page.locator("#tally")).to_contain_text("1 / 2")
    page.locator(".review-tools a.main").click()
    expect(page.locator(".changes")).to_contain_text("2.85")
    assert not violations(page)
