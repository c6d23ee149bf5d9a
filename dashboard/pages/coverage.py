"""数据覆盖: what is published, in words only, missing, overdue, and what to ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import htpy as h
from dash.development.base_component import Component

from dashboard import links
from dashboard.gaps import ASKED, STANDS, Gap, gaps, stands
from dashboard.links import View
from dashboard.parts.coverage import coverage_strip, tally
from dashboard.parts.empty import empty
from dashboard.parts.figure_link import figure_link
from dashboard.parts.filters import filters
from dashboard.parts.headline import headline
from dashboard.parts.panel import panel
from dashboard.parts.sector_word import sector_word
from dashboard.parts.status_mark import status_mark, tone
from dashboard.render import Html
from dashboard.text import t
from data import WORDS, City, Goals, Group, Selection, parse_period


def title(city: City, view: View) -> str:
    return t("room.coverage")


def layout(city: City, view: View) -> list[Component]:
    chosen = city.goals(view.selection)
    every = city.goals(Selection(period=view.selection.period, district=view.selection.district))
    counts = city.choosing.by_sector(every)
    period = city.period(view.selection)
    return [
        Html(
            [
                h.div(class_="opening")[
                    h.div(class_="opening-say")[
                        headline(city.coverage(chosen), narrowed=view.narrowed),
                        h.p[t("coverage.say", period=period.label)],
                    ],
                    h.div(class_="opening-cover")[coverage_strip(city.worst_first(chosen))],
                    filters(city, view, counts, ("kind", "district")),
                ],
                _stands(city, view, chosen),
                h.div(class_="grid")[
                    panel(
                        t("coverage.sectors"),
                        _groups(city, view, chosen, city.info.sectors, "sector"),
                        note=t("coverage.band", share=f"{city.rule.coverage:.0%}"),
                        span=6,
                        name="coverage-sectors",
                    ),
                    panel(
                        t("coverage.topics"),
                        _groups(city, view, chosen, city.info.topics, "topic"),
                        span=6,
                        name="coverage-topics",
                    ),
                    _chase(city, view, chosen),
                ],
            ],
            id="coverage",
        )
    ]


def _stands(city: City, view: View, goals: Goals) -> h.Element:
    """One tile for each way a target can stand; none of them is left out, zero is an answer."""
    judged, others = goals.parted()
    found = Counter(stand for _, stand in stands(city, others, city.period(view.selection)))
    found["judged"] = len(judged)
    return h.ul(class_="stands", aria_label=t("coverage.stands"))[
        (
            h.li(class_=f"stand stand-{name}" if found[name] else f"stand stand-{name} stand-zero")[
                h.b[found[name]], h.span[t(f"stand.{name}")], h.small[t(f"stand.{name}.say")]
            ]
            for name in STANDS
        )
    ]


def _groups(city: City, view: View, goals: Goals, groups: Iterable[Group], kind: str) -> h.Node:
    inside = [
        (group, own) for group in groups if (own := city.choosing.inside(goals, **{kind: group.id}))
    ]
    without = [group.name for group in groups if group not in [one for one, _ in inside]]
    return [
        h.ul(class_="covers")[(_group(city, view, group, own, kind) for group, own in inside)]
        if inside
        else empty(t("empty.goals")),
        h.p(class_="quiet")[t("coverage.without", names="、".join(without))] if without else None,
    ]


def _group(city: City, view: View, group: Group, goals: Goals, kind: str) -> h.Element:
    counted = city.coverage(goals)
    worst = goals.worst_first()[0]
    path = f"/{kind}s/{group.id}"
    share = f"{counted.share:.0%}"
    return h.li(class_="cover")[
        h.a(class_="cover-name", href=view.to(path, sector="", words=""))[group.name],
        h.span(class_="cover-share")[
            h.b[counted.assessable], h.small[f" / {counted.total}"], h.em[share]
        ],
        h.span(class_="cover-bar", aria_hidden="true")[h.i(style=f"width:{share}")],
        h.span(class_="cover-word")[sector_word(city, goals)],
        tally(counted, view, "/goals"),
        h.p(class_="cover-worst")[
            t("coverage.worst"),
            h.a(class_=tone(worst.judgement.word), href=links.goal(worst.indicator.id))[
                worst.indicator.name, " ", status_mark(worst.judgement.word)
            ],
        ]
        if WORDS[worst.judgement.word].assessable
        else None,
    ]


def _chase(city: City, view: View, goals: Goals) -> h.Element:
    found = gaps(city, goals, city.period(view.selection))
    if not found:
        body: h.Node = empty(t("coverage.nothing_to_chase"))
    else:
        href = view.to("/export/chase.xlsx", period=city.period(view.selection).id)
        body = [
            h.p(class_="chase-take")[
                h.a(class_="tool", href=href, download=True)[t("coverage.download")],
                h.small[t("coverage.download_say")],
            ],
            h.div(
                class_="facts-scroll", tabindex="0", role="region", aria_label=t("coverage.chase")
            )[
                h.table(class_="plain chased")[
                    h.thead[h.tr[(h.th(scope="col")[t(f"coverage.{key}")] for key in _CHASED)]],
                    (
                        h.tbody[
                            _heading(stand, own),
                            (_row(city, gap) for gap in own[:_MOST]),
                            _left(len(own) - _MOST),
                        ]
                        for stand in ASKED
                        if (own := [gap for gap in found if gap.stand == stand])
                    ),
                ]
            ],
        ]
    return panel(
        t("coverage.chase"), body, note=t("coverage.chase_count", n=len(found)), name="chase"
    )


_MOST = 120  # rows of one kind; the form to fill in has all of them
_CHASED = ("goal", "target", "stand", "why", "last")


def _heading(stand: str, found: Sequence[Gap]) -> h.Element:
    words = t(
        "coverage.chase_group", stand=t(f"stand.{stand}"), n=len(found), say=t(f"stand.{stand}.say")
    )
    return h.tr(class_="chase-group")[h.th(scope="rowgroup", colspan=len(_CHASED))[words]]


def _left(number: int) -> h.Element | None:
    if number <= 0:
        return None
    return h.tr(class_="chase-left")[h.td(colspan=len(_CHASED))[t("coverage.left", n=number)]]


def _row(city: City, gap: Gap) -> h.Element:
    goal = gap.goal
    district = city.district(goal.region) if goal.region else None
    return h.tr[
        h.th(scope="row")[
            h.a(href=links.goal(goal.indicator.id))[goal.indicator.name],
            h.small[district.name] if district else None,
        ],
        h.td(data_label=t("coverage.target"))[
            [[figure_link(fact, goal.indicator), " "] for fact in goal.targets]
        ],
        h.td[status_mark(goal.judgement.word)],
        h.td(class_="chase-why")[goal.judgement.sentence],
        h.td(data_label=t("coverage.last_short"))[_last(gap)],
    ]


def _last(gap: Gap) -> h.Node:
    """The newest figure with its period; one of another scope is named as such."""
    if gap.last is None:
        return h.span(class_="nothing")[t("coverage.never")]
    own = gap.last.indicator == gap.goal.indicator.id
    when = parse_period(gap.last.period).label
    about = when if own else f"{when} · {t('coverage.other_scope')}"
    return [figure_link(gap.last, gap.goal.indicator if own else None), h.small[about]]
