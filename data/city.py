"""City: one immutable snapshot of one revision; answers every question asked of the data, in
records.

Built once and shared by all threads. Facts are made and goals judged when first asked for and
then kept. Frames end in ``data.ledger``, the rule is ``data.status``, which figures meet in a
judgement is ``data.judging``. Unknown ids give None or nothing; an unknown period means the
current one. Rows with a speaker are never targets, actuals or bases; only ``fact``, ``facts`` and
the export of facts show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from data import curves, export, ledger, periods, schema, search, status
from data.cases import FREE
from data.choosing import Choosing
from data.columns import Column
from data.difference import sentences
from data.documents import Document, read_document
from data.folder import Tables, document_text
from data.judging import Judging, readable, within, worst_first
from data.listed import Goals, Listed, words_of
from data.periods import Period
from data.places import District
from data.records import (
    CITY,
    Chain,
    Coverage,
    Fact,
    Goal,
    Hit,
    Indicator,
    Item,
    Point,
    Reading,
    Selection,
    Source,
)

_RELATED = 8
_ALL = Selection()


class City:
    """``sources_dir`` is the folder of the documents, None where they are not at hand; ``before``
    the snapshot before this one, asked for ``changed`` and let go.
    """

    def __init__(
        self,
        tables: Tables,
        revision: str,
        sources_dir: Path | None = None,
        before: City | None = None,
    ) -> None:
        frames = tables.frames
        self.info, self.rule, self.map = tables.info, tables.rule, tables.map
        self.briefings = tables.briefings  # kept plans by name
        self.revision = revision
        self._sources_dir, self._texts = sources_dir, tables.texts
        self._documents = dict[str, Document | None]()
        self._indicators = ledger.indicators(frames["indicators"])
        self._items = ledger.items(frames["items"])
        self._districts = ledger.districts(frames["districts"])
        self._chains = ledger.chains(frames["chains"])
        self._sources = ledger.sources(frames["sources"])
        self.ledger = ledger.Ledger(frames["facts"], list(self._indicators), list(self._districts))
        self._judging = Judging(self.ledger, self._indicators, self._items.values(), self.rule)
        self._periods = readable(self.ledger.periods(), periods.parse(self.info.period))
        self._names = {each.id: each.name for each in (*self.info.sectors, *self.info.topics)}
        self.choosing = Choosing(self.indicators(), self.group)
        self.changed = sentences(before, self) if before else ()
        self._sealed = True

    def __setattr__(self, name: str, value: object) -> None:
        if "_sealed" in self.__dict__:
            raise AttributeError(f"城市快照不可更改（{name}）：要改数据，请另建一个修订")
        super().__setattr__(name, value)

    # When and where

    @property
    def as_of(self) -> str:
        """Last day of the current period, ISO."""
        return self.period().end

    def periods(self) -> tuple[Period, ...]:
        """Periods with actual figures, and the current one, newest first: a reader's choice."""
        return self._periods

    def period(self, selection: Selection = _ALL) -> Period:
        """The chosen period, or the current one where none or an unknown one is chosen."""
        chosen = (period for period in self._periods if period.id == selection.period)
        return next(chosen, periods.parse(self.info.period))

    def districts(self) -> tuple[District, ...]:
        return tuple(self._districts.values())

    def district(self, id: str) -> District | None:
        return self._districts.get(id)

    def chains(self, tier: str = "") -> tuple[Chain, ...]:
        return tuple(chain for chain in self._chains.values() if tier in ("", chain.tier))

    def chain(self, id: str) -> Chain | None:
        return self._chains.get(id)

    def sources(self) -> tuple[Source, ...]:
        return tuple(self._sources.values())

    def source(self, id: str) -> Source | None:
        return self._sources.get(id)

    def document(self, source: str) -> Document | None:
        """The text of a source in sections and paragraphs; None where it is not at hand."""
        if source not in self._documents:
            known, at = self._sources.get(source), self._sources_dir
            text = document_text(known.file, self._texts, at) if known else None
            self._documents[source] = None if text is None else read_document(text)
        return self._documents[source]

    def group(self, id: str) -> str:
        """The name of a sector or topic, "" for none."""
        return self._names.get(id, "")

    # Indicators and their judgements

    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(self._indicators.values())

    def indicator(self, id: str) -> Indicator | None:
        return self._indicators.get(id)

    def words(self) -> tuple[str, ...]:
        """Every status word a reader may choose, in the rule's order."""
        return tuple(status.WORDS)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of indicator this city has, in the schema's order."""
        return tuple(kind for kind in schema.KINDS if kind in self.choosing.kinds)

    def goals(self, selection: Selection = _ALL) -> Goals:
        """Annual targets of the period's year, as indicators.csv orders them; a district's own."""
        every = self._judging.goals(self.period(selection), selection.district)
        found = every.picked(self.choosing.fits(selection)[every.indicators])
        return found.wearing([selection.status]) if selection.status else found

    def goal(self, indicator: str, period: str = "", region: str = CITY) -> Goal | None:
        """One annual target in a period ("" is the current one); None where there is none."""
        chosen = self.period(Selection(period=period))
        found = self._judging.found(indicator, chosen, region)
        return found if isinstance(found, Goal) else None

    def readings(self, selection: Selection = _ALL) -> Listed[Reading]:
        """Figures of the period without an annual target that year, as indicators.csv orders."""
        every = self._judging.readings(self.period(selection), selection.district)
        monitored = selection.status in ("", FREE)
        return every.picked(self.choosing.fits(selection)[every.indicators] & monitored)

    def reading(self, indicator: str, period: str = "", region: str = CITY) -> Reading | None:
        """One monitored figure in a period; None where there is none, or it has a target."""
        chosen = self.period(Selection(period=period))
        found = self._judging.found(indicator, chosen, region)
        return found if isinstance(found, Reading) else None

    def coverage(self, goals: Iterable[Goal]) -> Coverage:
        return status.coverage(goals.counts() if isinstance(goals, Goals) else words_of(goals))

    def worst_first(self, goals: Iterable[Goal]) -> Sequence[Goal]:
        """From 滞后 to 已完成, the larger lag first inside a word, then what cannot be judged."""
        return goals.worst_first() if isinstance(goals, Goals) else worst_first(goals)

    # Figures

    def fact(self, id: str) -> Fact | None:
        return next((fact for fact in self.ledger.of(id.partition(".")[0]) if fact.id == id), None)

    def facts_of(self, indicator: str) -> tuple[Fact, ...]:
        """Every published figure of one indicator, speakers and districts included."""
        return self.ledger.of(indicator)

    def facts(self, selection: Selection = _ALL) -> Listed[Fact]:
        """Every published figure, speakers and districts included. Here a blank period means all
        of them; a status keeps the indicators that have this word in the chosen period.
        """
        fits = self.choosing.fits(selection)
        if selection.status:
            judged = np.zeros_like(fits)
            judged[self.goals(selection).indicators] = True
            judged[self.readings(selection).indicators] = True
            fits = fits & judged
        chosen = {"region": selection.district, "period": selection.period}
        return self.ledger.listed(fits, **{name: text for name, text in chosen.items() if text})

    def fact_words(self, facts: Listed[Fact], selection: Selection = _ALL) -> Column:
        """For each fact the word it was judged by in the period; "" for those that were not."""
        regions = [selection.district] if selection.district else [CITY, *self._districts]
        return self._judging.words(facts, self.period(selection), regions)

    def topic_facts(self, topic: str) -> Listed[Fact]:
        """What the documents print of a topic's indicators, the whole city's figures only."""
        return self.choosing.inside(self.ledger.whole_city(), topic=topic)

    def series(self, indicator: str, region: str = CITY) -> tuple[Fact, ...]:
        """Actual figures in time order; single months and speakers left out."""
        return tuple(
            fact
            for fact in self.ledger.of(indicator)
            if (fact.region, fact.role, fact.evidence.speaker) == (region, "actual", "")
            and periods.parse(fact.period).kind != "month"
        )

    def points(self, indicator: str, region: str = CITY) -> tuple[Point, ...]:
        """The series as numbers for drawing, in the indicator's own unit."""
        known = self._indicators.get(indicator)
        return curves.points(known, self.series(indicator, region)) if known else ()

    def course(self, goal: Goal) -> tuple[float, float]:
        """Where the goal's year should start and end, in the indicator's own unit."""
        return curves.course(goal)

    def regional(self, indicator: str, period: str = "") -> tuple[Fact, ...]:
        """Actual figures by district in one period, in the order of districts.csv."""
        chosen = self.period(Selection(period=period))
        found = (self._judging.actual(indicator, chosen, district) for district in self._districts)
        return tuple(fact for fact in found if fact)

    def by_district(self) -> tuple[Indicator, ...]:
        """Indicators that have any figure by district."""
        places = np.unique(self.ledger.regional().indicators)
        return tuple(map(self.indicators().__getitem__, places.tolist()))

    # Words

    def items(
        self,
        selection: Selection = _ALL,
        *,
        topic: str = "",
        chain: str = "",
        kind: str = "",
        indicator: str = "",
        period_bound: bool = False,
    ) -> tuple[Item, ...]:
        """Items in the order of items.csv. ``kind`` is the item's (selection.kind and .status
        speak of indicators and are not asked); ``period_bound`` leaves those of the chosen period
        and the months inside it.
        """
        period = self.period(selection)
        exact = {
            "sector": selection.sector,
            "district": selection.district,
            "topic": topic,
            "chain": chain,
            "kind": kind,
            "indicator": indicator,
        }
        asked = [(name, value) for name, value in exact.items() if value]
        return tuple(
            item
            for item in self._items.values()
            if all(getattr(item, name) == value for name, value in asked)
            and search.carried(item, selection.words)
            and not (period_bound and not within(item.period, period))
        )

    def item(self, id: str) -> Item | None:
        return self._items.get(id)

    def related(self, indicator: str) -> tuple[Item, ...]:
        """Items naming the indicator, filled up to eight with others of its sector and topic."""
        known = self._indicators.get(indicator)
        if known is None:
            return ()
        named = self.items(indicator=indicator)
        near = self.items(Selection(sector=known.sector), topic=known.topic) if known.topic else ()
        others = [item for item in near if item.indicator != indicator]
        return (*named, *others[: max(0, _RELATED - len(named))])

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Whatever carries the words in a name, best first."""
        return search.search(self._entries, words, limit)

    def table(
        self, name: str, period: str = "", selection: Selection = _ALL
    ) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Headings and rows of the export contract; KeyError for an unknown table."""
        return export.table(self, name, period, selection)

    @cached_property
    def _entries(self) -> tuple[search.Entry, ...]:
        return tuple(search.entries(self))
