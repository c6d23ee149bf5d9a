"""The cockpit as it runs in a house: processes of its own, with an nginx before them.

Everything listens on free ports of 127.0.0.1 and ends with its ``with``, by its own process id.
nginx runs the very file of ``docs/deploy/nginx.conf``; only addresses and paths are put in.
"""

from __future__ import annotations

import contextlib
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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests import chromium
from tests.project import ROOT

SITE = ROOT / "docs" / "deploy" / "nginx.conf"
_START = 60  # seconds a start may take on a busy machine
NO_NGINX = "No nginx for the tests. On Debian: apt install nginx-light"


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
    lines = re.findall(r"(?m)^    server 127\.0\.0\.1:8051.*\n", site)
    assert len(lines) == 1, "the upstream of docs/deploy/nginx.conf"
    servers = "".join(lines[0].replace("8051", str(each)) for each in ports)
    site = re.sub(r"(?m)(^    server 127\.0\.0\.1.*\n)+", servers, site, count=1)
    site = site.replace("listen 80 default_server;", f"listen 127.0.0.1:{port};")
    site = site.replace("/var/log/nginx/", f"{folder}/")
    rest = "\n".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.main.conf"
    main.write_text(_MAIN.format(folder=folder, user=user, rest=rest, site=site), encoding="utf-8")
    log = folder / "nginx.log"
    command = [_found(), "-c", main, "-p", folder, "-e", log]
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


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def ask(port: int, path: str, cookie: str = "", form: Mapping[str, str] | None = None) -> Answer:
    """One GET, or POST of a form, on a connection of its own; OSError where nobody answers."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Cookie": cookie} if cookie else {}
    try:
        if form is None:
            line.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST", path, urlencode(form), headers)
        answer = line.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        line.close()


def await_answer(port: int, process: subprocess.Popen[Any], log: Path) -> None:
    """Until ``/healthz`` answers 200; what the process wrote where it does not."""
    end = time.monotonic() + _START
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            if ask(port, "/healthz").status == 200:
                return
        except (OSError, http.client.HTTPException):
            pass
        threading.Event().wait(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _found() -> str:
    path = shutil.which("nginx", path=f"{os.environ.get('PATH')}{os.pathsep}/usr/sbin")
    assert path, NO_NGINX
    return path


def ensure() -> str:
    """Path of nginx, installed if need be; AssertionError otherwise."""
    with contextlib.suppress(AssertionError):
        return _found()
    chromium.apt("nginx-light")
    return _found()


if __name__ == "__main__":
    if sys.platform.startswith("linux"):  # elsewhere its tests are left out
        print(f"nginx for the tests: {ensure()}")
