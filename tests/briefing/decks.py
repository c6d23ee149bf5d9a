"""What tests of the briefing's files share: a city, its deck, and the parts of an Office file."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from pptx import Presentation

from dashboard.briefing import build, compose
from dashboard.briefing.slide import Deck
from dashboard.settings import CITIES
from data import BriefingPlan, City, FolderStore, Selection


@cache
def snapshot(city: str) -> City:
    return FolderStore(CITIES / city, None).current()


@cache
def plan_of(city: str) -> BriefingPlan:
    return compose.of_selection(snapshot(city), Selection())


@cache
def deck_of(city: str) -> Deck:
    return build.deck(snapshot(city), plan_of(city))


def parts(content: bytes, pattern: str = r"\.xml$") -> dict[str, etree._Element]:
    """Roots of the XML parts whose names match."""
    with ZipFile(BytesIO(content)) as file:
        names = [name for name in file.namelist() if re.search(pattern, name)]
        return {name: etree.fromstring(file.read(name)) for name in names}


def opened(content: bytes) -> Any:
    """A presentation as python-pptx reads it."""
    return Presentation(BytesIO(content))


def charts_of(shown: Any) -> list[Any]:
    return [shape.chart for slide in shown.slides for shape in slide.shapes if shape.has_chart]
