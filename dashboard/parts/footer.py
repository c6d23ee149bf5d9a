"""The foot of every page: as-of date, sources, revision, rule."""

from __future__ import annotations

import htpy as h

from dashboard.text import t
from data import City


def footer(city: City) -> h.Element:
    titles = "、".join(f"《{source.title}》" for source in city.sources())
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
