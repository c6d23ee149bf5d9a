"""Two processes on one PostgreSQL behind the nginx of docs/deploy are one house."""

from __future__ import annotations

import http.client
import json
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.settings import default_city
from data import Accounts, SqlStore, connect
from tests.postgres import create
from tests.processes import Answer, Cockpit, ask, cockpits, nginx

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="nginx of Debian")
READERS = 4
WORD = "a long word for the tests"


@dataclass(frozen=True)
class House:
    port: int
    both: list[Cockpit]
    store: SqlStore
    folder: Path

    def answered_by(self) -> list[int]:
        """The port of the process that answered, request by request, as nginx wrote it down."""
        log = (self.folder / "cockpit.access.log").read_text(encoding="utf-8")
        return [int(port) for port in re.findall(r"127\.0\.0\.1:(\d+) \d+\n", log)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, postgres: str) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    address = create(postgres, folder.name)
    settings = {"COCKPIT_DATABASE": address, "COCKPIT_PROXIES": "127.0.0.1"}
    with (
        cockpits(folder, 2, **settings) as both,
        nginx(folder, [each.port for each in both]) as port,
    ):
        store = SqlStore(connect(address), default_city())
        yield House(port, both, store, folder)
        store.close()


class Reader(threading.Thread):
    """Asks for the overview over a standing connection until told; keeps when it asked for every
    answer that failed and when it knew.
    """

    def __init__(self, port: int, told: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.told = port, told
        self.whole = 0
        self.failed: list[tuple[float, float]] = []

    def run(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.told.is_set():
            asked = time.monotonic()
            try:
                line.request("GET", "/")
                answer = line.getresponse()
                good = answer.read().endswith(b"</html>") and answer.status == 200
            except (OSError, http.client.HTTPException):
                line.close()
                good = False
            if good:
                self.whole += 1
            else:
                self.failed.append((asked, time.monotonic()))
        line.close()


def until(seconds: float, asked: Callable[[], bool]) -> bool:
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while not asked():
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.02)
    return True


def test_both_take_their_share(house: House) -> None:
    seen = len(house.answered_by())
    for _ in range(20):
        assert ask(house.port, "/").status == 200
    assert until(2, lambda: len(house.answered_by()) == seen + 20)
    shares = [house.answered_by()[seen:].count(each.port) for each in house.both]
    assert shares == [10, 10]


def test_both_show_within_two_seconds_what_was_published(house: House) -> None:
    made = house.store.rollback("1", "甲", base=house.store.current().revision).revision

    def shown() -> set[str]:
        return {json.loads(ask(each.port, "/healthz").body)["revision"] for each in house.both}

    assert until(2, lambda: shown() == {made})


def crowd(house: House, told: threading.Event) -> list[Reader]:
    readers = [Reader(house.port, told) for _ in range(READERS)]
    for each in readers:
        each.start()
    assert until(10, lambda: all(each.whole > 5 for each in readers))
    return readers


def read_on(readers: list[Reader]) -> bool:
    """Whether every reader gets his next twenty pages."""
    seen = [each.whole for each in readers]
    return until(20, lambda: all(r.whole > n + 20 for r, n in zip(readers, seen, strict=True)))


def test_no_page_fails_but_those_in_flight_when_one_is_killed(house: House) -> None:
    """Then it is started again, and as soon as it answers the other is told to stop."""
    victim, other = house.both
    told = threading.Event()
    readers = crowd(house, told)
    before = time.monotonic()
    victim.kill()
    gone = time.monotonic()
    served = read_on(readers)
    alone = len(house.answered_by())
    victim.start()
    back = until(30, lambda: victim.port in house.answered_by()[alone:])
    code = other.stop()
    without = read_on(readers)
    told.set()
    for each in readers:
        each.join(10)
    other.start()
    failed = [span for each in readers for span in each.failed]
    assert (served, back, without, code) == (True, True, True, 0)
    assert [span for span in failed if span[0] > gone or span[1] < before] == []
    assert len(failed) <= READERS


def cookie_of(answer: Answer) -> str:
    given = [each.partition(";")[0] for each in answer.headers.get_all("Set-Cookie") or []]
    return next(each for each in given if each.startswith("cockpit="))


def sign_in(port: int, name: str, word: str) -> Answer:
    page = ask(port, "/sign-in")
    token = re.search(rb'name="csrf_token" value="([^"]+)"', page.body)
    assert token
    form = {"csrf_token": token[1].decode(), "name": name, "password": word}
    return ask(port, "/sign-in", cookie_of(page), form)


def test_who_is_signed_in_at_one_is_signed_in_at_both(house: House) -> None:
    Accounts(house.store.engine).add("editor", "editor", WORD)
    cookie = cookie_of(sign_in(house.port, "editor", WORD))
    assert [ask(each.ready().port, "/intake", cookie).status for each in house.both] == [200, 200]


def test_failed_sign_ins_are_counted_over_both(house: House) -> None:
    ports = [each.ready().port for each in house.both]
    assert [sign_in(port, "guest", "wrong").status for port in ports * 3] == [401] * 5 + [429]
