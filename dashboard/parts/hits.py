"""Search results, best first; the same list in the box that "/" opens and on the search page."""

from __future__ import annotations

import htpy as h

from dashboard import links
from dashboard.parts.empty import empty
from dashboard.text import t
from data import City, Hit


def hits(city: City, words: str, limit: int = 12) -> h.Element:
    """Nothing typed shows a hint; nothing found says so and what to try."""
    if not words.strip():
        return empty(t("search.hint"))
    found = city.search(words.strip(), limit)
    if not found:
        return empty(t("empty.search", words=words.strip()))
    return h.ol(class_="hits", aria_label=t("search.count", n=len(found)))[
        (
            h.li[
                h.a(href=_address(hit))[
                    h.b[hit.title], h.small[hit.note], h.i[t(f"hit.{hit.kind}")]
                ]
            ]
            for hit in found
        )
    ]


def _address(hit: Hit) -> str:
    if hit.kind == "item":
        return links.evidence(hit.id)
    if hit.kind == "district":
        return f"/districts?district={hit.id}"
    base = {"indicator": "/goals", "chain": "/chains", "sector": "/sectors", "topic": "/topics"}
    return f"{base[hit.kind]}/{hit.id}"
