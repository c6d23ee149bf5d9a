"""The practice city: the same for a seed, without fault, and with everything there is to show."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from data import WORDS, City, FolderStore, Selection, parse_period
from data.__main__ import main
from data.check import every_fault
from data.demo import CATALOGUE, write
from data.folder import CITIES

DEMO = CITIES / "demo"


@pytest.fixture(scope="module")
def demo() -> City:
    return FolderStore(DEMO).current()


def test_the_command_writes_the_committed_folder_again_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--city-dir", str(tmp_path)]) == 0
    assert "行数据" in capsys.readouterr().err
    assert _files(tmp_path) == _files(DEMO)


def _files(folder: Path) -> dict[str, bytes]:
    """Every file by its path inside the folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_another_seed_gives_other_figures_and_the_same_names(tmp_path: Path) -> None:
    write(tmp_path, seed=2)
    assert (tmp_path / "facts.csv").read_bytes() != (DEMO / "facts.csv").read_bytes()
    same = ("indicators.csv", "items.csv", "chains.csv", "city.toml")
    assert all((tmp_path / name).read_bytes() == (DEMO / name).read_bytes() for name in same)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_larger_city_has_at_least_the_rows_asked_for_and_no_fault(
    tmp_path: Path, seed: int
) -> None:
    rows = write(tmp_path, rows=6000, seed=seed)
    assert 6000 <= rows < 6300
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == rows
    assert every_fault(tmp_path)[1] == []


def test_a_city_of_many_indicators_has_no_fault_and_adds_no_figures_by_district(
    tmp_path: Path,
) -> None:
    rows = write(tmp_path, indicators=300)
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    assert len(facts) == rows
    assert len({row["indicator"] for row in facts}) == 300
    assert not any(row["region"] for row in facts if row["indicator"].endswith(("-2", "-3")))
    assert every_fault(tmp_path)[1] == []


def test_the_committed_folder_has_no_fault_and_is_small() -> None:
    assert every_fault(DEMO)[1] == []
    assert (DEMO / "facts.csv").stat().st_size < 1_000_000


def test_every_status_word_occurs_in_the_current_period(demo: City) -> None:
    judged = [*demo.goals(), *demo.readings()]
    words = Counter(each.judgement.word for each in judged)
    assert set(words) == set(WORDS)
    assert demo.info.period == "2025Q3"


def test_there_are_120_indicators_of_every_kind_in_six_sectors(demo: City) -> None:
    indicators = demo.indicators()
    assert len(indicators) == 120
    assert len({indicator.kind for indicator in indicators}) == 7
    assert set(Counter(indicator.sector for indicator in indicators).values()) == {20}
    assert len({indicator.sector for indicator in indicators}) == 6
    assert all(indicator.name_en for indicator in indicators)


def test_figures_run_over_twelve_quarters_with_targets_for_each_year(demo: City) -> None:
    assert len(demo.periods()) == 12
    for year in ("2023", "2024", "2025"):
        assert len(demo.goals(Selection(period=year))) > 90


def test_every_way_to_word_a_target_and_a_figure_occurs(demo: City) -> None:
    words = {fact.word for fact in demo.facts()}
    assert words >= {"以上", "突破", "不低于", "以内", "左右", "力争", "余", "约"}
    assert any(len(goal.targets) == 2 for goal in demo.goals())
    assert any(fact.universe for fact in demo.facts())
    assert any(fact.due for fact in demo.facts())
    assert any(fact.evidence.speaker for fact in demo.facts())
    assert any(fact.role == "target" and len(fact.period) > 4 for fact in demo.facts())


def test_starting_from_zero_and_a_target_of_zero_occur(demo: City) -> None:
    buses, accidents = demo.goal("hydrogen-buses"), demo.goal("major-accidents")
    assert buses is not None
    assert buses.base is not None
    assert buses.base.value == "0"
    assert accidents is not None
    assert accidents.target.value == "0"
    assert accidents.judgement.word == "达序时"


def test_the_chain_board_is_full(demo: City) -> None:
    assert len({chain.tier for chain in demo.chains()}) == 4
    assert len(demo.chains()) == 12
    elements = demo.items(kind="element")
    assert {item.state for item in elements} == {"strong", "fill", "extend", "missing", ""}
    assert all(
        {item.stage for item in elements if item.chain == chain.id} == {"上游", "中游", "下游"}
        for chain in demo.chains()
    )


def test_items_of_every_kind_occur_and_one_district_is_not_mentioned(demo: City) -> None:
    assert len({item.kind for item in demo.items()}) == 9
    silent = [each.id for each in demo.districts() if not demo.items(Selection(district=each.id))]
    assert silent == ["muling"]
    assert all(demo.items(topic=topic.id) for topic in demo.info.topics)


def test_nothing_in_it_can_be_taken_for_a_city_of_this_world(demo: City) -> None:
    assert demo.info.drill
    assert all(source.title.startswith("演练数据·") for source in demo.sources())
    assert "演练数据" in demo.map.note
    assert "虚构" in demo.info.about


def test_neighbours_on_the_map_share_their_corners(demo: City) -> None:
    divisions = [each.id for each in demo.districts() if not each.zone]
    assert [shape.district for shape in demo.map.shapes] == divisions
    corners = Counter(corner for shape in demo.map.shapes for corner in shape.polygon)
    edges = Counter(
        frozenset(edge)
        for shape in demo.map.shapes
        for edge in pairwise((*shape.polygon, shape.polygon[0]))
    )
    assert max(edges.values()) == 2
    assert sum(1 for count in edges.values() if count == 2) >= 10
    assert max(corners.values()) >= 3


def test_every_number_is_published_in_a_document_of_its_time(demo: City) -> None:
    for fact in demo.facts():
        source = demo.source(fact.evidence.source)
        assert source is not None
        if fact.role == "actual" and not fact.evidence.speaker:
            assert source.date > parse_period(fact.period).end


def test_the_catalogue_names_its_indicators_once() -> None:
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    lines = [line for text in catalogue["indicators"].values() for line in text.split("\n") if line]
    assert len({line.split("|")[0] for line in lines}) == len(lines) == 120
