"""A server for the wall that can be killed, restarted, and told to answer badly."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.serving import BaseWSGIServer, make_server

from dashboard.first_paint import Cockpit
from tests.house import _Quiet

GOOD, ERROR, GARBAGE, CUT, SLOW, PROXY = "good", "error", "garbage", "cut", "slow", "proxy"


class Moody:
    """``mood`` decides how frames are answered; ``kill`` and ``start`` keep the port."""

    def __init__(self, app: Cockpit) -> None:
        self.app, self.mood, self.asked = app, GOOD, 0
        self._port, self._server = 0, None
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        self._server: BaseWSGIServer | None = make_server(
            "127.0.0.1", self._port, self, threaded=True, request_handler=_Quiet
        )
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def kill(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
        self._server = None

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        frame = environ["PATH_INFO"].startswith("/wall/frame")
        self.asked += frame
        if not frame or self.mood == GOOD:
            return self.app.server(environ, start_response)
        if self.mood == SLOW:
            time.sleep(1.5)
            return self.app.server(environ, start_response)
        return self._badly(environ, start_response)

    def _badly(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        headers = [("Content-Type", "text/html; charset=utf-8")]
        if self.mood == ERROR:
            start_response("500 INTERNAL SERVER ERROR", headers)
            return [b"<h1>Internal Server Error</h1>"]
        if self.mood == PROXY:
            start_response("200 OK", headers)
            return [b"<html><body>Please log in to the network</body></html>"]
        whole = self.app.server.test_client().get(
            environ["PATH_INFO"], query_string=environ["QUERY_STRING"]
        )
        headers += [(name, whole.headers[name]) for name in ("X-Wall-Frame", "X-Wall-Build")]
        start_response("200 OK", headers)
        return [whole.data[:900] if self.mood == CUT else b"\x00\xff}{ nonsense <!--wall-->"]
