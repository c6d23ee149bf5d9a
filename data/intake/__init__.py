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
    invent,
)
from data.intake.drafts import Drafts, Heading, Moved
from data.intake.entry import Entry
from data.intake.publishing import proposed
from data.intake.reading import LARGEST, text_of
from data.intake.review import Questioned, accept, accept_plain, against, unready

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
    "WrongChange",
    "accept",
    "accept_plain",
    "against",
    "decide",
    "edit",
    "invent",
    "of_text",
    "of_workbook",
    "proposed",
    "published",
    "questions",
    "stops",
    "text_of",
    "unready",
]
