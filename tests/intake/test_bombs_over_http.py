"""Bombs thrown at the running program: refused with a page, in little time and memory."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from data import Accounts, connect, database_in
from tests.intake.desk import PASSWORD
from tests.intake.test_workbook_bombs import BOMBS
from tests.processes import Cockpit, cockpits

SECONDS, MB = 2.0, 200
FORM = "application/x-www-form-urlencoded"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured in /proc")


class Thrower:
    """An editor who means harm."""

    def __init__(self, cockpit: Cockpit) -> None:
        self.house, self.pid = f"http://127.0.0.1:{cockpit.port}", cockpit.process.pid
        self._lines: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        form = {"name": "editor", "password": PASSWORD, "csrf_token": self._token("/sign-in")}
        self.send("/sign-in", urlencode(form).encode(), FORM)
        self.token = self._token("/intake")

    def _token(self, address: str) -> str:
        with self._lines.open(self.house + address) as answer:
            return re.findall(r'name="csrf_token" value="([^"]+)"', answer.read().decode())[-1]

    def send(self, address: str, body: bytes, kind: str, **head: str) -> tuple[int, str]:
        asked = Request(self.house + address, body, {"Content-Type": kind, **head})
        try:
            with self._lines.open(asked, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()

    def upload(self, address: str, name: str, raw: bytes) -> tuple[int, str]:
        rest = {"csrf_token": self.token, "period": "2024H1"}
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in rest.items()
        ]
        parts.append(
            f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        )
        body = "".join(parts).encode() + raw + b"\r\n--x--\r\n"
        return self.send(address, body, "multipart/form-data; boundary=x")


def document(inside: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        body = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>'
        made.writestr("word/document.xml", body % (WORD.encode(), inside))
    return out.getvalue()


def workbook(name: str) -> Callable[[Thrower], tuple[int, str]]:
    return lambda by: by.upload("/intake/workbook", "a.xlsx", BOMBS[name][0]())


def text(name: str, raw: Callable[[], bytes]) -> Callable[[Thrower], tuple[int, str]]:
    return lambda by: by.upload("/intake/bulletin", name, raw())


def pasted(by: Thrower) -> tuple[int, str]:
    return by.send("/intake/bulletin", b"text=" + b"%E4" * 6_000_000, FORM)


def nested(address: str) -> Callable[[Thrower], tuple[int, str]]:
    body = json.dumps({"a": 1}).encode()[:-1] + b',"b":[' + b"[]," * 6_000_000 + b"1]}"
    return lambda by: by.send(address, body, "application/json", **{"X-CSRFToken": by.token})


THROWN: dict[str, tuple[Callable[[Thrower], tuple[int, str]], int, str]] = {
    "zip": (workbook("zip"), 422, "压缩炸弹"),
    "a million cells": (workbook("elements"), 422, "表格太大"),
    "a billion rows": (workbook("billion"), 422, "超过上限"),
    "strings": (workbook("strings"), 422, "表格太大"),
    "the same part forty times": (workbook("echo"), 422, "压缩炸弹"),
    "100 MB of text": (text("a.txt", lambda: b"1" * 100_000_000), 413, "太大"),
    "20 MB of text": (text("a.txt", lambda: b"1" * 20_000_000), 422, "文件太大"),
    "figures without end": (text("a.txt", lambda: "5个".encode() * 290_000), 422, "数字太多"),
    "a Word file of tags": (text("a.docx", lambda: document(b"<a/>" * 2_400_000)), 422, "太复杂"),
    "a deep Word file": (text("a.docx", lambda: document(b"<a>" * 3_000_000)), 422, "太复杂"),
    "a pasted text in other letters": (pasted, 413, "太大"),
    "JSON for a line": (nested("/intake/drafts/x/lines/1"), 413, "太大"),
    "JSON for a callback": (nested("/_dash-update-component"), 413, "太大"),
}


@pytest.fixture(scope="module")
def thrower(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Thrower]:
    folder: Path = tmp_path_factory.mktemp("bombs")
    with cockpits(folder, 1) as [cockpit]:
        engine = connect(database_in(folder))
        Accounts(engine).add("editor", "editor", PASSWORD)
        engine.dispose()
        yield Thrower(cockpit)


def worked(pid: int) -> float:
    """Seconds of processor time: the machine may be busy with others."""
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def memory(pid: int, of: str) -> float:
    found = re.search(rf"{of}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) / 1024


@pytest.mark.parametrize("name", THROWN)
def test_what_is_thrown_at_the_house_is_refused_fast_and_small(thrower: Thrower, name: str) -> None:
    throw, status, said = THROWN[name]
    Path(f"/proc/{thrower.pid}/clear_refs").write_text("5")  # the peak is counted from here
    stood, spent = memory(thrower.pid, "VmRSS"), worked(thrower.pid)
    answer, page = throw(thrower)
    assert answer == status
    assert said in page
    assert worked(thrower.pid) - spent < SECONDS
    assert memory(thrower.pid, "VmHWM") - stood < MB
