"""Briefings kept in a city folder (``briefings/<name>.toml``), read and held against its tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from data import schema
from data.briefing_plan import KINDS, BriefingPlan, PlanFaults, read
from data.places import CityInfo
from data.records import Fault

FOLDER = "briefings"
RESERVED = ("edit", "presenter", "export")  # addresses of their own below /briefing
_TABLES = {"指标": "indicators", "事项": "items", "区县": "districts", "产业链": "chains"}
_SECTORS = "板块"
ReadText = Callable[[Path, str], tuple[str | None, list[Fault]]]


def read_briefings(
    folder: Path, read_text: ReadText
) -> tuple[dict[str, BriefingPlan], list[Fault]]:
    """Plans by the name of their file, those with faults left out."""
    plans: dict[str, BriefingPlan] = {}
    faults: list[Fault] = []
    for file in sorted((folder / FOLDER).glob("*.toml")):
        text, more = read_text(file, "简报")
        plan, wrong = (None, more) if text is None else read_briefing(file.stem, text)
        faults += wrong
        if plan is not None:
            plans[file.stem] = plan
    return plans, faults


def read_briefing(name: str, text: str) -> tuple[BriefingPlan | None, list[Fault]]:
    """One kept briefing; ``name`` is that of its file, without the ending."""
    file = file_of(name)
    if not schema.is_id(name) or name in RESERVED:
        expected = f"小写字母、数字和连字符组成的文件名，不用 {'、'.join(RESERVED)}"
        return None, [Fault(file, 0, "", name, expected)]
    try:
        plan = read(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        lines = text.splitlines()
        at = re.search(r"line (\d+)", str(error))  # none where the file ends too early
        line = min(int(at[1]) if at else len(lines), len(lines))
        expected = "TOML 写法：键 = 值，文字放在英文引号里，每页一节 [[slides]]"
        return None, [Fault(file, line, "", lines[line - 1].strip(), expected)]
    except PlanFaults as wrong:
        return None, [_inside(file, fault) for fault in wrong.faults]
    if plan.revision:
        expected = "空着（文件夹里的简报总是用当前版本，打开时才固定）"
        return None, [Fault(file, 0, "revision", plan.revision, expected)]
    return plan, []


def check_briefings(
    plans: Mapping[str, BriefingPlan], frames: Mapping[str, Any], info: CityInfo
) -> Iterator[Fault]:
    """Ids and choices that the tables do not have; tables that could not be read are not asked."""
    known: dict[str, set[str] | None] = {_SECTORS: {each.id for each in info.sectors}}
    for label, table in _TABLES.items():
        frame = frames.get(table)
        known[label] = None if frame is None else set(frame[schema.TABLES[table].key])
    for name, plan in plans.items():
        chosen = {_SECTORS: plan.selection.sector, "区县": plan.selection.district}
        for label, value in chosen.items():
            yield from _named(file_of(name), "selection", label, (value,) if value else (), known)
        for place, slide in enumerate(plan.slides, 1):
            label = KINDS[slide.kind][0]
            yield from _named(file_of(name), f"第 {place} 页 ids", label, slide.ids, known)


def file_of(name: str) -> str:
    return f"{FOLDER}/{name}.toml"


def _named(
    file: str, where: str, label: str, ids: tuple[str, ...], known: Mapping[str, set[str] | None]
) -> Iterator[Fault]:
    have = known.get(label)
    home = f"{_TABLES[label]}.csv" if label in _TABLES else "city.toml"
    for id in ids:
        if have is not None and id not in have:
            yield Fault(file, 0, where, id, f"{home} 里已有的{label}编号")


def _inside(file: str, fault: Fault) -> Fault:
    where = f"{fault.file} {fault.column}".strip()
    return Fault(file, 0, where, fault.value, fault.expected)
