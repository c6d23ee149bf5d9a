"""A city folder goes through the database and comes out the same."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data import CityFaults, Content, schema
from data.csv_text import csv_text
from data.folder import CITIES
from data.store import content as contents
from data.store import history
from data.store.order import GAP, positions
from tests.store import city as small
from tests.store.city import edit

CELLS = some.text(some.characters(codec="utf-8"), max_size=12)
KEYS = some.lists(some.text("abcdefgh", min_size=1, max_size=2), unique=True, max_size=12)


def states(content: Content) -> history.State:
    """The state a first revision writes."""
    return dict(history._changes({}, content))


def test_a_folder_written_out_reads_as_the_same_city(city: str, tmp_path: Path) -> None:
    before = contents.read(CITIES / city)
    stored = history.content(states(before))
    assert stored.digest == before.digest
    stored.write(tmp_path / "out")
    after = contents.read(tmp_path / "out")
    assert (after.digest, after.rows) == (before.digest, before.rows)
    assert {file.name for file in tmp_path.joinpath("out").iterdir()} >= {
        table.file for table in schema.TABLES.values()
    }


def test_a_line_end_inside_a_cell_comes_back(tmp_path: Path) -> None:
    for cell in ("上\r=1+1", "上\r\n=1+1", "上\n=1+1"):
        content = small.changed(
            contents.read(small.GOOD), "items", lambda rows, cell=cell: rows[0].update(name=cell)
        )
        content.write(tmp_path)
        assert contents.read(tmp_path) == content


def test_a_line_end_in_the_last_of_many_rows_quotes_every_cell() -> None:
    rows = [["编号", "名称"], *([str(at), '上,"下"'] for at in range(1200)), ["last", "上\r下"]]
    wanted = io.StringIO()
    csv.writer(wanted, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert csv_text(iter(rows)) == wanted.getvalue()


def test_texts_and_briefings_of_the_folder_belong_to_it(tmp_path: Path) -> None:
    folder = small.copy(tmp_path)
    (folder / "texts").mkdir()
    (folder / "texts" / "taken-in.txt").write_bytes("一、总述。平稳。".encode("gb18030"))
    (folder / "readme.md").write_text("not the city's", encoding="utf-8")
    (folder / "extra.csv").write_text("not the city's", encoding="utf-8")
    content = contents.read(folder)
    assert content.files["texts/taken-in.txt"] == "一、总述。平稳。"
    assert not {"readme.md", "extra.csv", "facts.csv"} & set(content.files)
    content.write(tmp_path / "out")
    assert contents.read(tmp_path / "out").digest == content.digest


def test_a_folder_with_faults_has_no_content(tmp_path: Path) -> None:
    folder = small.copy(tmp_path)
    edit(folder, "items.csv", "cloud-bridge,", "Cloud,")
    with pytest.raises(CityFaults, match=r"items\.csv 第 2 行"):
        contents.read(folder)


def test_rows_and_files_can_be_put_in_place_of_others(tmp_path: Path) -> None:
    content = contents.read(small.copy(tmp_path))
    assert content.with_rows(content.tables()).digest == content.digest
    more = content.with_files({"texts/a.txt": "甲"})
    assert more.files["texts/a.txt"] == "甲"
    assert more.rows is content.rows
    assert more.digest != content.digest


@given(some.lists(CELLS, min_size=1, max_size=6), CELLS)
def test_any_text_in_a_cell_or_a_file_survives(notes: list[str], text: str) -> None:
    rows = tuple(
        {"item": f"item-{at}", **({"note": note} if note else {})} for at, note in enumerate(notes)
    )
    content = Content({"city.toml": text}, {**dict.fromkeys(schema.TABLES, ()), "items": rows})
    stored = history.content(states(content))
    assert (stored.files, stored.rows) == (content.files, content.rows)
    assert stored.digest == content.digest


@given(KEYS, KEYS)
def test_positions_rise_and_old_rows_stay_where_they_can(old: list[str], new: list[str]) -> None:
    standing = positions(old, {})
    found = positions(new, standing)
    assert list(found) == new
    assert sorted(set(found.values())) == list(found.values())
    assert positions(new, found) == found
    if new == old:
        assert found == standing


def test_a_row_put_between_two_moves_neither() -> None:
    standing = {"a": 100, "b": 200}
    assert positions(["x", "a", "y", "b", "z"], standing) == {
        "x": 50,
        "a": 100,
        "y": 150,
        "b": 200,
        "z": 200 + GAP,
    }


def test_where_no_room_is_left_the_table_is_numbered_anew() -> None:
    assert positions(["a", "x", "b"], {"a": 1, "b": 2}) == {"a": GAP, "x": 2 * GAP, "b": 3 * GAP}
