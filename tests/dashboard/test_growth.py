"""A page of a large city costs what it shows, not what the city holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dashboard.links import View
from dashboard.pages import coverage, districts, goals, overview, sector, topic
from dashboard.render import to_string
from data import City, FolderStore, Selection, judging
from data.demo import write
from data.ledger import Ledger

LARGE = 720
ENOUGH = 200  # cells of a strip: one for each goal, or none where there are more
CHOICES = (Selection(), Selection(sector="economy"), Selection(words="业"))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small city and a large one."""
    small, large = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("large")
    write(small)
    write(large, indicators=LARGE)
    return small, large


@pytest.fixture(scope="module")
def city(folders: tuple[Path, Path]) -> City:
    return FolderStore(folders[0]).current()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many facts were made and how many sentences written."""
    done = Counter[str]()

    def counting(owner: Any, name: str) -> None:
        own = getattr(owner, name)

        def counted(*given: Any) -> Any:
            done[name] += 1
            return own(*given)

        monkeypatch.setattr(owner, name, counted)

    counting(Ledger, "fact")
    counting(judging, "judge")
    return done


@pytest.mark.parametrize("chosen", CHOICES)
def test_an_overview_of_many_goals_writes_no_more_than_one_of_few(
    folders: tuple[Path, Path], work: Counter[str], chosen: Selection
) -> None:
    done: list[Counter[str]] = []
    for folder in folders:
        work.clear()
        to_string(overview.layout(FolderStore(folder).current(), View("/", chosen)))
        done.append(Counter(work))
    small, large = done
    assert 0 < large["judge"] <= 1.3 * max(small["judge"], ENOUGH)
    assert 0 < large["fact"] <= 1.3 * max(small["fact"], 4 * ENOUGH)


@pytest.mark.parametrize(
    ("room", "view", "table"),
    [
        (goals, View("/goals"), "status"),
        (goals, View("/goals", by="worst"), "status"),
        (sector, View("/sectors/economy", id="economy"), "status"),
        (topic, View("/topics/industry", id="industry"), "facts"),
    ],
)
def test_a_long_list_says_how_many_more_and_where_all_are(
    city: City, monkeypatch: pytest.MonkeyPatch, room: Any, view: View, table: str
) -> None:
    assert "可用筛选、搜索缩小范围" not in str(to_string(room.layout(city, view)))
    for name in ("_MOST", "_OF_SECTOR"):
        monkeypatch.setattr(room, name, 2, raising=False)
    whole = str(to_string(room.layout(city, view)))
    assert "本页列出前 2 条，另有" in whole
    assert f"/api/{table}.xlsx" in whole


def test_what_is_to_be_chased_is_counted_in_full(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "见下载的催报表" not in str(to_string(coverage.layout(city, View("/coverage"))))
    monkeypatch.setattr(coverage, "_MOST", 1)
    assert "项，见下载的催报表" in str(to_string(coverage.layout(city, View("/coverage"))))


def test_a_district_with_many_figures_says_so(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(districts, "_MOST", 1)
    one = Selection(district=city.districts()[0].id)
    assert "本页列出前 1 条，另有" in str(
        to_string(districts.layout(city, View("/districts", one)))
    )
