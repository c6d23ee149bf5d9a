"""Accounts, passwords, the storm of failed sign-ins; all on a database of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from data import accounts as module
from data.accounts import Accounts, Refused, TooMany
from data.store.database import connect
from data.store.tables import failure, user

WORD = "correct horse battery"


@pytest.fixture
def accounts(database: str) -> Iterator[Accounts]:
    engine = connect(database)
    yield Accounts(engine, PasswordHasher(1, 8, 1))
    engine.dispose()


def test_a_name_and_its_password_sign_in_and_nothing_else_does(accounts: Accounts) -> None:
    accounts.add("王芳", "editor", WORD)
    found = accounts.sign_in("王芳", WORD, "10.0.0.1")
    assert found is not None
    assert (found.name, found.role) == ("王芳", "editor")
    assert accounts.sign_in("王芳", "wrong" * 4, "10.0.0.1") is None
    assert accounts.sign_in("nobody", WORD, "10.0.0.1") is None


def test_passwords_are_kept_as_argon2_hashes_only(accounts: Accounts) -> None:
    accounts.add("wang", "editor", WORD)
    with accounts._engine.connect() as line:
        kept = line.scalars(select(user.c.password)).one()
    assert kept.startswith("$argon2id$")
    assert WORD not in kept


@pytest.mark.parametrize(
    ("name", "role", "password", "said"),
    [
        (" wang", "editor", WORD, "账号名应为"),
        ("", "editor", WORD, "账号名应为"),
        ("w" * 41, "editor", WORD, "账号名应为"),
        ("wang\n", "editor", WORD, "账号名应为"),
        ("wang", "king", WORD, "角色应为 viewer、editor、publisher、admin 之一"),
        ("wang", "editor", "short", "密码应为 10—200 个字符，现有 5 个"),
        ("wangwang", "editor", "wangwang123", "密码不能只是账号名"),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    accounts: Accounts, name: str, role: str, password: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        accounts.add(name, role, password)
    assert accounts.all() == ()


def test_a_name_is_given_once(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.add("wang", "editor", WORD)
    with pytest.raises(Refused, match="已有名为「wang」的账号"):
        accounts.add("wang", "admin", WORD)
    monkeypatch.setattr(module, "_row", lambda line, name: None)  # another was a moment quicker
    with pytest.raises(Refused, match="两处同时"):
        accounts.add("wang", "admin", WORD)


def test_a_changed_password_or_role_ends_sessions(accounts: Accounts) -> None:
    accounts.add("wang", "editor", WORD)
    stamps = [accounts.user("wang")]
    accounts.set_password("wang", WORD + "!")
    stamps.append(accounts.user("wang"))
    accounts.set_role("wang", "publisher")
    stamps.append(accounts.user("wang"))
    assert len({each.stamp for each in stamps if each}) == 3
    assert accounts.sign_in("wang", WORD, "") is None
    accounts.remove("wang")
    assert accounts.user("wang") is None
    for change in (lambda: accounts.remove("wang"), lambda: accounts.set_role("wang", "admin")):
        with pytest.raises(Refused, match="没有名为「wang」的账号"):
            change()


def test_a_role_includes_those_before_it(accounts: Accounts) -> None:
    accounts.add("wang", "publisher", WORD)
    found = accounts.user("wang")
    assert found is not None
    assert [found.may(role) for role in module.ROLES] == [True, True, True, False]


def test_five_failures_close_a_name_for_a_while_even_to_the_right_password(
    accounts: Accounts,
) -> None:
    accounts.add("wang", "editor", WORD)
    for _ in range(5):
        assert accounts.sign_in("wang", "guess" * 3, "10.0.0.1") is None
    with pytest.raises(TooMany, match="请 15 分钟后再试"):
        accounts.sign_in("wang", WORD, "10.0.0.2")
    earlier = datetime.now() - timedelta(days=1)
    with accounts._engine.begin() as line:
        line.execute(update(failure).values(at=earlier))
    assert accounts.sign_in("wang", WORD, "10.0.0.2")


def test_a_success_clears_the_failures_of_the_name(accounts: Accounts) -> None:
    accounts.add("wang", "editor", WORD)
    for _ in range(3):
        for _ in range(4):
            accounts.sign_in("wang", "guess" * 3, "10.0.0.1")
        assert accounts.sign_in("wang", WORD, "10.0.0.1")


def test_one_address_cannot_try_every_name(accounts: Accounts) -> None:
    for place in range(30):
        accounts.sign_in(f"name{place}", "guess" * 3, "10.0.0.1")
    with pytest.raises(TooMany):
        accounts.sign_in("another", "guess" * 3, "10.0.0.1")
    assert accounts.sign_in("another", "guess" * 3, "10.0.0.9") is None


def test_the_key_of_sessions_is_one_for_all_processes(database: str) -> None:
    engines = [connect(database), connect(database)]
    first, second = (Accounts(engine, PasswordHasher(1, 8, 1)) for engine in engines)
    assert first.secret() == second.secret() == first.secret()
    assert len(first.secret()) == 64
    for engine in engines:
        engine.dispose()


def test_two_processes_that_make_the_key_at_once_agree(accounts: Accounts) -> None:
    from threading import Thread

    found: list[str] = []
    threads = [Thread(target=lambda: found.append(accounts.secret())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
