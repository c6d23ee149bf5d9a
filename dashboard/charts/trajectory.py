"""A goal through the year: published figures with what their printing allows, the schedule, the
same periods a year before.
"""

from __future__ import annotations

from dashboard.charts.graph import Figure, graph
from dashboard.render import Waiting
from dashboard.text import t
from data import City, Goal, Indicator, Point, parse_period

_MONTHS = [3, 6, 9, 12]
_GROWING = ("cumulative", "level", "share")


def trajectory(city: City, goal: Goal) -> Waiting | None:
    """Months on x, the indicator's own unit on y; nothing is interpolated between published
    figures. None where none of this year or the last can be drawn (a milestone has stages).
    """
    now = parse_period(goal.period)
    year = now.year
    points = tuple(
        point
        for point in city.points(goal.indicator.id, goal.region)
        if parse_period(point.period).months <= now.months or parse_period(point.period).year < year
    )
    drawn = _published(points, year, t("goal.actual_line"))
    before = _published(points, year - 1, t("goal.last_line"), faint=True)
    if not drawn and not before:
        return None
    # The order decides the colours: data blue for what is published, grey for the schedule.
    traces = [*drawn, _schedule(city, goal), *before]
    name = f"{goal.indicator.name}-{goal.period}"
    layout = _layout(goal.indicator)
    return graph("trajectory", traces, layout, name=name, say=goal.judgement.sentence, height=19)


def history(city: City, indicator: Indicator, region: str = "") -> Waiting | None:
    """Every published figure of a monitored indicator, one line a year; None when there is only
    one.
    """
    points = city.points(indicator.id, region)
    if len(points) < 2:
        return None
    years = sorted({parse_period(point.period).year for point in points})
    traces = [
        trace
        for year in years
        for trace in _published(points, year, f"{year}", faint=year != years[-1])
    ]
    return graph(
        "trajectory",
        traces,
        _layout(indicator),
        name=indicator.name,
        say=t("goal.history_note"),
    )


def _schedule(city: City, goal: Goal) -> Figure:
    start, end = city.course(goal)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [0, 12],
        "y": [start, end],
        "name": t("goal.schedule_line"),
        "line": {"dash": "dot", "width": 2},
        "hoverinfo": "skip",
    }


def _published(
    points: tuple[Point, ...], year: int, name: str, faint: bool = False
) -> list[Figure]:
    own = [(parse_period(point.period), point) for point in points]
    own = [(period, point) for period, point in own if period.year == year]
    if not own:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [period.months for period, _ in own],
            "y": [point.value for _, point in own],
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [point.high - point.value for _, point in own],
                "arrayminus": [point.value - point.low for _, point in own],
                "thickness": 1.5,
                "width": 6,
                "visible": not faint,
            },
            "customdata": [[period.label, point.text] for period, point in own],
            "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
            "name": name,
            "opacity": 0.45 if faint else 1,
            "line": {"width": 2 if faint else 3},
            "marker": {"size": 7 if faint else 10},
        }
    ]


def _layout(indicator: Indicator) -> Figure:
    return {
        "xaxis": {
            "range": [-0.3, 12.4],
            "tickvals": _MONTHS,
            "ticktext": [t(f"month.{month}") for month in _MONTHS],
        },
        "yaxis": {
            "title": {"text": indicator.unit},
            # Counts start at nothing; a rate, a share or a level is read by its change.
            "rangemode": "tozero" if indicator.kind == "cumulative" else "normal",
            "autorange": "reversed" if indicator.kind == "rank" else True,
        },
        "hovermode": "closest",
    }
