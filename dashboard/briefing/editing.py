"""What the editor's form says, as a plan: fields read, one change made, things found by name.

The form sends the whole plan every time and the answer is an address; nothing is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from dashboard.text import t
from data import BriefingPlan, City, Fault, PlanFaults, Selection, SlidePlan, briefing_plan

COLUMNS = ("kind", "ids", "title", "notes", "text")
# Fields of the selection; a slide's kind is ``kind`` already.
_CHOSEN = {each.name: "of_kind" if each.name == "kind" else each.name for each in fields(Selection)}
Choices = Mapping[str, str]  # what a person picks -> id


def read(form: MultiDict[str, str]) -> BriefingPlan:
    """The plan of the fields; PlanFaults for a form that is not ours or holds too much."""
    columns = [form.getlist(name) for name in COLUMNS]
    if len({len(column) for column in columns}) != 1:
        raise _fault(t("brief.edit.form"), t("brief.edit.parts"), t("brief.edit.whole"))
    slides = [_row(*row) for row in zip(*columns, strict=True)]
    return briefing_plan.read(
        {
            "title": form.get("plan_title", "").strip(),
            "revision": form.get("revision", ""),
            "selection": {name: form.get(field, "").strip() for name, field in _CHOSEN.items()},
            "slides": slides,
        }
    )


def changed(city: City, plan: BriefingPlan, form: MultiDict[str, str]) -> BriefingPlan:
    """The plan after what the pressed button says (``up:2``, ``drop:0``, ``move:4:1``, ``thing:2``,
    ``unthing:2:0``, ``add``, ``repin``); anything else changes nothing. Places count from 0.
    """
    name, *rest = form.get("do", "").split(":")
    places = [int(each) for each in rest if each.isdigit() and len(each) < 4]
    if name == "repin":
        return replace(plan, revision=city.revision)
    if name == "add":
        return _added(city, plan, form)
    change = _CHANGES.get(name)
    if change is None or not places or places[0] >= len(plan.slides):
        return plan
    slides = list(plan.slides)
    change(city, slides, places, form)
    return replace(plan, slides=tuple(slides))


def choices(city: City, label: str) -> Choices:
    """What a kind of slide may name, by the words a person picks; equal names keep their id."""
    things: Sequence[tuple[str, str]] = [(each.id, each.name) for each in _things(city, label)]
    named: dict[str, str] = {}
    for id, name in things:
        named[name if name not in named else f"{name}（{id}）"] = id
    return named


def name_of(city: City, label: str, id: str) -> str:
    """The name of a thing, its id where the city does not have it."""
    return next((each.name for each in _things(city, label) if each.id == id), id)


def _things(city: City, label: str) -> Sequence[Any]:
    found: Mapping[str, Callable[[], Sequence[Any]]] = {
        "指标": city.indicators,
        "板块": lambda: city.info.sectors,
        "事项": city.items,
        "区县": city.districts,
        "产业链": city.chains,
    }
    return found[label]()


def _row(kind: str, ids: str, title: str, notes: str, text: str) -> dict[str, Any]:
    try:
        listed = json.loads(ids or "[]")
    except ValueError:
        listed = ids  # said to be no list by whoever reads the plan
    words = {"title": title.strip(), "notes": _plain(notes), "text": _plain(text)}
    return {"kind": kind, "ids": listed, **words}


def _plain(text: str) -> str:
    """Browsers send CR LF; plans keep LF."""
    return text.replace("\r\n", "\n").strip()


def _added(city: City, plan: BriefingPlan, form: MultiDict[str, str]) -> BriefingPlan:
    kind, asked = form.get("add_kind", ""), form.get("add_what", "").strip()
    if kind not in briefing_plan.KINDS:
        raise _fault(t("brief.edit.add"), kind[:30], t("brief.edit.a_kind"))
    label, _ = briefing_plan.KINDS[kind]
    needed = kind in briefing_plan.NEEDED
    ids = (_found(city, label, asked),) if label and (asked or needed) else ()
    at = form.get("add_at", "")
    place = int(at) if at.isdigit() and len(at) < 4 else len(plan.slides)
    slides = [*plan.slides[:place], SlidePlan(kind, ids), *plan.slides[place:]]
    return _checked(replace(plan, slides=tuple(slides)))


def _found(city: City, label: str, asked: str) -> str:
    """The id of a name, or the id itself."""
    named = choices(city, label)
    if asked in named:
        return named[asked]
    if asked in named.values():
        return asked
    raise _fault(label, asked[:30] or t("brief.edit.blank"), t("brief.edit.a_name", label=label))


def _checked(plan: BriefingPlan) -> BriefingPlan:
    return briefing_plan.read(briefing_plan.write(plan))


def _up(city: City, slides: list[SlidePlan], places: list[int], form: MultiDict[str, str]) -> None:
    _move(city, slides, [places[0], places[0] - 1], form)


def _down(
    city: City, slides: list[SlidePlan], places: list[int], form: MultiDict[str, str]
) -> None:
    _move(city, slides, [places[0], places[0] + 1], form)


def _move(
    city: City, slides: list[SlidePlan], places: list[int], form: MultiDict[str, str]
) -> None:
    if len(places) == 2 and 0 <= places[1] < len(slides):
        slides.insert(places[1], slides.pop(places[0]))


def _drop(
    city: City, slides: list[SlidePlan], places: list[int], form: MultiDict[str, str]
) -> None:
    slides.pop(places[0])


def _thing(
    city: City, slides: list[SlidePlan], places: list[int], form: MultiDict[str, str]
) -> None:
    """One more thing on the slide; where one is all there may be, it takes the other's place."""
    slide = slides[places[0]]
    label, most = briefing_plan.KINDS[slide.kind]
    asked = form.getlist("more")[places[0] : places[0] + 1]
    if label and asked:
        id = _found(city, label, asked[0].strip())
        kept = slide.ids if most > 1 else ()
        slides[places[0]] = replace(slide, ids=tuple(dict.fromkeys((*kept, id))))
        _checked(BriefingPlan(slides=tuple(slides)))


def _unthing(
    city: City, slides: list[SlidePlan], places: list[int], form: MultiDict[str, str]
) -> None:
    slide = slides[places[0]]
    left = [id for at, id in enumerate(slide.ids) if at not in places[1:]]
    if left or slide.kind not in briefing_plan.NEEDED:
        slides[places[0]] = replace(slide, ids=tuple(left))


_CHANGES = {
    "up": _up,
    "down": _down,
    "move": _move,
    "drop": _drop,
    "thing": _thing,
    "unthing": _unthing,
}


def _fault(where: str, got: str, expected: str) -> PlanFaults:
    return PlanFaults([Fault(where, 0, "", got, expected)])
