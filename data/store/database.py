"""The connection to the database and its schema: SQLite (WAL) in a file, PostgreSQL by URL.

On SQLite a transaction takes the write lock when it begins, so that nobody reads, thinks and
then finds the ground moved; ``reading`` takes none. A password in a URL is never repeated.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "cockpit.db"
EXPECTED = "sqlite:///路径/cockpit.db 或 postgresql+psycopg://用户:密码@主机:端口/库名"
WAIT = 5  # seconds for a lock or an answer of the server
_LOCK = 0x636F636B  # any number: processes that start together migrate one after the other


class Unreachable(RuntimeError):
    """The database cannot be used; says where, why, and what to do."""


def database_in(var: Path) -> str:
    """The address of the file that is used where no database is named."""
    return URL.create("sqlite", database=str(var.expanduser() / FILE)).render_as_string()


def of_environment() -> str:
    """The address a command uses where none is given: the one the cockpit would use."""
    var = Path(os.environ.get("COCKPIT_VAR", "").strip() or "var")
    return os.environ.get("COCKPIT_DATABASE", "").strip() or database_in(var)


def read_url(text: str) -> URL:
    """ValueError for anything but a SQLite file or PostgreSQL through psycopg."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise ValueError("COCKPIT_DATABASE") from error
    file = url.drivername == "sqlite" and url.database and url.database != ":memory:"
    server = url.drivername == "postgresql+psycopg" and url.database
    if not (file or server):
        raise ValueError("COCKPIT_DATABASE")
    return url


def connect(address: str) -> Engine:
    """An engine whose schema is the newest. Unreachable where there is no way to one."""
    try:
        url = read_url(address)
    except ValueError as wrong:
        raise Unreachable(f"数据库地址不对：应为 {EXPECTED}") from wrong
    shown = url.render_as_string(hide_password=True)
    try:
        engine = _engine(url)
        try:
            upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
    except (SQLAlchemyError, OSError) as error:
        raise Unreachable(
            f"数据库 {shown} 不能使用：{reason(error)}。请检查地址、权限和服务是否已启动"
        ) from error
    return engine


def reading(engine: Engine) -> Connection:
    """A connection that takes no lock, for use in a ``with``."""
    return engine.connect().execution_options(reading=True)


def reason(error: Exception) -> str:
    """The first line of what the database itself said."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def kind(engine: Engine) -> str:
    """sqlite | postgresql"""
    return engine.dialect.name


def _engine(url: URL) -> Engine:
    if url.drivername == "sqlite":
        file = Path(str(url.database))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)  # accounts stand in it too: nobody else reads it
        engine = create_engine(url, connect_args={"timeout": WAIT})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    waits = f"-c statement_timeout={WAIT * 12_000} -c lock_timeout={WAIT * 12_000}"
    # A line that went dead without a word is given up after the same few seconds.
    alive = {"keepalives_idle": WAIT, "keepalives_interval": 2, "keepalives_count": 3}
    args = {"connect_timeout": WAIT, "tcp_user_timeout": WAIT * 1000, "options": waits, **alive}
    return create_engine(url, connect_args=args, pool_pre_ping=True)


def _prepare(line: Any, _: object) -> None:
    line.isolation_level = None  # sqlite3 would begin by itself, and too late
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        line.execute(f"PRAGMA {pragma}").close()


def _begin(line: Connection) -> None:
    line.exec_driver_sql(
        "BEGIN" if line.get_execution_options().get("reading") else "BEGIN IMMEDIATE"
    )


def upgrade(engine: Engine, version: str = "head") -> None:
    """Bring the schema to a version, in one transaction; Unreachable where the database was made
    by a newer program. Alembic is loaded only where there is something to do.
    """
    with engine.begin() as line:
        if kind(engine) == "postgresql":
            line.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if version != "head" or _standing(line) != _newest():
            _migrate(line, version)


def _newest() -> str:
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("0*.py"))


def _standing(line: Connection) -> str:
    """The version of the schema, "" where there is none yet."""
    if not inspect(line).has_table("alembic_version"):
        return ""
    return line.scalar(text("select version_num from alembic_version")) or ""


def _migrate(line: Connection, version: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    script = ScriptDirectory(str(MIGRATIONS))
    # Alembic's own env.py would do its work when imported; this is the same, asked for.
    steps = EnvironmentContext(Config(), script, fn=lambda at, _: script._upgrade_revs(version, at))
    with steps:
        steps.configure(connection=line, transactional_ddl=True)
        try:
            steps.run_migrations()
        except CommandError as error:
            raise Unreachable(
                "数据库由更新版本的程序建立，这个版本读不了：请用建立它的那个版本或更新的版本"
            ) from error
