"""What a browser asked, asked again over plain sockets: costs the client little."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

KEPT = ("accept", "content-type", "x-csrftoken", "origin", "referer", "if-none-match")


def message(request: dict[str, Any]) -> bytes:
    """A request as a browser's protocol gave it, as bytes for a connection that is kept."""
    parts = urlsplit(request["url"])
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    body = (request.get("postData") or "").encode()
    named = {name.lower(): value for name, value in request.get("headers", {}).items()}
    headers = {"Host": parts.netloc, "Accept-Encoding": "gzip, deflate"}
    headers |= {name: named[name] for name in KEPT if name in named}
    if body:
        headers["Content-Length"] = str(len(body))
    lines = [f"{request.get('method', 'GET')} {target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Line:
    """One kept connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.socket = socket.create_connection((parts.hostname or "", parts.port or 80), 30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, asked: bytes) -> int:
        """The status of the answer, which is read to its end; ConnectionError where it breaks."""
        self.socket.sendall(asked)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, _, body = got.partition(b"\r\n\r\n")
        lower = head.lower()
        if b"content-length:" in lower:
            length = int(lower.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
            left = length - len(body)
            while left > 0:
                left -= len(self._more())
        elif b"chunked" in lower:
            while not body.endswith(b"0\r\n\r\n"):
                body = body[-8:] + self._more()
        return int(head[9:12])

    def _more(self) -> bytes:
        got = self.socket.recv(262_144)
        if not got:
            raise ConnectionError("the server has closed the connection")
        return got

    def close(self) -> None:
        self.socket.close()


def together(count: int, work: Callable[[int], None]) -> float:
    """Seconds until ``count`` threads have done their work."""
    threads = [threading.Thread(target=work, args=(at,)) for at in range(count)]
    start = time.perf_counter()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return time.perf_counter() - start
