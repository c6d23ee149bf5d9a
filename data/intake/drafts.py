"""Drafts in the database: every change is kept at once, and none is made over somebody else's.

A change says which version it was made on; :class:`Moved` is raised where another was quicker and
carries what stands now, so that the second person sees what differs.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select, update

from data.clock import now
from data.intake.draft import Draft, from_json, to_json
from data.store.database import reading
from data.store.history import keep
from data.store.tables import draft as table

WAITING = ("open", "submitted")


class Moved(RuntimeError):
    """Somebody else changed the draft; ``now`` is the draft as it stands."""

    def __init__(self, who: str, now: Draft) -> None:
        super().__init__(f"{who} 刚刚改过这份草稿，你的这一步没有保存：请看过现在的内容再改")
        self.now = now


@dataclass(frozen=True, slots=True)
class Heading:
    """A draft in the list: ``who`` and ``at`` (UTC) are of its last change."""

    id: str
    name: str
    kind: str
    period: str
    status: str
    who: str
    at: datetime
    lines: int
    accepted: int


class Drafts:
    """The drafts of one city."""

    def __init__(self, engine: Engine, city: str) -> None:
        self._engine, self._city = engine, city

    def add(self, draft: Draft, raw: bytes = b"") -> Draft:
        """A new draft, with an id of its own; ``raw`` is the file it came from, kept with it."""
        made = replace(draft, id=secrets.token_hex(8), version=1)
        with self._engine.begin() as line:
            values = {"id": made.id, "city": self._city, "version": 1, "who": made.author}
            line.execute(insert(table).values(**values, **_kept(made)))
            if raw:
                keep(line, draft.name, raw)
        return made

    def get(self, id: str) -> Draft | None:
        with reading(self._engine) as line:
            body = line.scalar(select(table.c.body).where(*self._is(id)))
        return from_json(body) if body else None

    def save(self, draft: Draft, who: str) -> Draft:
        """The draft as the next version; Moved where ``draft.version`` is not the newest."""
        with self._engine.begin() as line:
            return self.step(line, draft, who)

    def step(self, line: Connection, draft: Draft, who: str) -> Draft:
        """``save`` inside somebody else's transaction."""
        made = replace(draft, version=draft.version + 1)
        asked = update(table).where(*self._is(draft.id), table.c.version == draft.version)
        done = line.execute(asked.values(version=made.version, who=who, **_kept(made)))
        if not done.rowcount:
            row = line.execute(select(table).where(*self._is(draft.id))).one()
            raise Moved(row.who, from_json(row.body))
        return made

    def all(self, *, waiting: bool = True) -> tuple[Heading, ...]:
        """Newest first; ``waiting`` leaves out what is published or dropped."""
        asked = select(table).where(table.c.city == self._city).order_by(table.c.at.desc())
        if waiting:
            asked = asked.where(table.c.status.in_(WAITING))
        with reading(self._engine) as line:
            rows = line.execute(asked).all()
        return tuple(_heading(row.who, row.at, from_json(row.body)) for row in rows)

    def _is(self, id: str):
        return table.c.city == self._city, table.c.id == id


def _kept(draft: Draft) -> dict[str, object]:
    return {
        "status": draft.status,
        "at": now(),
        "body": to_json(draft),
    }


def _heading(who: str, at: datetime, draft: Draft) -> Heading:
    return Heading(
        draft.id,
        draft.name,
        draft.kind,
        draft.period,
        draft.status,
        who,
        at,
        len(draft.lines),
        len(draft.accepted),
    )
