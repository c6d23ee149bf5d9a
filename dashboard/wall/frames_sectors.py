"""六大板块: a sector's figures, its goals, and the items that matter; nothing padded."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.text import t
from dashboard.wall import pieces
from dashboard.wall.flow import Column, Group, Row, cols, columns, even_columns, frames, sources_of
from dashboard.wall.frame import Frame, Making, Space, numbered
from data import City, Goal, Item, Reading, Selection

GAP = 3.0
# What is shown first of what was said in words: what stands, then what moves, then what is meant.
_STATES = ("done", "ongoing", "candidate", "planned", "", "proposed")
_KINDS = ("project", "platform", "award", "finding", "event", "brand", "policy")


def make(making: Making) -> list[Frame]:
    made: list[Frame] = []
    for sector in making.city.info.sectors:
        made += numbered(_sector(making, sector.id))
    return made


def matter(city: City, items: tuple[Item, ...]) -> list[Item]:
    """Items in the order a leader asks for them: of this period first, then by what they are; what
    speakers proposed and links of chains have their own places.
    """
    now = city.period()
    said = [item for item in items if item.kind in _KINDS]
    ranked = sorted(
        said,
        key=lambda item: (
            item.period != now.id,
            _KINDS.index(item.kind),
            _STATES.index(item.state) if item.state in _STATES else len(_STATES),
        ),
    )
    return ranked


def _sector(making: Making, id: str) -> list[Frame]:
    city = making.city
    chosen = Selection(sector=id)
    goals, readings = city.worst_first(city.goals(chosen)), city.readings(chosen)
    items = matter(city, city.items(chosen))
    across = 1 if making.space.tall else 3
    room = (making.space.width - GAP * (across - 1)) / across
    numbers = _numbers(city, goals, readings, room)
    rows = [pieces.item_row(item, room) for item in items]
    if not numbers and not rows:
        return []
    listed = even_columns(numbers, making.space.height, 1)
    listed += _columns_of_items(making, rows, len(listed), across, len(items))
    name = city.group(id)
    title = _title(making.space, name, goals, readings, items)
    made = frames(listed, across)
    return [Frame("sectors", name, title, cols(some), sources_of(some)) for some in made]


def _numbers(
    city: City, goals: Sequence[Goal], readings: Sequence[Reading], room: float
) -> list[Group]:
    groups: list[Group] = []
    judged = [pieces.judged_row(goal, room) for goal in goals if pieces.judged(goal)]
    rest = [pieces.goal_row(city, goal, room) for goal in goals if not pieces.judged(goal)]
    if judged:
        groups.append(pieces.group(t("wall.judged"), judged))
    if readings:
        rows = [pieces.reading_row(reading, room) for reading in readings]
        groups.append(pieces.group(t("wall.monitored"), rows, city.period().name))
    if rest:
        groups.append(pieces.group(t("wall.targets"), rest, t("wall.year", year=city.info.year)))
    return groups


def _columns_of_items(
    making: Making, rows: list[Row], before: int, across: int, count: int
) -> list[Column]:
    """Items fill what the numbers leave of a frame, at least one column."""
    if not rows:
        return []
    free = (-before) % across or (1 if making.space.tall or before else 2)
    free = free if before % across else (1 if before else min(2, across))
    room = making.space.height
    filled: list[Column] = []
    left = list(rows)
    while left and len(filled) < free:
        name, note = t("wall.items"), t("wall.items_all", n=count)
        if filled:
            name, note = t("wall.continued", name=name), ""
        first = columns([pieces.group(name, left, note)], room)[0]
        filled.append(first)
        left = left[len(first.parts) - 1 :]
    return filled


def _title(
    space: Space,
    name: str,
    goals: Sequence[Goal],
    readings: Sequence[Reading],
    items: list[Item],
) -> str:
    judged = [goal for goal in goals if pieces.judged(goal)]
    parts: list[str] = []
    if goals:
        parts.append(t("wall.sector_goals", n=len(goals), judged=len(judged)))
    if judged:
        worst = judged[0].judgement.word
        count = sum(goal.judgement.word == worst for goal in judged)
        parts.append(t("wall.sector_worst", word=worst, n=count))
    if readings:
        comma = "，" if parts else ""
        parts.append(comma + t("wall.sector_readings", n=len(readings)))
    if not parts:
        parts.append(t("wall.sector_items", n=len(items)))
    return pieces.title(space, f"{name}：{parts[0]}", *parts[1:])
