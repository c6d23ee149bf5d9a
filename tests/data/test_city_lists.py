"""Figures, items, search and documents a city hands out, and that a snapshot stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import City, Goal, Reading, Selection
from tests.data.city_making import actual, folder, made

Q1 = Selection(period="2024Q1")


@pytest.fixture
def zibo() -> City:
    return folder("zibo")


@pytest.fixture
def demo() -> City:
    return folder("demo")


class TestFacts:
    def test_every_fact_is_found_by_its_id(self, zibo: City) -> None:
        facts = zibo.facts()
        assert len({fact.id for fact in facts}) == len(facts)
        assert all(zibo.fact(fact.id) == fact for fact in facts)
        assert zibo.fact("nothing.2024.actual") is None

    def test_ids_say_indicator_region_period_and_role(self) -> None:
        rows = [
            actual("a", "2024Q1", "3"),
            actual("a", "2024Q1", "4", comparator="~", speaker="某代表"),
            actual("a", "2024Q1", "1", region="north"),
        ]
        ids = [fact.id for fact in made([{"indicator": "a"}], rows).facts()]
        assert ids == ["a.2024Q1.actual", "a.2024Q1.actual.2", "a.north.2024Q1.actual"]

    def test_facts_are_narrowed_by_everything_a_reader_can_choose(self, demo: City) -> None:
        chosen = demo.facts(Selection(period="2025Q3", district="jinpu", sector="economy"))
        assert chosen
        assert {(fact.period, fact.region) for fact in chosen} == {("2025Q3", "jinpu")}
        late = {fact.indicator for fact in demo.facts(Selection(status="滞后"))}
        assert late == {goal.indicator.id for goal in demo.goals(Selection(status="滞后"))}
        assert demo.facts(Selection(kind="rank", words="信用"))

    def test_a_series_runs_in_time_and_leaves_months_out(self, demo: City) -> None:
        periods = [fact.period for fact in demo.series("trade-growth")]
        assert periods[:4] == ["2022", "2023Q1", "2023H1", "2023Q3"]
        assert "2025-09" not in periods

    def test_a_district_has_a_series_of_its_own(self, demo: City) -> None:
        assert len(demo.series("urban-jobs", "luting")) == 4

    def test_regional_figures_stand_in_the_order_of_the_districts(self, demo: City) -> None:
        order = [district.id for district in demo.districts()]
        regions = [fact.region for fact in demo.regional("urban-jobs")]
        assert regions == [id for id in order if id in regions]
        assert len(regions) == 8
        assert demo.regional("urban-jobs", "2023") == ()


class TestCurves:
    def test_points_carry_what_the_printing_allows(self, zibo: City) -> None:
        (point,) = zibo.points("urban-jobs")
        assert (point.low, point.value, point.high) == (1.15, 1.2, 1.25)
        assert point.text == "1.2 万人"
        assert zibo.points("nothing") == ()

    def test_points_are_in_the_unit_of_the_indicator(self) -> None:
        rows = [actual("a", "2024Q1", "12000", unit="人"), actual("a", "2023", "3", unit="家")]
        (point,) = made([{"indicator": "a", "unit": "万人", "whole": "yes"}], rows).points("a")
        assert (point.low, point.value, point.high) == (1.2, 1.2, 1.2)

    def test_a_side_without_a_bound_is_drawn_without_one(self) -> None:
        rows = [actual("a", "2024Q1", "12", comparator=">=")]
        (point,) = made([{"indicator": "a"}], rows).points("a")
        assert (point.low, point.high) == (12, 12)

    @pytest.mark.parametrize(
        ("indicator", "course"),
        [
            ("budget-revenue", (0, 205.1)),
            ("work-accidents", (0, 46)),
            ("gdp-growth", (5.5, 5.5)),
            ("chip-line", (0, 0)),
        ],
    )
    def test_a_year_starts_and_ends_where_its_kind_says(
        self, demo: City, indicator: str, course: tuple[float, float]
    ) -> None:
        goal = demo.goal(indicator)
        assert goal is not None
        assert demo.course(goal) == pytest.approx(course)

    def test_a_level_starts_from_last_year_where_it_is_known(self, demo: City) -> None:
        goal, other = demo.goal("loan-balance"), demo.goal("server-racks")
        assert goal is not None
        assert goal.base is not None
        assert demo.course(goal)[0] == pytest.approx(float(goal.base.value))
        assert other is not None
        start, end = demo.course(other)
        assert start == end


class TestItems:
    def test_items_are_narrowed_by_place_chain_kind_and_words(self, demo: City) -> None:
        assert all(item.chain == "ceramics" for item in demo.items(chain="ceramics"))
        assert all(item.kind == "proposal" for item in demo.items(kind="proposal"))
        assert demo.items(Selection(district="muling")) == ()
        found = demo.items(Selection(words="博物馆 开放"), topic="voices")
        assert [item.id for item in found] == ["proposal-night"]
        assert demo.items(indicator="museum-visits")

    def test_items_are_bound_to_a_period_only_when_asked(self, zibo: City) -> None:
        bound = zibo.items(Q1, period_bound=True)
        assert 0 < len(bound) < len(zibo.items(Q1))
        assert all(item.period.startswith("2024") for item in bound)

    def test_an_item_is_found_by_its_id(self, zibo: City) -> None:
        first = zibo.items()[0]
        assert zibo.item(first.id) is first
        assert zibo.item("nothing") is None

    def test_related_items_name_the_indicator_first(self, demo: City) -> None:
        related = demo.related("new-labs")
        assert related[0].indicator == "new-labs"
        assert all(item.indicator != "new-labs" for item in related[1:])
        assert {(item.sector, item.topic) for item in related} == {("drive", "industry")}
        assert len(related) == 8
        assert demo.related("nothing") == ()

    def test_an_indicator_without_a_topic_has_only_items_that_name_it(self, demo: City) -> None:
        assert {item.indicator for item in demo.related("credit-rank")} == {"credit-rank"}


class TestSearch:
    @pytest.mark.parametrize(
        ("words", "kind", "id"),
        [
            ("城镇新增就业", "indicator", "urban-jobs"),
            ("urban jobs", "indicator", "urban-jobs"),
            ("经济运行", "sector", "economy"),
            ("民生实事", "topic", "wellbeing"),
            ("生物医药", "chain", "medicine"),
            ("云麓", "district", "yunlu"),
            ("窑火文化节", "item", "kiln-festival"),
            ("浓度 颗粒物", "indicator", "pm25"),
        ],
    )
    def test_everything_with_a_name_is_found(
        self, demo: City, words: str, kind: str, id: str
    ) -> None:
        first = demo.search(words)[0]
        assert (first.kind, first.id) == (kind, id)

    def test_exact_comes_before_prefix_before_contains(self) -> None:
        names = ["新增就业", "就业服务", "就业", "城市"]
        city = made([{"indicator": f"i{n}", "name": name} for n, name in enumerate(names)])
        hits = [hit.title for hit in city.search("就业") if hit.kind == "indicator"]
        assert hits == ["就业", "就业服务", "新增就业"]

    def test_an_indicator_comes_before_an_item_that_matches_as_well(self, zibo: City) -> None:
        kinds = [hit.kind for hit in zibo.search("就业", 20)]
        assert kinds.index("indicator") < kinds.index("item")
        assert zibo.search("新增就业")[0].id == "urban-jobs"

    def test_aliases_are_names(self) -> None:
        city = made([{"indicator": "a", "name": "甲", "aliases": "乙;丙"}])
        assert [hit.title for hit in city.search("丙")] == ["甲"]

    def test_nothing_typed_and_no_room_find_nothing(self, demo: City) -> None:
        assert demo.search(" ") == ()
        assert demo.search("就业", 0) == ()
        assert len(demo.search("新", 3)) == 3


class TestSnapshot:
    def test_a_snapshot_cannot_be_changed(self, demo: City) -> None:
        with pytest.raises(AttributeError, match="不可更改"):
            demo.revision = "other"

    def test_lists_and_single_things_agree(self, demo: City) -> None:
        assert all(demo.indicator(each.id) is each for each in demo.indicators())
        assert all(demo.district(each.id) is each for each in demo.districts())
        assert all(demo.chain(each.id) is each for each in demo.chains())
        assert all(demo.source(each.id) is each for each in demo.sources())
        assert {chain.tier for chain in demo.chains("future")} == {"future"}
        assert demo.group("economy") == "经济运行"
        assert demo.group("") == ""

    def test_goals_and_readings_are_apart(self, demo: City) -> None:
        assert all(isinstance(each, Goal) for each in demo.goals())
        assert all(isinstance(each, Reading) for each in demo.readings())

    def test_a_city_without_facts_answers_all_the_same(self) -> None:
        city = made()
        assert city.goals() == city.readings() == city.facts() == city.changed == ()


class TestDocuments:
    def test_a_document_is_read_where_it_is_at_hand(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("一、开篇。第一段。", encoding="utf-8")
        sources = [
            {"source": "here", "file": "a.txt", "kind": "press"},
            {"source": "gone", "file": "b.txt", "kind": "press"},
            {"source": "nameless", "kind": "press"},
        ]
        city = made(sources=sources, sources_dir=tmp_path)
        document = city.document("here")
        assert document is not None
        assert document.sections
        assert city.document("here") is document
        assert city.document("gone") is None
        assert city.document("nameless") is None
        assert city.document("unknown") is None

    def test_without_a_folder_no_document_is_at_hand(self, zibo: City) -> None:
        assert zibo.document("report") is None
