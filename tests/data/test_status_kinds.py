"""One truth table per kind, each just below, at and just above every edge of STATUS.

Edges are asked twice: of the bare ladder with exact numbers, and of ``judge`` with printed ones.
"""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from data.cases import bands
from data.figures import Interval
from data.ladder import Question, answer
from data.records import Judgement
from tests.data.status_making import RULE, actual, fact, indicator, judged

DONE, AHEAD, ON, NEAR, LATE = "已完成", "超序时", "达序时", "略滞后", "滞后"
EDGE, EARLY, NO_BASE, OTHER = "临界", "未到节点", "缺基期", "口径不同"


def exact(number: str) -> Interval:
    return Interval(F(number), F(number), F(number))


def word(kind: str, number: str, target: str, base: str | None = None, **more: object) -> str:
    """The word of an exact number in the first quarter, more wanted unless ``sign`` says less."""
    asked = {"sign": 1, "share": F(1, 4), **more}
    start = None if base is None else exact(base)
    question = Question(kind, target=F(target), actual=exact(number), base=start, **asked)  # type: ignore[arg-type]
    found = answer(question, bands(RULE))
    assert found.worst == found.best
    return found.worst


@pytest.mark.parametrize(
    ("number", "expected"),
    [("19.99", LATE), ("20", NEAR), ("24.99", NEAR), ("25", ON), ("29.99", ON), ("30", AHEAD),
     ("99.99", AHEAD), ("100", DONE), ("120", DONE)],
)  # fmt: skip
def test_cumulative_runs_against_the_calendar(number: str, expected: str) -> None:
    assert word("cumulative", number, "100") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("20", AHEAD), ("20.01", ON), ("25", ON), ("25.01", NEAR), ("30", NEAR), ("30.01", LATE)],
)
def test_cumulative_wanted_low_mirrors(number: str, expected: str) -> None:
    assert word("cumulative", number, "100", sign=-1) == expected


@pytest.mark.parametrize(("number", "expected"), [("100", DONE), ("101", NEAR), ("121", LATE)])
def test_a_low_count_is_done_when_the_year_is(number: str, expected: str) -> None:
    assert word("cumulative", number, "100", sign=-1, share=F(1), over=True) == expected


@pytest.mark.parametrize(
    ("target", "number", "months", "expected"),
    [("2", "0", 3, EARLY), ("2", "1", 3, AHEAD), ("2", "2", 3, DONE), ("2", "0", 6, LATE),
     ("2", "1", 6, ON), ("10", "1", 3, LATE), ("10", "2", 3, ON), ("30", "7", 3, ON),
     ("30", "6", 3, NEAR), ("30", "5", 3, LATE), ("11", "1", 1, ON), ("11", "0", 1, EARLY)],
)  # fmt: skip
def test_whole_things_are_expected_whole(
    target: str, number: str, months: int, expected: str
) -> None:
    found = judged(
        indicator(whole=True), fact(target), period=f"2024M{months}",
        actual=actual(number, period=f"2024M{months}"),
    )  # fmt: skip
    assert found.word == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("4.49", LATE), ("4.5", NEAR), ("4.99", NEAR), ("5", ON), ("9", ON)],
)
def test_growth_is_a_gap_in_points(number: str, expected: str) -> None:
    assert word("growth", number, "5") == expected


def test_growth_printed_to_one_place_may_be_on_an_edge() -> None:
    table = {"4.4": LATE, "4.5": EDGE, "4.6": NEAR, "4.9": NEAR, "5.0": EDGE, "5.1": ON}
    for number, expected in table.items():
        found = judged(indicator("growth", "%"), fact("5", "%"), actual=actual(number, "%"))
        assert (number, found.word) == (number, expected)
        assert found.completion is None
        assert found.gap == pytest.approx(float(number) - 5)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("103", LATE), ("102", LATE), ("106.39", LATE), ("106.4", NEAR), ("107.24", NEAR),
     ("107.25", ON), ("108.09", ON), ("108.1", AHEAD), ("119.9", AHEAD), ("120", DONE)],
)  # fmt: skip
def test_a_level_is_measured_from_last_year(number: str, expected: str) -> None:
    assert word("level", number, "120", "103") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("100", LATE), ("84.01", LATE), ("84", NEAR), ("80", ON), ("76", AHEAD), ("20", DONE)],
)
def test_a_level_wanted_low_mirrors(number: str, expected: str) -> None:
    assert word("level", number, "20", "100", sign=-1) == expected


def test_a_level_below_its_base_says_so() -> None:
    base = actual("103", period="2023")
    found = judged(indicator("level", whole=True), fact("120"), base=base, actual=actual("101"))
    assert found.word == LATE
    assert "低于基期" in found.sentence
    less = judged(
        indicator("level", whole=True, direction="down"), fact("80"),
        base=actual("103", period="2023"), actual=actual("104"),
    )  # fmt: skip
    assert (less.word, "高于基期" in less.sentence) == (LATE, True)


def test_a_level_in_whole_things_expects_nothing_before_the_first() -> None:
    found = judged(
        indicator("level", whole=True), fact("105"),
        base=actual("103", period="2023"), actual=actual("103"),
    )  # fmt: skip
    assert found.word == EARLY
    assert found.lead is None


def test_a_level_without_its_base_prints_the_distance_only() -> None:
    found = judged(indicator("level", whole=True), fact("120"), actual=actual("110"))
    assert (found.word, found.completion, found.remaining) == (NO_BASE, None, "")
    assert "相差 10 个" in found.sentence
    assert judged(indicator("level", whole=True), fact("120"), actual=actual("120")).word == DONE


@pytest.mark.parametrize(
    ("number", "expected"),
    [("53.99", LATE), ("54", NEAR), ("54.24", NEAR), ("54.25", ON), ("54.99", ON), ("55", DONE)],
)
def test_a_share_is_on_the_line_between_base_and_target(number: str, expected: str) -> None:
    assert word("share", number, "55", "54") == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("6.1", LATE), ("6", NEAR), ("5.76", NEAR), ("5.75", ON), ("5", DONE)]
)
def test_a_share_wanted_low_mirrors(number: str, expected: str) -> None:
    assert word("share", number, "5", "6", sign=-1) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("60.1", DONE), ("60.0", EDGE), ("59.9", NO_BASE)]
)
def test_a_share_without_its_base_is_judged_only_once_met(number: str, expected: str) -> None:
    met = judged(indicator("share", "%"), fact("60", "%"), actual=actual(number, "%"))
    assert met.word == expected


def test_a_share_differs_by_points_never_percent() -> None:
    found = judged(
        indicator("share", "%"), fact("60", "%"),
        base=actual("50.0", "%", "2023"), actual=actual("51.0", "%"),
    )  # fmt: skip
    assert (found.word, found.completion) == (NEAR, None)
    assert found.gap == pytest.approx(-1.5)
    assert "低 1.5 个百分点" in found.sentence


@pytest.mark.parametrize(
    ("number", "expected"), [("93.09", LATE), ("93.1", NEAR), ("94.99", NEAR), ("95", ON)]
)
def test_keep_is_met_or_not(number: str, expected: str) -> None:
    assert word("keep", number, "95") == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("40", ON), ("40.1", NEAR), ("40.8", NEAR), ("40.81", LATE)]
)
def test_keep_below_mirrors(number: str, expected: str) -> None:
    assert word("keep", number, "40", sign=-1) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("25", ON), ("26", NEAR), ("100", NEAR), ("101", LATE)]
)
def test_a_cumulative_ceiling_is_used_up_by_the_calendar(number: str, expected: str) -> None:
    meaning = indicator("keep", "起", direction="down", whole=True)
    found = judged(meaning, fact("100", "起", comparator="<="), actual=actual(number, "起"))
    assert found.word == expected
    assert found.completion == pytest.approx(float(number) / 100)


@pytest.mark.parametrize(("number", "expected"), [("9", ON), ("10", ON), ("11", LATE)])
def test_a_rank_is_better_when_smaller(number: str, expected: str) -> None:
    found = judged(
        indicator("rank", "位"), fact("10", "位", universe="261"),
        actual=actual(number, "位", "2024-03", universe="261"),
    )  # fmt: skip
    assert found.word == expected
    assert found.gap == float(number) - 10


@pytest.mark.parametrize("said_by_target", [True, False])
def test_a_rank_in_another_universe_is_not_compared(said_by_target: bool) -> None:
    universe = {"universe": "297"} if said_by_target else {}
    found = judged(
        indicator("rank", "位"), fact("10", "位", **universe),
        last_universe="" if said_by_target else "297",
        actual=actual("11", "位", universe="261"),
    )  # fmt: skip
    assert (found.word, found.gap) == (OTHER, None)
    assert "261" in found.sentence
    if said_by_target:
        assert "297" in found.sentence


STAGE = indicator("milestone", "")


def milestone(
    reached: str, wanted: str = "建成", due: str = "2024-06-30", **more: str
) -> Judgement:
    period = more.pop("period", "2024Q1")
    plan = more.pop("plan", "")
    return judged(
        STAGE, fact(wanted, "", due=due, **more), period=period, actual=actual(reached, "", period),
        plan=fact(plan, "", period) if plan else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reached", "due", "expected"),
    [("开工", "2024-06-30", EARLY), ("开工", "2024-04-01", EARLY), ("开工", "2024-03-31", LATE),
     ("主体", "2024-02-01", LATE), ("建成", "2024-06-30", DONE), ("验收", "2024-03-31", DONE),
     ("公示", "2024-03-31", LATE), ("意向", "2024-06-30", EARLY), ("开工", "", EARLY)],
)  # fmt: skip
def test_a_milestone_keeps_its_date(reached: str, due: str, expected: str) -> None:
    assert milestone(reached, due=due).word == expected


def test_a_milestone_may_have_a_plan_of_its_own() -> None:
    assert milestone("开工", plan="开工").word == ON
    assert milestone("招投标", plan="开工").word == LATE
    assert any(label == "本期计划" for label, _ in milestone("开工", plan="开工").inputs)


def test_titles_not_yet_won_are_not_done() -> None:
    found = milestone("公示")
    assert found.notes == ("“公示”不是工程阶段，按未启动计",)


def test_a_milestone_reported_after_its_date_does_not_claim_to_be_on_time() -> None:
    found = milestone("建成", due="2024-01-31")
    assert found.word == DONE
    assert "无从判断" in found.notes[0]


def test_a_stretch_milestone_is_never_late() -> None:
    found = milestone("开工", due="2024-03-31", word="力争")
    assert found.word == NEAR
    assert "力争" in found.notes[0]
