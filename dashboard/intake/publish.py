"""Dry run, second person, publishing, and going back: what a revision would change is seen before
it is made.
"""

from __future__ import annotations

import htpy as h

from dashboard.accounts.session import access, may
from dashboard.intake.changes import changes
from dashboard.intake.page import HOME, field, store, token, user_name
from dashboard.text import t
from data import City, CityFaults, Revision, intake


def why_not(city: City, draft: intake.Draft) -> tuple[str, ...]:
    """Why this person cannot publish the draft now; () when he can."""
    faults = list(intake.unready(city, draft))
    if not may("publisher"):
        faults.append(t("review.no_publisher"))
    if access().two and (draft.status != "submitted" or draft.submitted_by == user_name()):
        faults.append(t("review.second"))
    return tuple(faults)


def preview(city: City, draft: intake.Draft) -> h.Element:
    """The page of the dry run, made against ``city``."""
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
        _acts(city, draft, bool(faults)),
        h.p(class_="more")[h.a(href=f"{HOME}/drafts/{draft.id}")[t("review.back")]],
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


def _acts(city: City, draft: intake.Draft, faulty: bool) -> h.Node:
    if draft.status not in ("open", "submitted"):
        return h.p[t("review.closed", status=t(f"review.draft.{draft.status}"))]
    why = why_not(city, draft)
    said = t("review.submitted_by", who=draft.submitted_by, comment=draft.comment)
    return h.form(class_="panel acts", method="post")[
        token(),
        h.input(type="hidden", name="version", value=str(draft.version)),
        h.input(type="hidden", name="base", value=city.revision),
        h.p[said] if draft.status == "submitted" else None,
        field(
            t("review.comment"),
            h.input(name="comment", value=draft.comment, maxlength="200", required=True),
        ),
        _do("submit") if draft.status == "open" and not faulty and access().two else None,
        _do("publish") if not why and not faulty else None,
        _do("return") if draft.status == "submitted" else None,
        h.ul(class_="quiet")[(h.li[each] for each in why)] if why and not faulty else None,
    ]


def _do(what: str) -> h.Element:
    words = {"submit": t("review.submit"), "publish": t("review.publish")}
    return h.button(class_="tool main", name="do", value=what)[words.get(what, t("review.return"))]


def revision(city: City, entry: Revision, log: list[Revision]) -> h.Element:
    """What a revision changed, and what going back to it would."""
    older = next((each for each in log if each.n == entry.n - 1), None)
    made, before = store().at(entry.name), store().at(older.name) if older else None
    current = city.revision == entry.name
    return h.div[
        h.section(class_="panel")[
            h.p[f"{entry.who} · {entry.file} · {t(f'review.kind.{entry.kind}')}：{entry.comment}"],
            h.h2[t("review.diff_of")],
            changes(before, made) if made and before else h.p(class_="empty")[t("review.first")],
        ],
        h.p[t("review.is_now")] if current else None,
        _back(city, entry, made) if made and not current else None,
        h.p(class_="more")[h.a(href=HOME)[t("review.home")]],
    ]


def _back(city: City, entry: Revision, made: City) -> h.Element:
    return h.details(class_="panel", id="rollback")[
        h.summary[t("review.to_rollback")],
        h.h2[t("review.rollback_title", revision=entry.name)],
        h.p(class_="about")[t("review.rollback_about")],
        changes(city, made),
        h.form(class_="acts", method="post")[
            token(),
            h.input(type="hidden", name="base", value=city.revision),
            field(t("review.comment"), h.input(name="comment", maxlength="200", required=True)),
            h.button(class_="tool main")[t("review.rollback")],
        ]
        if may("publisher")
        else h.p[t("review.no_publisher")],
    ]
