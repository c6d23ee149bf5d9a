"""The form of an indicator the city does not have yet: what it is, how it is judged, what else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import htpy as h

from dashboard.intake.page import HOME, token
from dashboard.text import t
from data import KINDS, City, intake, schema

_GROUPS = {
    "what": ("name", "name_en", "indicator", "sector", "topic"),
    "how": ("kind", "direction", "unit", "whole"),
    "scope": ("subject", "population", "stage", "beside", "aliases", "note"),
}
_MADE_OF = ("name", "name_en", "subject", "population", "stage", "aliases", "note")
_LONGEST = {column.name: column.longest for column in schema.INDICATORS.columns}


def new_indicator(
    city: City,
    draft: intake.Draft,
    line: intake.Line,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, str] | None,
) -> h.Element:
    """Open with what was ``typed`` where it was refused; ``wrong`` says why, by column."""
    entry, faults = line.entry, wrong or {}
    given = typed or {"name": entry.subject[:40], "subject": entry.subject[:60], "unit": entry.unit}
    return h.details(id="new-indicator", open=bool(typed))[
        h.summary[t("review.new")],
        h.form(
            id="new",
            method="post",
            action=f"{HOME}/drafts/{draft.id}/indicators",
            novalidate=True,
        )[
            token(),
            h.input(type="hidden", name="version", class_="version", value=str(draft.version)),
            h.input(type="hidden", name="line", value=str(line.number)),
            h.p(class_="quiet")[t("review.needed")],
            h.p(class_="faults", role="alert")[t("review.wrong_cells", n=len(faults))]
            if faults
            else None,
            (
                h.fieldset[
                    h.legend[t(f"review.group.{group}")],
                    h.div(class_="cells")[
                        (
                            _field(city, name, given.get(name, ""), faults.get(name))
                            for name in names
                        )
                    ],
                ]
                for group, names in _GROUPS.items()
            ),
            h.button(class_="tool main")[t("review.create")],
        ],
    ]


def _field(city: City, name: str, given: str, fault: str | None) -> h.Element:
    column = schema.INDICATORS.column(name)
    help_words = t(f"review.help.{name}") if name in ("name_en", "indicator", "whole") else ""
    needed = column.required and name != "indicator"
    about = f"about-new-{name}" if fault or help_words else None
    cell = {
        "id": f"new-{name}",
        "name": name,
        "aria-describedby": about,
        "aria-invalid": "true" if fault else None,
        "aria-required": "true" if needed else None,
    }
    wide = "wide" if name in _MADE_OF else None
    return h.div(class_=["field", wide])[
        h.label(for_=f"new-{name}")[
            t("review.new_id") if name == "indicator" else column.label,
            h.b(class_="needed", aria_hidden="true")[" *"] if needed else None,
        ],
        _control(city, name, given, cell),
        h.small(id=about, class_="stops" if fault else None)[fault or help_words]
        if about
        else None,
    ]


def _control(city: City, name: str, given: str, cell: Mapping[str, str | None]) -> h.Node:
    choices: dict[str, Iterable[tuple[str, str]]] = {
        "sector": [("", t("review.choose")), *((each.id, each.name) for each in city.info.sectors)],
        "topic": [("", t("review.no_topic")), *((each.id, each.name) for each in city.info.topics)],
        "kind": [("", t("review.choose")), *((kind, t(f"kind.{kind}")) for kind in KINDS)],
        "direction": [
            ("", t("review.choose")),
            *((way, t(f"direction.{way}")) for way in schema.DIRECTIONS),
        ],
        "whole": [("", t("review.whole_no")), ("yes", t("review.whole_yes"))],
    }
    if name in choices:
        return h.select(cell)[
            (
                h.option(value=value, selected=value == given)[words]
                for value, words in choices[name]
            )
        ]
    known = "indicators" if name == "beside" else None
    return h.input(
        cell, value=given, list=known, maxlength=str(_LONGEST[name] or 80), autocomplete="off"
    )
