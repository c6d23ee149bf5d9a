"""A plan becomes slides: findings, notes and quotes come from the rows; nothing is ever thrown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.briefing import build, compose
from dashboard.briefing.build_lists import MOST, late_and_silent, pages
from dashboard.briefing.slide import Deck, Highlights, Lagging, One, Sources, Text
from data import BriefingPlan, City, Goal, Selection, SlidePlan, briefing_plan


def _deck(city: City, *slides: SlidePlan, selection: Selection | None = None) -> Deck:
    plan = BriefingPlan("", city.revision, selection or Selection(), slides)
    return build.deck(city, plan)


def _whole(city: City) -> Deck:
    return build.deck(city, compose.of_selection(city, Selection()))


@pytest.fixture(params=["zibo", "demo"])
def each(request: pytest.FixtureRequest, city_named: Callable[[str], City]) -> City:
    return city_named(request.param)


def test_every_slide_has_a_title_notes_and_quotes(each: City) -> None:
    for slide in _whole(each).slides:
        assert slide.title, slide.kind
        assert slide.notes, slide.kind
        if slide.kind not in ("cover", "sources"):
            assert slide.quotes, slide.kind
            assert slide.sources, slide.kind


def test_no_sentence_says_none_or_nan(each: City) -> None:
    for slide in _whole(each).slides:
        said = " ".join((slide.title, *slide.notes, *(q.where for q in slide.quotes)))
        assert "None" not in said
        assert "nan" not in said


def test_quotes_are_the_words_of_the_rows(each: City) -> None:
    for slide in _whole(each).slides:
        for quote in slide.quotes:
            row = each.fact(quote.id) or each.item(quote.id)
            assert row is not None
            assert quote.words == row.evidence.words
            assert row.evidence.locator in quote.where


def test_a_goal_says_its_finding_and_keeps_the_rule_s_sentence(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("goal", ("urban-jobs",))).slides
    assert slide.title.startswith("城镇新增就业：一季度 1.2 万人，完成年目标 5.5 万人的 21.8%")
    goal = zibo.goal("urban-jobs")
    assert goal is not None
    assert slide.notes[0] == f"城镇新增就业：{goal.judgement.sentence}"
    assert isinstance(slide.body, One)
    assert ("余下任务", "余下每季需 1.43 万人") in slide.body.rows


def test_an_unpublished_goal_has_an_answer_ready(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("goal", ("major-projects",))).slides
    assert "不等于没有完成" not in slide.title
    assert any(note.startswith("如被问到") and "催报" in note for note in slide.notes)


def test_a_monitored_figure_is_never_called_late(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("goal", ("gdp-growth",))).slides
    assert "只监测" in slide.title


def test_an_indicator_without_a_figure_says_so(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("goal", ("little-giants",))).slides
    assert isinstance(slide.body, Text)
    assert "没有公布数字" in slide.title


def test_every_goal_behind_or_silent_is_named_once(each: City) -> None:
    late, silent = late_and_silent(each, Selection())
    made = _deck(each, SlidePlan("lagging")).slides
    told: list[Goal] = []
    for slide in made:
        assert isinstance(slide.body, Lagging)
        some = [goal for _, goals in slide.body.silent for goal in goals]
        assert 0 < 2 * len(slide.body.late) + len(some) <= MOST
        told += [*slide.body.late, *some]
    expected = [*late, *(goal for _, goals in silent for goal in goals)]
    assert [goal.indicator.id for goal in told] == [goal.indicator.id for goal in expected]


@given(st.integers(0, 60), st.lists(st.integers(1, 70), max_size=4))
@settings(max_examples=60)
def test_pages_are_bounded_and_keep_the_order(
    city_named: Callable[[str], City], late: int, sizes: list[int]
) -> None:
    goal = city_named("zibo").goals()[0]
    made = pages([goal] * late, [(str(at), (goal,) * size) for at, size in enumerate(sizes)])
    assert sum(len(some) for some, _ in made) == late
    for at, size in enumerate(sizes):
        assert sum(len(g) for _, groups in made for s, g in groups if s == str(at)) == size
    for some, groups in made:
        assert 0 < 2 * len(some) + sum(len(goals) for _, goals in groups) <= MOST


def test_highlights_are_of_this_period_balanced_and_never_proposals(each: City) -> None:
    (slide,) = _deck(each, SlidePlan("highlights")).slides
    assert isinstance(slide.body, Highlights)
    sectors = [item.sector for item in slide.body.items]
    assert max(map(sectors.count, sectors)) <= 2
    for item in slide.body.items:
        assert item.state in ("done", "ongoing")
        assert item.kind != "proposal"
        assert not item.speaker


def test_the_finding_of_highlights_counts_all_that_is_told(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("highlights")).slides
    assert isinstance(slide.body, Highlights)
    done = [i for i in zibo.items(period_bound=True) if i.state == "done" and i.kind != "finding"]
    assert f"已实现 {len(done)} 件" in slide.title
    assert len(done) > len(slide.body.items)
    moving = re.search(r"推进中 (\d+) 件", slide.title)
    assert moving
    assert slide.body.more == len(done) + int(moving[1]) - len(slide.body.items)
    (own,) = _deck(zibo, SlidePlan("highlights", (done[0].id,))).slides
    assert own.title.startswith("选出的 1 件事项：")
    assert "已实现 1 件" in own.title


def test_silent_districts_are_named(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("districts")).slides
    assert "高青县未提及" in slide.title
    (one,) = _deck(zibo, SlidePlan("districts", ("gaoqing",))).slides
    assert "没有提到" in one.title


def test_a_district_s_goal_names_the_district(demo: City) -> None:
    chosen = Selection(district="yinghu")
    goal = demo.goals(chosen)[0]
    (slide,) = _deck(demo, SlidePlan("goal", (goal.indicator.id,)), selection=chosen).slides
    assert slide.title.startswith(f"映湖区{goal.indicator.name}：")
    assert slide.about.startswith("映湖区")
    (year,) = _deck(demo, SlidePlan("year"), selection=chosen).slides
    assert year.title.startswith("映湖区：")


def test_a_speaker_s_words_are_no_highlight(zibo: City) -> None:
    said = next(item for item in zibo.items(kind="proposal"))
    deck = _deck(zibo, SlidePlan("highlights", (said.id, "digital-leap-plan")))
    assert isinstance(deck.slides[0].body, Highlights)
    assert [item.id for item in deck.slides[0].body.items] == ["digital-leap-plan"]
    assert said.name in deck.notices[0]


def test_own_words_stand_in_place_of_the_data_s(zibo: City) -> None:
    own = SlidePlan("year", title="我的标题", notes="第一句\n\n第二句")
    (slide,) = _deck(zibo, own).slides
    assert slide.title == "我的标题"
    assert slide.finding == "26 项年度目标，可评价 1 项：略滞后 1 项"
    assert slide.notes == ("第一句", "第二句")


def test_sources_are_those_the_other_slides_rest_on(zibo: City) -> None:
    slides = _deck(zibo, SlidePlan("goal", ("gdp-growth",)), SlidePlan("sources")).slides
    assert isinstance(slides[1].body, Sources)
    assert [source.id for source in slides[1].body.sources] == ["bulletin"]


UNKNOWN = [
    SlidePlan("goal", ("no-such",)),
    SlidePlan("comparison", ("no-such",)),
    SlidePlan("sector", ("no-such",)),
    SlidePlan("chain", ("no-such",)),
]


@pytest.mark.parametrize("plan", UNKNOWN, ids=lambda plan: plan.kind)
def test_an_unknown_id_is_said_and_left_out(zibo: City, plan: SlidePlan) -> None:
    deck = _deck(zibo, SlidePlan("cover"), plan)
    assert len(deck.slides) == 1
    assert any("第 2 页" in notice and "no-such" in notice for notice in deck.notices)


def test_a_plan_of_nothing_but_unknown_things_is_still_a_deck(zibo: City) -> None:
    deck = _deck(zibo, SlidePlan("goal", ("no-such",)))
    assert len(deck.slides) == 1
    assert "没有可以显示的页" in deck.notices[-1]


def test_a_filter_the_city_does_not_have_is_said(zibo: City) -> None:
    deck = _deck(zibo, SlidePlan("year"), selection=Selection(period="2031", sector="no-such"))
    assert len(deck.notices) == 2
    assert deck.slides[0].title == "26 项年度目标，可评价 1 项：略滞后 1 项"


def test_a_newer_revision_is_said(zibo: City) -> None:
    plan = compose.of_selection(zibo, Selection())
    assert not build.deck(zibo, plan, zibo.revision).notices
    assert "新版本 r2" in build.deck(zibo, plan, "r2").notices[0]


def test_the_same_plan_gives_the_same_deck(each: City) -> None:
    assert _whole(each) == _whole(each)


def test_a_drill_city_says_so_on_the_deck(zibo: City, demo: City) -> None:
    assert _whole(demo).drill
    assert not _whole(zibo).drill


def test_next_steps_escape_what_markdown_would_read(zibo: City) -> None:
    (slide,) = _deck(zibo, SlidePlan("next")).slides
    assert isinstance(slide.body, Text)
    assert "1.43 万人" in slide.body.markdown
    assert "21 项目标要催报" in slide.title


_IDS = st.sampled_from(
    ["urban-jobs", "gdp-growth", "no-such", "", "economy", "boshan", "logistics"]
)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(briefing_plan.KINDS)), st.lists(_IDS, max_size=8)),
        max_size=5,
    ),
    st.sampled_from(["", "boshan", "gaoqing", "no-such"]),
    st.sampled_from(["", "略滞后", "未公布", "滞后"]),
)
@settings(max_examples=60)
def test_whatever_is_asked_gives_a_deck(
    city_named: Callable[[str], City],
    asked: list[tuple[str, list[str]]],
    district: str,
    status: str,
) -> None:
    slides = tuple(SlidePlan(kind, tuple(ids)) for kind, ids in asked)
    chosen = Selection(district=district, status=status)
    deck = _deck(city_named("zibo"), *slides, selection=chosen)
    assert deck.slides
    assert all(slide.title for slide in deck.slides)
    again = replace(chosen, sector="livelihood")
    assert _deck(city_named("zibo"), *slides, selection=again).slides
