"""``/intake/drafts/<id>``: the review table, with the chosen line and its words beside it.

The table is plain HTML with links; ``assets/intake/review.js`` puts AG Grid in its place, made of
the same rows, which stand in the page as JSON. Which part of the lines is shown is in the address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import htpy as h
import orjson
from flask import Response
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from dashboard import grid, statics
from dashboard.first_paint import current_city
from dashboard.grid_words import locale
from dashboard.intake.cells import PARTS, WIDTHS, Row, choices, indicators, rows
from dashboard.intake.line import side
from dashboard.intake.page import HOME, shown, table, token
from dashboard.text import t
from data import City, intake, parse_period

SCRIPTS = ("grid.js", "intake/review_table.js", "intake/review.js")
_FAULT = re.compile(
    r"表「(?P<sheet>.*?)」(?:第 (?P<row>\d+) 行)?(?: (?P<column>[^：]+))?：(?P<what>.*)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """``line`` is the number of the line beside the table, 0 for the first; ``part`` what is shown;
    ``typed`` and ``wrong`` are of a refused new indicator, by column.
    """

    line: int = 0
    part: str = "all"
    typed: Mapping[str, str] | None = None
    wrong: Mapping[str, str] | None = None


def review(city: City, draft: intake.Draft, asked: Asked) -> h.Fragment:
    every = rows(city, draft)
    part = asked.part if asked.part in PARTS else "all"
    listed = [row for row in every if part in ("all", *row.parts)]
    wanted = asked.line or next((row.n for row in listed), 0)
    line = next((each for each in draft.lines if each.number == wanted), None)
    return h.fragment[
        _tools(draft),
        _faults(draft.faults) if draft.faults else None,
        _parts(draft, every, part),
        h.div(class_="review")[
            h.div(id="lines", data_version=str(draft.version))[
                _table(listed, line.number if line else 0)
            ],
            h.section(id="line", class_="panel", aria_label=t("review.subject"))[
                side(city, draft, line, asked.typed, asked.wrong) if line else None
            ],
        ],
        h.p(id="toast", role="status"),
        h.datalist(id="indicators")[
            (h.option(value=id)[name] for id, name in indicators(city, draft))
        ],
        _data(city, draft, every, {"chosen": line.number if line else 0, "part": part}),
    ]


def page(draft: intake.Draft, asked: Asked, status: int = 200) -> Response:
    return shown(draft.name, review(current_city(), draft, asked), status, SCRIPTS)


def tally(draft: intake.Draft) -> str:
    status = t(f"review.draft.{draft.status}")
    return f"{status} · {t('review.of', n=len(draft.accepted), all=len(draft.lines))}"


def _data(
    city: City, draft: intake.Draft, every: Sequence[Row], chosen: Mapping[str, Any]
) -> h.Element:
    """What the script starts from. No "<" in it can end the element."""
    made = {
        **chosen,
        "version": draft.version,
        "base": f"{HOME}/drafts/{draft.id}/lines/",
        "token": generate_csrf(),
        "react": statics.react(),
        "library": grid.LIBRARY,
        "columns": [
            {"field": name, "headerName": t(f"review.{name}"), "width": width}
            for name, width in WIDTHS.items()
        ],
        "choices": choices(city),
        "locale": locale() | {"noRowsToShow": t("review.none"), "noMatchingRows": t("review.none")},
        "words": {
            each: t(f"review.{each}") for each in ("lost", "undone", "no_undo", "all_done", "again")
        },
        "rows": every,
    }
    text = orjson.dumps(made).decode().replace("<", "\\u003c")
    return h.script(id="review-data", type="application/json")[Markup(text)]


def _tools(draft: intake.Draft) -> h.Element:
    base = f"{HOME}/drafts/{draft.id}"
    label = parse_period(draft.period).label
    return h.div(class_="review-tools")[
        h.p[f"{label} · ", h.span(id="tally")[tally(draft)]],
        _button(draft, f"{base}/accept", t("review.accept_plain")),
        h.a(class_="tool main", href=f"{base}/publish")[t("review.preview")],
        _button(draft, f"{base}/drop", t("review.drop")),
    ]


def _button(draft: intake.Draft, action: str, words: str) -> h.Element:
    return h.form(method="post", action=action)[
        token(),
        h.input(type="hidden", name="version", class_="version", value=str(draft.version)),
        h.button(class_="tool")[words],
    ]


def _parts(draft: intake.Draft, every: Sequence[Row], chosen: str) -> h.Element:
    """Links to the parts of the lines, each with how many there are. Searching needs the script."""
    counts = {part: sum(part in ("all", *row.parts) for row in every) for part in PARTS}
    return h.div(class_="review-parts")[
        h.nav(class_="parts", aria_label=t("review.parts"))[
            (
                h.a(
                    class_="tool",
                    href=f"{HOME}/drafts/{draft.id}?part={part}",
                    data_part=part,
                    aria_current="true" if part == chosen else None,
                )[t(f"review.part.{part}"), " ", h.b[str(n)]]
                for part, n in counts.items()
            )
        ],
        h.input(
            id="words",
            type="search",
            placeholder=t("review.search"),
            aria_label=t("review.search"),
            autocomplete="off",
            hidden=True,
        ),
        h.p(id="keys", class_="quiet", hidden=True)[t("review.keys")],
    ]


def _faults(faults: Sequence[str]) -> h.Element:
    found = [_FAULT.fullmatch(fault) for fault in faults]
    cells = [
        [each[name] or "" for name in ("sheet", "row", "column", "what")]
        if each
        else ["", "", "", fault]
        for each, fault in zip(found, faults, strict=True)
    ]
    return h.details(class_="panel file-faults", open=True)[
        h.summary[t("review.faults", n=len(faults))],
        table([t(f"review.{key}") for key in ("sheet", "row", "column", "what")], cells),
    ]


def _table(listed: Sequence[Row], chosen: int) -> h.Element:
    if not listed:
        return h.p(class_="panel")[t("review.none")]
    return h.div(
        class_="scroll lines-scroll", tabindex="0", role="region", aria_label=t("review.lines")
    )[
        h.table(class_="lines rows")[
            h.thead[h.tr[(h.th(scope="col")[t(f"review.{key}")] for key in WIDTHS)]],
            h.tbody[(_row(row, row.n == chosen) for row in listed)],
        ]
    ]


def _row(row: Row, chosen: bool) -> h.Element:
    return h.tr(
        id=f"line-{row.n}",
        class_=[f"is-{part}" for part in row.parts],
        aria_current="true" if chosen else None,
    )[(h.td(class_=f"line-{name}")[_cell(row, name)] for name in WIDTHS)]


def _cell(row: Row, name: str) -> h.Node:
    words = row.cells[name]
    return h.a(href=f"?line={row.n}#line")[words] if name == "subject" else words
