"""Slides of figures: the year, one indicator, a comparison, a sector, what lags or is silent."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.briefing.hand import charts, said
from dashboard.briefing.hand.look import Box, fit, tone
from dashboard.briefing.hand.page import Frame, Page, Run
from dashboard.briefing.slide import Comparison, Lagging, One, Sector, Shown, Year
from dashboard.text import t
from dashboard.wall import measure
from data import City, Fact, Goal, Point, parse_period

_LINES = 8  # words and goals that the charts of the year have room for
_PAST = 6  # published figures beside a large one
_HEAD = 24.0  # height of a small heading


def year(page: Page, body: Year, about: str) -> None:
    """Counts of the status words, completion of the worst where there is room, headline figures."""
    left, right = page.look.body.columns(1.15, 1)
    words = len(body.coverage.counts)
    judged = [goal for goal in body.goals if goal.judgement.completion is not None]
    judged = judged[: max(_LINES - words, 0)]
    room = left
    if words:
        share = max(words / (words + 2 * len(judged) + 1), 0.4) if judged else 1.0
        heading(page, left, t("hand.counts"))
        charts.counts(page, left.below(_HEAD).top(left.h * share - _HEAD), body.coverage, about)
        room = left.below(left.h * share)
    if judged:
        said_above = t("hand.worst", n=len(judged))
        heading(page, room, said_above)
        charts.bars(page, room.below(_HEAD), judged, said_above)
    heading(page, right, t("hand.headline"))
    if body.shown:
        figures(page, right.below(_HEAD), body.shown)


def one(page: Page, city: City, body: One, about: str) -> None:
    """The figure on the left, what is known of it on the right, related items below."""
    left, right = page.look.body.columns(1, 1.25, gap=28)
    _figure(page, city, left, body.shown, about)
    rows = [[Run(""), Run("")], *[[Run(label, "ink-2"), Run(text)] for label, text in body.rows]]
    room = right.top(right.h - 76) if body.related else right
    if body.rows:
        rows[0] = [Run(t("hand.asked")), Run(t("hand.known"))]
        page.table(room, (1, 3), rows, about)
    if body.related:
        names = "、".join(item.name for item in body.related)
        line = [Run(t("hand.related"), "ink-2", bold=True), Run(names)]
        page.fitted(right.below(right.h - 66), [line], 15, Frame(anchor="m", fill="sunk", pad=9))


def comparison(page: Page, body: Comparison, about: str) -> None:
    """Bars for what can be computed, rows for the rest."""
    able = [goal for goal in body.goals if goal.judgement.completion is not None]
    rest = [goal for goal in body.goals if goal.judgement.completion is None]
    box = page.look.body
    share = len(able) / max(len(body.goals), 1)
    if able:
        high = box.h if not rest else max(box.h * share, 150)
        charts.bars(page, box.top(high - 8), able, about)
        box = box.below(high)
    if rest:
        goal_table(page, box, rest, about)


def sector(page: Page, body: Sector, about: str) -> None:
    """Figures on the left, what was done in words on the right."""
    left, right = page.look.body.columns(1.6, 1)
    foot = 20.0 if body.more else 0.0
    if body.figures:
        goal_table(page, left.top(left.h - foot), body.figures, about)
    else:
        page.words(left.top(30), [[Run(t("hand.no_figures"), "ink-2")]], 15)
    if body.more:
        more = t("hand.more", n=body.more)
        page.words(left.below(left.h - 18), [[Run(more, "ink-3")]], 12)
    if body.items:
        lines = [
            [Run(f"{item.name}  "), Run(said.about_item(item), "ink-3")] for item in body.items
        ]
        size = fit(
            ["".join(run.text for run in line) for line in lines], right.inside(12), 16, gap=6
        )
        high = min(_high(lines, size, right.w - 6) + 6 * len(lines), right.h)
        page.fitted(right.top(high), lines, size, Frame(fill="sunk", pad=12, gap=6))


def lagging(page: Page, body: Lagging, about: str) -> None:
    """What is behind with its numbers; what is silent by name."""
    box = page.look.body
    if body.late:
        share = 1.0 if not body.silent else min(0.6, 0.18 + 0.09 * len(body.late))
        taken = goal_table(page, box.top(box.h * share - 10), body.late, about)
        box = box.below(taken + 16)
    rows = list[list[Run]]()
    across = 2 if page.look.narrow else 3
    for known, goals in body.silent:
        head = Run(t("hand.silent", known=known, n=len(goals)), "ink-2", bold=True)
        rows.append([head, *[Run("")] * (across - 1)])
        for at in range(0, len(goals), across):
            named = [Run(_with_target(goal)) for goal in goals[at : at + across]]
            rows.append([*named, *[Run("")] * (across - len(named))])
    if rows:
        page.table(box, [1] * across, rows, about)


def _high(lines: Sequence[Sequence[Run]], size: float, room: float) -> float:
    texts = ["".join(run.text for run in line) for line in lines]
    return sum(measure.height(text, size, room - 18) for text in texts) + 21


def _with_target(goal: Goal) -> str:
    return t("hand.name_target", name=goal.indicator.name, target=said.wanted(goal))


def heading(page: Page, box: Box, words: str) -> None:
    page.fitted(box.top(20), [[Run(words, "ink-2", bold=True)]], 14)


def figures(page: Page, box: Box, shown: Sequence[Shown]) -> None:
    """Name, figure, status."""
    head = [Run(t("column.name")), Run(t("goal.actual")), Run(t("column.status"))]
    rows = [[Run(each.indicator.name), _now(each), said.status(each)] for each in shown]
    page.table(box, (2.1, 1.4, 1.7), [head, *rows], t("hand.headline"))


def goal_table(page: Page, box: Box, shown: Sequence[Shown], about: str) -> float:
    """Name, target, figure, completion, status, without columns that hold nothing; gives the
    height taken.
    """
    keys = ["column.name", "card.target", "goal.actual", "column.completion", "column.status"]
    shares, rows = [2.3, 1.4, 1.5, 1.15, 1.9], list[list[Run]]()
    for each in shown:
        target, done = Run(said.wanted(each), "ink-2"), Run(said.done(each))
        rows.append([Run(each.indicator.name), target, _now(each), done, said.status(each)])
    idle = [at for at in (3, 1) if all(row[at].text == said.NONE for row in rows)]
    for column in idle:
        for row in (keys, shares, *rows):
            del row[column]
    return page.table(box, shares, [[Run(t(key)) for key in keys], *rows], about)


def _now(shown: Shown) -> Run:
    known = not isinstance(shown, Goal) or shown.actual is not None
    return Run(said.now(shown), "ink" if known else "ink-3", bold=known)


def _figure(page: Page, city: City, box: Box, shown: Shown, about: str) -> None:
    """A ring where a completion is known, bars where figures share a unit, else the figure
    large, with what was published before it.
    """
    judged = shown.judgement
    if isinstance(shown, Goal) and judged.completion is not None and judged.completion >= 0:
        _ring(page, box, shown)
        return
    named = _comparable(shown) if isinstance(shown, Goal) else []
    if len(named) > 1:
        charts.figures(page, box.top(box.h - 40), named, judged.word, about)
        page.words(box.below(box.h - 32), [[said.status(shown)]], 20, Frame("c"))
        return
    past = history(city, shown)
    words = [(t("goal.actual"), said.now(shown))]
    if isinstance(shown, Goal) and shown.actual is None:
        words = [(t("card.target"), said.wanted(shown))]
    if isinstance(shown, Goal) and shown.beside is not None:
        words.append((t("goal.beside"), said.figure(shown.beside, shown.indicator)))
    high = 210.0 if past else 260.0
    for (label, figure), place in zip(words, box.columns(*[1] * len(words)), strict=True):
        page.words(place.top(30).below(6), [[Run(label, "ink-2")]], 16, Frame("c"))
        page.fitted(
            place.below(40).top(high - 110), [[Run(figure, bold=True)]], 60, Frame("c", "m")
        )
    page.words(box.below(high - 56).top(40), [[said.status(shown)]], 22, Frame("c", "m"))
    if past:
        charts.history(page, box.below(high).top(box.h - high - 18), past, shown.period, about)
        note = [[Run(t("goal.history_note"), "ink-3")]]
        page.fitted(box.below(box.h - 16), note, 11, Frame("c"))


def history(city: City, shown: Shown) -> list[Point]:
    """What was published up to the period, the last six; nothing where there is no series."""
    region = shown.region if isinstance(shown, Goal) else shown.fact.region
    end = parse_period(shown.period).end
    points = city.points(shown.indicator.id, region)
    known = [point for point in points if parse_period(point.period).end <= end][-_PAST:]
    return known if len(known) > 1 else []


def _ring(page: Page, box: Box, goal: Goal) -> None:
    judged, side = goal.judgement, min(box.w, box.h)
    wide = Box(box.x + (box.w - side) / 2, box.y, side, side)
    charts.ring(page, wide, goal)
    middle = Box(box.x, box.y + side * 0.5, box.w, 0)
    figure = Run(said.done(goal), tone(judged.word), bold=True)
    page.words(middle._replace(h=60), [[figure]], 46, Frame("c", "m"))
    lines = [
        [Run(f"{said.now(goal)} / {said.wanted(goal)}", bold=True)],
        [said.status(goal)],
        [Run(_legend(goal), "ink-3", size=12)],
    ]
    page.fitted(middle._replace(y=middle.y + 64, h=106), lines, 20, Frame("c", gap=4))


def _legend(goal: Goal) -> str:
    due = goal.judgement.schedule
    return (
        t("hand.ring", due=f"{round(due * 100, 1):g}%") if due is not None else t("hand.ring_plain")
    )


def _comparable(goal: Goal) -> list[tuple[str, Fact]]:
    """Last year, now and target where all are printed in one unit; nothing without a figure."""
    if goal.actual is None or len(goal.targets) > 1 or goal.indicator.kind in ("milestone", "rank"):
        return []
    named = [(t("goal.base"), goal.base)] if goal.base else []
    named += [(t("goal.actual"), goal.actual), (t("goal.target"), goal.target)]
    units = {fact.unit for _, fact in named}
    return named if len(units) == 1 and goal.judgement.word not in ("口径不同",) else []
