"""A plan is held to its words and bounds; every fault is said in Chinese with its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import BriefingPlan, PlanFaults, Selection, SlidePlan, briefing_plan
from data.briefing_plan import KINDS, NEEDED, read, write


def _faults(given: object) -> list[str]:
    with pytest.raises(PlanFaults) as refused:
        read(given)
    assert str(refused.value).splitlines() == [str(fault) for fault in refused.value.faults]
    return [str(fault) for fault in refused.value.faults]


def test_what_is_written_is_read_again() -> None:
    slides = (SlidePlan("cover"), SlidePlan("goal", ("new-jobs",), "题", "讲", ""))
    plan = BriefingPlan("简报", "r1", Selection(sector="economy"), slides)
    assert read(json.loads(json.dumps(write(plan)))) == plan


def test_blanks_are_not_written() -> None:
    assert write(BriefingPlan()) == {}
    assert read({}) == BriefingPlan()


@pytest.mark.parametrize("given", [None, [], "简报", 3])
def test_what_is_no_table_is_refused(given: object) -> None:
    assert "应为一张表" in _faults(given)[0]


def test_every_fault_is_named_at_once() -> None:
    faults = _faults(
        {
            "colour": "red",
            "title": 3,
            "selection": {"mood": "good", "sector": 4},
            "slides": [{"kind": "dance"}, "cover", {"kind": "goal", "sound": "x"}],
        }
    )
    assert len(faults) == 8
    assert any(fault.startswith("第 2 页「kind」") for fault in faults)
    assert any("colour" in fault for fault in faults)


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        ({"kind": "goal"}, "要写明是哪一个"),
        ({"kind": "goal", "ids": ["a", "b"]}, "至多 1 个指标编号"),
        ({"kind": "cover", "ids": ["a"]}, "不指名"),
        ({"kind": "chain", "ids": "a"}, "编号的列表"),
        ({"kind": "chain", "ids": [3]}, "编号的列表"),
        ({"kind": "chain", "ids": ["a" * 81]}, "编号的列表"),
        ({"kind": "text", "text": "字" * 3001}, "现为「3001 个字」"),
        ({"kind": "text", "title": ["<b>"]}, "至多 120 个字"),
    ],
)
def test_a_slide_out_of_bounds_is_refused(slide: dict[str, object], said: str) -> None:
    (fault,) = _faults({"slides": [slide]})
    assert fault.startswith("第 1 页")
    assert said in fault


@pytest.mark.parametrize("slides", [[{"kind": "cover"}] * 41, "cover", {"kind": "cover"}])
def test_slides_are_a_list_of_at_most_forty(slides: object) -> None:
    assert _faults({"slides": slides})[0].startswith("简报「slides」：应为至多 40 页的列表")


def test_a_selection_is_a_table() -> None:
    assert "应为写有" in _faults({"selection": "economy"})[0]


def test_kinds_that_need_an_id_name_something() -> None:
    assert all(KINDS[kind][0] for kind in NEEDED)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "slides", "selection", "kind", "ids", "text", "sector"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_JSON)
@settings(max_examples=150)
def test_whatever_comes_is_a_plan_or_a_list_of_faults(given: object) -> None:
    try:
        plan = read(given)
    except PlanFaults as wrong:
        plan = BriefingPlan(str(wrong.faults[0]))
    assert briefing_plan.read(write(plan)) == plan
