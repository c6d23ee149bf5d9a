"""Who may change the data: accounts, their roles, and the count of failed sign-ins.

Passwords are kept as argon2 hashes and never leave this module. A changed password or role makes
every session begun before it invalid (``User.stamp``). Names are case-sensitive. Every refusal is a
:class:`Refused` in the words of whoever must mend it.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from data.store.database import reading
from data.store.tables import failure, key, user

# What a role may do, each including the ones before it. A viewer only looks.
ROLES = ("viewer", "editor", "publisher", "admin")
NAME, SHORTEST, LONGEST = 40, 10, 200  # characters
WINDOW = timedelta(minutes=15)
TRIES_OF_NAME, TRIES_OF_ADDRESS = 5, 30  # failures inside the window
_TAKEN_TWICE = "两处同时在添加同一个账号，请再试一次"


class Refused(ValueError):
    """Why an account cannot be made, changed or used."""


class TooMany(Refused):
    """Sign-in is closed for a while."""


@dataclass(frozen=True, slots=True)
class User:
    """``stamp`` changes with password and role."""

    name: str
    role: str
    stamp: str

    def may(self, role: str) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


class Accounts:
    """The accounts of one database. ``hasher`` is argon2 with its recommended cost."""

    def __init__(self, engine: Engine, hasher: PasswordHasher | None = None) -> None:
        self._engine = engine
        self._hasher = hasher or PasswordHasher()
        # A hash takes 64 MB: one at a time keeps a storm of sign-ins from eating the machine.
        self._one = threading.Lock()
        self._nobody = ""

    def add(self, name: str, role: str, password: str) -> None:
        """A new account; Refused where the name is taken or anything is not allowed."""
        _check_name(name)
        _check_role(role)
        hashed = self._hash(_checked(password, name))
        with self._engine.begin() as line:
            if _row(line, name):
                raise Refused(
                    f"已有名为「{name}」的账号；改密码请用 user password，改角色用 user role"
                )
            try:
                line.execute(
                    insert(user).values(name=name, role=role, password=hashed, stamp=_stamp())
                )
            except IntegrityError as taken:
                raise Refused(_TAKEN_TWICE) from taken

    def set_password(self, name: str, password: str) -> None:
        self._change(name, password=self._hash(_checked(password, name)))

    def set_role(self, name: str, role: str) -> None:
        _check_role(role)
        self._change(name, role=role)

    def remove(self, name: str) -> None:
        with self._engine.begin() as line:
            if not line.execute(delete(user).where(user.c.name == name)).rowcount:
                raise _unknown(name)

    def all(self) -> tuple[User, ...]:
        """Every account by name."""
        with reading(self._engine) as line:
            rows = line.execute(select(user).order_by(user.c.name)).all()
        return tuple(User(row.name, row.role, row.stamp) for row in rows)

    def user(self, name: str) -> User | None:
        with reading(self._engine) as line:
            row = _row(line, name)
        return User(row.name, row.role, row.stamp) if row else None

    def sign_in(self, name: str, password: str, address: str) -> User | None:
        """The user, or None where name or password is wrong (it is not said which). TooMany after
        too many failures of the name or from the address; a success clears those of the name.
        """
        # Made for whoever comes first: a name that exists takes as long as one that does not.
        self._nobody = self._nobody or self._hash(secrets.token_hex(16))
        now = datetime.now(UTC).replace(tzinfo=None)
        name, password = name[:NAME], password[:LONGEST]
        with self._engine.begin() as line:
            line.execute(delete(failure).where(failure.c.at < now - WINDOW))
            self._refuse_storm(line, name, address, now)
            # Written before the password is tried: tries at the same moment count each other.
            line.execute(insert(failure).values(name=name, address=address, at=now))
            row = _row(line, name)
        right = self._fits(row.password if row else self._nobody, password)
        if not row or not right:
            return None
        with self._engine.begin() as line:
            line.execute(delete(failure).where(failure.c.name == name))
        return User(row.name, row.role, row.stamp)

    def secret(self) -> str:
        """The key that signs sessions, the same for every process of this database; made once."""
        named = {"name": "session", "value": secrets.token_hex(32)}
        with self._engine.begin() as line:  # the first process's key counts
            line.execute(
                text(
                    'insert into "key" (name, value) values (:name, :value) on conflict do nothing'
                ),
                named,
            )
            return line.scalars(select(key.c.value).where(key.c.name == "session")).one()

    def _refuse_storm(self, line: Connection, name: str, address: str, now: datetime) -> None:
        for column, value, most in (
            (failure.c.name, name, TRIES_OF_NAME),
            (failure.c.address, address, TRIES_OF_ADDRESS),
        ):
            count, first = line.execute(
                select(func.count(), func.min(failure.c.at)).where(column == value)
            ).one()
            if count >= most:
                wait = max(1, -(-int((first + WINDOW - now).total_seconds()) // 60))
                raise TooMany(f"登录失败次数过多，请 {wait} 分钟后再试")

    def _change(self, name: str, **values: str) -> None:
        with self._engine.begin() as line:
            changed = line.execute(
                update(user).where(user.c.name == name).values(**values, stamp=_stamp())
            )
            if not changed.rowcount:
                raise _unknown(name)

    def _hash(self, password: str) -> str:
        with self._one:
            return self._hasher.hash(password)

    def _fits(self, hashed: str, password: str) -> bool:
        with self._one:
            try:
                return self._hasher.verify(hashed, password)
            except VerificationError:
                return False


def _row(line: Connection, name: str) -> Row[Any] | None:
    return line.execute(select(user).where(user.c.name == name)).one_or_none()


def _stamp() -> str:
    return secrets.token_hex(8)


def _unknown(name: str) -> Refused:
    return Refused(f"没有名为「{name}」的账号；user list 列出全部账号")


def _check_name(name: str) -> None:
    if not name.strip() or name != name.strip() or len(name) > NAME or not name.isprintable():
        raise Refused(f"账号名应为 1—{NAME} 个字，首尾没有空格，现为「{name[:NAME]}」")


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise Refused(f"角色应为 {'、'.join(ROLES)} 之一，现为「{role}」")


def _checked(password: str, name: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused(f"密码应为 {SHORTEST}—{LONGEST} 个字符，现有 {len(password)} 个")
    if name.lower() in password.lower() and len(password) < len(name) + 6:
        raise Refused("密码不能只是账号名加几个字符，请换一个")
    return password
