"""An empty place says why it is empty and what to do about it."""

from __future__ import annotations

import htpy as h

from dashboard.links import View
from dashboard.text import t


def empty(why: str, way_out: tuple[str, str] | None = None) -> h.Element:
    """``way_out`` is (text, address)."""
    return h.div(class_="empty")[
        h.p[why], h.p[h.a(href=way_out[1])[way_out[0]]] if way_out else None
    ]


def no_goals(view: View) -> h.Element:
    """Where no goal is left: because of the filters, with the way out of them, or of the period."""
    if not view.narrowed:
        return empty(t("empty.period"))
    clear = view.to(sector="", status="", kind="", district="", words="")
    return empty(t("empty.goals"), (t("filters.reset"), clear))
