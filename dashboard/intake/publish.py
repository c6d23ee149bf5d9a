"""Dry run, second person, publishing: what a revision would change is seen before it is made."""

from __future__ import annotations

import htpy as h

from dashboard.accounts.session import access, may
from dashboard.intake.changes import changes
from dashboard.intake.page import HOME, field, store, token, user_name
from dashboard.text import t
from data import City, CityFaults, intake

LONGEST = 200  # characters of a comment


def why_not(city: City, draft: intake.Draft) -> tuple[str, ...]:
    """Why this person cannot publish the draft now; () when he can."""
    faults = list(intake.unready(city, draft))
    if not may("publisher"):
        faults.append(t("review.no_publisher"))
    if access().two and (draft.status != "submitted" or draft.submitted_by == user_name()):
        faults.append(t("review.second"))
    return tuple(faults)


def preview(city: City, draft: intake.Draft, typed: str) -> h.Element:
    """The page of the dry run, made against ``city``; ``typed`` stands as the comment."""
    faults = list(intake.unready(city, draft))
    differs: h.Node = None
    if not faults:
        try:
            content = intake.proposed(store().content(city.revision), draft)
            differs = changes(city, store().preview(content))
        except CityFaults as found:
            faults = [str(fault) for fault in found.faults]
    return h.div(class_="preview")[
        _moved(city, draft),
        h.section(class_="panel")[
            h.p(class_="about")[t("review.preview_about", revision=city.revision)],
            h.h2[t("review.cannot")] if faults else None,
            h.ul(class_="faults")[(h.li[each] for each in faults)] if faults else None,
            differs,
        ],
        _acts(city, draft, typed, bool(faults)),
        h.p(class_="more")[
            h.a(href=f"{HOME}/drafts/{draft.id}")[t("review.back")],
            " · ",
            h.a(href=f"{HOME}/drafts/{draft.id}/original", download=True, target="_self")[
                t("review.original")
            ],
        ],
    ]


def _moved(city: City, draft: intake.Draft) -> h.Node:
    """What others changed since the draft was made, or since it was handed in."""
    if draft.base == city.revision:
        return None
    seen = store().at(draft.base)
    return h.section(class_="panel moved", role="alert")[
        h.p(class_="caution")[t("review.moved", seen=draft.base, now=city.revision)],
        changes(seen, city) if seen else None,
    ]


def _acts(city: City, draft: intake.Draft, typed: str, faulty: bool) -> h.Node:
    if draft.status not in ("open", "submitted"):
        return h.p[t("review.closed", status=t(f"review.draft.{draft.status}"))]
    why = why_not(city, draft)
    said = t("review.submitted_by", who=draft.submitted_by, comment=draft.comment)
    return h.form(class_="panel acts", method="post")[
        token(),
        h.input(type="hidden", name="version", value=str(draft.version)),
        h.input(type="hidden", name="base", value=city.revision),
        h.p[said] if draft.status == "submitted" else None,
        comment_field(typed),
        _do("submit") if draft.status == "open" and not faulty and access().two else None,
        _do("publish") if not why and not faulty else None,
        _do("return") if draft.status == "submitted" else None,
        h.ul(class_="quiet")[(h.li[each] for each in why)] if why and not faulty else None,
    ]


def comment_field(typed: str) -> h.Element:
    """Why; the server asks for it too."""
    why = h.input(name="comment", value=typed, maxlength=str(LONGEST), required=True)
    return field(t("review.comment"), why)


def _do(what: str) -> h.Element:
    words = {"submit": t("review.submit"), "publish": t("review.publish")}
    return h.button(class_="tool main", name="do", value=what, formnovalidate=what not in words)[
        words.get(what, t("review.return"))
    ]
