"""Several goals on one scale: how much of each is done against how much of the year is over; and
one figure by district.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import htpy as h
from dash import html

from dashboard.charts.graph import Figure, graph
from dashboard.render import Html, Waiting
from dashboard.text import t
from data import City, Goal

_MOST = 24


def completion_bars(goals: Sequence[Goal]) -> Waiting | None:
    """Bars of completion with schedule marks, worst on top; None with fewer than two, where there
    is nothing to compare.
    """
    known = (goal for goal in goals if goal.judgement.completion is not None)
    own = list(islice(known, _MOST))
    if len(own) < 2:
        return None
    own.reverse()
    names = [goal.indicator.name for goal in own]
    done = [round((goal.judgement.completion or 0) * 100, 1) for goal in own]
    due = [round((goal.judgement.schedule or 0) * 100, 1) for goal in own]
    said = [[goal.judgement.word, goal.judgement.sentence] for goal in own]
    data: list[Figure] = [
        {
            "type": "bar",
            "orientation": "h",
            "y": names,
            "x": done,
            "customdata": said,
            "hovertemplate": "<b>%{y}</b> %{x}% · %{customdata[0]}<extra></extra>",
            "name": t("chart.done"),
        },
        {
            "type": "scatter",
            "mode": "markers",
            "y": names,
            "x": due,
            "marker": {"symbol": "line-ns-open", "size": 18, "line": {"width": 3}},
            "hovertemplate": t("chart.due") + " %{x}%<extra></extra>",
            "name": t("chart.due"),
        },
    ]
    layout = {"xaxis": {"title": {"text": "%"}, "rangemode": "tozero"}, "bargap": 0.45}
    height = 8 + 2 * len(own)
    return graph(
        "comparison", data, layout, name=t("sector.compare"), say=t("chart.say"), height=height
    )


def district_bars(city: City, indicator: str, period: str) -> Waiting | None:
    """One indicator by district as published; None where fewer than two districts have a figure."""
    facts = city.regional(indicator, period)
    known = city.indicator(indicator)
    if len(facts) < 2 or known is None:
        return None
    pairs = [(city.district(fact.region), fact) for fact in facts]
    names = [district.name if district else "" for district, _ in pairs]
    data: list[Figure] = [
        {
            "type": "bar",
            "x": names,
            "y": [float(fact.value) for fact in facts],
            "hovertemplate": "%{x} <b>%{y}</b> " + known.unit + "<extra></extra>",
        }
    ]
    layout = {"yaxis": {"title": {"text": known.unit}}, "bargap": 0.5, "showlegend": False}
    name = f"{known.name}-{t('goal.district_figures')}"
    return graph("by-district", data, layout, name=name, say=t("chart.district_say"), height=18)


def charted(title: str, chart: Waiting | None) -> list[html.Section]:
    """A chart in a panel of its own; nothing where there is no chart."""
    if chart is None:
        return []
    return [
        html.Section(
            [Html(h.header(class_="panel-head")[h.h2[title]]), chart],
            className="panel panel-chart",
        )
    ]
