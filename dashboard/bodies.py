"""What callers send: JSON nested too deep is as wrong as JSON that is none, and a body is refused
before it is read where it is larger than its kind can be (413).
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Request
from flask.json.provider import DefaultJSONProvider

# Bytes. Reading a form or JSON takes many times its size; files have smaller bounds of their own.
FILES, JSON, FORM = 21_000_000, 8_000_000, 1_500_000


def register(server: Flask) -> None:
    server.json, server.request_class = Bodies(server), Sent


class Bodies(DefaultJSONProvider):
    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """ValueError for whatever cannot be read."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as deep:
            raise ValueError("nested too deep") from deep


class Sent(Request):
    """A request that knows how much may come with it."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        kinds = {"multipart/form-data": FILES, "application/json": JSON}
        self.max_content_length = kinds.get(self.mimetype, FORM)
