"""The review by keyboard in a real browser, and the whole way of a form as two people: choose,
link, answer, accept, take back, dry run, publish, see it everywhere, roll back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from argon2 import PasswordHasher
from playwright.sync_api import BrowserContext, Locator, Page, expect

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
    for role in ("editor", "publisher"):
        accounts.add(role, role, PASSWORD)
    with house.serve(cockpit.create_app(store, Access())) as address:
        yield address
    store.close()


def test_a_text_is_reviewed_by_keyboard_and_published_by_another(
    page: Page, new_context: Callable[..., BrowserContext], desk: str
) -> None:
    page.goto(f"{desk}/sign-in?next=/intake/bulletin")
    page.fill("#name", "editor")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.fill("textarea", TEXT)
    page.locator("main .tool.main").click()
    expect(page.locator(".in-text mark")).to_have_text("2.85万人")
    assert not violations(page)
    row(page, 1).click()
    page.locator(".proposals button").first.click()
    expect(row(page, 1)).to_contain_text("已改")
    page.keyboard.press("a")
    expect(row(page, 1)).to_contain_text("已收")
    expect(beside(page)).to_contain_text("第 2 条")
    page.keyboard.press("u")
    expect(row(page, 1)).to_contain_text("待看")
    expect(beside(page)).to_contain_text("第 1 条")
    page.keyboard.press("ArrowDown")
    expect(beside(page)).to_contain_text("第 2 条")
    page.keyboard.press("r")
    expect(row(page, 2)).to_contain_text("不收")
    page.keyboard.press("a")
    expect(page.locator("#tally")).to_contain_text("1 / 2")
    page.locator(".review-tools a.main").click()
    expect(page.locator(".changes")).to_contain_text("2.85")
    assert not violations(page)
    page.fill("input[name=comment]", "通报")
    page.get_by_role("button", name="提交复核").click()
    expect(page.locator("main")).to_contain_text("等待另一人复核")
    second = signed_in(new_context(), desk, "publisher")
    second.get_by_role("link", name="通报文字").click()
    second.locator(".review-tools a.main").click()
    second.get_by_role("button", name="发布", exact=True).click()
    expect(second.locator("main")).to_contain_text("已发布为修订")
    second.goto(f"{desk}/evidence/urban-jobs.2024H1.actual")
    expect(second.locator(".text mark")).to_contain_text("2.85万人")
    leave(second)


def row(page: Page, n: int) -> Locator:
    """A line of the draft in the grid."""
    return page.locator(f'.lines-grid .ag-row[row-id="{n}"]')


def beside(page: Page) -> Locator:
    return page.locator("#line h2").first


def test_the_grid_is_sorted_filtered_searched_and_edited_by_keyboard(page: Page, desk: str) -> None:
    page.goto(f"{desk}/sign-in?next=/intake/bulletin")
    page.fill("#name", "editor")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.fill("textarea", TEXT * 3)
    page.locator("main .tool.main").click()
    page.locator(".lines-grid .ag-header-cell[col-id=value] .ag-header-cell-label").click()
    expect(page.locator('.lines-grid .ag-row[row-index="0"]')).to_have_attribute("row-id", "1")
    page.locator(".lines-grid .ag-header-cell[col-id=value] .ag-header-cell-label").click()
    expect(page.locator('.lines-grid .ag-row[row-index="0"]')).to_have_attribute("row-id", "2")
    row(page, 4).locator("[col-id=value]").click()
    page.keyboard.press("r")
    expect(beside(page)).to_contain_text("第 6 条")  # the next open one as the table is sorted
    page.locator('[data-part="stopped"]').click()
    expect(row(page, 4)).to_have_count(0)
    expect(page.locator('[data-part="rejected"] b')).to_have_text("1")
    page.keyboard.press("r")
    expect(row(page, 6)).to_have_count(0)
    expect(beside(page)).to_contain_text("第 1 条")
    page.keyboard.press("e")
    page.keyboard.type("2.9")
    page.keyboard.press("Enter")
    expect(row(page, 1)).to_contain_text("2.9")
    expect(row(page, 1)).to_contain_text("已改")
    page.fill("#words", "2.9")
    expect(row(page, 3)).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.press("u")
    expect(page.locator("#toast")).to_have_text("已撤销")
    assert not violations(page)
    page.emulate_media(media="print")
    expect(page.locator("#line-1 .line-state")).to_have_text("受阻")
    expect(page.locator("#line-4 .line-state")).to_have_text("不收")
    page.emulate_media(media="screen")
    page.reload()
    expect(page.locator('[data-part="stopped"]')).to_have_attribute("aria-current", "true")


def signed_in(context: BrowserContext, desk: str, name: str) -> Page:
    page = context.new_page()
    page.goto(f"{desk}/sign-in?next=/intake")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("数据更新")
    return page


def seen_everywhere(page: Page, desk: str, period: str) -> None:
    for address in ("/", "/coverage", "/goals/urban-jobs"):
        page.goto(f"{desk}{address}")
        expect(page.locator("header.top")).to_contain_text(period)
        page.wait_for_load_state("networkidle")


def leave(*pages: Page) -> None:
    """Before the server goes: what is still loading would say so in the console."""
    for page in pages:
        page.wait_for_load_state("networkidle")
        page.context.close()


def fill_in(form: Path, **values: float | str) -> None:
    """What a clerk does in Excel: numbers beside the names of indicators."""
    book = openpyxl.load_workbook(form)
    page = book.worksheets[0]
    cells = [cell for row in page.iter_rows(max_row=8) for cell in row]
    column = next(cell.column or 0 for cell in cells if cell.value == "本期数")
    rows = {page.cell(at, 1).value: at for at in range(1, page.max_row + 1)}
    for name, value in values.items():
        page.cell(rows[name.replace("_", "-")], column, value)
    book.save(form)


def test_two_people_bring_a_form_in_and_take_it_back(
    new_context: Callable[..., BrowserContext], desk: str, tmp_path: Path
) -> None:
    first = signed_in(new_context(), desk, "editor")
    second = signed_in(new_context(), desk, "publisher")
    reader = new_context().new_page()
    reader.goto(f"{desk}/wall?dwell=3600&refresh=5&dim=off&pages=overview")
    expect(reader.locator("#stage")).to_contain_text("一季度")
    with first.expect_download() as download:
        first.get_by_role("button", name="下载填报表").click()
    form = tmp_path / "form.xlsx"
    download.value.save_as(form)
    fill_in(form, urban_jobs=2.6, gdp_growth="暂无", job_fairs=300)
    first.set_input_files("input[name=file]", form)
    first.get_by_role("button", name="上传填报表").click()
    expect(first.locator("main")).to_contain_text("暂无")
    expect(first.locator("main")).to_contain_text("累计数")  # 300 fairs after 342 cannot be
    row(first, 1).click()
    first.keyboard.press("a")
    expect(row(first, 1)).to_contain_text("已收")
    draft = first.url.partition("?")[0]
    first.goto(f"{draft}/publish")
    first.fill("input[name=comment]", "上半年")
    first.get_by_role("button", name="提交复核").click()
    expect(first.locator("main")).to_contain_text("等待另一人复核")
    second.goto(f"{draft}/publish")
    expect(second.locator(".changes")).to_contain_text("2.6")
    second.get_by_role("button", name="发布", exact=True).click()
    expect(second.locator("main")).to_contain_text("已发布为修订")
    seen_everywhere(second, desk, "上半年")
    expect(reader.locator("#stage")).to_contain_text("上半年", timeout=20_000)
    second.goto(f"{desk}/intake/revisions/1")
    second.get_by_text("回退到这里").click()
    second.fill("#rollback input[name=comment]", "填错")
    second.get_by_role("button", name="确认回退").click()
    expect(second.locator("main")).to_contain_text("已回退")
    second.goto(f"{desk}/")
    expect(second.locator("header.top")).to_contain_text("一季度")
    leave(first, second, reader)
