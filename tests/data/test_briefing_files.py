"""Briefings kept in a city folder: read with the city, named by file and slide when wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data import CityFaults, FolderStore, SlidePlan
from data.check import every_fault
from data.folder import CITIES
from data.store import revision_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CITIES / "zibo", tmp_path / "zibo"))


def _faults(folder: Path, text: str, name: str = "own") -> list[str]:
    (folder / "briefings" / f"{name}.toml").write_text(text, encoding="utf-8")
    return [str(fault) for fault in every_fault(folder)[1]]


def test_a_kept_briefing_is_part_of_the_city(folder: Path) -> None:
    city = FolderStore(folder).current()
    assert city.briefings["quarter"].slides[0] == SlidePlan("cover")


def test_a_city_without_briefings_has_none(folder: Path) -> None:
    shutil.rmtree(folder / "briefings")
    assert FolderStore(folder).current().briefings == {}


def test_a_changed_briefing_is_another_revision(folder: Path) -> None:
    before = revision_of(folder)
    (folder / "briefings" / "own.toml").write_text('title = "新"', encoding="utf-8")
    assert revision_of(folder) != before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "没有关', "briefings/own.toml 第 1 行：应为TOML 写法"),
        ("title = 3", "briefings/own.toml「简报 title」：应为文字"),
        ('revision = "r1"', "briefings/own.toml「revision」：应为空着"),
        ('[[slides]]\nkind = "goal"\nids = ["nothing"]', "「第 1 页 ids」：应为 indicators.csv"),
        ('[[slides]]\nkind = "sector"\nids = ["nothing"]', "「第 1 页 ids」：应为 city.toml"),
        ('[[slides]]\nkind = "chain"\nids = ["nothing"]', "「第 1 页 ids」：应为 chains.csv"),
        ('[selection]\ndistrict = "nothing"', "「selection」：应为 districts.csv"),
        ('[selection]\nsector = "nothing"', "「selection」：应为 city.toml"),
    ],
)
def test_a_fault_names_file_and_place(folder: Path, text: str, said: str) -> None:
    (fault,) = _faults(folder, text)
    assert said.replace(" ", "") in fault.replace(" ", "")
    with pytest.raises(CityFaults):
        FolderStore(folder)


@pytest.mark.parametrize("name", ["edit", "Quarter", "一季度"])
def test_the_name_of_the_file_is_the_address(folder: Path, name: str) -> None:
    (fault,) = _faults(folder, "", name)
    assert "小写字母" in fault


def test_a_file_in_no_encoding_is_a_fault(folder: Path) -> None:
    (folder / "briefings" / "own.toml").write_bytes(b"\xff\xff\xff")
    assert len(every_fault(folder)[1]) == 1


def test_ids_are_not_asked_of_a_table_that_cannot_be_read(folder: Path) -> None:
    (folder / "chains.csv").unlink()
    faults = [str(fault) for fault in every_fault(folder)[1]]
    assert not any("briefings" in fault for fault in faults)
