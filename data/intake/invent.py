"""A new indicator made in a draft, beside the city's: every cell is checked before it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from data import schema
from data.city import City
from data.intake.draft import Draft, WrongChange

_COLUMNS = schema.INDICATORS.columns
_WORDS = 5  # of the English name, in a proposed id


class WrongCells(WrongChange):
    """``cells`` has a sentence for every column that is wrong."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        labels = {column.name: column.label for column in _COLUMNS}
        super().__init__("；".join(f"{labels[name]}：{why}" for name, why in cells.items()))
        self.cells = cells


def invent(city: City, draft: Draft, row: Mapping[str, str]) -> Draft:
    """The draft with one more indicator, the last of ``draft.indicators``; a blank id is made from
    the English name. WrongCells names every cell that is wrong.
    """
    cells = {column.name: row.get(column.name, "").strip() for column in _COLUMNS}
    cells["indicator"] = cells["indicator"] or id_for(city, draft, cells["name_en"])
    faults = {
        column.name: "请填写" if why == schema.BLANK else f"应为{why}，现为「{text}」"
        for column in _COLUMNS
        for text in [cells[column.name]]
        if (why := schema.wrong(column, text) or _unknown(city, column.name, text))
    }
    if cells["indicator"] in _taken(city, draft):
        faults["indicator"] = f"编号「{cells['indicator']}」已经用过，请换一个"
    if "name_en" in faults and not cells["indicator"]:
        del faults["indicator"]  # it would have been made of the name
    if faults:
        raise WrongCells(faults)
    return replace(draft, indicators=(*draft.indicators, cells))


def id_for(city: City, draft: Draft, name_en: str) -> str:
    """An id nobody has, from the first words of the English name; "" without any."""
    words = re.findall(r"[a-z0-9]+", name_en.lower())[:_WORDS]
    base, taken = "-".join(words)[:70], _taken(city, draft)
    if base not in taken:
        return base
    return next(id for n in range(2, len(taken) + 3) if (id := f"{base}-{n}") not in taken)


def _unknown(city: City, column: str, text: str) -> str:
    """What was expected of a cell that names something of the city, "" when it is there."""
    known = {"sector": city.info.sectors, "topic": city.info.topics}.get(column, ())
    if not text or not known or text in {each.id for each in known}:
        return ""
    return "、".join(each.name for each in known) + " 之一"


def _taken(city: City, draft: Draft) -> set[str]:
    made = (row["indicator"] for row in draft.indicators)
    return {*made, *(each.id for each in city.indicators())}
