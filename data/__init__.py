"""The only door into the data package: numbers, words and where they stand. Knows nothing of
screens.
"""

from data import briefing_plan, intake, schema, wall_plan
from data.accounts import Accounts, TooMany, User
from data.briefing_plan import BriefingPlan, PlanFaults, SlidePlan
from data.check import CityFaults
from data.city import City
from data.clock import local, now
from data.columns import Column, carrying, joined
from data.difference import Change, Difference, Flip, difference
from data.documents import Document, Section
from data.export import neutral, to_csv
from data.intake import workbook_form
from data.intake.workbook import WorkbookReading, read_workbook
from data.intake.workbook_known import CellFault
from data.listed import Goals, Listed, words_of
from data.periods import Period
from data.periods import parse as parse_period
from data.places import CityInfo, CityMap, District, Group, Shape
from data.records import (
    CITY,
    Chain,
    Coverage,
    Evidence,
    Fact,
    Fault,
    Goal,
    Hit,
    Indicator,
    Item,
    Judgement,
    Point,
    Reading,
    Selection,
    Source,
)
from data.schema import KINDS
from data.sentences import figure_text, target_text
from data.status import WORDS, Rule, Word, sector_word
from data.store import (
    DATABASE_EXPECTED,
    Content,
    FolderStore,
    Health,
    Moved,
    Revision,
    SqlStore,
    Store,
    Unknown,
    Unreachable,
    Upload,
    connect,
    database_in,
    open_store,
    read_url,
)
from data.wall_plan import WallPlan

__all__ = [
    "CITY",
    "DATABASE_EXPECTED",
    "KINDS",
    "WORDS",
    "Accounts",
    "BriefingPlan",
    "CellFault",
    "Chain",
    "Change",
    "City",
    "CityFaults",
    "CityInfo",
    "CityMap",
    "Column",
    "Content",
    "Coverage",
    "Difference",
    "District",
    "Document",
    "Evidence",
    "Fact",
    "Fault",
    "Flip",
    "FolderStore",
    "Goal",
    "Goals",
    "Group",
    "Health",
    "Hit",
    "Indicator",
    "Item",
    "Judgement",
    "Listed",
    "Moved",
    "Period",
    "PlanFaults",
    "Point",
    "Reading",
    "Revision",
    "Rule",
    "Section",
    "Selection",
    "Shape",
    "SlidePlan",
    "Source",
    "SqlStore",
    "Store",
    "TooMany",
    "Unknown",
    "Unreachable",
    "Upload",
    "User",
    "WallPlan",
    "Word",
    "WorkbookReading",
    "briefing_plan",
    "carrying",
    "connect",
    "database_in",
    "difference",
    "figure_text",
    "intake",
    "joined",
    "local",
    "neutral",
    "now",
    "open_store",
    "parse_period",
    "read_url",
    "read_workbook",
    "schema",
    "sector_word",
    "target_text",
    "to_csv",
    "wall_plan",
    "words_of",
    "workbook_form",
]
