"""A briefing as an address: what was packed comes back, what was not is refused in Chinese."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.briefing import link
from data import BriefingPlan, PlanFaults, Selection, SlidePlan, briefing_plan

_WORDS = st.text(max_size=40)
_SLIDES = st.one_of(
    st.builds(SlidePlan, st.just("text"), title=_WORDS, notes=_WORDS, text=_WORDS),
    st.builds(SlidePlan, st.just("goal"), st.tuples(_WORDS), _WORDS),
    st.builds(SlidePlan, st.sampled_from(("cover", "year", "lagging", "next", "sources"))),
)
PLANS = st.builds(
    BriefingPlan,
    _WORDS,
    st.text(max_size=12),
    st.builds(Selection, sector=_WORDS, words=_WORDS),
    st.lists(_SLIDES, max_size=6).map(tuple),
)


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


@given(PLANS)
@settings(max_examples=60)
def test_a_packed_plan_comes_back_as_it_was(plan: BriefingPlan) -> None:
    text = link.pack(plan)
    assert link.read(text) == plan
    assert text == link.pack(link.read(text))


@given(PLANS, st.data())
@settings(max_examples=120)
def test_a_mutated_link_is_a_plan_or_a_sentence(plan: BriefingPlan, data: st.DataObject) -> None:
    text = list(link.pack(plan))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at] = data.draw(st.sampled_from("AZaz09-_=%é "))
    cut = data.draw(st.integers(0, len(text)))
    assert _answer("".join(text[:cut]))


def _answer(text: str) -> object:
    """The plan, or the sentences that refuse it; anything else is raised."""
    try:
        return link.read(text)
    except PlanFaults as faults:
        return faults.faults


@pytest.mark.parametrize("text", ["", "A", "not a plan", "____", _packed(b"{}")[:-3], "简报"])
def test_a_link_cut_off_says_so(text: str) -> None:
    with pytest.raises(PlanFaults, match="不完整"):
        link.read(text)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(PlanFaults, match="200000 字节"):
        link.read(_packed(b'{"title":"' + b"a" * 10_000_000 + b'"}'))


def test_a_link_too_long_is_not_even_unpacked() -> None:
    with pytest.raises(PlanFaults, match="至多 24000"):
        link.read("A" * 2_000_000)


def test_json_deep_without_end_is_refused() -> None:
    with pytest.raises(PlanFaults):
        link.read(_packed(b"[" * 100_000))


def test_what_is_no_plan_names_what_is_wrong() -> None:
    given = {"title": 3, "slides": [{"kind": "dance"}, {"kind": "goal"}]}
    with pytest.raises(PlanFaults) as refused:
        link.read(_packed(json.dumps(given).encode()))
    assert len(refused.value.faults) == 3


def test_an_address_is_the_path_with_the_plan() -> None:
    plan = briefing_plan.read({"title": "一季度"})
    address = link.address(plan, "/briefing/edit")
    assert address.startswith("/briefing/edit?plan=")
    assert link.read(address.partition("plan=")[2]) == plan
