"""``/intake/drafts/<id>``: the review table, with the chosen line and its words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import htpy as h
from flask_wtf.csrf import generate_csrf

from dashboard.intake.line import side
from dashboard.intake.page import HOME, table, token
from dashboard.parts.figure_link import SIGNS
from dashboard.text import t
from data import City, Fact, intake, parse_period

_COLUMNS = (
    *("state", "subject", "indicator", "period", "region", "role", "comparator", "value"),
    *("unit", "now", "issues", "words"),
)
_FAULT = re.compile(
    r"表「(?P<sheet>.*?)」(?:第 (?P<row>\d+) 行)?(?: (?P<column>[^：]+))?：(?P<what>.*)"
)


def review(city: City, draft: intake.Draft, chosen: int) -> h.Fragment:
    """``chosen`` is the number of the line beside the table, 0 for the first."""
    line = next((each for each in draft.lines if each.number == chosen), None)
    line = line or next(iter(draft.lines), None)
    return h.fragment[
        _tools(draft),
        _faults(draft.faults) if draft.faults else None,
        h.div(class_="review")[
            _table(city, draft, line.number if line else 0),
            h.section(id="line", class_="panel", aria_label=t("review.subject"))[
                side(city, draft, line) if line else None
            ],
        ],
        h.p(id="toast", role="status"),
        h.datalist(id="indicators")[
            (h.option(value=id)[name] for id, name in _indicators(city, draft))
        ],
    ]


def tally(draft: intake.Draft) -> str:
    status = t(f"review.draft.{draft.status}")
    return f"{status} · {t('review.of', n=len(draft.accepted), all=len(draft.lines))}"


def _tools(draft: intake.Draft) -> h.Element:
    base = f"{HOME}/drafts/{draft.id}"
    label = parse_period(draft.period).label
    return h.div(class_="review-tools")[
        h.p[f"{label} · ", h.span(id="tally")[tally(draft)]],
        h.p(class_="quiet")[t("review.keys")],
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


def _faults(faults: Sequence[str]) -> h.Element:
    found = [_FAULT.fullmatch(fault) for fault in faults]
    rows = [
        [each[name] or "" for name in ("sheet", "row", "column", "what")]
        if each
        else ["", "", "", fault]
        for each, fault in zip(found, faults, strict=True)
    ]
    return h.details(class_="panel file-faults", open=True)[
        h.summary[t("review.faults", n=len(faults))],
        table([t(f"review.{key}") for key in ("sheet", "row", "column", "what")], rows),
    ]


def _table(city: City, draft: intake.Draft, chosen: int) -> h.Element:
    return h.div(class_="scroll lines-scroll")[
        h.table(
            id="lines",
            data_base=f"{HOME}/drafts/{draft.id}/lines/",
            data_version=str(draft.version),
            data_token=generate_csrf(),
            data_lost=t("review.lost"),
            data_undone=t("review.undone"),
        )[
            h.thead[h.tr[(h.th(scope="col")[t(f"review.{key}")] for key in _COLUMNS)]],
            h.tbody[(row(city, draft, line, line.number == chosen) for line in draft.lines)],
        ]
    ]


def row(city: City, draft: intake.Draft, line: intake.Line, chosen: bool = False) -> h.Element:
    entry = line.entry
    stopped, asked = intake.standing(city, draft, line)
    name = dict(_indicators(city, draft)).get(entry.indicator, t("review.unlinked"))
    district = city.district(entry.region) if entry.region else None
    texts = (
        [h.b[name], _best(city, entry)],
        _period(entry.period),
        district.name if district else entry.region or t("region.city"),
        t(f"role.{entry.role}") if entry.role in ("actual", "target") else entry.role,
        SIGNS.get(entry.comparator, entry.comparator),
        h.b[entry.value],
        entry.unit,
        "；".join(fact.text for fact in _now(city, entry)),
        h.span(class_="stops" if stopped else "asks")["；".join(stopped or asked)],
        entry.words[:60],
    )
    return h.tr(
        id=f"line-{line.number}",
        class_=f"is-{line.state}",
        data_n=str(line.number),
        tabindex="0" if chosen else "-1",
        aria_current="true" if chosen else None,
    )[
        h.td[f"{t(f'review.state.{line.state}')}{'·' + t('review.edited') if line.edited else ''}"],
        h.td[
            h.a(href=f"?line={line.number}#line", tabindex="-1")[f"{line.number} {entry.subject}"]
        ],
        (h.td[text] for text in texts),
    ]


def _best(city: City, entry: intake.Entry) -> h.Node:
    """What is proposed while nothing is chosen."""
    if entry.indicator or not entry.proposals:
        return None
    first = entry.proposals[0]
    found = city.indicator(first.indicator)
    share = f"{first.confidence:.0%}"
    return h.small[f" {found.name if found else first.indicator}？{share} {first.reason}"]


def _now(city: City, entry: intake.Entry) -> list[Fact]:
    return intake.published(city, entry) if entry.indicator else []


def _period(text: str) -> str:
    try:
        return parse_period(text).label
    except ValueError:
        return text


def _indicators(city: City, draft: intake.Draft) -> list[tuple[str, str]]:
    made = [(each["indicator"], each["name"]) for each in draft.indicators]
    return [*((each.id, each.name) for each in city.indicators()), *made]
