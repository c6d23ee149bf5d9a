"""What people may decide of a draft, and that nothing of it is lost on the way to the disk."""

from __future__ import annotations

import pytest

from data.intake.draft import WrongChange, decide, edit, from_json, link, to_json
from data.intake.entry import Proposal
from tests.intake.drafting import NEW, draft, entry


def test_a_draft_survives_json() -> None:
    proposal = Proposal("jobs", 0.9, "名称相同")
    whole = draft(
        entry("2.8", proposals=(proposal,), doubts=("百分数",), span=(3, 9)),
        entry("3"),
        indicators=(NEW,),
        faults=("第 3 行：空着",),
    )
    assert from_json(to_json(whole)) == whole


def test_only_a_line_that_names_an_indicator_is_accepted() -> None:
    nameless = draft(entry("2.8", indicator=""), state="open")
    with pytest.raises(WrongChange, match="第 1 条还没有指明是哪个指标"):
        decide(nameless, 1, "accepted")
    named = decide(link(nameless, 1, "jobs"), 1, "accepted")
    assert [line.entry.indicator for line in named.accepted] == ["jobs"]
    assert decide(named, 1, "rejected").accepted == ()


def test_an_edit_opens_an_accepted_line_again_and_keeps_what_came() -> None:
    changed = edit(draft(entry("2.8")), 1, {"value": " 2.85 "})
    line = changed.line(1)
    assert (line.state, line.entry.value, line.came.value) == ("open", "2.85", "2.8")
    assert line.edited
    assert edit(draft(entry("2.8")), 1, {"value": "2.8"}).line(1).state == "accepted"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: decide(d, 1, "maybe"), "状态应为"),
        (lambda d: decide(d, 9, "accepted"), "没有第 9 条"),
        (lambda d: edit(d, 1, {"subject": "别的"}), "不能改「subject」"),
    ],
)
def test_a_change_nobody_can_make_is_refused(change, said: str) -> None:
    with pytest.raises(WrongChange, match=said):
        change(draft(entry("2.8")))
