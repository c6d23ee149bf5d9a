"""Next quarter in: workbooks and bulletins become entries, a person reviews them, a revision is
published. What screens need of it stands here: ``from data import intake``.
"""

from data.intake.begin import BULLETIN, WORKBOOK, Came, of_text, of_workbook
from data.intake.checks import published, questions, stops
from data.intake.draft import (
    ACCEPTED,
    EDITABLE,
    OPEN,
    REJECTED,
    Draft,
    Line,
    WrongChange,
    decide,
    edit,
)
from data.intake.drafts import Drafts, Heading, Moved
from data.intake.entry import Entry
from data.intake.invent import WrongCells, id_for, invent
from data.intake.publishing import proposed
from data.intake.reading import LARGEST, text_of
from data.intake.review import (
    Questioned,
    accept,
    accept_plain,
    restore,
    standing,
    standings,
    unready,
)

__all__ = [
    "ACCEPTED",
    "BULLETIN",
    "EDITABLE",
    "LARGEST",
    "OPEN",
    "REJECTED",
    "WORKBOOK",
    "Came",
    "Draft",
    "Drafts",
    "Entry",
    "Heading",
    "Line",
    "Moved",
    "Questioned",
    "WrongCells",
    "WrongChange",
    "accept",
    "accept_plain",
    "decide",
    "edit",
    "id_for",
    "invent",
    "of_text",
    "of_workbook",
    "proposed",
    "published",
    "questions",
    "restore",
    "standing",
    "standings",
    "stops",
    "text_of",
    "unready",
]
