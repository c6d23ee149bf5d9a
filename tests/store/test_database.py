"""The database: its address, its schema by migration, and what is said when it cannot be used."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from data import Unreachable, connect, database_in, read_url
from data.store.database import MIGRATIONS, of_environment
from data.store.tables import METADATA

SERVER = "postgresql+psycopg://a:secret@127.0.0.1:1/none"


def test_the_migrations_make_the_tables_that_the_code_declares(database: str) -> None:
    engine = connect(database)
    with engine.connect() as line:
        assert compare_metadata(MigrationContext.configure(line), METADATA) == []
    engine.dispose()


def test_migrations_stand_in_one_row_from_the_first_version() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    names = [each.revision for each in script.walk_revisions()][::-1]
    assert names == [f"{number:04d}" for number in range(1, len(names) + 1)]
    assert [path.name[:4] for path in sorted((MIGRATIONS / "versions").glob("0*.py"))] == names


def test_every_older_schema_is_brought_up_to_date(database: str) -> None:
    from data.store import database as under

    script = ScriptDirectory(str(MIGRATIONS))
    engine = under._engine(read_url(database))
    for step in [each.revision for each in script.walk_revisions()][::-1]:
        under.upgrade(engine, step)
        with engine.connect() as line:
            assert line.scalar(text("select version_num from alembic_version")) == step
    under.upgrade(engine)
    assert set(inspect(engine).get_table_names()) == {*METADATA.tables, "alembic_version"}
    engine.dispose()


def test_processes_that_start_together_migrate_once(database: str) -> None:
    wrong: list[Exception] = []

    def start() -> None:
        try:
            connect(database).dispose()
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_database_of_a_newer_program_is_left_alone(database: str) -> None:
    engine = connect(database)
    with engine.begin() as line:
        line.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Unreachable, match="更新版本的程序"):
        connect(database)


@pytest.mark.parametrize(
    "address",
    [
        *("", "x", "mysql://u:p@h/d", "sqlite://", "sqlite:///:memory:", "postgresql://h/d"),
        *("postgresql+psycopg://h:5432", "postgresql+psycopg://h:port/d"),
    ],
)
def test_another_kind_of_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="DATABASE"):
        read_url(address)
    with pytest.raises(Unreachable, match="应为 sqlite:///"):
        connect(address)


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1") as refused:
        connect(SERVER)
    assert "secret" not in str(refused.value)


def test_a_file_where_none_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(Unreachable, match=r"cockpit\.db 不能使用"):
        connect(database_in(tmp_path / "file"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    engine = connect(database_in(tmp_path))
    modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
    engine.dispose()
    assert modes["cockpit.db"] == 0o600
    assert set(modes.values()) == {0o600}


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "cockpit.db"
    file.write_text("notes" * 1000, encoding="utf-8")
    with pytest.raises(Unreachable, match="not a database"):
        connect(database_in(tmp_path))
    assert file.read_text(encoding="utf-8") == "notes" * 1000


def test_a_command_asks_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COCKPIT_VAR", str(tmp_path))
    monkeypatch.delenv("COCKPIT_DATABASE", raising=False)
    assert of_environment() == database_in(tmp_path)
    monkeypatch.setenv("COCKPIT_DATABASE", f" {SERVER} ")
    assert of_environment() == SERVER
    monkeypatch.setenv("COCKPIT_DATABASE", "")
    monkeypatch.setenv("COCKPIT_VAR", "")
    assert of_environment() == "sqlite:///var/cockpit.db"
