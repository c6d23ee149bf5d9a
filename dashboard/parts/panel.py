"""A titled box of the page."""

from __future__ import annotations

import htpy as h


def panel(
    title: h.Node, body: h.Node, *, note: h.Node = None, span: int = 12, name: str = ""
) -> h.Element:
    """``span`` is columns of twelve; ``note`` stands right of the title; ``name`` gives a class and
    an anchor.
    """
    return h.section(class_=f"panel span-{span} {name}".strip(), id=name or None)[
        h.header(class_="panel-head")[h.h2[title], h.small[note] if note else None],
        body,
    ]
