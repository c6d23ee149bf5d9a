"""What a reviewer is told of one line: what stops it, and what is asked before it goes on.

A stop is impossible (a cumulative figure that falls, a unit that jumps by ten thousand, a date
outside the period); a question is only unlikely. Both are sentences that say what was expected,
what is there and how to mend it. Whatever must agree with the tables as a whole is left to the
check of the tables the draft would make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from data import periods, schema
from data.city import City
from data.figures import is_rate, split_unit, with_unit
from data.intake.draft import REJECTED, Draft, Line
from data.intake.entry import Entry
from data.periods import Period
from data.records import Fact, Indicator

JUMP = 1000  # times; a unit of 万 read as 亿 is ten thousand
DOUBT = 3  # times what it was
RATE_JUMP = 20  # percentage points


def stops(
    city: City, draft: Draft, line: Line, among: Sequence[Line] | None = None
) -> tuple[str, ...]:
    """Why the line cannot be published; () when nothing stands against it. ``among`` are the lines
    that may speak of the same figure, if that is known; else all of the draft's.
    """
    entry = line.entry
    indicator = _indicator(city, draft, entry.indicator)
    if indicator is None:
        said = f"没有指标「{entry.indicator}」" if entry.indicator else "还没有指明是哪个指标"
        return (f"{said}：从列表里选一个，或新建一个",)
    faults = [*_cells(entry, indicator), *_place(city, entry), *_period(draft, entry)]
    if faults:
        return tuple(faults)
    return (
        *_numbers(entry, indicator),
        *_course(city, entry, indicator),
        *_twice(draft.lines if among is None else among, line),
    )


def questions(city: City, draft: Draft, line: Line) -> tuple[str, ...]:
    """What a person should look at again; () when nothing is unusual. Asked of lines that nothing
    stops.
    """
    entry = line.entry
    indicator = _indicator(city, draft, entry.indicator)
    if indicator is None:
        return entry.doubts
    return (
        *entry.doubts,
        *_unusual(city, entry, indicator),
        *_changed(city, entry),
        *_target(city, draft, entry),
    )


def _indicator(city: City, draft: Draft, id: str) -> Indicator | None:
    made = next((row for row in draft.indicators if row["indicator"] == id), None)
    if made is None:
        return city.indicator(id)
    return Indicator(
        id,
        made["name"],
        made["name_en"],
        made["sector"],
        made["topic"],
        made["kind"],
        made["direction"],
        made["unit"],
        made["subject"],
        made["population"],
        made["stage"],
        whole=made["whole"] == "yes",
    )


def _cells(entry: Entry, indicator: Indicator) -> Iterator[str]:
    table = schema.FACTS
    for name in ("period", "role", "comparator", "word", "universe", "due", "speaker", "note"):
        text = getattr(entry, name)
        if why := schema.wrong(table.column(name), text):
            yield f"{table.column(name).label}应为{why}，现为「{text}」"
    milestone = indicator.kind == "milestone"
    if milestone and entry.value not in schema.STAGES:
        yield f"数值应为阶段（{'、'.join(schema.STAGES)} 之一），现为「{entry.value}」"
    if not milestone and not schema.is_number(entry.value):
        yield f"数值应为{schema.NUMBER}，现为「{entry.value}」"
    if split_unit(entry.unit)[1] != split_unit(indicator.unit)[1]:
        yield f"单位应为「{indicator.unit}」或只差万、亿倍，现为「{entry.unit}」"


def _place(city: City, entry: Entry) -> Iterator[str]:
    if entry.region and city.district(entry.region) is None:
        known = "、".join(each.name for each in city.districts())
        yield f"没有区县「{entry.region}」：应为 {known} 之一，或空着（全市）"


def _period(draft: Draft, entry: Entry) -> Iterator[str]:
    """A figure may be of the draft's period or before it; a target of its year or the next."""
    if not schema.is_period(entry.period):
        return  # said with the cells
    given, own = periods.parse(entry.period), periods.parse(draft.period)
    if entry.role == "actual" and _reach(given) > _reach(own):
        yield f"期间应不晚于 {own.label}，现为 {given.label}：那时的实绩还不可能公布"
    if entry.role == "target" and not own.year <= given.year <= own.year + 1:
        yield f"目标应属于 {own.year} 年或 {own.year + 1} 年，现为 {given.label}"
    if entry.due and entry.due[:4] < str(own.year):
        yield f"到期日应在 {own.year} 年或以后，现为 {entry.due}"


def _reach(period: Period) -> tuple[int, int]:
    return period.year, period.months


def _numbers(entry: Entry, indicator: Indicator) -> Iterator[str]:
    if indicator.kind == "milestone":
        return
    number = Fraction(entry.value)
    if indicator.kind == "share" and entry.unit == "%" and not 0 <= number <= 100:
        yield f"占比应在 0 到 100 之间，现为 {entry.value}%"
    counted = indicator.whole or indicator.kind == "rank"
    if counted and (number * split_unit(entry.unit)[0]).denominator != 1:
        yield f"「{indicator.name}」数的是整个的东西，应为整数，现为 {entry.value}{entry.unit}"
    if counted and number < 0:
        yield f"「{indicator.name}」不会小于零，现为 {entry.value}{entry.unit}"
    if entry.universe and schema.is_number(entry.universe) and Fraction(entry.universe) < number:
        yield f"位次应不大于总数 {entry.universe}，现为 {entry.value}"


def _course(city: City, entry: Entry, indicator: Indicator) -> Iterator[str]:
    """Against the figures of the same year and of the year before."""
    if entry.role != "actual" or entry.speaker or indicator.kind == "milestone":
        return
    size, own = _size(entry.value, entry.unit), periods.parse(entry.period)
    if indicator.kind == "cumulative" and own.kind != "month":
        yield from _fallen(city, entry, size, own)
    last = _last(city, entry)
    if last is None or is_rate(entry.unit) or not size:
        return
    before = _size(last.value, last.unit)
    if before and not Fraction(1, JUMP) < abs(size / before) < JUMP:
        yield (
            f"{_said(entry)} 与 {periods.parse(last.period).label}的 {last.text} 相差"
            f"千倍以上，多半是单位写错（万、亿）：请核对单位"
        )


def _fallen(city: City, entry: Entry, size: Fraction, own: Period) -> Iterator[str]:
    """What accumulates within a year never falls; half of the last printed digit is allowed."""
    for fact in city.series(entry.indicator, entry.region):
        period = periods.parse(fact.period)
        if period.year != own.year or period.id == own.id or fact.comparator != "=":
            continue
        other, slack = _size(fact.value, fact.unit), _slack(entry.value, entry.unit)
        slack += _slack(fact.value, fact.unit)
        falls = size + slack <= other if period.months < own.months else size - slack >= other
        if falls and period.months != own.months:
            way = "小于" if period.months < own.months else "大于"
            yield (
                f"累计数不会减少：{own.label} {_said(entry)}，{way}{period.label}的 {fact.text}，"
                "请核对数值、单位和期间"
            )


def _twice(among: Iterable[Line], line: Line) -> Iterator[str]:
    """Two lines that say different things of one figure; a range says two."""
    entry = line.entry
    for other in among:
        them = other.entry
        if them.indicator != entry.indicator or other.number == line.number:
            continue
        if other.state == REJECTED or _key(them) != _key(entry):
            continue
        if (them.value, them.unit) != (entry.value, entry.unit):
            yield (
                f"与第 {other.number} 条说的是同一个数（{_said(them)}），两条不能都采纳："
                "请拒绝其中一条，或改指标、期间、地区"
            )
        elif other.number < line.number:
            yield f"与第 {other.number} 条重复，采纳一条即可"


def _key(entry: Entry) -> tuple[str, ...]:
    cells = (entry.indicator, entry.region, entry.period, entry.role, entry.comparator)
    return (*cells, entry.speaker)


def _unusual(city: City, entry: Entry, indicator: Indicator) -> Iterator[str]:
    last = _last(city, entry)
    if last is None or not (schema.is_number(entry.value) and schema.is_number(last.value)):
        return
    now, before = _size(entry.value, entry.unit), _size(last.value, last.unit)
    when = periods.parse(last.period).label
    if is_rate(entry.unit):
        if abs(now - before) > RATE_JUMP:
            yield f"{_said(entry)} 与{when}的 {last.text} 相差 {RATE_JUMP} 个百分点以上，请再看一眼"
    elif before and now and not Fraction(1, DOUBT) <= abs(now / before) <= DOUBT:
        same = periods.parse(last.period).months == periods.parse(entry.period).months
        if same or indicator.kind != "cumulative":
            yield f"{_said(entry)} 与{when}的 {last.text} 相差 {DOUBT} 倍以上，请再看一眼"
    if entry.unit != last.unit:
        yield f"以前的单位是「{last.unit}」，这次是「{entry.unit}」，请确认"


def _changed(city: City, entry: Entry) -> Iterator[str]:
    for fact in published(city, entry):
        if (fact.value, fact.unit, fact.comparator) != (entry.value, entry.unit, entry.comparator):
            yield f"已公布过 {fact.text}（{fact.evidence.locator}），采纳后改为 {_said(entry)}"


def _target(city: City, draft: Draft, entry: Entry) -> Iterator[str]:
    if entry.role != "target":
        return
    if entry.speaker:
        yield f"这是{entry.speaker}说的目标，不会作为政府目标使用"
    elif not published(city, entry):
        yield "这会新增一个年度目标，请确认它出自政府文件"


def published(city: City, entry: Entry) -> list[Fact]:
    """What the city says of the same figure now; two facts for a range."""
    return [
        fact
        for fact in city.facts_of(entry.indicator)
        if (fact.region, fact.period, fact.role) == (entry.region, entry.period, entry.role)
        and fact.evidence.speaker == entry.speaker
    ]


def _last(city: City, entry: Entry) -> Fact | None:
    """The newest figure before this one, first of the same length of year."""
    own = periods.parse(entry.period)
    before = [
        fact
        for fact in city.series(entry.indicator, entry.region)
        if fact.period != entry.period and _reach(periods.parse(fact.period)) <= _reach(own)
    ]
    alike = [fact for fact in before if periods.parse(fact.period).months == own.months]
    return (alike or before or [None])[-1]


def _size(value: str, unit: str) -> Fraction:
    return Fraction(value) * split_unit(unit)[0]


def _slack(value: str, unit: str) -> Fraction:
    return Fraction(split_unit(unit)[0], 2 * 10 ** len(value.partition(".")[2]))


def _said(entry: Entry) -> str:
    return with_unit(entry.value, entry.unit)
