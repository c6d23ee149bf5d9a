"""Named undertakings: name, kind, state, speaker, and the way to the words."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import links
from dashboard.text import t
from data import Item


def item_list(items: Sequence[Item], most: int = 0, *, kind: bool = True) -> h.Element | None:
    """``most`` > 0 folds the rest away behind a count; without ``kind`` its name is left out."""
    if not items:
        return None
    shown, rest = (items[:most], items[most:]) if most else (items, ())
    return h.div(class_="items")[
        h.ul[(_item(item, kind) for item in shown)],
        h.details(class_="rest")[
            h.summary[t("items.rest", n=len(rest))], h.ul[(_item(item, kind) for item in rest)]
        ]
        if rest
        else None,
    ]


def _item(item: Item, kind: bool) -> h.Element:
    about = [t(f"item.{item.kind}") if kind else "", item.stage, item.speaker]
    return h.li(class_=f"item state-{item.state or 'unknown'}")[
        h.a(href=links.evidence(item.id), data_evidence=item.id)[item.name],
        h.small[" · ".join(filter(None, about)) or None],
        h.em[t(f"state.{item.state}")] if item.state else None,
    ]
