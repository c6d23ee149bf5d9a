"""Slides of figures: the year, one indicator, several side by side, a sector, what lags."""

from __future__ import annotations

import htpy as h

from dashboard.briefing.draw_pieces import (
    big_figure,
    card,
    goal_lines,
    goal_row,
    item_list,
    judged,
    legend,
    pair,
)
from dashboard.briefing.draw_trend import trend
from dashboard.briefing.slide import Comparison, Lagging, One, Sector, Year
from dashboard.links import View
from dashboard.parts.coverage import coverage_strip, tally
from dashboard.parts.dial import dial
from dashboard.parts.gauge import gauge
from dashboard.text import t
from data import City, Coverage, Goal

_MANY = 6  # cards up to which there is room for bars
_FEW = 3  # goals that lag stand above the silent ones while they are few
_ROWS = 5  # rows that leave room for a third related item


def year(city: City, body: Year) -> h.Node:
    cards = [card(each) for each in body.shown]
    many = " cards-many" if len(cards) > _MANY else ""
    return h.div(class_="year")[
        h.div(class_="year-cover")[
            _count(body.coverage),
            coverage_strip(body.goals),
            tally(body.coverage, View("/goals")),
            _time(body.share),
        ],
        h.ul(class_=f"cards{many}")[cards] if cards else None,
    ]


def one(city: City, body: One) -> h.Node:
    shown = body.shown
    related = body.related[: 3 if len(body.rows) <= _ROWS else 2]
    drawn: h.Node = big_figure(shown)
    if isinstance(shown, Goal) and judged(shown) and _has_scale(shown):
        drawn = [gauge(shown), h.p(class_="one-pair")[pair(shown)], legend([shown])]
    return h.div(class_="one")[
        h.div(class_="one-figure")[
            drawn, h.p(class_="one-name")[shown.indicator.name], trend(city, shown)
        ],
        h.div(class_="one-about")[
            h.dl(class_="rows")[([h.dt[label], h.dd[text]] for label, text in body.rows)],
            [h.h3[t("stage.related")], item_list(related)] if related else None,
        ],
    ]


def comparison(city: City, body: Comparison) -> h.Node:
    return h.div(class_="comparison")[
        h.ul(class_="goal-rows")[map(goal_row, body.goals)], legend(body.goals)
    ]


def sector(city: City, body: Sector) -> h.Node:
    return h.div(class_="sector")[
        h.ul(class_="cards")[(card(each) for each in body.figures)] if body.figures else None,
        item_list(body.items) if body.items else None,
        h.p(class_="more")[t("stage.more", n=body.more)] if body.more else None,
    ]


def lagging(city: City, body: Lagging) -> h.Node:
    few = len(body.late) <= _FEW
    silent = [
        h.section(class_="silent")[
            h.h3[known, h.small[t("stage.count", n=len(goals))]], goal_lines(goals)
        ]
        for known, goals in body.silent
    ]
    beside = "beside" if body.silent and not few else "over"
    return h.div(class_=f"lagging lagging-{beside}")[
        h.ul(class_=f"goal-rows{'' if few else ' goal-rows-tall'}")[map(goal_row, body.late)]
        if body.late
        else None,
        legend(body.late),
        h.div(class_="silents")[silent] if silent else None,
    ]


def _count(coverage: Coverage) -> h.Element:
    return h.p(class_="count")[
        h.b[coverage.assessable],
        h.i[f"/ {coverage.total}"],
        h.span[t("stage.assessable")],
    ]


def _time(share: float) -> h.Element:
    percent = f"{share * 100:.4g}"
    return h.div(class_="time")[
        h.p[h.span[t("stage.time")], h.b[f"{percent}%"]],
        h.i(class_="time-bar", aria_hidden="true")[h.i(style=f"width:{percent}%")],
    ]


def _has_scale(goal: Goal) -> bool:
    return dial(goal).value is not None
