"""What waits for review: one figure with where it came from, the same for a workbook's row and a
bulletin's sentence. Cells are text as printed, named like the columns of facts.csv.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator a figure may belong to. ``confidence`` is 0 to 1; ``reason`` is said to the
    reviewer in Chinese.
    """

    indicator: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure. ``indicator`` is "" until somebody or something certain names it; ``place`` says
    where in the file (表「指标」第 5 行; 第 3 段); ``span`` are its characters in the text.
    """

    subject: str
    value: str
    unit: str
    comparator: str = "="
    role: str = "actual"
    period: str = ""
    indicator: str = ""
    region: str = ""
    word: str = ""
    universe: str = ""
    due: str = ""
    source: str = ""
    section: str = ""
    paragraph: str = ""
    words: str = ""
    speaker: str = ""
    note: str = ""
    place: str = ""
    span: tuple[int, int] = (0, 0)
    proposals: tuple[Proposal, ...] = ()
    doubts: tuple[str, ...] = ()
