"""The only door into the data package: numbers, words and where they stand. Knows nothing of
screens.
"""

from data import briefing_plan, wall_plan
from data.briefing_plan import BriefingPlan, PlanFaults, SlidePlan
from data.check import CityFaults
from data.city import City
from data.documents import Document, Section
from data.export import neutral, to_csv
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
from data.status import WORDS, Rule, Word, sector_word
from data.store import FolderStore, Store
from data.wall_plan import WallPlan

__all__ = [
    "CITY",
    "KINDS",
    "WORDS",
    "BriefingPlan",
    "Chain",
    "City",
    "CityFaults",
    "CityInfo",
    "CityMap",
    "Coverage",
    "District",
    "Document",
    "Evidence",
    "Fact",
    "Fault",
    "FolderStore",
    "Goal",
    "Group",
    "Hit",
    "Indicator",
    "Item",
    "Judgement",
    "Period",
    "PlanFaults",
    "Point",
    "Reading",
    "Rule",
    "Section",
    "Selection",
    "Shape",
    "SlidePlan",
    "Source",
    "Store",
    "WallPlan",
    "Word",
    "briefing_plan",
    "neutral",
    "parse_period",
    "sector_word",
    "to_csv",
    "wall_plan",
]
