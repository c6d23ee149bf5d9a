"""``/briefing/edit``: a briefing put in order by whoever has its link. A plain form that answers
with the address of the changed briefing; the script only spares the page's turning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import htpy as h
from markupsafe import Markup

from dashboard import theme
from dashboard.briefing import link
from dashboard.briefing.build import CHOICES
from dashboard.briefing.editing import choices, name_of
from dashboard.briefing.slide import Deck, Slide
from dashboard.text import t
from data import BriefingPlan, City, SlidePlan, briefing_plan

_LISTS = {"指标": "indicators", "板块": "sectors", "事项": "items", "区县": "districts"}
_LISTS |= {"产业链": "chains"}


def document(
    city: City, plan: BriefingPlan, deck: Deck, host: str, newest: City, build: str
) -> h.Element:
    """``host`` is scheme and authority as the browser reached them; ``newest`` offers its kept
    briefings and its revision.
    """
    return h.html(lang="zh-CN", data_bs_theme="light")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="color-scheme", content="light dark"),
            h.title[t("brief.edit.title", title=deck.title)],
            h.link(rel="icon", href="data:,"),
            h.style[Markup(theme.variables())],
            h.script(src="/assets/early.js"),
            h.link(rel="stylesheet", href=f"/assets/briefing/edit.css?v={build}"),
        ],
        h.body(class_="editor", **_words())[
            _head(city, plan, deck, newest),
            h.main[
                h.form(id="edit", method="post", action="/briefing/edit", autocomplete="off")[
                    h.input(type="hidden", name="revision", value=plan.revision),
                    _result(plan, deck, host),
                    _about(city, plan, deck),
                    _slides(city, plan, deck),
                    _add(city, plan),
                ],
                _preview(plan),
            ],
            [_list(city, label, id) for label, id in _LISTS.items()],
            h.p(id="toast", role="status"),
            h.script(src=f"/assets/briefing/edit.js?v={build}"),
        ],
    ]


def _words() -> dict[str, str]:
    """What the script says, from the catalogue."""
    keys = ("dropped", "undo", "away", "moved")
    return {f"data_say_{key}": t(f"brief.edit.{key}") for key in keys}


def _head(city: City, plan: BriefingPlan, deck: Deck, newest: City) -> h.Element:
    kept = [(f"/briefing/{id}", each.title or id) for id, each in newest.briefings.items()]
    return h.header[
        h.p(class_="drill", role="note")[t("header.drill")] if deck.drill else None,
        h.div(class_="bar")[
            h.h1[t("brief.edit.heading")],
            h.p[t("brief.edit.pinned", revision=plan.revision, period=deck.period)],
            h.nav(aria_label=t("brief.edit.ways"))[
                h.a(href=link.address(plan), class_="main")[t("brief.edit.show")],
                h.a(href="/")[t("brief.refused.desk")],
            ],
        ],
        h.p(class_="kept")[
            t("brief.edit.kept"), [[" ", h.a(href=href)[name]] for href, name in kept]
        ]
        if kept
        else None,
    ]


def _result(plan: BriefingPlan, deck: Deck, host: str) -> h.Element:
    """What is saved is the link; notices and a newer revision stand beside it."""
    whole = f"{host}{link.address(plan)}"
    newer = deck.revision != plan.revision or any(_newer(each) for each in deck.notices)
    return h.section(id="result", aria_label=t("brief.edit.link"))[
        h.label(for_="address")[t("brief.edit.link")],
        h.input(id="address", readonly=True, value=whole),
        h.button(name="do", value="save", class_="main")[t("brief.edit.save")],
        h.p(class_="quiet")[t("brief.edit.copy", n=len(whole))],
        h.p(class_="caution")[t("brief.edit.too_long", most=link.LONG)]
        if len(whole) > link.LONG
        else None,
        h.ul(class_="notices")[(h.li[each] for each in deck.notices)] if deck.notices else None,
        h.button(name="do", value="repin")[t("brief.edit.repin")] if newer else None,
    ]


def _newer(notice: str) -> bool:
    return notice.startswith(t("brief.newer").partition("{")[0])


def _about(city: City, plan: BriefingPlan, deck: Deck) -> h.Element:
    chosen = plan.selection
    return h.fieldset(class_="about")[
        h.legend[t("brief.edit.whole_briefing")],
        h.label(class_="wide")[
            t("brief.edit.name"),
            h.input(
                name="plan_title",
                value=plan.title,
                maxlength=str(briefing_plan.TITLE),
                placeholder=deck.title,
            ),
        ],
        _select("period", chosen.period, ((p.id, p.label) for p in city.periods())),
        _select("sector", chosen.sector, ((s.id, s.name) for s in city.info.sectors)),
        _select("district", chosen.district, ((d.id, d.name) for d in city.districts())),
        _select("status", chosen.status, ((word, word) for word in city.words())),
        _select("of_kind", chosen.kind, ((kind, t(f"kind.{kind}")) for kind in city.kinds())),
        h.label[t("filters.words"), h.input(name="words", value=chosen.words, maxlength="60")],
    ]


def _select(name: str, value: str, options: Iterable[tuple[str, str]]) -> h.Element:
    """A value the city does not have stays choosable, so that nothing changes unasked."""
    listed = list(options)
    blank = [] if name == "period" else [("", t("filters.all"))]
    known = [] if any(id == value for id, _ in (*blank, *listed)) else [(value, value)]
    return h.label[
        t(CHOICES["kind" if name == "of_kind" else name]),
        h.select(name=name)[
            (
                h.option(value=id, selected=id == value)[text]
                for id, text in (*blank, *known, *listed)
            )
        ],
    ]


def _slides(city: City, plan: BriefingPlan, deck: Deck) -> h.Element:
    first: dict[int, tuple[int, Slide]] = {}
    for n, slide in enumerate(deck.slides, 1):
        first.setdefault(slide.place, (n, slide))
    last = len(plan.slides) - 1
    return h.ol(id="slides", aria_label=t("brief.edit.slides"))[
        (
            _slide(city, each, place, last, first.get(place))
            for place, each in enumerate(plan.slides)
        )
    ]


def _slide(
    city: City, plan: SlidePlan, place: int, last: int, built: tuple[int, Slide] | None
) -> h.Element:
    n, made = built or (0, None)
    name = t("brief.edit.place", n=place + 1, kind=_kind(plan.kind))
    return h.li(class_="slide", data_place=str(place), data_n=str(n))[
        h.span(class_="grip", aria_hidden="true")["⠿"],
        h.h2[name],
        h.input(type="hidden", name="kind", value=plan.kind),
        h.input(type="hidden", name="ids", value=json.dumps(plan.ids, ensure_ascii=False)),
        h.label(class_="wide")[
            t("brief.edit.own_title"),
            h.input(
                name="title",
                value=plan.title,
                maxlength=str(briefing_plan.TITLE),
                placeholder=made.finding if made else t("brief.edit.left_out"),
            ),
        ],
        _named(city, plan, place),
        _own_words(plan, made),
        h.div(class_="do")[
            _do(f"up:{place}", "brief.edit.up", name, disabled=place == 0),
            _do(f"down:{place}", "brief.edit.down", name, disabled=place == last),
            _do(f"drop:{place}", "brief.edit.drop", name),
        ],
    ]


def _kind(kind: str) -> str:
    return t(f"brief.about.{kind}")


def _do(value: str, key: str, about: str, *, disabled: bool = False) -> h.Element:
    words = t(key)
    return h.button(name="do", value=value, disabled=disabled, aria_label=f"{words}：{about}")[
        words
    ]


def _named(city: City, plan: SlidePlan, place: int) -> h.Renderable:
    """The things a slide names, each with a button that takes it away, and a field for more."""
    label, most = briefing_plan.KINDS[plan.kind]
    if not label:
        return h.input(type="hidden", name="more", value="")
    needed = plan.kind in briefing_plan.NEEDED and len(plan.ids) == 1
    about = t("brief.edit.more" if most > 1 else "brief.edit.other", label=label)
    return h.div(class_="things")[
        h.ul[
            (
                h.li[
                    name_of(city, label, id),
                    None
                    if needed
                    else _do(f"unthing:{place}:{at}", "brief.edit.take", name_of(city, label, id)),
                ]
                for at, id in enumerate(plan.ids)
            )
        ],
        h.input(name="more", list=f"list-{_LISTS[label]}", placeholder=about, aria_label=about),
        _do(f"thing:{place}", "brief.edit.put", about),
    ]


def _own_words(plan: SlidePlan, made: Slide | None) -> list[h.Renderable]:
    text = plan.kind == "text"
    spoken = "\n".join(made.notes) if made and not plan.notes else ""
    notes = h.textarea(
        name="notes", rows="4", maxlength=str(briefing_plan.NOTES), placeholder=spoken
    )[plan.notes]
    field = (
        h.label(class_="wide")[
            t("brief.edit.text"),
            h.textarea(name="text", rows="6", maxlength=str(briefing_plan.TEXT))[plan.text],
        ]
        if text
        else h.input(type="hidden", name="text", value=plan.text)
    )
    return [
        field,
        h.details(open=bool(plan.notes))[
            h.summary[t("brief.edit.notes")], h.label[t("brief.edit.notes_how"), notes]
        ],
    ]


def _add(city: City, plan: BriefingPlan) -> h.Element:
    return h.fieldset(class_="add")[
        h.legend[t("brief.edit.add")],
        h.label[
            t("brief.edit.kind"),
            h.select(name="add_kind")[
                (
                    h.option(value=kind, data_list=_list_id(label))[_kind(kind)]
                    for kind, (label, _) in briefing_plan.KINDS.items()
                )
            ],
        ],
        h.label[
            t("brief.edit.what"),
            h.input(name="add_what", list="list-indicators", placeholder=t("brief.edit.search")),
        ],
        h.label[
            t("brief.edit.where"),
            h.select(name="add_at")[
                (
                    h.option(value=str(at), selected=at == len(plan.slides))[
                        t("brief.edit.after", n=at) if at else t("brief.edit.first")
                    ]
                    for at in range(len(plan.slides) + 1)
                )
            ],
        ],
        h.button(name="do", value="add")[t("brief.edit.put")],
    ]


def _list_id(label: str) -> str:
    return f"list-{_LISTS[label]}" if label else ""


def _list(city: City, label: str, id: str) -> h.Element:
    options: Sequence[str] = list(choices(city, label))
    return h.datalist(id=f"list-{id}")[(h.option(value=name) for name in options)]


def _preview(plan: BriefingPlan) -> h.Element:
    """The stage, shut off from the windows of a room where the same briefing is being given."""
    return h.section(class_="preview", aria_label=t("brief.edit.preview"))[
        h.iframe(src=link.address(plan), title=t("brief.edit.preview"), sandbox="allow-scripts")
    ]
