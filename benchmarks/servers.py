"""The servers of a run: each a process of its own on a free port, ended by its own id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds until a server must have answered


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``first_answer`` is seconds from its start to its first page."""

    url: str
    process: subprocess.Popen[bytes]
    first_answer: float

    def cpu(self) -> float:
        """Seconds of processor time of the whole process so far (Linux)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        fields = stat.rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident megabytes now (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def stop(self) -> None:
        """End it, gently first."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    command: tuple[str, ...], log: Path, environ: dict[str, str] | None = None
) -> Iterator[Server]:
    """Run ``python COMMAND`` until left; PORT in the command and its environment is a free port.

    RuntimeError with what the server said where it does not answer.
    """
    port = str(free_port())
    named = {name: value.replace("PORT", port) for name, value in (environ or {}).items()}
    arguments = [sys.executable, *(part.replace("PORT", port) for part in command)]
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            arguments, cwd=ROOT, env=os.environ | named, stdout=said, stderr=said
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _await(process, url, log)
        server = Server(url, process, time.perf_counter() - start)
    except BaseException:
        process.kill()
        process.wait()
        raise
    try:
        yield server
    finally:
        server.stop()


def _await(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/", timeout=PATIENCE) as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
    end = log.read_text(encoding="utf-8", errors="replace")[-600:]
    raise RuntimeError(f"{' '.join(map(str, process.args))} does not answer:\n{end}")  # pyright: ignore
