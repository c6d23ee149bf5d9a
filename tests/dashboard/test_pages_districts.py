"""The districts' page: all of them with what is named, or one of them; silence is said plainly."""

from __future__ import annotations

from typing import cast

from dashboard.links import View
from dashboard.pages.districts import layout, silence, title
from dashboard.render import to_string
from dashboard.text import t
from data import City, Fact, Indicator, Selection
from tests.dashboard.small_city import DISTRICTS, WHERE, SmallCity, item, small_city

NAMED = (item("a", district="east"), item("b", district="south"), item("c", district="port"))
JOBS = Indicator("jobs", "就业", "Jobs", "s", "", "cumulative", "up", "人", "就业")


def page(city: City, district: str = "") -> str:
    return str(to_string(layout(city, View("/districts", Selection(district=district)))))


def test_zones_are_not_counted_with_the_divisions() -> None:
    html = page(small_city(*NAMED))
    assert t("districts.say", n=4, named=2, items=2) in html
    assert t("districts.zones", n=1) in html


def test_every_district_stands_in_the_list_with_its_items() -> None:
    html = page(small_city(*NAMED))
    assert all(f'id="row-{each.id}"' in html for each in DISTRICTS)
    row = html[html.index('id="row-east"') :]
    assert 'data-evidence="a"' in row[: row.index("</li>")]


def test_the_list_keeps_the_order_of_the_map() -> None:
    html = page(small_city(*NAMED))
    places = [html.index(f'id="row-{id}"') for id in ("north", "south", "east", "west", "port")]
    assert places == sorted(places)


def test_a_long_list_of_items_is_cut_with_a_sign() -> None:
    city = small_city(*(item(f"x{n}", district="east") for n in range(5)))
    row = page(city).partition('id="row-east"')[2].partition("</li>")[0]
    assert row.count("data-evidence") == 3
    assert t("districts.more") in row
    assert t("map.count", n=5) in row


def test_a_chosen_district_shows_its_items_and_the_way_back() -> None:
    html = page(small_city(*NAMED), "south")
    assert 'data-evidence="b"' in html
    assert 'data-evidence="a"' not in html
    assert "另有说明" in html
    assert 'id="districts-all" href="/districts"' in html


def test_a_district_without_mention_says_so_with_the_titles() -> None:
    html = page(small_city(*NAMED), "west")
    assert "《文件0》、《文件1》均未提及西区" in html


def test_one_document_is_not_called_both() -> None:
    assert silence(small_city(sources=1), DISTRICTS[0]).startswith("《文件0》未提及东区")


def test_many_documents_are_counted_and_not_listed() -> None:
    said = silence(small_city(sources=9), DISTRICTS[0])
    assert said.startswith(t("districts.documents", n=9))
    assert "《" not in said


def test_a_zone_says_that_it_is_one() -> None:
    assert t("districts.zone") in page(small_city(*NAMED), "port")


def test_a_city_without_figures_by_district_says_so() -> None:
    assert t("districts.no_figures") in page(small_city(*NAMED))


def test_indicators_published_by_district_are_linked() -> None:
    city = SmallCity(NAMED)
    city.known = (JOBS,)
    city.figures = (
        Fact("jobs.east.2024Q1.actual", "jobs", "east", "2024Q1", "actual", "=", "5", "人", WHERE),
    )
    html = page(cast(City, city))
    assert 'href="/goals/jobs"' in html
    assert t("districts.no_figures") not in html


def test_the_title_is_the_chosen_district() -> None:
    city = small_city()
    assert title(city, View("/districts", Selection(district="east"))) == "东区"
    assert title(city, View("/districts")) == t("room.districts")
