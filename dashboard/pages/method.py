"""方法与来源: the rule with its bands and version, how to read the marks, the sources."""

from __future__ import annotations

import htpy as h
from dash.development.base_component import Component

from dashboard.links import View
from dashboard.parts.panel import panel
from dashboard.parts.status_mark import status_mark
from dashboard.render import Html
from dashboard.text import t
from data import KINDS, WORDS, City

_BANDS = ("ahead_pp", "tolerance", "growth_pp", "keep", "coverage", "approx_pp", "approx_ratio")
_PRECISION = ("precision.rounding", "precision.words", "precision.edge")
_SCOPE = ("scope.key", "scope.beside", "scope.speaker")


def title(city: City, view: View) -> str:
    return t("room.method")


def layout(city: City, view: View) -> list[Component]:
    return [
        Html(
            [
                h.div(class_="opening")[
                    h.div(class_="opening-say")[
                        h.h1(class_="say")[t("method.say")], h.p[city.info.about]
                    ]
                ],
                h.div(class_="grid")[
                    panel(t("method.words"), _words(), span=7),
                    panel(t("method.marks"), _marks(), span=5),
                    panel(t("method.kinds"), _kinds(), span=7),
                    panel(
                        t("method.rule", version=city.rule.version),
                        _bands(city),
                        note=t("method.bands"),
                        span=5,
                    ),
                    panel(t("method.precision"), _sentences(_PRECISION), span=7),
                    panel(t("method.scope"), _sentences(_SCOPE), span=5),
                    panel(t("method.sources"), _sources(city)),
                ],
            ],
            id="method",
        )
    ]


def _words() -> h.Element:
    return h.dl(class_="words-list")[
        ((h.dt[status_mark(word.name)], h.dd[word.meaning]) for word in WORDS.values())
    ]


def _marks() -> h.Element:
    names = ("fill", "schedule", "base", "band", "dashed", "color")
    return h.dl(class_="marks-list")[
        (
            (
                h.dt[h.i(class_=f"legend legend-{name}", aria_hidden="true")],
                h.dd[t(f"legend.{name}")],
            )
            for name in names
        )
    ]


def _kinds() -> h.Element:
    return h.dl(class_="pairs")[
        ((h.dt[t(f"kind.{kind}")], h.dd[t(f"rule.{kind}")]) for kind in KINDS)
    ]


def _bands(city: City) -> h.Element:
    return h.dl(class_="pairs")[
        ((h.dt[t(f"band.{name}")], h.dd[f"{getattr(city.rule, name):g}"]) for name in _BANDS)
    ]


def _sentences(keys: tuple[str, ...]) -> h.Element:
    return h.ul(class_="sentences")[(h.li[t(key)] for key in keys)]


def _sources(city: City) -> h.Element:
    return h.ul(class_="sources")[
        (
            h.li[
                h.b[f"《{source.title}》"],
                h.span[
                    f"{source.issuer} · {t(f'class.{source.kind}')} · ",
                    source.date or t("evidence.no_date"),
                ],
                h.p[source.note] if source.note else None,
            ]
            for source in city.sources()
        )
    ]
