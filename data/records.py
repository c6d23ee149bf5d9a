"""What leaves the data package: small frozen records, never frames.

Numbers a document prints stay as it prints them (``value`` is the printed digits, ``unit`` the
printed unit with its multiplier, e.g. ``"1.2"`` and ``"万人"``). Anything computed from them
lives in a :class:`Judgement`.
"""

from __future__ import annotations

from dataclasses import dataclass

# Sentinel region: the city as a whole. A district id stands here when a figure is by district.
CITY = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands. ``paragraph`` counts from 1 inside ``section``; ``words`` are
    verbatim, white space removed.
    """

    source: str
    section: str
    paragraph: int
    words: str
    speaker: str = ""

    @property
    def locator(self) -> str:
        return f"{self.section}·第{self.paragraph}段"


@dataclass(frozen=True, slots=True)
class Source:
    """A document: ``kind`` is government | press | speaker; ``file`` its name inside the folder of
    COCKPIT_SOURCES.
    """

    id: str
    title: str
    issuer: str
    date: str
    kind: str
    file: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a number means. ``subject, population, stage`` with region and period type make its
    scope key.
    """

    id: str
    name: str
    name_en: str
    sector: str
    topic: str
    kind: str
    direction: str
    unit: str
    subject: str
    population: str = ""
    stage: str = ""
    whole: bool = False
    beside: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One published number (or one reached stage, for a milestone). ``id`` is stable across
    revisions.
    """

    id: str
    indicator: str
    region: str
    period: str
    role: str
    comparator: str
    value: str
    unit: str
    evidence: Evidence
    word: str = ""
    universe: str = ""
    due: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The figure as a reader sees it: comparator sign, digits, unit."""
        sign = (
            ""
            if self.comparator == "="
            else self.comparator.replace(">=", "≥").replace("<=", "≤").replace("~", "约")
        )
        return f"{sign}{self.value}{'' if self.unit in ('%', '') else ' '}{self.unit}"


@dataclass(frozen=True, slots=True)
class Item:
    """One named undertaking or qualitative statement."""

    id: str
    name: str
    kind: str
    sector: str
    topic: str
    district: str
    chain: str
    stage: str
    state: str
    speaker: str
    period: str
    indicator: str
    evidence: Evidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One word on one indicator in one period, with everything it was made from.

    ``completion``, ``schedule`` and ``ratio`` are fractions, ``lead`` is percentage points; each is
    None where it is not computed. ``low`` and ``high`` bound the completion by the printed
    precision. ``inputs`` are (label, text) pairs in the order a reader should see them.
    """

    word: str
    sentence: str
    rule: str
    completion: float | None = None
    low: float | None = None
    high: float | None = None
    schedule: float | None = None
    lead: float | None = None
    ratio: float | None = None
    gap: float | None = None
    remaining: str = ""
    notes: tuple[str, ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """An annual target and what is known of it in one period. ``beside`` is a figure of another
    scope, only ever shown.

    A range target has two ``targets`` rows. ``base`` is last year's level of the same indicator.
    """

    indicator: Indicator
    period: str
    region: str
    targets: tuple[Fact, ...]
    judgement: Judgement
    actual: Fact | None = None
    base: Fact | None = None
    beside: Fact | None = None
    said: Item | None = None

    @property
    def target(self) -> Fact:
        return self.targets[0]

    @property
    def target_text(self) -> str:
        if len(self.targets) == 2:
            low, high = self.targets
            return f"{low.value}—{high.value} {high.unit}"
        return self.target.text


@dataclass(frozen=True, slots=True)
class Reading:
    """A published figure without a published target: monitored, never coloured. ``last`` is last
    year's figure, only shown.
    """

    indicator: Indicator
    period: str
    fact: Fact
    judgement: Judgement
    last: Fact | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A published figure for drawing, in the indicator's own unit; ``low`` and ``high`` are what
    its printing allows.
    """

    period: str
    value: float
    low: float
    high: float
    text: str
    fact: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the targets can be judged. ``counts`` is (status word, number) in the order of
    status.WORDS, zeros left out.
    """

    assessable: int
    total: int
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def share(self) -> float:
        return self.assessable / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Chain:
    """An industry chain inside a tier; its elements and carriers are items that name it."""

    id: str
    name: str
    name_en: str
    tier: str
    lead: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader has chosen; every field "" means all. ``period`` "" means the city's current
    period.
    """

    period: str = ""
    sector: str = ""
    status: str = ""
    kind: str = ""
    district: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a city folder, in the words of whoever must mend it. ``row`` counts as a
    spreadsheet does (1 = headings).
    """

    file: str
    row: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        where = (
            self.file
            + (f" 第 {self.row} 行" if self.row else "")
            + (f"「{self.column}」" if self.column else "")
        )
        gap = " " if self.expected[:1].isascii() else ""
        return f"{where}：应为{gap}{self.expected}，现为「{self.value}」"


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result; ``kind`` is indicator | item | district | chain | sector | topic and
    ``id`` its id.
    """

    kind: str
    id: str
    title: str
    note: str = ""
