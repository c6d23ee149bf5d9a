"""The map says how many items name a district, in words as well as in colour."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.links import View
from dashboard.parts.district_map import STEPS, district_map, fitting, item_counts, mosaic, step
from dashboard.text import t
from data import Selection, Shape
from tests.dashboard.small_city import MAP, item, small_city, square

PLAIN = View("/districts")
NAMED = (item("a", district="east"), item("b", district="east"), item("c", district="port"))


def links_of(html: str) -> list[str]:
    """Names of the divisions in tab order."""
    return re.findall(r'id="area-([a-z]+)" class="map-area', html)


def area(html: str, id: str) -> str:
    """The link of one division, with everything inside it."""
    found = re.search(rf'<a id="area-{id}".*?</a>', html, re.DOTALL)
    assert found
    return found.group()


def test_every_division_is_a_link_in_the_order_of_the_map_file() -> None:
    html = str(district_map(small_city(*NAMED), PLAIN))
    assert links_of(html) == ["north", "south", "east", "west"]
    assert 'href="/districts?district=east"' in area(html, "east")


def test_a_division_says_its_name_and_its_number() -> None:
    html = str(district_map(small_city(*NAMED), PLAIN))
    assert 'aria-label="东区，2 项"' in area(html, "east")
    assert ">2 项</text>" in area(html, "east")


def test_a_division_nobody_mentioned_says_so_and_is_not_filled() -> None:
    silent = area(str(district_map(small_city(*NAMED), PLAIN)), "west")
    assert "map-area map-0" in silent
    assert t("map.none") in silent


def test_items_of_the_whole_city_belong_to_no_district() -> None:
    counts = item_counts(small_city(*NAMED, item("d")))
    assert dict(counts) == {"east": 2, "port": 1}


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (9, 4), (10, 5), (500, 5)],
)
def test_a_number_falls_into_one_of_five_steps(number: int, expected: int) -> None:
    assert step(number) == expected


def test_the_legend_names_every_step() -> None:
    html = str(district_map(small_city(), PLAIN))
    legend = html[html.index("map-legend") : html.index("map-zones")]
    assert [f"map-{n}" in legend for n in range(len(STEPS) + 1)] == [True] * 6
    for words in (t("map.legend"), "3—4", "5—9", t("map.most", n=10), t("map.none")):
        assert words in legend


def test_the_chosen_division_wears_a_tick_and_is_the_current_one() -> None:
    view = View("/districts", Selection(district="east"))
    html = str(district_map(small_city(*NAMED), view))
    assert 'aria-current="true"' in area(html, "east")
    assert "✔ 东区" in area(html, "east")
    assert html.count("✔") == html.count("aria-current") == 1


def test_a_zone_stands_beside_the_map_and_not_on_it() -> None:
    html = str(district_map(small_city(*NAMED), PLAIN))
    assert "port" not in links_of(html)
    assert 'aria-label="港口园区，1 项"' in html[html.index("map-zones") :]


def test_the_note_is_part_of_the_picture() -> None:
    html = str(district_map(small_city(), PLAIN))
    assert MAP.note in html[html.index("<svg") : html.index("</svg>")]
    assert MAP.note in str(mosaic(small_city(), PLAIN))


def test_the_source_of_an_official_outline_is_printed_and_a_schematic_has_none() -> None:
    official = small_city(map=replace(MAP, source="某测绘院"))
    assert t("map.source", source="某测绘院") in str(district_map(official, PLAIN))
    assert "map-origin" not in str(district_map(small_city(), PLAIN))


def test_a_city_without_shapes_still_lists_its_districts() -> None:
    html = str(district_map(small_city(map=replace(MAP, shapes=())), PLAIN))
    assert "<svg" not in html
    assert html.count('class="chip"') == 5


def test_the_period_goes_along_and_other_choices_stay_behind() -> None:
    view = View("/", Selection(period="2023", sector="economy"))
    link = area(str(district_map(small_city(), view)), "north")
    assert 'href="/districts?period=2023&amp;district=north"' in link


def test_counts_and_addresses_may_come_from_outside() -> None:
    html = str(district_map(small_city(), PLAIN, counts={"west": 7}, href=lambda id: f"#{id}"))
    assert 'href="#west"' in area(html, "west")
    assert "map-area map-4" in area(html, "west")


def test_a_label_is_made_smaller_until_it_stays_inside_its_polygon() -> None:
    roomy, narrow = square("north", 0, 0, 100), square("north", 0, 0, 12)
    assert fitting(roomy, 3, 4.0) == 4.0
    small = fitting(narrow, 3, 4.0)
    assert small < 4.0
    assert (3 + 1.3) * small <= 12


def test_a_label_with_no_room_at_all_is_tiny_and_not_lost() -> None:
    sliver = Shape("north", (0.5, 0.5), ((0, 0), (1, 0), (1, 1), (0, 1)))
    assert 0 < fitting(sliver, 6, 40.0) == 10.0


def test_the_mosaic_puts_every_division_into_its_cells() -> None:
    view = View("/", Selection(district="east"))
    html = str(mosaic(small_city(*NAMED), view))
    assert "grid-column:7/13;grid-row:2" in html
    assert html.count("cell-area") == 4
    assert "✔ 东区" in html
