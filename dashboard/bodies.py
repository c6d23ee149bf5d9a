"""JSON that callers send: nested too deep, it is as wrong as JSON that is none."""

from __future__ import annotations

from typing import Any

from flask.json.provider import DefaultJSONProvider


class Bodies(DefaultJSONProvider):
    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """ValueError for whatever cannot be read."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as deep:
            raise ValueError("nested too deep") from deep
