"""What must hold for every input."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import example, given
from hypothesis import strategies as st

from data.cases import bands
from data.figures import Interval
from data.ladder import ORDER, Question, answer
from data.periods import parse
from data.records import Fact, Indicator
from data.status import WORDS, Case, judge
from tests.data.status_making import RULE, actual, fact, finding, indicator

BANDS = bands(RULE)
KINDS = ["cumulative", "growth", "level", "share", "keep", "rank"]
PERIODS = ["2024Q1", "2024H1", "2024Q3", "2024M1", "2024M11", "2024-03", "2024"]
UNITS = ["个", "万人", "亿元", "%", "位", "人"]
WORDED = [("=", ""), (">=", "以上"), (">", "突破"), ("<=", "以内"), ("<", "不足"), ("~", "左右"),
          (">=", "余"), (">=", "力争")]  # fmt: skip
numbers = st.decimals(-300, 300, places=1).map(F)
amounts = st.integers(0, 3000).map(lambda n: F(n, 10))


@st.composite
def intervals(draw: st.DrawFn, source: st.SearchStrategy[F] = numbers) -> Interval:
    low, high = sorted([draw(source), draw(source)])
    if low == high:
        return Interval(low, high, low)
    return Interval(low, high, (low + high) / 2, draw(st.booleans()), draw(st.booleans()))


@st.composite
def questions(draw: st.DrawFn, mirrored: bool = False) -> Question:
    """Sign 1 or -1; where a mirror is asked, the kinds whose numbers have no floor of zero."""
    kinds = ["growth", "level", "share", "keep"] if mirrored else [*KINDS, "cap"]
    kind = draw(st.sampled_from(kinds))
    counted = kind in ("cumulative", "cap")
    months = draw(st.integers(1, 12))
    sign = -1 if kind in ("rank", "cap") else draw(st.sampled_from([1, -1]))
    source = amounts if counted else numbers
    return Question(
        kind,
        sign,
        draw(source),
        draw(intervals(source)),
        base=draw(st.none() | intervals(source)) if kind in ("level", "share") else None,
        strict=draw(st.booleans()),
        slack=draw(st.sampled_from([F(0), F(3, 10)])),
        share=F(months, 12),
        plan=draw(st.none() | source),
        whole=draw(st.booleans()),
        over=months == 12,
    )


def at(question: Question, number: F) -> str:
    """The word of an exact number; the base too is taken as printed."""
    base = question.base and replace(question.base, low=question.base.value,
                                     high=question.base.value)  # fmt: skip
    exact = Interval(number, number, number)
    found = answer(replace(question, actual=exact, base=base), BANDS)
    assert found.worst == found.best
    return found.worst


@given(questions(), numbers, numbers)
def test_more_of_a_wanted_thing_never_worsens_the_word(q: Question, one: F, two: F) -> None:
    less, more = sorted((one, two), key=lambda number: q.sign * number)
    assert ORDER[at(q, less)] <= ORDER[at(q, more)]


@given(questions(mirrored=True))
def test_mirroring_the_direction_mirrors_the_word(q: Question) -> None:
    def turned(it: Interval) -> Interval:
        return Interval(-it.high, -it.low, -it.value, it.high_closed, it.low_closed)

    mirror = replace(
        q, sign=-q.sign, target=-q.target, actual=turned(q.actual),
        base=turned(q.base) if q.base else None, plan=None if q.plan is None else -q.plan,
    )  # fmt: skip
    one, other = answer(q, BANDS), answer(mirror, BANDS)
    assert (one.worst, one.best) == (other.worst, other.best)
    assert (one.completion, one.low, one.high) == (other.completion, other.low, other.high)


@example(  # a plan at one end of the printed base: nothing was due there and something elsewhere
    Question(
        kind="level", sign=-1, target=F(-1, 10), actual=Interval(F(0), F(0), F(0)),
        base=Interval(F(-1, 10), F(0), F(-1, 20), False, False), share=F(1, 12), plan=F(0),
    ),
    F(0), F(0),
)  # fmt: skip
@example(  # a plan that the starting level has passed already
    Question(
        kind="level", sign=-1, target=F(0), actual=Interval(F(0), F(1, 10), F(1, 20), False, False),
        base=Interval(F(-1, 2), F(0), F(-1, 4), False, False), share=F(1, 12), plan=F(0),
    ),
    F(0), F(0),
)  # fmt: skip
@given(questions(), amounts, amounts)
def test_widening_precision_never_turns_one_certain_word_into_another(
    q: Question, below: F, above: F
) -> None:
    assert not isinstance(q.actual.low, float)
    assert not isinstance(q.actual.high, float)
    wide = replace(q.actual, low=q.actual.low - below, high=q.actual.high + above)
    narrow, wider = answer(q, BANDS), answer(replace(q, actual=wide), BANDS)
    assert ORDER[wider.worst] <= ORDER[narrow.worst] <= ORDER[narrow.best] <= ORDER[wider.best]


@given(questions())
def test_bounds_hold_the_completion(q: Question) -> None:
    found = answer(q, BANDS)
    if found.completion is not None and found.low is not None and found.high is not None:
        assert found.low <= found.completion <= found.high


@st.composite
def facts(draw: st.DrawFn, period: str, unit: str, role: str) -> Fact:
    comparator, word = draw(st.sampled_from(WORDED))
    value = draw(
        st.integers(-50, 5000).map(str)
        | st.decimals(-50, 5000, places=2).map(str)
        | st.sampled_from(["0", "100", "百亿", "开工", "建成", "公示"])
    )
    return fact(
        value, draw(st.sampled_from([unit, unit, unit, "亿元"])), period, role=role,
        comparator=comparator, word=word, due=draw(st.sampled_from(["", "2024-06-30"])),
        universe=draw(st.sampled_from(["", "261"])), region=draw(st.sampled_from(["", "", "east"])),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Case:
    period, unit = draw(st.sampled_from(PERIODS)), draw(st.sampled_from(UNITS))
    meaning: Indicator = indicator(
        draw(st.sampled_from([*KINDS, "milestone"])), unit, whole=draw(st.booleans()),
        direction=draw(st.sampled_from(["up", "down"])),
    )  # fmt: skip
    now = draw(st.sampled_from([period, period, "2024-03", "2023"]))
    return Case(
        meaning,
        parse(period),
        tuple(draw(facts("2024", unit, "target")) for _ in range(draw(st.integers(0, 2)))),
        actual=draw(st.none() | facts(now, unit, "actual")),
        base=draw(st.none() | facts("2023", unit, "actual")),
        previous=draw(st.none() | facts("2024M1", unit, "actual")),
        plan=draw(st.none() | facts(period, unit, "target")),
        beside=draw(st.none() | facts(period, unit, "actual")),
        beside_indicator=draw(st.sampled_from([None, meaning])),
        said=draw(st.sampled_from([None, finding()])),
        last_universe=draw(st.sampled_from(["", "297"])),
    )


@given(cases())
def test_every_input_yields_exactly_one_word_and_a_sentence(made: Case) -> None:
    found = judge(made, RULE)
    assert found.word in WORDS
    assert found.word in found.sentence
    assert found.sentence.endswith("。")
    texts = [found.sentence, found.remaining, *found.notes, *(f"{k}{v}" for k, v in found.inputs)]
    for text in texts:
        assert not any(bad in text for bad in ("None", "nan", "inf", "Fraction"))


@given(cases())
def test_a_word_that_does_not_judge_leads_nowhere(made: Case) -> None:
    found = judge(made, RULE)
    if not WORDS[found.word].assessable:
        assert (found.lead, found.ratio) == (None, None)
    if found.word == "无公布目标":
        assert found.gap is None


@given(
    st.integers(1, 9999), st.integers(0, 12000), st.integers(0, 9000), st.sampled_from(KINDS[:5])
)
def test_rescaling_the_unit_changes_nothing(target: int, now: int, last: int, kind: str) -> None:
    def judged_in(unit: str, shift: int) -> tuple[object, ...]:
        def printed(number: int) -> str:
            return str(number) if not shift else f"{number // 10**shift}.{number % 10**shift:04d}"

        meaning = indicator(kind, unit, whole=True)
        made = Case(
            meaning, parse("2024Q1"), (fact(printed(target), unit),),
            actual=actual(printed(now), unit), base=actual(printed(last), unit, "2023"),
        )  # fmt: skip
        found = judge(made, RULE)
        return found.word, found.completion, found.schedule, found.lead, found.ratio

    assert judged_in("人", 0) == judged_in("万人", 4)
