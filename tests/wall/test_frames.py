"""Frames of both cities: every one says a finding and its place, none is empty, none is costly."""

from __future__ import annotations

import gzip
import re
import time
from types import SimpleNamespace
from typing import cast

import pytest
from flask.testing import FlaskClient

from dashboard.first_paint import Cockpit
from dashboard.wall import flow, measure
from dashboard.wall.frame import WIDTHS, Making, space
from dashboard.wall.frames_rest import changes, coverage
from dashboard.wall.page import END
from dashboard.wall.program import MAKERS, program
from data import City, wall_plan

KILOBYTES, CPU = 60, 0.020


def city_of(app: Cockpit) -> City:
    return app.server.extensions["cockpit"].current()


def views(client: FlaskClient, query: str) -> list[tuple[str, int]]:
    """HTML and packed size of every view."""
    found: list[tuple[str, int]] = []
    total = 1
    while len(found) < total:
        asked = client.get(f"/wall/frame/{len(found)}?{query}", headers={"Accept-Encoding": "gzip"})
        assert asked.status_code == 200
        at, total = map(int, asked.headers["X-Wall-Frame"].split("/"))
        assert at == len(found)
        found.append((gzip.decompress(asked.data).decode(), len(asked.data)))
    return found


def test_every_page_of_the_plan_has_a_maker() -> None:
    assert tuple(MAKERS) == wall_plan.PAGES


@pytest.mark.parametrize("width", WIDTHS)
def test_every_title_is_a_finding_that_fits(app: Cockpit, width: int) -> None:
    room = space(width)
    for frame in program(city_of(app), wall_plan.PAGES, width):
        assert re.search(r"\d", frame.title) or "：" in frame.title, frame.title
        assert frame.title != frame.name
        short = measure.shortened(frame.title, room.titles, room.width, room.title_lines)
        assert short == frame.title, (width, frame.title)


def test_every_view_says_city_period_place_date_and_source(
    app: Cockpit, client: FlaskClient
) -> None:
    city = city_of(app)
    for html, _ in views(client, "w=177&panes=1"):
        assert city.info.title in html
        assert city.period().label in html
        assert "年度时间进度" in html
        assert f"数据截至 {city.as_of}" in html
        assert "来源：《" in html
        for name in ("data-clock", "data-date", "data-left", "data-link"):
            assert name in html
        assert ("演练数据" in html) == city.info.drill
        assert html.endswith(END)


def test_a_view_is_small(client: FlaskClient) -> None:
    for query in ("w=177&panes=1", "w=177&panes=3", "w=56&panes=1"):
        assert max(size for _, size in views(client, query)) < KILOBYTES * 1024


def test_writing_a_view_costs_little(app: Cockpit, client: FlaskClient) -> None:
    views(client, "w=200&panes=1&pages=overview")  # the city has judged its goals by now
    frames = program(city_of(app), wall_plan.PAGES, 200)
    start = time.process_time()
    for frame in frames:
        str(frame.body())
    assert (time.process_time() - start) / len(frames) < CPU


def test_an_unchanged_view_is_answered_without_a_body(client: FlaskClient) -> None:
    first = client.get("/wall/frame/1?w=177")
    again = client.get("/wall/frame/1?w=177", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["X-Wall-Build"] == first.headers["X-Wall-Build"]


def test_what_changed_is_left_out_where_nothing_changed(app: Cockpit) -> None:
    frames = program(city_of(app), wall_plan.PAGES, 177)
    assert "changes" not in {frame.page for frame in frames}


def test_what_changed_has_its_frame() -> None:
    city = cast(City, SimpleNamespace(changed=("新增就业 1.2 → 2.6 万人",) * 40, revision="r2"))
    frames = changes(Making(city, space(177)))
    assert len(frames) > 1
    assert "40 处" in frames[0].title
    assert "新增就业 1.2 → " in str(frames[0].body())


def test_a_city_without_goals_has_no_coverage_frame() -> None:
    empty = SimpleNamespace(goals=lambda *_: (), worst_first=lambda goals: goals)
    assert coverage(Making(cast(City, empty), space(177))) == []


def test_pages_that_are_all_empty_say_so(client: FlaskClient) -> None:
    html = client.get("/wall/frame/0?w=177&pages=changes").get_data(as_text=True)
    assert "所选页面没有可显示的内容" in html


def test_another_city_is_refused_in_words(client: FlaskClient) -> None:
    for path in ("/wall", "/wall/frame/0"):
        asked = client.get(f"{path}?city=elsewhere")
        assert asked.status_code == 404
        assert "elsewhere" in asked.get_data(as_text=True)


def test_a_pinned_revision_that_is_gone_is_said(app: Cockpit, client: FlaskClient) -> None:
    html = client.get("/wall/frame/0?pin=gone").get_data(as_text=True)
    assert "固定的版本 gone 已不在" in html
    now = city_of(app).revision
    assert "已不在" not in client.get(f"/wall/frame/0?pin={now}").get_data(as_text=True)


def test_the_desk_loads_nothing_of_the_wall(client: FlaskClient) -> None:
    assert "/assets/wall/" not in client.get("/").get_data(as_text=True)


def test_the_wall_loads_nothing_of_the_desk(client: FlaskClient) -> None:
    loaded = re.findall(r'(?:src|href)="([^"]+)"', client.get("/wall").get_data(as_text=True))
    assert loaded
    assert not [each for each in loaded if not each.startswith(("/assets/wall/", "data:"))]


def test_the_waiting_page_knows_where_to_go(client: FlaskClient) -> None:
    text = client.get("/wall/wait.html?dwell=9&theme=light").get_data(as_text=True)
    assert 'data-to="http://localhost/wall?dwell=9&amp;theme=light"' in text


def test_a_short_group_stays_together() -> None:
    def row(height: float) -> flow.Row:
        return flow.Row(lambda: None, height)  # type: ignore[arg-type,return-value]

    groups = [flow.Group(None, 0, (row(10),) * n, str(n)) for n in (5, 2)]
    assert [column.ids for column in flow.columns(groups, 60)] == [["5"], ["2"]]


def test_no_row_is_lost_in_the_flow() -> None:
    rows = tuple(flow.Row(lambda: None, 9) for _ in range(25))  # type: ignore[arg-type,return-value]
    for across in (1, 2, 3):
        columns = flow.even_columns([flow.Group(None, 0, rows)], 70, across)
        assert sum(len(column.parts) for column in columns) == 25
        assert len(flow.frames(columns, across)) == -(-25 // (7 * across))
