"""One line of a draft beside the table: its form, what it may belong to, its words in the text."""

from __future__ import annotations

from collections.abc import Mapping

import htpy as h

from dashboard.intake.cells import parts_of, said
from dashboard.intake.new import new_indicator
from dashboard.intake.page import HOME, field, token
from dashboard.parts.figure_link import SIGNS
from dashboard.text import t
from data import City, intake, schema

_MORE = ("word", "universe", "due", "speaker", "words", "note")
_AROUND = 400  # characters of the text on each side of the words


def side(
    city: City,
    draft: intake.Draft,
    line: intake.Line,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> h.Fragment:
    """``typed`` and ``wrong`` as in ``new_indicator``."""
    stops, asked = intake.standing(city, draft, line)
    parts = parts_of(line.state, stops, asked)
    return h.fragment[
        h.h2[f"{t('review.line', n=line.number)} · {'·'.join(map(said, parts))}"],
        h.p(class_="quiet")[line.entry.place],
        h.ul(class_="stops")[(h.li[each] for each in stops)] if stops else None,
        h.ul(class_="asks")[(h.li[each] for each in asked)] if asked else None,
        _form(city, draft, line, bool(asked)),
        new_indicator(city, draft, line, typed, wrong),
        _text(draft, line),
    ]


def _form(city: City, draft: intake.Draft, line: intake.Line, asked: bool) -> h.Element:
    entry = line.entry
    return h.form(
        id="cells", method="post", action=f"{HOME}/drafts/{draft.id}/lines/{line.number}"
    )[
        token(),
        h.input(type="hidden", name="version", class_="version", value=str(draft.version)),
        h.div(class_="acts")[
            _act("answer" if asked else "accept"),
            _act("reject"),
            _act("open"),
        ],
        field(
            t("review.indicator"),
            h.input(name="indicator", list="indicators", value=entry.indicator, autocomplete="off"),
        ),
        _proposals(city, entry),
        h.div(class_="cells")[
            field(t("review.value"), h.input(name="value", value=entry.value)),
            field(t("review.unit"), h.input(name="unit", value=entry.unit)),
            field(t("review.period"), h.input(name="period", value=entry.period)),
            field(t("review.region"), _regions(city, entry.region)),
            field(t("review.role"), _choice("role", _roles(), entry.role)),
            field(t("review.comparator"), _choice("comparator", _signs(), entry.comparator)),
        ],
        h.details[
            h.summary[t("review.more")],
            (
                field(t(f"review.{key}"), h.input(name=key, value=getattr(entry, key)))
                for key in _MORE
            ),
        ],
        h.button(class_="tool main", name="do", value="save")[t("review.save")],
    ]


def _act(do: str) -> h.Element:
    words = {"answer": "review.answer", "accept": "review.accept", "reject": "review.reject"}
    return h.button(class_="tool", name="do", value=do)[t(words.get(do, "review.open"))]


def _proposals(city: City, entry: intake.Entry) -> h.Element:
    if not entry.proposals:
        none = None if entry.indicator else t("review.no_proposal")
        return h.p(class_="quiet")[none]
    return h.fieldset(class_="proposals")[
        h.legend[t("review.proposals")],
        (
            h.button(class_="tool", name="link", value=each.indicator)[
                t(
                    "review.proposal",
                    name=found.name if found else each.indicator,
                    share=round(each.confidence * 100),
                    reason=each.reason,
                )
            ]
            for each in entry.proposals
            for found in [city.indicator(each.indicator)]
        ),
    ]


def _regions(city: City, chosen: str) -> h.Element:
    known = {"": t("region.city")} | {each.id: each.name for each in city.districts()}
    return _choice("region", known, chosen)


def _roles() -> dict[str, str]:
    return {role: t(f"role.{role}") for role in schema.ROLES}


def _signs() -> dict[str, str]:
    return {sign: SIGNS[sign] or "=" for sign in schema.COMPARATORS}


def _choice(name: str, choices: Mapping[str, str], chosen: str) -> h.Element:
    """What stands there stays a choice, known or not."""
    return h.select(name=name)[
        (
            h.option(value=value, selected=value == chosen)[words]
            for value, words in ({chosen: chosen} | dict(choices)).items()
        )
    ]


def _text(draft: intake.Draft, line: intake.Line) -> h.Node:
    """The words of the line lit up, with what stands around them."""
    start, end = line.entry.span
    if not draft.text or end <= start:
        return h.blockquote[line.entry.words] if line.entry.words else None
    before, after = draft.text[max(0, start - _AROUND) : start], draft.text[end : end + _AROUND]
    return h.section(class_="in-text")[
        h.h3[t("review.in_text")],
        h.p(tabindex="0")[before, h.mark[draft.text[start:end]], after],
    ]
