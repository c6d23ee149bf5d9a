"""Serve an app with waitress and say the address once it answers."""

from __future__ import annotations

import contextlib
import sys
import threading
import urllib.error
import urllib.request

from dash import Dash
from waitress.server import create_server

from dashboard.settings import Settings

_TRIES = 100


def serve(app: Dash, settings: Settings) -> int:
    """Block until stopped; 1 when the address is taken."""
    address = f"http://{settings.host}:{settings.port}"
    try:
        server = create_server(
            app.server, host=settings.host, port=settings.port, threads=settings.threads
        )
    except OSError as taken:
        print(
            f"{address} 不能使用：{taken.strerror}。换一个端口：COCKPIT_PORT=8051", file=sys.stderr
        )
        return 1
    threading.Thread(target=_announce, args=(address,), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return 0


def _announce(address: str) -> None:
    for _ in range(_TRIES):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                print(f"驾驶舱已就绪：{address}", flush=True)
                return
        except urllib.error.URLError:
            threading.Event().wait(0.1)
