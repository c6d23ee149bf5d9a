"""One row of the form: which figure it is, what stands in its cells, and what is wrong with them.

A row whose figure is certain becomes an entry; a doubt goes along with it. A row whose number or
unit cannot be read, or that the checks of the review would stop (data/intake/checks.py), becomes a
fault and no entry. An indicator nobody knows becomes an entry without one, for the review to link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypedDict

from data import periods, schema
from data.documents import squeeze
from data.intake import checks
from data.intake import workbook_cells as cells
from data.intake.draft import Draft, Line
from data.intake.entry import Entry, Proposal
from data.intake.workbook_form import HEADING, Asked
from data.intake.workbook_known import CellFault, Known, fold
from data.intake.workbook_xml import Cell, Sheet, letters

_TEXTS: tuple[Literal["section", "words", "speaker", "note"], ...] = (
    "section",
    "words",
    "speaker",
    "note",
)


class _Texts(TypedDict):
    """The columns of words alone, named like those of an entry."""

    section: str
    words: str
    speaker: str
    note: str


class _Wrong(Exception):
    """The row makes no entry; carries the fault that says why."""

    def __init__(self, key: str, value: str, expected: str) -> None:
        super().__init__(expected)
        self.key, self.value, self.expected = key, value, expected


class RowReader:
    """Reads the rows of one sheet; ``columns`` is where each heading stands."""

    def __init__(self, known: Known, sheet: Sheet, columns: Mapping[str, int]) -> None:
        self._known, self._sheet, self._columns = known, sheet, columns

    def read(self, row: int) -> tuple[Entry | None, list[CellFault]]:
        """The entry of a row, None for a blank or a faulty one, and what there is to say."""
        if not self._cell(row, "value"):
            return None, list(self._without_number(row))
        try:
            entry = self._entry(row)
        except _Wrong as wrong:
            return None, [self.fault(row, wrong.key, wrong.value, wrong.expected)]
        stops = self._stops(entry) if entry.indicator else ()
        if stops:
            return None, [self.fault(row, "value", "", said, asks=True) for said in stops]
        return entry, [self.fault(row, "value", "", said, asks=True) for said in entry.doubts]

    def fault(
        self, row: int, key: str, value: str, expected: str, *, asks: bool = False
    ) -> CellFault:
        at = self._columns.get(key, 0)
        column = f"{letters(at)} 列「{HEADING[key]}」" if at else ""
        return CellFault(self._sheet.name, row, column, value, expected, asks)

    def _cell(self, row: int, key: str) -> Cell | None:
        return self._sheet.cells.get((row, self._columns.get(key, 0)))

    def _text(self, row: int, key: str) -> str:
        return cells.plain(self._cell(row, key))

    def _without_number(self, row: int) -> Iterator[CellFault]:
        """Words without a number are said back, for they would be lost."""
        for key in ("word", "universe", *_TEXTS):
            if text := cells.verbatim(self._cell(row, key)):
                said = f"没有填本期数，这里写的「{text}」没有读入；需要的请在审核时另记"
                yield self.fault(row, key, text, said, asks=True)

    def _entry(self, row: int) -> Entry:
        indicator, region, doubts = self._which(row)
        self._same_period(row)
        if not indicator:
            return self._unknown(row, doubts)
        ask = self._known.ask(indicator, region)
        value, unit, more = self._figure(row, ask)
        comparator, word = self._word(row)
        texts, cut = self._texts(row, value)
        universe, odd = self._universe(row, ask)
        return Entry(
            subject=ask.indicator.name,
            value=value,
            unit=unit,
            comparator=comparator,
            word=word,
            period=self._known.period,
            indicator=indicator,
            region=region,
            universe=universe,
            place=self._place(row),
            doubts=(*doubts, *more, *cut, *odd, *self._hidden(row)),
            **texts,
        )

    def _place(self, row: int) -> str:
        return f"表「{self._sheet.name}」第 {row} 行"

    def _hidden(self, row: int) -> tuple[str, ...]:
        return ("这一行在表里是隐藏的（可能是筛选），也读入了，请核对",) * (
            row in self._sheet.hidden
        )

    def _which(self, row: int) -> tuple[str, str, tuple[str, ...]]:
        """(indicator, region, doubts); the indicator is "" where nobody knows it."""
        number, name = self._text(row, "number"), self._text(row, "name")
        if not number and not name:
            raise _Wrong("name", "", "指标的编号或名称；这一行有数，却没写是哪个指标")
        id, _, district = number.partition(".")
        by_number = id if id in self._known.asked else ""
        by_name = self._known.names.get(fold(name), "")
        if by_number and by_name and by_number != by_name:
            ours = self._known.asked[id].indicator.name
            raise _Wrong(
                "name", name, f"「{ours}」（编号 {id}）；编号和名称对不上，请从模板恢复这一行"
            )
        region = self._region(row, district if by_number else "")
        doubts: tuple[str, ...] = ()
        if number and not by_number and by_name:
            doubts = (f"编号「{number}」没有这个指标，按名称「{name}」读入",)
        return by_number or by_name, region, doubts

    def _region(self, row: int, district: str) -> str:
        text = self._text(row, "region")
        known = self._known.regions.get(fold(text))
        if known is None:
            names = "、".join(each.name for each in self._known.city.districts())
            raise _Wrong("region", text, f"空着（全市）或下列之一：{names}")
        if district and (district not in self._known.regions or (text and known != district)):
            raise _Wrong("region", text, f"编号里的「{district}」；编号和区域对不上，请从模板恢复")
        return district or known

    def _same_period(self, row: int) -> None:
        text, own = self._text(row, "period"), periods.parse(self._known.period)
        if text and fold(text) not in (fold(own.id), fold(own.label)):
            raise _Wrong(
                "period", text, f"{own.id}（{own.label}）；别的时期的数请用那个时期的填报表"
            )

    def _figure(self, row: int, ask: Asked) -> tuple[str, str, tuple[str, ...]]:
        cell = self._cell(row, "value") or Cell("")
        if ask.choices:
            found = cells.stage(cell)
            if found.wrong:
                raise _Wrong("value", cells.shown(cell), found.wrong)
            return found.value, "", ()
        unit, doubts = self._unit(row, ask)
        found = cells.number(cell, unit)
        if found.wrong:
            raise _Wrong("value", cells.shown(cell), found.wrong)
        if found.unit and fold(found.unit) != fold(unit):
            if not cells.same_kind(found.unit, ask.indicator.unit):
                raise _Wrong("value", cells.shown(cell), f"以「{unit}」为单位的数，不带别的字")
            doubts = (*doubts, f"单位一栏是「{unit}」，数字后写的是「{found.unit}」，按后者读入")
            unit = found.unit
        return found.value, unit, (*doubts, *found.asks, *_small(found.value, unit, ask))

    def _unit(self, row: int, ask: Asked) -> tuple[str, tuple[str, ...]]:
        text = cells.verbatim(self._cell(row, "unit"))
        unit = next((each for each in ask.units if fold(each) == fold(text)), text)
        if not text and ask.unit:
            return ask.unit, (f"没有填单位，按「{ask.unit}」读入",)
        if not cells.same_kind(unit, ask.indicator.unit) or len(unit) > 12:
            expected = f"「{ask.indicator.unit}」或只差万、亿倍的单位" if ask.unit else "空着"
            raise _Wrong("unit", text, expected)
        return unit, ()

    def _word(self, row: int) -> tuple[str, str]:
        text = self._text(row, "word")
        try:
            return cells.word(text)
        except KeyError:
            offered = "、".join(cells.WORDS)
            raise _Wrong("word", text, f"空着（正好）或下列之一：{offered}") from None

    def _universe(self, row: int, ask: Asked) -> tuple[str, tuple[str, ...]]:
        text = self._text(row, "universe").removesuffix(".0")
        if not text:
            return "", ()
        if ask.indicator.kind != "rank":
            return "", (f"位次总数「{text}」没有读入：只有位次指标才写总数",)
        if schema.wrong(schema.FACTS.column("universe"), text):
            return "", (f"位次总数「{text}」没有读入：应为 1 以上的整数",)
        return text, ()

    def _texts(self, row: int, value: str) -> tuple[_Texts, tuple[str, ...]]:
        """The cells of words as the tables hold them; what is too long is cut, and said."""
        found = _Texts(section="", words="", speaker="", note="")
        doubts: list[str] = []
        for key in _TEXTS:
            text = cells.verbatim(self._cell(row, key))
            text = squeeze(text) if key == "words" else text
            longest = schema.FACTS.column(key).longest
            found[key] = text[:longest].strip()
            if len(text) > longest:
                said = f"「{HEADING[key]}」有 {len(text)} 个字，超过 {longest} 个"
                doubts.append(f"{said}，后面的没有读入：{text}")
        if found["words"] and value not in found["words"]:
            doubts.append(f"原文「{found['words']}」里没有 {value}，请核对")
        return found, tuple(doubts)

    def _unknown(self, row: int, doubts: tuple[str, ...]) -> Entry:
        """A figure of an indicator nobody knows waits for the review, its number still a number."""
        number, name = self._text(row, "number"), self._text(row, "name")
        ids = self._known.near(name)
        unit = cells.verbatim(self._cell(row, "unit"))[:12]
        cell = self._cell(row, "value") or Cell("")
        found = cells.number(cell, unit)
        stage = cells.stage(cell)
        if found.wrong and stage.wrong:
            raise _Wrong("value", cells.shown(cell), found.wrong)
        comparator, word = self._word(row)
        names = "、".join(self._known.asked[id].indicator.name for id in ids)
        said = f"指标库里没有「{name or number}」" + (f"，相近的有：{names}" if names else "")
        texts, cut = self._texts(row, found.value or stage.value)
        return Entry(
            subject=(name or number)[:60],
            value=found.value or stage.value,
            unit=(found.unit or unit)[:12],
            comparator=comparator,
            word=word,
            period=self._known.period,
            region=self._region(row, ""),
            place=self._place(row),
            proposals=tuple(Proposal(id, 0.5, "名称相近") for id in ids),
            doubts=(f"{said}；请在审核时选定或新建", *doubts, *found.asks, *cut),
            **texts,
        )

    def _stops(self, entry: Entry) -> tuple[str, ...]:
        line = Line(1, entry, entry)
        draft = Draft(
            *("", "workbook", "", self._known.period, "", "", ""), source={}, lines=(line,)
        )
        return checks.stops(self._known.city, draft, line)


def _small(value: str, unit: str, ask: Asked) -> Iterator[str]:
    """A percent filled in as its fraction: 0.045 where 4.5 was meant."""
    before = abs(float(ask.last.value)) if ask.last else 1
    if unit == "%" and 0 < abs(float(value)) < 1 <= before:
        meant = f"{float(value) * 100:.4f}".rstrip("0").rstrip(".")
        yield f"单位是 %，填的 {value} 就是 {value}%；如果是 {meant}%，请改填 {meant}"
