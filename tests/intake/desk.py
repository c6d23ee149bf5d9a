"""People at work in intake: through its addresses, without a browser."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
from argon2 import PasswordHasher
from flask.testing import FlaskClient

import app as house
from dashboard.accounts.session import Access
from data import Accounts, SqlStore

PASSWORD = "correct horse battery"
TEXT = "上半年，全市城镇新增就业2.85万人。地区生产总值同比增长5.1%。"


class Desk:
    """One person at work."""

    def __init__(self, client: FlaskClient, store: SqlStore, name: str) -> None:
        self.client, self.store = client, store
        form = {"name": name, "password": PASSWORD, "csrf_token": self.token("/sign-in")}
        client.post("/sign-in", data=form)

    def token(self, address: str = "/intake") -> str:
        return self.hidden(address, "csrf_token")

    def hidden(self, address: str, name: str) -> str:
        return re.findall(rf'name="{name}" value="([^"]*)"', self.client.get(address).text)[-1]

    def post(self, address: str, **form: Any) -> Any:
        return self.client.post(address, data={"csrf_token": self.token(), **form})

    def line(self, draft: str, n: int, **change: Any) -> Any:
        version = re.search(r'data-version="(\d+)"', self.client.get(draft).text)
        assert version
        body = {"version": version[1], **change}
        head = {"X-CSRFToken": self.token()}
        return self.client.post(f"{draft}/lines/{n}", json=body, headers=head)

    def act(self, draft: str, do: str, comment: str = "上半年") -> Any:
        """Press a button of the dry run."""
        address = f"{draft}/publish"
        kept = {name: self.hidden(address, name) for name in ("version", "base")}
        return self.post(address, do=do, comment=comment, **kept)

    def uploads(self, raw: bytes, name: str = "填报.xlsx") -> Any:
        return self.post("/intake/workbook", period="2024H1", file=(io.BytesIO(raw), name))

    def filled(self, **values: float | str) -> bytes:
        """The form of 2024H1 with some numbers in it."""
        form = self.client.get("/intake/workbook?period=2024H1").data
        book = openpyxl.load_workbook(io.BytesIO(form))
        page = book.worksheets[0]
        heads = {cell.value: cell.column or 0 for row in page.iter_rows(max_row=8) for cell in row}
        rows = {page.cell(at, 1).value: at for at in range(1, page.max_row + 1)}
        for name, value in values.items():
            page.cell(rows[name.replace("_", "-")], heads["本期数"], value)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def draft(self, value: float = 2.6) -> str:
        """Address of a draft with one accepted figure."""
        address = self.uploads(self.filled(urban_jobs=value)).location
        assert self.line(address, 1, do="accept").status_code == 200
        return address


def desks(store: SqlStore, access: Access, monkeypatch: Any) -> Callable[[str], Desk]:
    """Desks by role in an app on the store, with an account of each role that costs little."""
    accounts = Accounts(store.engine, PasswordHasher(1, 8, 1))
    monkeypatch.setattr(house, "Accounts", lambda engine: accounts)
    for role in ("viewer", "editor", "publisher", "admin"):
        accounts.add(role, role, PASSWORD)
    server = house.create_app(store, access).server
    return lambda name: Desk(server.test_client(), store, name)
