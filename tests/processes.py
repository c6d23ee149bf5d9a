"""The cockpit as it runs in a house: processes of its own, with an nginx before them.

Everything listens on free ports of 127.0.0.1 and ends with its ``with``, by its own process id.
nginx runs the very file of ``docs/deploy/nginx.conf``; only addresses and paths are put in.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.project import ROOT

SITE = ROOT / "docs" / "deploy" / "nginx.conf"
_START = 60  # seconds a start may take on a busy machine


class Cockpit:
    """One ``python app.py``, known by its port, which it keeps over a restart."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        self._log = folder / f"{self.port}.log"
        own = {"COCKPIT_PORT": str(self.port), "COCKPIT_VAR": str(folder)}
        foreign = {key: value for key, value in os.environ.items() if key[:8] != "COCKPIT_"}
        self._environ = foreign | own | settings
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "app.py"], cwd=ROOT, env=self._environ, stdout=log, stderr=log
            )

    def ready(self) -> Cockpit:
        """Itself once it answers; what it said where it does not."""
        await_answer(self.port, self.process, self._log)
        return self

    def stop(self) -> int:
        """Its exit code, after SIGTERM."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")


@contextmanager
def cockpits(folder: Path, count: int, **settings: str) -> Iterator[list[Cockpit]]:
    """So many processes of the same settings, each answering."""
    started = [Cockpit(folder, **settings) for _ in range(count)]
    try:
        yield [each.ready() for each in started]
    finally:
        for each in started:
            if each.process.poll() is None:
                each.kill()


@contextmanager
def nginx(folder: Path, ports: Sequence[int]) -> Iterator[int]:
    """An nginx before the processes on these ports; its own port."""
    port = free_port()
    site = SITE.read_text(encoding="utf-8")
    servers = [f"    server 127.0.0.1:{each} max_fails=1 fail_timeout=2s;\n" for each in ports]
    site, found = re.subn(r"(?m)(^    server 127.*\n)+", "".join(servers), site, count=1)
    assert found, "the upstream of docs/deploy/nginx.conf"
    site = site.replace("listen 80 default_server;", f"listen 127.0.0.1:{port};")
    site = site.replace("/var/log/nginx/", f"{folder}/")
    rest = "\n".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.main.conf"
    main.write_text(_MAIN.format(folder=folder, user=user, rest=rest, site=site), encoding="utf-8")
    log = folder / "nginx.log"
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", main, "-p", folder, "-e", log]
    process = subprocess.Popen(command)
    try:
        await_answer(port, process, log)
        yield port
    finally:
        process.terminate()
        process.wait(10)


_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_MAIN = """{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 512; }}
http {{
{rest}
{site}
}}
"""


def get(port: int, path: str) -> tuple[int, bytes]:
    """Status and body of one GET on a connection of its own; OSError where nobody answers."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def await_answer(port: int, process: subprocess.Popen[Any], log: Path) -> None:
    """Until ``/healthz`` answers 200; what the process wrote where it does not."""
    end = time.monotonic() + _START
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            if get(port, "/healthz")[0] == 200:
                return
        except (OSError, http.client.HTTPException):
            pass
        threading.Event().wait(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
