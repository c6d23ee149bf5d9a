"""What may be asked of a briefing: kinds of slides, what each names, bounds of its words.

A plan kept in the city folder (``briefings/<name>.toml``) and one that travels in an address are
held to the same words. A plan names things by id and knows nothing of their values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from data.records import Selection

# kind -> what its ``ids`` name, and how many at most; 0 where it names nothing.
KINDS: Mapping[str, tuple[str, int]] = {
    "cover": ("", 0),
    "year": ("", 0),
    "goal": ("indicator", 1),
    "comparison": ("indicator", 8),
    "sector": ("sector", 1),
    "lagging": ("", 0),
    "highlights": ("item", 8),
    "districts": ("district", 12),
    "chain": ("chain", 1),
    "next": ("", 0),
    "sources": ("", 0),
    "text": ("", 0),
}
NEEDED = ("goal", "comparison", "sector")  # kinds that say nothing without an id
MOST_SLIDES, TITLE, NOTES, TEXT = 40, 120, 2000, 3000


class PlanFaults(ValueError):
    """``faults`` holds one Chinese sentence per thing that is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """``title`` and ``notes`` are the maker's own words, "" leaves them to the data; ``text`` is
    the Markdown of a text slide.
    """

    kind: str
    ids: tuple[str, ...] = ()
    title: str = ""
    notes: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BriefingPlan:
    """``revision`` "" is the current one. ``selection`` narrows the slides that speak of all."""

    title: str = ""
    revision: str = ""
    selection: Selection = field(default_factory=Selection)
    slides: tuple[SlidePlan, ...] = ()


def read(given: object) -> BriefingPlan:
    """A plan from what TOML or JSON made of it; PlanFaults names everything that is wrong."""
    if not isinstance(given, Mapping):
        raise PlanFaults(["简报应为一张表（title、slides 等），现在读不出来"])
    faults: list[str] = []
    known = {"title", "revision", "selection", "slides"}
    faults += [f"简报没有「{name}」这一项" for name in given if name not in known]
    title = _words(given, "title", TITLE, "简报", faults)
    revision = _words(given, "revision", 40, "简报", faults)
    selection = _selection(given.get("selection", {}), faults)
    listed = given.get("slides", [])
    if not isinstance(listed, list | tuple) or len(listed) > MOST_SLIDES:
        faults.append(f"slides 应为至多 {MOST_SLIDES} 页的列表")
        listed = []
    slides = [_slide(each, place, faults) for place, each in enumerate(listed, 1)]
    if faults:
        raise PlanFaults(faults)
    return BriefingPlan(title, revision, selection, tuple(slides))


def write(plan: BriefingPlan) -> dict[str, Any]:
    """The plan as plain values, blanks left out; ``read(write(plan)) == plan``."""
    chosen = {each.name: getattr(plan.selection, each.name) for each in fields(Selection)}
    return _full(
        {
            "title": plan.title,
            "revision": plan.revision,
            "selection": _full(chosen),
            "slides": [
                _full({**{f.name: getattr(each, f.name) for f in fields(each)}})
                for each in plan.slides
            ],
        }
    )


def _full(values: dict[str, Any]) -> dict[str, Any]:
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items() if v}


def _selection(given: object, faults: list[str]) -> Selection:
    names = {each.name for each in fields(Selection)}
    if not isinstance(given, Mapping) or not all(
        name in names and isinstance(value, str) and len(value) <= 60
        for name, value in given.items()
    ):
        faults.append(f"selection 只能写 {'、'.join(sorted(names))}，值为文字")
        return Selection()
    return replace(Selection(), **given)


def _slide(given: object, place: int, faults: list[str]) -> SlidePlan:
    where = f"第 {place} 页"
    kind = given.get("kind") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(kind, str) or kind not in KINDS:
        faults.append(f"{where}：kind 应为 {'、'.join(KINDS)} 之一，现为「{_short(kind)}」")
        return SlidePlan("text")
    names = {each.name for each in fields(SlidePlan)}
    faults += [f"{where}：没有「{_short(name)}」这一项" for name in given if name not in names]
    ids = _ids(given.get("ids", []), kind, where, faults)
    return SlidePlan(
        kind,
        ids,
        _words(given, "title", TITLE, where, faults),
        _words(given, "notes", NOTES, where, faults),
        _words(given, "text", TEXT, where, faults),
    )


def _ids(given: object, kind: str, where: str, faults: list[str]) -> tuple[str, ...]:
    names, most = KINDS[kind]
    if not isinstance(given, list | tuple) or not all(
        isinstance(id, str) and len(id) <= 80 for id in given
    ):
        faults.append(f"{where}：ids 应为编号的列表")
        return ()
    if len(given) > most:
        expected = f"至多 {most} 个{names}编号" if most else "空着（这一类页不指名）"
        faults.append(f"{where}：ids 应为{expected}，现有 {len(given)} 个")
    if kind in NEEDED and not given:
        faults.append(f"{where}：{kind} 页要在 ids 里写明 {names} 的编号")
    return tuple(given)


def _words(given: Mapping[Any, Any], name: str, most: int, where: str, faults: list[str]) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        faults.append(f"{where}：{name} 应为文字，现为「{_short(value)}」")
        return ""
    if len(value) > most:
        faults.append(f"{where}：{name} 至多 {most} 个字，现有 {len(value)} 个")
        return ""
    return value


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else f"{text[:30]}…"
