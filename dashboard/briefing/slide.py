"""A slide before it is drawn: one finding, one body, what the presenter says, what it quotes.

Bodies carry records and finished texts, never markup: the stage (HTML), PPTX, DOCX and XLSX draw
the same ones. Lists are bounded here, so that no form has to drop anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data import Chain, Coverage, District, Goal, Group, Item, Reading, Source

Shown = Goal | Reading
Pair = tuple[str, str]  # (label, text)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words a figure or an item rests on. ``about`` names what is quoted, ``where`` document and
    place, ``id`` is of the fact or item.
    """

    about: str
    words: str
    where: str
    id: str


@dataclass(frozen=True, slots=True)
class Cover:
    city: str
    period: str
    as_of: str
    about: str


@dataclass(frozen=True, slots=True)
class Year:
    """The year so far: ``goals`` worst first, ``shown`` are headline figures, ``share`` of the
    year that is over.
    """

    coverage: Coverage
    goals: Sequence[Goal]
    shown: tuple[Shown, ...]
    share: float


@dataclass(frozen=True, slots=True)
class One:
    """One indicator in full; ``rows`` are label and text in the order a reader should see them."""

    shown: Shown
    rows: tuple[Pair, ...]
    related: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Goals side by side, worst first; those that cannot be judged have no bar."""

    goals: Sequence[Goal]


@dataclass(frozen=True, slots=True)
class Sector:
    """``more`` counts what the page has beside what stands here."""

    group: Group
    coverage: Coverage
    figures: tuple[Shown, ...]
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Lagging:
    """``late`` are judged behind; ``silent`` cannot be judged: (what is known, goals) in order."""

    late: tuple[Goal, ...]
    silent: tuple[tuple[str, tuple[Goal, ...]], ...]


@dataclass(frozen=True, slots=True)
class Highlights:
    """``more`` counts what was told beside these."""

    items: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Districts:
    """``said`` are the chosen districts with some of their items and the number of all."""

    said: tuple[tuple[District, tuple[Item, ...], int], ...]
    counts: tuple[tuple[str, int], ...]  # items of every district, by id


@dataclass(frozen=True, slots=True)
class Chains:
    """Tiers with their chains; ``chain`` and ``elements`` where one chain is shown."""

    tiers: tuple[tuple[Group, tuple[Chain, ...]], ...]
    chain: Chain | None = None
    elements: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    sources: tuple[Source, ...]
    rule: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """``markdown`` as written; whoever draws it sanitises (dashboard.briefing.markdown)."""

    markdown: str


Body = (
    Cover
    | Year
    | One
    | Comparison
    | Sector
    | Lagging
    | Highlights
    | Districts
    | Chains
    | Sources
    | Text
)


@dataclass(frozen=True, slots=True)
class Slide:
    """``title`` is what stands on the slide; ``finding`` what the data says (the same, unless the
    maker wrote his own); ``place`` of the plan it came from, counted from 0; ``notes`` are what
    the presenter reads, ``sources`` titles of documents.
    """

    kind: str
    place: int
    about: str
    title: str
    finding: str
    body: Body
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A finished briefing of one revision; ``notices`` say what a reader must know first (a newer
    revision exists, an id is unknown).
    """

    title: str
    city: str
    period: str
    as_of: str
    revision: str
    drill: bool
    slides: tuple[Slide, ...]
    notices: tuple[str, ...] = ()
