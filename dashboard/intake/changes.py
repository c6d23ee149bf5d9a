"""What differs between two snapshots, as a reviewer reads it."""

from __future__ import annotations

import htpy as h

from dashboard.text import t
from data import City, difference, parse_period

MOST = 200  # rows of one kind; past them they are counted


def changes(before: City, after: City) -> h.Element:
    """Statuses that flip, then what is new, changed and removed."""
    found = difference(before, after)
    if not found:
        return h.p(class_="empty")[t("review.no_change")]
    moved = ""
    if found.period:
        was, now = (parse_period(each).label for each in found.period)
        moved = t("review.moves", was=was, now=now)
    return h.div(class_="changes")[
        h.p(class_="moves")[moved] if moved else None,
        _part(t("review.flips"), [str(each) for each in found.flips]),
        (
            _part(t(f"review.{what}"), [str(each) for each in found.of(what)])
            for what in ("added", "changed", "removed")
        ),
        h.ul[(h.li[name] for name in found.settings)] if found.settings else None,
    ]


def _part(title: str, lines: list[str]) -> h.Node:
    if not lines:
        return None
    return h.section[
        h.h2[f"{title}（{len(lines)}）"],
        h.ul[(h.li[line] for line in lines[:MOST])],
    ]
