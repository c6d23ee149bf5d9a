"""The only door into the data package: numbers, words and where they stand. Knows nothing of
screens.
"""

from data import wall_plan
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
    "Point",
    "Reading",
    "Rule",
    "Section",
    "Selection",
    "Shape",
    "Source",
    "Store",
    "WallPlan",
    "Word",
    "neutral",
    "parse_period",
    "sector_word",
    "to_csv",
    "wall_plan",
]
