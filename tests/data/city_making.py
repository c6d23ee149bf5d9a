"""A small city made of a few rows, for what the two real folders do not show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from data import schema
from data.city import City
from data.folder import CITIES, Tables
from data.places import CityInfo, CityMap, Group
from data.status import Rule
from data.store import FolderStore

Rows = list[dict[str, str]]

SECTORS = (Group("economy", "经济运行", "Economy", "总量"), Group("life", "民生福祉", "Life"))
TOPICS = (Group("jobs", "就业", "Jobs"),)
TIERS = (Group("old", "传统产业", "Traditional"),)
INDICATOR = {"sector": "economy", "kind": "cumulative", "direction": "up", "unit": "个"}
FACT = {
    "role": "actual",
    "comparator": "=",
    "unit": "个",
    "source": "paper",
    "section": "一",
    "paragraph": "1",
    "words": "原文",
}
ITEM = {"sector": "economy", "source": "paper", "section": "一", "paragraph": "2", "words": "词"}
SOURCE = {"source": "paper", "title": "通报", "issuer": "办公室", "kind": "government"}


def frame(name: str, rows: Rows, blank: dict[str, str]) -> pd.DataFrame:
    columns = schema.TABLES[name].names
    full = [dict.fromkeys(columns, "") | blank | row for row in rows]
    return pd.DataFrame(full, columns=list(columns), dtype="str", index=range(2, len(rows) + 2))


def made(
    indicators: Rows | None = None,
    facts: Rows | None = None,
    items: Rows | None = None,
    *,
    period: str = "2024Q1",
    drill: bool = False,
    sources: Rows | None = None,
    sources_dir: Path | None = None,
) -> City:
    """A city with two districts and one chain. Rows need only what differs from the usual."""
    named = [
        {"name": row["indicator"], "subject": row["indicator"], **row} for row in indicators or []
    ]
    places = [{"district": id, "name": id.upper(), "kind": "区"} for id in ("north", "south")]
    chain = {"chain": "steel", "name": "钢铁", "tier": "old", "lead": "改造"}
    frames = {
        "indicators": frame("indicators", named, INDICATOR),
        "facts": frame("facts", facts or [], FACT),
        "items": frame("items", items or [], ITEM),
        "districts": frame("districts", places, {}),
        "chains": frame("chains", [chain], {}),
        "sources": frame("sources", sources or [SOURCE], {}),
    }
    info = CityInfo("here", "此地", "Here", "此地目标", 2024, period, drill, SECTORS, TOPICS, TIERS)
    return City(Tables(info, Rule("1"), CityMap("", ()), frames), "r1", sources_dir)


@cache
def folder(name: str) -> City:
    """A city of the repository, read once."""
    return FolderStore(CITIES / name).current()


def actual(indicator: str, period: str, value: str, **more: str) -> dict[str, str]:
    return {"indicator": indicator, "period": period, "value": value, **more}


def target(indicator: str, period: str, value: str, **more: str) -> dict[str, str]:
    return actual(indicator, period, value, role="target", **more)
