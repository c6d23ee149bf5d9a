"""How an indicator came here: one column a published period, each opens its evidence."""

from __future__ import annotations

import htpy as h

from dashboard import links
from dashboard.briefing.slide import Shown
from dashboard.text import t
from data import City, Goal, parse_period

_MOST = 6
_HIGH, _LEAST = 100.0, 2.0  # percent of the picture


def trend(city: City, shown: Shown) -> h.Element | None:
    """Columns from zero; nothing where fewer than two figures are published or one is negative."""
    region = shown.region if isinstance(shown, Goal) else shown.fact.region
    end = parse_period(shown.period)
    points = [
        point
        for point in city.points(shown.indicator.id, region)
        if parse_period(point.period).end <= end.end
    ][-_MOST:]
    if len(points) < 2 or any(point.value < 0 for point in points):
        return None
    top = max(point.value for point in points) or 1.0
    return h.ol(class_="trend", aria_label=t("stage.trend"))[
        (
            h.li[
                h.a(
                    class_="trend-column now" if point.period == shown.period else "trend-column",
                    href=links.evidence(point.fact),
                    data_evidence=point.fact,
                    data_tip=f"{parse_period(point.period).label}：{point.text}",
                    aria_label=f"{parse_period(point.period).label}：{point.text}",
                )[h.i(style=f"height:{max(point.value / top * _HIGH, _LEAST):.1f}%")],
                h.small[_short(point.period)],
            ]
            for point in points
        )
    ]


def _short(period: str) -> str:
    at = parse_period(period)
    return f"{at.year % 100}年" if at.kind == "year" else f"{at.months}月"
