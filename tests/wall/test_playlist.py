"""The address of a wall: what it may ask, what is ignored, how a canvas is cut into panes."""

from __future__ import annotations

import pytest

from dashboard.wall import playlist
from dashboard.wall.frame import fitted
from data import CityInfo, WallPlan, wall_plan

INFO = CityInfo("some", "某市", "Some", "某市驾驶舱", 2024, "2024Q1")
OWN = CityInfo(
    "some", "某市", "Some", "某市驾驶舱", 2024, "2024Q1", wall=WallPlan(("goals",), 30, "light")
)


def test_without_an_address_the_city_decides() -> None:
    assert playlist.read(OWN, {}).pages == ("goals",)
    assert playlist.read(OWN, {}).dwell == 30
    assert playlist.read(OWN, {}).theme == "light"
    assert playlist.read(INFO, {}).pages == wall_plan.PAGES


def test_the_address_decides_over_the_city() -> None:
    asked = playlist.read(OWN, {"pages": "chains,overview,chains", "dwell": "9", "theme": "auto"})
    assert (asked.pages, asked.dwell, asked.theme) == (("chains", "overview"), 9, "auto")


@pytest.mark.parametrize(
    "wrong",
    [
        {"pages": "nothing,here"},
        {"dwell": "0"},
        {"dwell": "soon"},
        {"dwell": "99999"},
        {"theme": "pink"},
        {"canvas": "big"},
        {"canvas": "1920x"},
        {"refresh": "-5"},
        {"dim": "25:00-26:00"},
        {"pin": "../../etc"},
        {"unknown": "1"},
    ],
)
def test_a_wrong_value_is_ignored(wrong: dict[str, str]) -> None:
    assert playlist.read(INFO, wrong) == playlist.read(INFO, {})


def test_dimming_can_be_switched_off_against_the_city() -> None:
    info = CityInfo(
        "some", "某市", "Some", "某市驾驶舱", 2024, "2024Q1", wall=WallPlan(dim="22:00-06:30")
    )
    assert playlist.read(info, {}).dim == "22:00-06:30"
    assert playlist.read(info, {"dim": "off"}).dim == ""


def test_an_address_reads_back_as_what_was_chosen() -> None:
    chosen = playlist.Options(
        ("goals", "overview"), 7, "light", "5760x1080", "some", 15, "21:00-07:00", "abc"
    )
    query = playlist.address("/wall", chosen, INFO).partition("?")[2]
    pairs = dict(pair.split("=") for pair in query.split("&"))
    assert playlist.read(INFO, pairs) == chosen


@pytest.mark.parametrize(
    ("size", "panes", "width"),
    [
        ((1366, 768), 1, 177),
        ((1920, 1080), 1, 177),
        ((1920, 1200), 1, 160),
        ((3840, 2160), 1, 177),
        ((5760, 1080), 3, 177),
        ((6656, 1792), 2, 185),
        ((1080, 1920), 1, 56),
        ((1024, 768), 1, 160),
        ((2560, 1080), 1, 213),
        ((11520, 1080), 4, 240),
    ],
)
def test_a_canvas_is_cut_into_panes(size: tuple[int, int], panes: int, width: int) -> None:
    count, one = playlist.fit(*size)
    assert (count, fitted(one)) == (panes, width)
