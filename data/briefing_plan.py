"""What may be asked of a briefing: kinds of slides, what each names, bounds of its words.

A plan kept in the city folder (``briefings/<name>.toml``) and one that travels in an address are
held to the same words. A plan names things by id and knows nothing of their values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from data.records import Fault, Selection

# kind -> what its ``ids`` name, and how many at most; 0 where it names nothing.
KINDS: Mapping[str, tuple[str, int]] = {
    "cover": ("", 0),
    "year": ("", 0),
    "goal": ("指标", 1),
    "comparison": ("指标", 8),
    "sector": ("板块", 1),
    "lagging": ("", 0),
    "highlights": ("事项", 8),
    "districts": ("区县", 12),
    "chain": ("产业链", 1),
    "next": ("", 0),
    "sources": ("", 0),
    "text": ("", 0),
}
NEEDED = ("goal", "comparison", "sector")  # kinds that say nothing without an id
MOST_SLIDES, TITLE, NOTES, TEXT = 40, 120, 2000, 3000
REVISION, CHOICE, ID = 40, 60, 80
_WHOLE = "简报"


class PlanFaults(ValueError):
    """A plan that cannot be used; ``faults`` say each thing that is wrong. Their ``file`` is the
    place in the plan.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


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
        raise PlanFaults([Fault(_WHOLE, 0, "", _short(given), "一张表（title、slides 等）")])
    faults = _unknown(given, tuple(each.name for each in fields(BriefingPlan)), _WHOLE)
    title = _words(given, "title", TITLE, _WHOLE, faults)
    revision = _words(given, "revision", REVISION, _WHOLE, faults)
    selection = _selection(given.get("selection", {}), faults)
    listed = given.get("slides", [])
    if not isinstance(listed, list | tuple) or len(listed) > MOST_SLIDES:
        shown = f"{len(listed)} 页" if isinstance(listed, list | tuple) else _short(listed)
        faults.append(Fault(_WHOLE, 0, "slides", shown, f"至多 {MOST_SLIDES} 页的列表"))
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


def _unknown(given: Mapping[Any, Any], names: tuple[str, ...], where: str) -> list[Fault]:
    expected = f"{'、'.join(names)} 之一"
    return [Fault(where, 0, "", _short(name), expected) for name in given if name not in names]


def _selection(given: object, faults: list[Fault]) -> Selection:
    names = tuple(each.name for each in fields(Selection))
    if not isinstance(given, Mapping):
        faults.append(Fault(_WHOLE, 0, "selection", _short(given), f"写有 {'、'.join(names)} 的表"))
        return Selection()
    wrong = _unknown(given, names, f"{_WHOLE} selection")
    chosen = {
        name: _words(given, name, CHOICE, f"{_WHOLE} selection", wrong)
        for name in names
        if name in given
    }
    faults += wrong
    return Selection(**chosen)


def _slide(given: object, place: int, faults: list[Fault]) -> SlidePlan:
    where = f"第 {place} 页"
    kind = given.get("kind") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(kind, str) or kind not in KINDS:
        faults.append(Fault(where, 0, "kind", _short(kind), f"{'、'.join(KINDS)} 之一"))
        return SlidePlan("text")
    faults += _unknown(given, tuple(each.name for each in fields(SlidePlan)), where)
    return SlidePlan(
        kind,
        _ids(given.get("ids", []), kind, where, faults),
        _words(given, "title", TITLE, where, faults),
        _words(given, "notes", NOTES, where, faults),
        _words(given, "text", TEXT, where, faults),
    )


def _ids(given: object, kind: str, where: str, faults: list[Fault]) -> tuple[str, ...]:
    names, most = KINDS[kind]
    listed = isinstance(given, list | tuple)
    if not listed or not all(isinstance(id, str) and len(id) <= ID for id in given):
        faults.append(Fault(where, 0, "ids", _short(given), f"编号的列表，每个至多 {ID} 个字"))
        return ()
    if len(given) > most:
        expected = f"至多 {most} 个{names}编号" if most else f"空着（{kind} 页不指名）"
        faults.append(Fault(where, 0, "ids", f"{len(given)} 个", expected))
    if kind in NEEDED and not given:
        faults.append(Fault(where, 0, "ids", "空着", f"{names}编号（{kind} 页要写明是哪一个）"))
    return tuple(given)


def _words(given: Mapping[Any, Any], name: str, most: int, where: str, faults: list[Fault]) -> str:
    value = given.get(name, "")
    if isinstance(value, str) and len(value) <= most:
        return value
    shown = f"{len(value)} 个字" if isinstance(value, str) else _short(value)
    faults.append(Fault(where, 0, name, shown, f"文字，至多 {most} 个字"))
    return ""


def _short(value: object) -> str:
    text = "空" if value is None else str(value)
    return text if len(text) <= 30 else f"{text[:30]}…"
