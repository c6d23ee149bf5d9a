"""Reading a city folder: what the files say by themselves, and the two kinds of map."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from data import city_file, city_map, outline, schema
from data.folder import Tables, read_folder
from data.places import CityMap

CITIES = Path(__file__).parents[1] / "cities"
GOOD = CITIES / "good"
MODEL = Path(__file__).parents[2] / "docs" / "data-model.md"

EAST = [[118.0, 36.0], [118.5, 36.0], [118.5, 37.0], [118.0, 37.0], [118.0, 36.0]]
WEST = [[117.0, 36.0], [118.0, 36.0], [118.0, 37.0], [117.0, 37.0], [117.0, 36.0]]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "city"))


def rewritten(city: Path, file: str, *pairs: tuple[str, str]) -> None:
    text = (city / file).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (city / file).write_text(text, encoding="utf-8")


def read(city: Path) -> Tables:
    tables, faults = read_folder(city)
    assert [str(fault) for fault in faults] == []
    return tables


def said(city: Path) -> list[str]:
    return [str(fault) for fault in read_folder(city)[1]]


def polygon(ring: list[Any], kind: str = "Polygon", **marks: Any) -> dict[str, Any]:
    coordinates = [ring] if kind == "Polygon" else [[ring]]
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": marks, "geometry": geometry}


def outlined(city: Path, features: list[Any], extra: str = "") -> Path:
    wanted = 'geojson = "outline.json"\nsource = "云溪市测绘成果"\n' + extra
    rewritten(city, "city.toml", ('file = "map.json"\n', f'file = "map.json"\n{wanted}'))
    content = {"type": "FeatureCollection", "features": features}
    (city / "outline.json").write_text(json.dumps(content), encoding="utf-8")
    return city


def test_every_column_of_the_data_model_is_declared() -> None:
    text = MODEL.read_text(encoding="utf-8")
    for table in (schema.INDICATORS, schema.FACTS):
        part = text.split(f"## {table.file}")[1].split("\n## ")[0]
        cells = re.findall(r"^\| ([a-z_, ]+) \|", part, flags=re.MULTILINE)[1:]
        assert [name for cell in cells for name in cell.split(", ")] == list(table.names)
    for table in (schema.ITEMS, schema.DISTRICTS, schema.CHAINS, schema.SOURCES):
        for name in table.names:
            assert name in text.split("## items.csv")[1]


def test_a_city_is_read_as_written() -> None:
    tables = read(GOOD)
    assert (tables.info.name, tables.info.year, tables.info.drill) == ("云溪市", 2024, True)
    assert tables.info.headline == ("new-jobs", "gdp-growth")
    assert [group.id for group in tables.info.sectors] == ["economy", "livelihood"]
    assert (tables.rule.version, tables.rule.tolerance) == ("test", 0.8)
    assert tables.map.cells == (("east", (7, 13, 1)), ("west", (1, 7, 1)))
    assert tables.map.shapes[1].label_at == (-25.0, 0.0)


def test_frames_hold_text_only_and_count_rows_as_a_spreadsheet_does() -> None:
    for name, frame in read(GOOD).frames.items():
        assert list(frame.columns) == list(schema.TABLES[name].names)
        assert {str(kind) for kind in frame.dtypes} == {"category"}
        assert all(frame[name].cat.categories.dtype == "str" for name in frame.columns)
        assert not frame.isna().to_numpy().any()
        assert list(frame.index) == list(range(2, len(frame) + 2))


def test_an_empty_table_has_its_columns(city: Path) -> None:
    (city / "chains.csv").write_text(",".join(schema.CHAINS.names) + "\n", encoding="utf-8")
    chains = read(city).frames["chains"]
    assert list(chains.columns) == list(schema.CHAINS.names)
    assert len(chains) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_tables_are_read_as_spreadsheets_save_them(city: Path, encoding: str) -> None:
    for file in city.glob("*.csv"):
        text = file.read_text(encoding="utf-8").replace("\n", "\r\n")
        file.write_bytes(text.encode(encoding))
    frames = read(city).frames
    assert frames["districts"]["name"].tolist() == ["东岭区", "西川县", "临港新区"]
    assert frames["districts"]["note"].tolist() == ["", "", ""]


def test_blank_rows_are_left_out_and_later_rows_keep_their_number(city: Path) -> None:
    rewritten(city, "districts.csv", ("west,", ",,,,,\n\nwest,"))
    rewritten(city, "districts.csv", ("临港新区", "临港新区 "))
    tables, faults = read_folder(city)
    assert list(tables.frames["districts"].index) == [2, 5, 6]
    assert [(fault.row, fault.value) for fault in faults] == [(6, "临港新区 ")]


def test_a_cell_may_hold_a_comma_in_quotes_and_columns_may_stand_in_any_order(city: Path) -> None:
    names = ("note", *(name for name in schema.DISTRICTS.names if name != "note"))
    rows = ['"一,二",east,东岭区,Dongling,区,990102', ",west,西川县,Xichuan,县,990121"]
    text = "\n".join([",".join(names), *rows])
    (city / "districts.csv").write_text(text, encoding="utf-8")
    assert read(city).frames["districts"]["note"].tolist() == ["一,二", ""]


def test_a_table_with_faults_in_its_cells_is_still_handed_on(city: Path) -> None:
    rewritten(city, "indicators.csv", (",growth,", ",speed,"))
    tables, faults = read_folder(city)
    assert len(faults) == 1
    assert tables.frames["indicators"].at[3, "kind"] == "speed"


@pytest.mark.parametrize(
    ("text", "row", "shown"),
    [
        ("", 0, ""),
        ('[city]\nid = "a', 2, 'id = "a'),
        ('[city]\nid = "a"\nid = "b"\n', 3, 'id = "b"'),
    ],
)
def test_broken_toml_is_a_fault_with_its_line(text: str, row: int, shown: str) -> None:
    city, faults = city_file.read_city(text)
    assert city is city_file.NOTHING
    if text:
        assert [(fault.row, fault.value) for fault in faults] == [(row, shown)]
    else:
        assert len(faults) == len(city_file.SECTIONS) - len(city_file.OPTIONAL) + 1


def test_broken_toml_at_the_end_of_the_file_points_at_the_last_line() -> None:
    [fault] = city_file.read_city('headline = ["a",\n"b"')[1]
    assert (fault.row, fault.value) == (2, '"b"')


def test_a_key_written_in_another_way_is_a_fault_without_a_line() -> None:
    assert city_file.line_of('city = {year = "x"}', "year") == 0


@pytest.mark.parametrize("wrong", ['["2024"]', "2024.5", "true", "{}"])
def test_a_year_of_another_type_is_shown_as_it_was_written(city: Path, wrong: str) -> None:
    rewritten(city, "city.toml", ("year = 2024", f"year = {wrong}"))
    [fault] = read_folder(city)[1]
    assert fault.column == "[city] 年份 year"
    assert fault.value == wrong.strip('[]"{}')


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("id", "a-1", "A"),
        ("ref", "new-jobs", "-jobs"),
        ("period", "2024M11", "2024Q4"),
        ("day", "2024-02-29", "2023-02-29"),
        ("day", "2024-12-31", "20241231"),
        ("date", "2024-04", "2024-13"),
        ("int", "12", "1.0"),
        ("yes", "yes", "no"),
        ("text", "文 字", "文字 "),
        ("value", "1.2", " 1.2"),
    ],
)
def test_each_type_accepts_and_refuses(column: str, good: str, bad: str) -> None:
    declared = schema.Column("x", "例", column)
    assert schema.wrong(declared, good) == ""
    assert schema.wrong(declared, bad) == declared.expected != ""
    assert schema.wrong(declared, "") == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.2", True), ("-0.5", True), ("0", True), ("\uff11", False), ("1.", False), ("01", False)],
)
def test_a_number_is_plain_digits(text: str, number: bool) -> None:
    assert schema.is_number(text) is number


def test_an_official_outline_fills_the_schematics_box(city: Path) -> None:
    drawn = read(outlined(city, [polygon(EAST, adcode=990102), polygon(WEST, name="西川县")])).map
    points = [point for shape in drawn.shapes for point in shape.polygon]
    assert [shape.district for shape in drawn.shapes] == ["east", "west"]
    assert max(x for x, _ in points) == pytest.approx(50, abs=0.01)
    assert max(y for _, y in points) < 65
    # one degree of longitude is cos(36.5°) of one of latitude
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    assert wide / high == pytest.approx(1.5 * 0.80386, abs=0.001)
    east, west = drawn.shapes
    assert len(east.polygon) == 4
    assert east.label_at[0] == pytest.approx((118.25 - 117.75) * wide / 1.5, abs=0.01)
    assert west.label_at[0] < east.label_at[0]
    assert drawn.cells == (("east", (7, 13, 1)), ("west", (1, 7, 1)))
    assert drawn.source == "云溪市测绘成果"


def test_an_approval_number_is_printed_as_given_and_never_invented(
    city: Path, tmp_path: Path
) -> None:
    features = [polygon(EAST, id="east"), polygon(WEST, gb="156990121")]
    assert read(outlined(city, features)).map.note == city_map.UNAPPROVED
    other = Path(shutil.copytree(GOOD, tmp_path / "other"))
    drawn = read(outlined(other, features, 'approval = "云S（2024）001号"\n')).map
    assert (drawn.note, drawn.approval) == ("审图号：云S（2024）001号", "云S（2024）001号")


def test_rings_may_run_either_way_and_the_largest_of_several_is_drawn(city: Path) -> None:
    islet = [[119.0, 36.0], [119.1, 36.0], [119.1, 36.1]]
    several = polygon(EAST[::-1], kind="MultiPolygon", adcode="990102")
    several["geometry"]["coordinates"].insert(0, [islet])
    neighbour = polygon(EAST, name="邻县", adcode="370000")
    features = [
        neighbour,
        "nothing",
        several,
        {**polygon(WEST), "id": "990121", "properties": None},
    ]
    drawn = read(outlined(city, features)).map
    assert len(drawn.shapes[0].polygon) == 4
    assert drawn.shapes[0].label_at[0] > drawn.shapes[1].label_at[0]


def test_an_outline_needs_no_schematic(city: Path) -> None:
    outlined(city, [polygon(EAST, adcode=990102), polygon(WEST, adcode=990121)])
    rewritten(city, "city.toml", ('file = "map.json"\n', ""))
    (city / "map.json").unlink()
    assert read(city).map.cells == ()


def test_an_outline_over_five_megabytes_is_refused(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "LARGEST", 100)
    [fault] = said(outlined(city, [polygon(EAST, adcode=990102)]))
    assert re.fullmatch(r"outline.json：应为不超过 5 MB 的文件，现为「\d+ 字节」", fault)


def test_an_outline_that_is_missing_or_broken_is_one_fault(city: Path) -> None:
    outlined(city, [])
    (city / "outline.json").write_text("", encoding="utf-8")
    assert said(city) == [
        "outline.json 第 1 行：应为 JSON 写法（引号成对，末项后面没有逗号），现为「」"
    ]
    (city / "outline.json").unlink()
    assert said(city) == ["outline.json：应为边界文件，现为「没有这个文件」"]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[118.0, 36.0], [118.5, 36.0]]]},
        {"type": "Polygon", "coordinates": [[[118.0], [118.5], [118.6]]]},
        {"type": "MultiPolygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": ["x", ["y"]]},
    ],
)
def test_a_feature_without_a_ring_is_a_fault(city: Path, geometry: Any) -> None:
    feature = {**polygon(EAST, adcode=990102), "geometry": geometry}
    [fault] = said(outlined(city, [feature, polygon(WEST, adcode=990121)]))
    assert fault.startswith("outline.json「边界 east」：应为 Polygon 或 MultiPolygon")


def test_names_on_the_map_are_left_unchecked_when_the_districts_cannot_be_read(city: Path) -> None:
    (city / "districts.csv").unlink()
    assert said(city) == ["districts.csv：应为「区县」表，现为「没有这个文件」"]
    assert said(outlined(city, [])) == ["districts.csv：应为「区县」表，现为「没有这个文件」"]


def test_a_missing_schematic_is_a_fault_and_a_missing_mosaic_is_none(city: Path) -> None:
    rewritten(city, "map.json", (',\n  "mosaic": {"east": [7, 13, 1], "west": [1, 7, 1]}', ""))
    assert read(city).map.cells == ()
    (city / "map.json").unlink()
    tables, faults = read_folder(city)
    assert [str(fault) for fault in faults] == ["map.json：应为示意图文件，现为「没有这个文件」"]
    assert tables.map == CityMap("", ())
