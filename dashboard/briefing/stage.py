"""The audience's window: every slide of a deck in one page that needs no server once it is loaded.

The plan decides what is said; how it looks is of the address: ``ratio=4x3``, ``theme=light``,
``print=1`` or ``print=notes``. The script half is ``assets/briefing/``; without it the slides stand
one below the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import htpy as h
from markupsafe import Markup

from dashboard import theme
from dashboard.briefing import link
from dashboard.briefing.draw_sheets import finder, questions, sheets
from dashboard.briefing.draw_slide import draw
from dashboard.briefing.slide import Deck, Slide
from dashboard.text import t
from data import BriefingPlan, City

ASSETS = Path(__file__).parents[2] / "assets" / "briefing"
RATIOS, THEMES, PRINTS = ("16x9", "4x3"), ("dark", "light"), ("", "1", "notes")
# Keys in the order a presenter needs them, each with the word that says what it does.
KEYS = (
    ("← →", "keys.turn"),
    ("Home End", "keys.ends"),
    ("12 Enter", "keys.jump"),
    ("/", "keys.find"),
    ("O", "keys.grid"),
    ("B", "keys.black"),
    ("L", "keys.light"),
    ("S", "keys.presenter"),
    ("F", "keys.full"),
    ("R", "keys.ratio"),
    ("T", "keys.theme"),
    ("Esc", "keys.back"),
)
EXPORTS = (("pptx", "PPTX"), ("docx", "DOCX"), ("xlsx", "XLSX"))


@dataclass(frozen=True, slots=True)
class Look:
    """How the same briefing is shown; the first of each is what the plain address means."""

    ratio: str = RATIOS[0]
    theme: str = THEMES[0]
    printing: str = PRINTS[0]


PLAIN = Look()


def look(args: Mapping[str, str]) -> Look:
    """The look an address asks for; unknown values are the first ones."""

    def known(name: str, allowed: Sequence[str]) -> str:
        value = args.get(name, "")
        return value if value in allowed else allowed[0]

    return Look(known("ratio", RATIOS), known("theme", THEMES), known("print", PRINTS))


def address(plan: BriefingPlan, asked: Look = PLAIN, path: str = "/briefing") -> str:
    """Address of a plan in a look; what is as usual is left out."""
    pairs = {"ratio": asked.ratio, "theme": asked.theme, "print": asked.printing}
    usual = {"ratio": PLAIN.ratio, "theme": PLAIN.theme, "print": PLAIN.printing}
    extra = urlencode({name: value for name, value in pairs.items() if value != usual[name]})
    return link.address(plan, path) + (f"&{extra}" if extra else "")


def document(
    city: City, deck: Deck, plan: BriefingPlan, asked: Look = PLAIN, newer: str = ""
) -> h.Element:
    """``newer`` is the address of the same plan on the newest revision, "" where this is it."""
    drawn = [_slot(city, deck, slide, n) for n, slide in enumerate(deck.slides, 1)]
    main = h.main(id="deck")[drawn]
    asking = questions(city, deck, plan)
    said = str(main)
    waiting = [*asking, *sheets(city, "".join([said, *asking]), plan.selection)]
    return _page(
        deck,
        asked,
        h.body(**_options(deck, plan, asked))[
            Markup(said),
            h.div(id="question", class_="slot", hidden=True),
            h.div(id="black", hidden=True),
            h.div(id="light", hidden=True),
            _controls(plan, deck, asked, newer),
            _dialogs(city, plan),
            h.p(id="said", class_="unseen", role="status"),
            h.p(id="tip", hidden=True),
            h.p(id="toast", hidden=True),
            h.div(id="waiting", hidden=True)[Markup("".join(waiting))],
        ],
        ("deck", "find", "live", "stage"),
    )


def head(deck: Deck, styles: Sequence[str]) -> h.Element:
    mark = build()
    return h.head[
        h.meta(charset="utf-8"),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.meta(name="color-scheme", content="dark light"),
        h.title[deck.title],
        h.link(rel="icon", href="data:,"),
        h.style[Markup(theme.variables())],
        [h.link(rel="stylesheet", href=f"/assets/briefing/{name}.css?v={mark}") for name in styles],
    ]


def scripts(names: Sequence[str]) -> list[h.Element]:
    mark = build()
    return [h.script(src=f"/assets/briefing/{name}.js?v={mark}", defer=True) for name in names]


def channel(plan: BriefingPlan) -> str:
    """Windows of the same plan hear each other under this name."""
    return "briefing-" + hashlib.sha256(link.pack(plan).encode()).hexdigest()[:16]


def build() -> str:
    """Changes with any byte of the script or style."""
    digest = hashlib.sha256()
    for file in sorted(ASSETS.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def _page(deck: Deck, asked: Look, body: h.Element, names: Sequence[str]) -> h.Element:
    shape = f"ratio-{asked.ratio}{' with-notes' if asked.printing == 'notes' else ''}"
    return h.html(lang="zh-CN", data_bs_theme=asked.theme, class_=shape)[
        head(deck, ("slides", "bodies", "stage", "find", "print")), body, scripts(names)
    ]


def _slot(city: City, deck: Deck, slide: Slide, n: int) -> h.Element:
    return h.div(class_="slot", id=f"s{n}")[
        draw(city, deck, slide, f"{n} / {len(deck.slides)}"), notes(slide)
    ]


def notes(slide: Slide) -> h.Element:
    """What the presenter reads: his words, then the words of the documents."""
    return h.aside(class_="notes", aria_label=t("stage.notes"))[
        [h.p[line] for line in slide.notes],
        h.ul(class_="quotes")[
            (
                h.li[h.b[quote.about], h.q[quote.words], h.small[quote.where]]
                for quote in slide.quotes
            )
        ]
        if slide.quotes
        else None,
    ]


def _options(deck: Deck, plan: BriefingPlan, asked: Look) -> dict[str, str]:
    """What the script needs to know; words come from the catalogue."""
    return {
        "class_": "stage",
        "data_channel": channel(plan),
        "data_presenter": address(plan, replace(asked, printing=""), "/briefing/presenter"),
        "data_print": asked.printing,
        "data_say_place": t("stage.place"),
        "data_say_asked": t("stage.asked"),
        "data_say_black": t("stage.blacked"),
        "data_say_blocked": t("stage.blocked"),
        "data_say_jump": t("stage.jump"),
        "data_say_none": t("stage.none"),
    }


def _controls(plan: BriefingPlan, deck: Deck, asked: Look, newer: str) -> h.Element:
    def button(do: str, sign: str = "") -> h.Element:
        words = t(f"stage.{do}")
        label = words if sign else None
        return h.button(type="button", data_do=do, aria_label=label)[sign or words]

    shape = Look(ratio=asked.ratio)  # a file for paper stays light
    return h.nav(id="controls", aria_label=t("stage.controls"))[
        h.p(class_="notices")[
            [h.span[notice] for notice in deck.notices],
            h.a(href=newer)[t("stage.newer")] if newer else None,
        ]
        if deck.notices
        else None,
        h.div(class_="buttons")[
            button("back", "←"),
            h.span(id="place")[f"1 / {len(deck.slides)}"],
            button("next", "→"),
            [button(each) for each in ("grid", "find", "light", "presenter", "full", "help")],
            h.a(href=link.address(plan, "/briefing/edit"))[t("stage.edit")],
            [
                h.a(href=address(plan, shape, f"/briefing/export.{form}"), download=True)[name]
                for form, name in EXPORTS
            ],
            h.a(href=address(plan, replace(asked, printing="1")))[t("stage.print")],
            h.a(href="/")[t("stage.desk")],
        ],
    ]


def _dialogs(city: City, plan: BriefingPlan) -> list[h.Element]:
    close = h.button(class_="close", type="button", data_do="close", aria_label=t("stage.close"))[
        "×"
    ]
    return [
        h.dialog(id="sheet", aria_label=t("evidence.title"))[close, h.div(id="sheet-body")],
        finder(city, plan),
        h.dialog(id="help", aria_label=t("stage.help"))[
            close,
            h.h3[t("stage.help")],
            h.dl[([h.dt[key], h.dd[t(f"stage.{word}")]] for key, word in KEYS)],
        ],
    ]
