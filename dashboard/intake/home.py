"""``/intake``: the doors, what waits, and the newest revisions; and the page of a pasted text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import htpy as h

from dashboard.intake.log import LOG, entries, when
from dashboard.intake.page import HOME, field, table, token
from dashboard.text import t
from data import City, Revision, intake, parse_period, schema

LATEST = 10  # revisions shown here; the log has them all


def home(city: City, waiting: tuple[intake.Heading, ...], log: list[Revision]) -> h.Fragment:
    return h.fragment[
        h.p(class_="about")[t("review.about")],
        h.h2[t("review.doors")],
        h.div(class_="doors")[_download(city), _upload(city), _text()],
        h.section(class_="panel")[
            h.h2[t("review.waiting")],
            h.div(class_="rows")[_drafts(waiting)]
            if waiting
            else h.p(class_="empty")[t("review.no_drafts")],
        ],
        h.section(class_="panel")[
            h.h2[t("review.log")],
            entries(city, log),
            h.p(class_="more")[h.a(href=LOG)[t("review.whole_log")]],
        ],
    ]


def _download(city: City) -> h.Element:
    return h.form(class_="panel", action=f"{HOME}/workbook", target="_self")[
        h.h3[t("review.download")],
        h.p(class_="quiet")[t("review.download_help")],
        field(t("review.period"), period_choice(city)),
        h.button(class_="tool")[t("review.download")],
    ]


def _upload(city: City) -> h.Element:
    return h.form(
        class_="panel", method="post", action=f"{HOME}/workbook", enctype="multipart/form-data"
    )[
        token(),
        h.h3[t("review.upload")],
        h.p(class_="quiet")[t("review.upload_help")],
        field(t("review.period"), period_choice(city)),
        field(t("review.file"), h.input(type="file", name="file", required=True)),
        h.button(class_="tool main")[t("review.upload")],
    ]


def _text() -> h.Element:
    return h.div(class_="panel")[
        h.h3[t("review.text")],
        h.p(class_="quiet")[t("review.text_help")],
        h.a(class_="tool main", href=f"{HOME}/bulletin")[t("review.to_text")],
    ]


def bulletin(city: City, typed: Mapping[str, str], faults: list[str]) -> h.Element:
    """The form of a text; ``typed`` is what stood in it before it was refused."""
    return h.form(
        class_="panel bulletin",
        method="post",
        action=f"{HOME}/bulletin",
        enctype="multipart/form-data",
    )[
        token(),
        h.ul(class_="faults", role="alert")[(h.li[each] for each in faults)] if faults else None,
        field(t("review.period"), period_choice(city, typed.get("period", ""))),
        (
            field(t(f"review.{key}"), h.input(name=key, value=typed.get(key, ""), maxlength="100"))
            for key in ("source_title", "issuer", "date")
        ),
        field(
            t("review.paste"),
            h.textarea(name="text", rows="14")[typed.get("text", "")],
        ),
        field(t("review.file"), h.input(type="file", name="file", accept=".txt,.docx")),
        h.button(class_="tool main")[t("review.read")],
    ]


def period_choice(city: City, chosen: str = "") -> h.Element:
    """The next period unless another one was ``chosen``; any can be asked for by address."""
    offered = list(_periods(city))
    if not schema.is_period(chosen):
        chosen = next(iter(offered[1:]), offered[0])
    return h.select(name="period")[
        (
            h.option(value=id, selected=id == chosen)[parse_period(id).label]
            for id in dict.fromkeys([*offered, chosen])
        )
    ]


def _periods(city: City) -> Iterator[str]:
    """The current period and those after it, to the end of the next year."""
    now = parse_period(city.info.period)
    yield now.id
    for year in (now.year, now.year + 1):
        for end in ("Q1", "H1", "Q3", ""):
            period = parse_period(f"{year}{end}")
            if (period.year, period.months) > (now.year, now.months):
                yield period.id


def _drafts(waiting: tuple[intake.Heading, ...]) -> h.Element:
    keys = ("name", "period", "status", "lines", "last", "from")
    return table(
        [t(f"review.{key}") for key in keys],
        [
            (
                h.a(href=f"{HOME}/drafts/{each.id}")[each.name],
                parse_period(each.period).label,
                t(f"review.draft.{each.status}"),
                t("review.of", n=each.accepted, all=each.lines),
                f"{each.who} {when(each.at)}",
                h.a(href=f"{HOME}/drafts/{each.id}/original", download=True, target="_self")[
                    t("review.original")
                ],
            )
            for each in waiting
        ],
    )
