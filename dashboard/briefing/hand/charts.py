"""Native charts with the exact numbers of the export (six decimals), never of their rounding.

A completion above one or below nothing keeps its number; only the drawing of a ring stops.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from dashboard.briefing.hand.look import Box, marked, tone
from dashboard.briefing.hand.page import Page, describe
from dashboard.exports.cells import plain
from dashboard.exports.xlsx import as_printed
from dashboard.text import t
from data import Coverage, Fact, Goal, Point, parse_period

_SHARE = "0.0%"


def exact(number: float | None) -> float | None:
    """As the export of the status writes it."""
    return None if number is None else round(number, 6)


def bars(page: Page, box: Box, goals: Sequence[Goal], about: str) -> None:
    """Completion beside schedule for goals that have one, in the order given."""
    data = CategoryChartData(number_format=_SHARE)
    data.categories = [
        plain(f"{goal.indicator.name} {marked(goal.judgement.word)}") for goal in goals
    ]
    data.add_series(t("hand.done"), [exact(goal.judgement.completion) for goal in goals])
    data.add_series(t("hand.schedule"), [exact(goal.judgement.schedule) for goal in goals])
    chart = _chart(page, XL_CHART_TYPE.BAR_CLUSTERED, box, data, about)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(12)
    chart.legend.font.color.rgb = page.rgb("ink-2")
    plot = _bare(page, chart, _letters(box.h - 30, 2 * len(goals)))
    plot.gap_width, plot.overlap = 55 if len(goals) > 3 else 160, 0
    done, schedule = plot.series
    _surface(page, done, tone(goals[0].judgement.word, fill=True))
    for place, goal in enumerate(goals):
        _surface(page, done.points[place], tone(goal.judgement.word, fill=True))
    _surface(page, schedule, "none-fill")
    top = max((abs(goal.judgement.completion or 0) for goal in goals), default=1)
    chart.value_axis.maximum_scale = max(1.0, top) * 1.12
    chart.value_axis.minimum_scale = min(0.0, *(goal.judgement.completion or 0 for goal in goals))


def ring(page: Page, box: Box, goal: Goal) -> None:
    """A half ring, completion around schedule; its lower half is a slice without colour."""
    done, due = exact(goal.judgement.completion), exact(goal.judgement.schedule)
    assert done is not None, "a goal without completion has no ring"
    data = CategoryChartData(number_format=_SHARE)
    data.categories = [t("hand.ring_done"), t("hand.ring_left"), t("hand.ring_hidden")]
    rings = (
        [(t("hand.done"), done)]
        if due is None
        else [(t("hand.schedule"), due), (t("hand.done"), done)]
    )
    for name, share in rings:
        data.add_series(name, [share, round(max(1 - share, 0), 6), max(1.0, share)])
    chart = _chart(page, XL_CHART_TYPE.DOUGHNUT, box, data, goal.judgement.sentence)
    chart.has_legend = False
    plot = chart.plots[0]
    plot._element.find(qn("c:firstSliceAng")).set("val", "270")
    plot._element.find(qn("c:holeSize")).set("val", "60")
    for series, (name, _) in zip(plot.series, rings, strict=True):
        fill = "ink-3" if name == t("hand.schedule") else tone(goal.judgement.word, fill=True)
        _surface(page, series.points[0], fill)
        _surface(page, series.points[1], "line")
        _surface(page, series.points[2], "")


def counts(page: Page, box: Box, coverage: Coverage, about: str) -> None:
    """How many goals have each status word."""
    data = CategoryChartData(number_format="0")
    data.categories = [marked(word) for word, _ in coverage.counts]
    data.add_series(t("hand.goals"), [number for _, number in coverage.counts])
    chart = _chart(page, XL_CHART_TYPE.BAR_CLUSTERED, box, data, about)
    chart.has_legend = False
    plot = _bare(page, chart, _letters(box.h, len(coverage.counts)))
    plot.gap_width = 45
    for place, (word, _) in enumerate(coverage.counts):
        _surface(page, plot.series[0].points[place], tone(word, fill=True))
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = max(number for _, number in coverage.counts) * 1.15


def figures(page: Page, box: Box, named: Sequence[tuple[str, Fact]], word: str, about: str) -> None:
    """Printed figures of one unit side by side (last year, now, target)."""
    printed = max((fact.value for _, fact in named), key=lambda v: len(v.partition(".")[2]))
    data = CategoryChartData(number_format=as_printed(printed))
    data.categories = [plain(name) for name, _ in named]
    data.add_series(plain(named[0][1].unit), [float(fact.value) for _, fact in named])
    chart = _chart(page, XL_CHART_TYPE.COLUMN_CLUSTERED, box, data, about)
    chart.has_legend = False
    plot = _bare(page, chart, 16)
    plot.gap_width = 70
    for place, (_, fact) in enumerate(named):
        now = fact.role == "actual" and place == len(named) - 2
        fill = tone(word, fill=True) if now else "none-fill"
        _surface(page, plot.series[0].points[place], fill)
    chart.value_axis.minimum_scale = min(0.0, *(float(fact.value) for _, fact in named))


def history(page: Page, box: Box, points: Sequence[Point], now: str, about: str) -> None:
    """Published figures in time order; only set side by side, that of ``now`` in colour."""
    places = max(len(f"{point.value:g}".partition(".")[2]) for point in points)
    data = CategoryChartData(number_format=f"0.{'0' * places}" if places else "0")
    data.categories = [_short(point.period) for point in points]
    data.add_series(plain(about), [point.value for point in points])
    chart = _chart(page, XL_CHART_TYPE.COLUMN_CLUSTERED, box, data, about)
    chart.has_legend = False
    plot = _bare(page, chart, 11)
    plot.gap_width = 60
    for place, point in enumerate(points):
        fill = "data" if point.period == now else "none-fill"
        _surface(page, plot.series[0].points[place], fill)
    chart.value_axis.minimum_scale = min(0.0, *(point.value for point in points))


def _short(period: str) -> str:
    """Short enough to stand level under a column: the year, or the months of it."""
    at = parse_period(period)
    months = t("hand.months", n=at.months) if at.kind == "ytd" else at.name
    year = str(at.year)[2:]
    return t("hand.year", year=year) if at.kind == "year" else t("hand.when", y=year, m=months)


def _chart(page: Page, kind: Any, box: Box, data: CategoryChartData, about: str) -> Any:
    frame = page.slide.shapes.add_chart(kind, *[Pt(side) for side in box], data)
    describe(frame, about)
    chart = frame.chart
    chart.has_title = False
    chart.font.size = Pt(12)
    chart.font.color.rgb = page.rgb("ink")
    for axis in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", axis.get("val").lstrip("-"))  # python-pptx's are below zero
    return chart


def _bare(page: Page, chart: Any, size: float) -> Any:
    """No grid and no value axis: every bar carries its number. The first category stands on top."""
    values, names = chart.value_axis, chart.category_axis
    values.visible = values.has_major_gridlines = False
    names.reverse_order = chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    names.has_major_gridlines = False
    skip = OxmlElement("c:tickLblSkip")  # every category keeps its name
    skip.set("val", "1")
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = page.rgb("line-2")
    names.tick_labels.font.size = Pt(size)
    names.tick_labels.font.color.rgb = page.rgb("ink")
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _format(chart), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(size)
    labels.font.bold = True
    labels.font.color.rgb = page.rgb("ink")
    return plot


def _letters(room: float, lines: int) -> float:
    """How large letters may be when each line of a chart has its share of the height."""
    return min(max(room / max(lines, 1) * 0.7, 9), 14)


def _format(chart: Any) -> str:
    """The number format of the chart's own data."""
    return chart.plots[0]._element.find(f".//{qn('c:formatCode')}").text


def _surface(page: Page, part: Any, name: str) -> None:
    """Colour of a series or point, "" for none."""
    if name:
        part.format.fill.solid()
        part.format.fill.fore_color.rgb = page.rgb(name)
    else:
        part.format.fill.background()
        part.format.line.fill.background()
