"""What a long list says at its end: how many more there are, and where all of them stand."""

from __future__ import annotations

import htpy as h

from dashboard.links import View
from dashboard.text import t


def rest(shown: int, total: int, view: View, table: str = "status") -> h.Element | None:
    """Nothing where the list is whole; else the way to the whole ``table`` as it is filtered."""
    if shown >= total:
        return None
    return h.p(class_="more")[
        t("list.rest", shown=shown, n=total - shown),
        [
            [" ", h.a(href=view.to(f"/api/{table}.{form}", by=""), download=True)[form.upper()]]
            for form in ("xlsx", "csv")
        ],
    ]
