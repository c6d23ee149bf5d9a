"""Kill -9 at any point of a publication leaves the old or the new revision, whole, and the draft it
came from as it belongs to it.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from data import SqlStore
from data.intake.drafts import Drafts
from data.store import history
from tests.intake.drafting import draft, entry
from tests.project import ROOT
from tests.store import city as small

POINTS, LAST, NEVER = 200, 300, 10**9
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no fork and no kill -9"
)


class Victim:
    """The process of tests/store/victim.py."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def publish(self, name: str, step: int = 0) -> int:
        """Publish and die at the step; how many steps it took, -9 when it died."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{step} {name}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@contextmanager
def victim(database: str, city: str) -> Iterator[Victim]:
    command = [sys.executable, "-m", "tests.store.victim", database, city]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield Victim(process)
        assert process.stdin
        process.stdin.close()


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[SqlStore]:
    opened = small.opened(database, small.copy(tmp_path))
    Drafts(opened.engine, opened.city).add(draft(entry("2.8")))
    yield opened
    opened.close()


def newest(store: SqlStore) -> int:
    """The newest revision, once a server has finished what the dead client last asked for."""
    with store.engine.connect() as line:
        if line.dialect.name == "postgresql":
            line.execute(text("lock table revision in share mode"))
        return history.newest(line, store.city)


def assert_whole(store: SqlStore, n: int) -> None:
    """Revision n is the newest and all of it is there, with its file and its version of the draft,
    and nothing else.
    """
    with store.engine.connect() as line:
        assert history.newest(line, store.city) == n
        entry = history.revisions(line, store.city, n, 1)[0]
        assert history.content(history.state(line, store.city, n)).digest == entry.digest
        assert line.scalar(text("select count(*) from original")) == n - 1
        assert line.scalar(text("select max(n) from change")) == n
        assert line.scalar(text("select version from draft")) == n


def test_a_killed_publication_happened_or_did_not(store: SqlStore, database: str) -> None:
    pick = random.Random(4)
    outcomes = {True: 0, False: 0}
    n = 1
    with victim(database, store.city) as process:
        process.publish("warm")
        steps = process.publish("first", NEVER)
        n += 2
        assert_whole(store, n)
        for point in range(POINTS):
            first = 1 if point % 2 else steps - LAST  # half of them around the commit
            assert process.publish(f"p{point}", pick.randint(first, steps)) == -9
            published = newest(store) > n
            n += published
            outcomes[published] += 1
            assert_whole(store, n)
    assert outcomes[False] > POINTS / 2
    assert outcomes[True], "some die after the commit"
    store.refresh()
    assert store.current().revision.startswith(f"{n}-")
    assert store.health().ok


def test_another_process_is_noticed_within_two_seconds(store: SqlStore, database: str) -> None:
    store.watch()
    with victim(database, store.city) as process:
        process.publish("elsewhere")
        start = time.monotonic()
        while store.current().revision.startswith("1-") and time.monotonic() < start + 2:
            threading.Event().wait(0.02)
    assert store.current().revision.startswith("2-")
    assert len(store.current().changed) == 10
