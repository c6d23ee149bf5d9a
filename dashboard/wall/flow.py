"""Long lists become several columns and frames; nothing is shrunk and nothing is cut.

A :class:`Row` knows its height; a :class:`Group` has a heading that is repeated where the group
goes on in another column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import htpy as h

Body = Callable[[], h.Node]
Part = Callable[[], h.Element]  # written only when its frame is
_STEPS = 12
_SHORT = 0.6  # a group up to this share of a column is kept together


@dataclass(frozen=True, slots=True)
class Row:
    """``height`` in u; ``sources`` are the ids of the documents it quotes."""

    body: Part
    height: float
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; ``id`` names what they belong to."""

    heading: Part | None
    height: float
    rows: tuple[Row, ...]
    id: str = ""
    again: Part | None = None  # the heading where the group goes on
    keep: bool = False  # torn only where no column holds it

    @property
    def whole(self) -> float:
        return self.height + sum(row.height for row in self.rows)


@dataclass(slots=True)
class Column:
    """What stands under one another. ``used`` is in u."""

    parts: list[Part] = field(default_factory=list)
    used: float = 0.0
    ids: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(self, part: Part, height: float, sources: Sequence[str] = ()) -> None:
        self.parts.append(part)
        self.used += height
        self.sources += sources


def columns(groups: Sequence[Group], room: float, full: float = 0) -> list[Column]:
    """Fill columns of ``room`` u one after another; a heading never stands alone at the end, and a
    short group stays together (``full`` is the room a group may take at most).
    """
    done: list[Column] = []
    now = Column()
    for group in groups:
        headed, head = False, group.heading
        most = room if group.keep else _SHORT * (full or room)
        if now.parts and now.used + group.whole > room and group.whole <= most:
            done.append(now)
            now = Column()
        for row in group.rows:
            lead = 0.0 if headed else group.height
            if now.parts and now.used + lead + row.height > room:
                done.append(now)
                now, headed = Column(), False
            if not headed:
                if head is not None:
                    now.add(head, group.height)
                head = group.again or head
                now.ids.append(group.id)
                headed = True
            now.add(row.body, row.height, row.sources)
    return [*done, now] if now.parts else done


def even_columns(groups: Sequence[Group], room: float, across: int) -> list[Column]:
    """As ``columns``, filled evenly: the fewest frames of ``across`` columns, none nearly empty."""
    least = columns(groups, room)
    kept = max((each.whole for each in groups if each.keep and each.whole <= room), default=0)
    frames = -(-len(least) // across)
    best = least
    for step in range(1, _STEPS):
        lower = room * (1 - step / (_STEPS + 2))
        tried = columns(groups, lower, room)
        if len(tried) > frames * across or lower < kept:
            break
        best = tried
    return best


def frames(columns: Sequence[Column], across: int) -> list[list[Column]]:
    """Columns dealt to frames of at most ``across``, as evenly as they go."""
    if not columns:
        return []
    count = -(-len(columns) // across)
    share, more = divmod(len(columns), count)
    dealt: list[list[Column]] = []
    at = 0
    for place in range(count):
        size = share + (place < more)
        dealt.append(list(columns[at : at + size]))
        at += size
    return dealt


def col(column: Column) -> h.Element:
    return h.ul(class_="col")[[part() for part in column.parts]]


def cols(listed: Sequence[Column]) -> Body:
    """A body of columns side by side."""
    return lambda: h.div(class_="cols")[(col(each) for each in listed)]


def sources_of(listed: Sequence[Column]) -> tuple[str, ...]:
    """Ids of the documents the columns quote, each once."""
    return tuple(dict.fromkeys(id for column in listed for id in column.sources))
