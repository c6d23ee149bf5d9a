"""An empty place says why it is empty and what to do about it."""

from __future__ import annotations

import htpy as h


def empty(why: str, way_out: tuple[str, str] | None = None) -> h.Element:
    """``way_out`` is (text, address)."""
    return h.div(class_="empty")[
        h.p[why], h.p[h.a(href=way_out[1])[way_out[0]]] if way_out else None
    ]
