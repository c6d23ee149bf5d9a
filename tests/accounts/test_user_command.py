"""``python -m data user``: from the server's own console."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from data import command_user
from data.__main__ import main
from data.accounts import Accounts
from data.store.database import connect, database_in


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on a database of its own, with a password on standard input."""

    def run(*given: str, password: str = "correct horse battery") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        return main(["user", *given, "--database", database_in(tmp_path)])

    return run


def test_an_account_is_added_changed_and_removed(user, capsys, tmp_path: Path) -> None:
    assert user("list") == 0
    assert user("add", "wang", "--role", "publisher") == 0
    assert user("role", "wang", "--role", "admin") == 0
    assert user("password", "wang", password="another long one") == 0
    assert user("list") == 0
    said = capsys.readouterr().out
    assert "还没有账号" in said
    assert "wang\tadmin" in said
    assert Accounts(connect(database_in(tmp_path))).sign_in("wang", "another long one", "")
    assert user("remove", "wang") == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("add",), "要写明账号名"),
        (("role", "wang"), "要写明角色"),
        (("remove", "wang"), "没有名为「wang」的账号"),
    ],
)
def test_what_cannot_be_done_is_said(user, capsys, given: tuple[str, ...], said: str) -> None:
    assert user(*given) == 1
    assert said in capsys.readouterr().err


def test_an_editor_is_added_unless_another_role_is_named(user, capsys) -> None:
    assert user("add", "wang") == 0
    assert "角色 editor" in capsys.readouterr().out


def test_a_database_nobody_reaches_is_said(capsys) -> None:
    assert main(["user", "list", "--database", "mysql://nowhere"]) == 2
    assert "数据库地址不对" in capsys.readouterr().err


def test_on_a_terminal_the_password_is_asked_for_twice(monkeypatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    said = iter(["one", "one", "one", "two"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(said))
    assert command_user._password() == "one"
    with pytest.raises(command_user.Refused, match="两次输入的密码不同"):
        command_user._password()
