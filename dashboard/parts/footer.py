"""The foot of every page: as-of date, sources, revision, rule."""

from __future__ import annotations

import htpy as h

from dashboard.text import t
from data import City

_TITLES = 3


def footer(city: City) -> h.Element:
    sources = city.sources()
    titles = "、".join(f"《{source.title}》" for source in sources[:_TITLES])
    if len(sources) > _TITLES:
        titles = t("footer.more", titles=titles, n=len(sources))
    return h.footer(class_="foot")[
        h.p[t("footer.as_of", date=city.as_of), " · ", t("footer.sources", titles=titles)],
        h.p[
            t("footer.revision", revision=city.revision),
            " · ",
            h.a(href="/method")[t("footer.rule", version=city.rule.version)],
            " · ",
            t("footer.drill") if city.info.drill else t("footer.true"),
        ],
    ]
