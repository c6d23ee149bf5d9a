"""What tells two snapshots apart, in records and in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data import City, CityInfo, Difference, Rule, difference
from data.difference import sentences
from data.folder import Tables
from data.places import CityMap
from tests.data.city_making import Rows, actual, made, target

JOBS: Rows = [{"indicator": "jobs", "name": "城镇新增就业", "unit": "万人"}]
PLAN = target("jobs", "2024", "5.5", unit="万人")


def jobs(*facts: dict[str, str], **more: str) -> City:
    return made(JOBS, list(facts), period=more.get("period", "2024Q1"))


def first(value: str, **more: str) -> dict[str, str]:
    return actual("jobs", "2024Q1", value, unit="万人", **more)


def test_the_same_city_differs_in_nothing() -> None:
    found = difference(jobs(PLAN), jobs(PLAN))
    assert found == Difference()
    assert not found
    assert sentences(jobs(PLAN), jobs(PLAN)) == ()


def test_a_new_figure_and_the_status_it_flips() -> None:
    before, after = jobs(PLAN), jobs(PLAN, first("1.2"))
    found = difference(before, after)
    assert found
    assert [change.id for change in found.of("added")] == ["jobs.2024Q1.actual"]
    assert [(flip.indicator, flip.was, flip.now) for flip in found.flips] == [
        ("jobs", "未公布", "略滞后")
    ]
    assert sentences(before, after) == (
        "城镇新增就业：未公布 → 略滞后",
        "新增数据：城镇新增就业（2024 年一季度） 1.2 万人",
    )
    assert sentences(after, before) == (
        "城镇新增就业：略滞后 → 未公布",
        "删除数据：城镇新增就业（2024 年一季度） 1.2 万人",
    )


def test_a_changed_figure_gives_old_and_new() -> None:
    before, after = jobs(PLAN, first("1.2")), jobs(PLAN, first("1.3"))
    assert sentences(before, after) == ("城镇新增就业（2024 年一季度）：1.2 万人 → 1.3 万人",)
    noted = jobs(PLAN, first("1.2", note="初步"))
    assert sentences(before, noted) == (
        "城镇新增就业（2024 年一季度）：数值未变，说明或出处有更改",
    )


def test_a_target_and_a_speaker_are_named() -> None:
    before = jobs(PLAN)
    other = jobs({**PLAN, "value": "5.6"}, first("9", speaker="丙"))
    assert sentences(before, other) == (
        "城镇新增就业（2024 年全年目标）：5.5 万人 → 5.6 万人",
        "新增数据：城镇新增就业（2024 年一季度，丙） 9 万人",
    )


def test_a_figure_of_a_district_names_it_and_so_does_its_flip() -> None:
    north = {**PLAN, "region": "north"}
    before, after = jobs(north), jobs(north, first("1.2", region="north"))
    assert sentences(before, after) == (
        "NORTH城镇新增就业：未公布 → 略滞后",
        "新增数据：NORTH城镇新增就业（2024 年一季度） 1.2 万人",
    )


def test_when_the_city_moves_on_statuses_are_those_of_the_new_period() -> None:
    half = actual("jobs", "2024H1", "2.9", unit="万人")
    before = jobs(PLAN, first("1.2"))
    after = jobs(PLAN, first("1.2"), half, period="2024H1")
    assert difference(before, after).period == ("2024Q1", "2024H1")
    assert sentences(before, after) == (
        "数据期间：2024 年一季度 → 2024 年上半年",
        "城镇新增就业：略滞后 → 达序时",
        "新增数据：城镇新增就业（2024 年上半年） 2.9 万人",
    )


def test_rows_without_a_figure_are_named() -> None:
    bridge = {"item": "bridge", "name": "云桥", "kind": "project", "state": "ongoing"}
    paper = {"source": "paper", "title": "通报", "issuer": "办公室", "kind": "government"}
    before = made(JOBS, [PLAN], [bridge], sources=[paper])
    after = made(
        [{**JOBS[0], "note": "含返乡"}],
        [PLAN],
        [{**bridge, "item": "bridge-2", "name": "云桥二期"}],
        sources=[{**paper, "issuer": "市政府办公室"}],
    )
    assert sentences(before, after) == (
        "城镇新增就业：内容有更改",
        "通报：内容有更改",
        "新增事项：云桥二期",
        "删除事项：云桥",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"info": CityInfo("here", "此地", "Here", "新的标题", 2024, "2024Q1")}, "城市配置有更改"),
        ({"rule": Rule("2")}, "判断规则有更改"),
        ({"map": CityMap("另一张图", ())}, "地图有更改"),
    ],
)
def test_settings_that_differ_are_named(change: dict[str, Any], said: str) -> None:
    info = CityInfo("here", "此地", "Here", "此地目标", 2024, "2024Q1")
    plain = Tables(info, Rule("1"), CityMap("", ()), _frames())
    before, after = City(plain, "1"), City(replace(plain, **change), "2")
    assert sentences(before, after) == (said,)
    assert City(replace(plain, **change), "2", None, before).changed == (said,)


def test_a_long_list_ends_with_how_many_more_there_are() -> None:
    many = [{"item": f"i{n}", "name": f"事项{n}", "kind": "event"} for n in range(5)]
    found = sentences(made(JOBS, [PLAN]), made(JOBS, [PLAN], many), most=3)
    assert found == ("新增事项：事项0", "新增事项：事项1", "另有 3 处更改")


def _frames() -> dict[str, Any]:
    from tests.data import city_making

    blank = {name: city_making.frame(name, [], {}) for name in city_making.schema.TABLES}
    return {
        **blank,
        "indicators": city_making.frame(
            "indicators",
            [{"indicator": "jobs", "name": "就业", "subject": "就业"}],
            city_making.INDICATOR,
        ),
    }
