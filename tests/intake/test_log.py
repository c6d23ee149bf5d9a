"""The log: every revision once, page by page, with who, when, why, its file and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import insert

from data import SqlStore, Upload
from data.store.tables import revision
from tests.intake.desk import Desk

Made = Callable[[str], Desk]


@pytest.fixture
def store(person: Made, monkeypatch: pytest.MonkeyPatch) -> SqlStore:
    """Five revisions, two to a page."""
    monkeypatch.setattr("dashboard.intake.log.PAGE", 2)
    found = person("nobody").store
    for n in range(2, 6):
        found.publish(
            found.content().with_files({"texts/x.txt": f"第{n}稿"}),
            "王芳 → 李强",
            f"说明{n}",
            base=found.current().revision,
            upload=Upload(f"第{n}稿.xlsx", b"%d" % n),
        )
    return found


def numbers(page: str) -> list[int]:
    return [int(n) for n in re.findall(r'href="/intake/revisions/(\d+)"', page)]


def test_every_revision_stands_on_one_page_of_the_log(person: Made, store: SqlStore) -> None:
    desk = person("editor")
    pages = [desk.client.get(f"/intake/revisions?page={at}").text for at in (1, 2, 3)]
    assert [numbers(page) for page in pages] == [[5, 4], [3, 2], [1]]
    assert "第 2 / 3 页" in pages[1]
    for mark in ("王芳 → 李强", "说明3", "第3稿.xlsx", "/intake/revisions/3/original"):
        assert mark in pages[1], mark
    assert 'page=1">' not in pages[0]
    assert 'page=4">' not in pages[2]


@pytest.mark.parametrize(("asked", "shown"), [("0", 5), ("-3", 5), ("x", 5), ("99", 1)])
def test_a_page_that_is_not_there_is_the_nearest(
    person: Made, store: SqlStore, asked: str, shown: int
) -> None:
    page = person("editor").client.get(f"/intake/revisions?page={asked}").text
    assert numbers(page)[0] == shown


def test_times_are_those_of_the_clock_on_the_wall(person: Made, store: SqlStore) -> None:
    at = f"{store.log(most=1)[0].at.isoformat()}Z"
    page = person("editor").client.get("/intake/revisions").text
    said = re.search(rf'<time datetime="{at}">(\S+ \S+)</time>', page)
    assert said
    day, hour = at[8:10], int(at[11:13])
    assert int(said[1][11:13]) == (hour + 8) % 24
    assert (said[1][8:10] == day) == (hour < 16)
    assert "UTC" not in page


def test_the_way_back_is_shown_to_who_may_go_it(person: Made, store: SqlStore) -> None:
    assert "back=1" not in person("editor").client.get("/intake/revisions").text
    desk = person("publisher")
    page = desk.client.get("/intake/revisions").text
    assert re.findall(r"/intake/revisions/(\d+)\?back=1#rollback", page) == ["4"]
    assert "当前" in page
    form = desk.client.get("/intake/revisions/4?back=1").text
    assert " open" in form.partition('id="rollback"')[2].partition(">")[0]
    assert 'name="comment"' in form


def test_a_revision_that_fails_the_check_now_says_so(person: Made, store: SqlStore) -> None:
    with store.engine.begin() as line:
        last = store.log(most=1)[0]
        faulty = {"city": store.city, "n": 6, "kind": "publish", "comment": "", "file": ""}
        rest = {"at": last.at, "who": "乙", "origin": "", "digest": "0" * 64}
        line.execute(insert(revision).values(**faulty, **rest))
    page = person("publisher").client.get("/intake/revisions/6").text
    assert "比较不了" in page
    assert 'id="rollback"' not in page


def test_a_number_no_revision_can_have_is_not_found(person: Made) -> None:
    desk = person("publisher")
    for n in ("0", "99999999", "9" * 40):
        assert desk.client.get(f"/intake/revisions/{n}").status_code == 404, n
        assert desk.post(f"/intake/revisions/{n}", comment="x").status_code == 404, n
