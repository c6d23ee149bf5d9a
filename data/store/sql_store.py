"""A city's revisions in an SQL database: snapshots built once and swapped whole, publishing that
either happens or does not.

The hot path never touches the database: ``current()`` is one attribute. A thread (``watch``) asks
for the newest number and swaps a new snapshot in once it is built and has passed every check; a
lost database or a revision that fails leaves the last good snapshot standing, and ``health`` says
so. Writers name the revision they saw; where it is no longer the newest one they get ``Moved``.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from data.check import CityFaults, load
from data.city import City
from data.clock import now
from data.difference import difference
from data.folder import Tables
from data.records import Fault
from data.store import history
from data.store.content import Content, origin, read
from data.store.database import Unreachable, kind, reading, reason
from data.store.errors import Moved, Unknown
from data.store.folder_store import Health
from data.store.history import Revision, Upload

KEPT = 8  # older snapshots held ready for addresses that pin a revision,
FIGURES = 200_000  # with so many figures in all, but one snapshot however large it is
EVERY = 0.25  # seconds between two looks for a newer revision
_LOG = logging.getLogger("cockpit.store")


class SqlStore:
    """The revisions of one city. ``engine`` comes from ``connect``; ``sources`` is the folder of
    the documents, held against the evidence whenever something new comes in.
    """

    def __init__(self, engine: Engine, city: str, sources: Path | None = None) -> None:
        self.engine, self.city = engine, city
        self._sources = sources
        self._shown: City | None = None
        self._number = self._seen = 0
        self._room = KEPT
        self._fault = ""
        self._checked: tuple[str, Tables] | None = None  # what this process wrote last
        self._broken: dict[int, str] = {}  # revisions that fail, and how
        self._older: OrderedDict[int, City] = OrderedDict()
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._watcher: threading.Thread | None = None

    # Reading

    def current(self) -> City:
        if self._shown is None:
            self.refresh()
        if self._shown is None:
            raise Unknown(
                self._fault or f"数据库里还没有城市「{self.city}」，先载入：python -m data load"
            )
        return self._shown

    def at(self, revision: str) -> City | None:
        number, _, mark = revision.partition("-")
        shown = self._shown
        if shown and shown.revision == revision:
            return shown
        if not (number.isdecimal() and len(number) < 9 and mark):
            return None
        with self._lock:
            try:
                return self._kept(int(number), revision)
            except SQLAlchemyError as error:
                self._fault = self._lost(error)
                return None

    def log(self, upto: int | None = None, most: int | None = None) -> list[Revision]:
        """Revisions, newest first: all, or at most ``most`` from number ``upto`` down."""
        with reading(self.engine) as line:
            return history.revisions(line, self.city, upto, most)

    def content(self, revision: str = "") -> Content:
        """What a revision holds, "" for the current one; Unknown where there is none."""
        found = self._named(revision or self.current().revision)
        with reading(self.engine) as line:
            return history.content(history.state(line, self.city, found.n))

    def original(self, sha256: str) -> Upload | None:
        """A file as it came in."""
        with reading(self.engine) as line:
            return history.kept(line, sha256)

    def preview(self, content: Content) -> City:
        """The snapshot a content would make; CityFaults where it does not pass the check."""
        return City(content.tables(self._sources), "", self._sources)

    def health(self) -> Health:
        return Health(kind(self.engine), not self._fault, self._fault)

    # Writing

    def publish(
        self,
        content: Content,
        who: str,
        comment: str = "",
        *,
        base: str,
        upload: Upload | None = None,
        step: Callable[[Connection], object] | None = None,
    ) -> City:
        """A new revision with this content, shown at once; ``base`` is the revision the writer saw.
        ``step`` is done in the same transaction: both happen or neither.

        CityFaults where it does not pass the check, Moved where somebody was first, Unreachable
        where the database does not answer, whatever ``step`` raises; nothing is written then.
        """
        made = Revision(0, now(), who, comment, "publish")
        return self._add(made, content, base, upload, step)

    def rollback(self, revision: str, who: str, comment: str = "", *, base: str) -> City:
        """The content of an older revision as a new one; Unknown where there is none, Moved where
        somebody was first.
        """
        found = self._named(revision)
        made = Revision(0, now(), who, comment, "rollback", found.n)
        return self._add(made, self.content(revision), base)

    def load(self, folder: Path, who: str, comment: str = "", *, base: str = "") -> City:
        """A city folder as a new revision; ``base`` "" means that the city has none yet."""
        made = Revision(0, now(), who, comment, "load", file=folder.name, origin=origin(folder))
        return self._add(made, read(folder, self._sources), base)

    # Keeping up

    def refresh(self) -> bool:
        """Look for a newer revision and swap it in; whether the database answered."""
        try:
            with reading(self.engine) as line:
                newest = history.newest(line, self.city)
            if newest != self._seen:
                self._step_to(newest)
        except SQLAlchemyError as error:
            self._fault = self._lost(error)
            return False
        self._fault = self._broken.get(self._seen, "")
        return True

    def watch(self) -> threading.Thread:
        """Keep up with other processes until ``close``."""

        def look() -> None:
            while not self._ended.wait(EVERY):
                self.refresh()

        self._watcher = threading.Thread(target=look, name="store", daemon=True)
        self._watcher.start()
        return self._watcher

    def close(self) -> None:
        self._ended.set()
        if self._watcher:
            self._watcher.join(EVERY)  # a database that does not answer is not waited for
        self.engine.dispose()

    # Inside

    def _add(
        self,
        made: Revision,
        content: Content,
        base: str,
        upload: Upload | None = None,
        step: Callable[[Connection], object] | None = None,
    ) -> City:
        # CityFaults before anything is written; what was checked here is not read back to be shown.
        self._checked = (content.digest, content.tables(self._sources))
        try:
            with self.engine.begin() as line:
                standing = history.revisions(line, self.city, most=1)
                newest, name = (standing[0].n, standing[0].name) if standing else (0, "")
                if name != base:
                    raise _Late
                made = replace(made, n=newest + 1, digest=content.digest)
                if upload:
                    original = history.keep(line, upload.name, upload.raw)
                    made = replace(made, file=upload.name, original=original)
                before = history.state(line, self.city, newest)
                history.write(line, self.city, made, before, content)
                if step:
                    step(line)
        except (_Late, IntegrityError) as late:  # two at once: the number was taken first
            raise self._moved(base) from late
        except SQLAlchemyError as error:
            why = reason(error)
            raise Unreachable(f"数据库没有应答，没有写入任何内容，请稍后再试（{why}）") from error
        self.refresh()
        return self.current()

    def _moved(self, base: str) -> Moved:
        self.refresh()
        city, seen = self.current(), self.at(base)
        found = difference(seen, city) if seen else None
        return Moved(city, self._named(city.revision), base or "（空）", found)

    def _named(self, revision: str) -> Revision:
        number = revision.partition("-")[0]
        with reading(self.engine) as line:
            fit = number.isdecimal() and len(number) < 9
            rows = history.revisions(line, self.city, int(number), 1) if fit else []
        if not rows or revision not in (rows[0].name, str(rows[0].n)):
            raise Unknown(f"没有修订「{revision}」：python -m data log 列出全部")
        return rows[0]

    def _step_to(self, newest: int) -> None:
        """Show the newest revision that is good, and say which are not."""
        with self._lock:
            for number in range(newest, self._number, -1):
                city = self._build(number)
                if city is not None:
                    if self._shown is not None:
                        self._keep(self._number, self._shown)
                    self._shown, self._number = city, number
                    break
            self._seen = newest

    def _kept(self, number: int, revision: str) -> City | None:
        city = self._older.pop(number, None)
        if city is None:
            try:
                known = self._named(revision)
            except Unknown:
                return None
            city = self._build(known.n)
        if city is not None:
            self._keep(number, city)
        return city if city and city.revision == revision else None

    def _keep(self, number: int, city: City) -> None:
        self._older[number] = city
        while len(self._older) > self._room:
            self._older.popitem(last=False)

    def _build(self, number: int) -> City | None:
        """The snapshot of a revision with what it changed; None where it fails, said in the log."""
        before = self._shown if self._number == number - 1 else self._older.get(number - 1)
        if before is None and number > 1:
            before = self._plain(number - 1, None)
        return self._plain(number, before)

    def _plain(self, number: int, before: City | None) -> City | None:
        if number in self._broken:
            return None
        with reading(self.engine) as line:
            found = history.revisions(line, self.city, number, 1)[0]
            known = self._checked[1] if self._checked and self._checked[0] == found.digest else None
        try:
            tables = known or self._read(found)
            self._room = max(1, min(KEPT, FIGURES // max(1, len(tables.frames["facts"]))))
            return City(tables, found.name, self._sources, before)
        except CityFaults as faults:
            self._broken[number] = self._said(f"修订 {found.name} 未通过检查，不显示：{faults}")
            return None

    def _read(self, found: Revision) -> Tables:
        with TemporaryDirectory(prefix="cockpit-") as name:
            folder = Path(name)
            with reading(self.engine) as line:
                history.write_folder(line, self.city, found.n, folder)
            made = origin(folder)
            if made != found.digest:
                raise CityFaults([Fault("", 0, "", made[:8], found.digest[:8])])
            return load(folder)

    def _lost(self, error: SQLAlchemyError) -> str:
        return self._said(f"数据库没有应答，仍显示上一个完整的修订（{reason(error)}）")

    def _said(self, fault: str) -> str:
        """The fault, in the log too unless it stands there already."""
        if fault != self._fault:
            _LOG.error(fault)
        return fault


class _Late(Exception):
    """The base is not the newest revision any more."""
