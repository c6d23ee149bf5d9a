"""The table of a run says the truth about what it measured."""

from __future__ import annotations

from pathlib import Path

from benchmarks.board_rows import rows
from benchmarks.others import READ
from benchmarks.rounds import Samples
from benchmarks.table import MET, MISSED, NOT_MEASURED, Row, Target, markdown, write


def measured(**painted: float) -> dict[str, Row]:
    samples = Samples()
    for peer, value in painted.items():
        samples.add("painted", peer, value - 1, value, value + 1000)
    return {row.name: row for row in rows(samples, ["ours", "static", "cut", "dash"])}


def test_a_missed_target_is_called_missed() -> None:
    row = measured(ours=300, static=1000, cut=2000)["cold load, all painted"]
    assert row.verdict == MISSED
    assert "| 300 | 1,000 | 2,000 | – | 0.30 · 0.15 |" in markdown([row])
    assert "**missed**" in markdown([row])


def test_met_means_every_target_of_the_line() -> None:
    assert measured(ours=200, static=1000, cut=800)["cold load, all painted"].verdict == MET
    assert measured(ours=200, static=1000, cut=190)["cold load, all painted"].verdict == MISSED


def test_without_a_peer_to_be_held_against_nothing_is_called_met() -> None:
    assert measured(ours=200, static=1000)["cold load, all painted"].verdict == NOT_MEASURED
    assert measured(static=1000, cut=500)["cold load, all painted"].verdict == NOT_MEASURED
    assert measured(ours=300, static=1000)["cold load, all painted"].verdict == MISSED


def test_a_floor_is_missed_from_below() -> None:
    floor = (Target(500, least=True),)
    assert Row("pages", "", {"ours": 499.0}, floor).verdict == MISSED
    assert Row("pages", "", {"ours": 500.0}, floor).verdict == MET


def test_the_worst_twentieth_is_told_beside_the_median() -> None:
    samples = Samples()
    samples.add("filter", "ours", *[20.0] * 18, 400.0, 500.0)
    assert samples.median("filter", "ours") == 20
    assert samples.p95("filter", "ours") == 500
    assert samples.p95("filter", "static") is None


def test_a_run_is_kept_as_text_and_as_values(tmp_path: Path) -> None:
    row = measured(ours=300, static=1000, cut=2000)["cold load, all painted"]
    text = write(tmp_path, ["two cores"], [row], [])
    assert text == (tmp_path / "last.md").read_text(encoding="utf-8")
    assert '"result": "missed"' in (tmp_path / "last.json").read_text(encoding="utf-8")


def test_other_benchmarks_become_lines_of_the_table() -> None:
    said = "1,000,000 cases, 937,311 distinct: 9.4 s, 106,000 a second\n10,000 by the rule itself"
    assert READ["judging"](said)[0].values == {"ours": 9.4}
    (speed,) = READ["extraction"]("90,000 characters, 12 figures: 99,000 characters a second")
    assert speed.verdict == MISSED
    (told,) = READ["processes"]("both agree after | 2.5 | s | <= 2\nthat took long")
    assert (told.name, told.verdict) == ("both agree after", MISSED)
    said = "| filter, ms | 10.5 | 21.5 |\n| snapshot, s | 0.2 | 1,204 |\nload 1.2"
    assert [row.verdict for row in READ["growth"](said)] == [MISSED, MISSED]
    assert READ["growth"](said.replace("21.5", "20.5"))[0].verdict == MET
