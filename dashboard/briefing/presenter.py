"""The presenter's window: this slide, the next, what to say with the words it rests on, timer and
clock. In step with the audience's window of the same plan, whichever of them moves.
"""

from __future__ import annotations

import htpy as h

from dashboard.briefing import link
from dashboard.briefing.draw_sheets import finder
from dashboard.briefing.draw_slide import draw
from dashboard.briefing.slide import Deck, Slide
from dashboard.briefing.stage import PLAIN, Look, channel, head, notes, scripts
from dashboard.text import t
from data import BriefingPlan, City


def document(city: City, deck: Deck, plan: BriefingPlan, asked: Look = PLAIN) -> h.Element:
    """The slides stand in it once more, so that it needs neither server nor the other window."""
    words = {"data_say_place": t("stage.place"), "data_say_last": t("stage.last")}
    words |= {"data_say_asked": t("stage.asked"), "data_say_alone": t("stage.alone")}
    return h.html(lang="zh-CN", data_bs_theme=asked.theme, class_=f"ratio-{asked.ratio}")[
        head(deck, ("slides", "bodies", "presenter", "find")),
        h.body(class_="presenter", data_channel=channel(plan), **words)[
            _bar(deck, plan),
            h.main[
                h.h1(class_="unseen")[t("stage.presenter_title", title=deck.title)],
                h.section(id="now", aria_label=t("stage.now"))[
                    [_slot(city, deck, slide, n) for n, slide in enumerate(deck.slides, 1)],
                    h.p(id="over", hidden=True),
                ],
                h.section(id="next", aria_label=t("stage.next_slide"), inert=True)[
                    h.p(class_="label")[t("stage.next_slide")]
                ],
                h.section(id="notes", aria_label=t("stage.notes"), tabindex="0")[
                    [
                        h.div(class_="said", id=f"n{n}", hidden=True)[notes(slide)]
                        for n, slide in enumerate(deck.slides, 1)
                    ]
                ],
            ],
            finder(city, plan),
            h.p(id="said", class_="unseen", role="status"),
        ],
        scripts(("deck", "find", "presenter")),
    ]


def _slot(city: City, deck: Deck, slide: Slide, n: int) -> h.Element:
    return h.div(class_="slot", id=f"s{n}")[draw(city, deck, slide, f"{n} / {len(deck.slides)}"),]


def _bar(deck: Deck, plan: BriefingPlan) -> h.Element:
    return h.header(class_="bar")[
        h.div(class_="turn")[
            h.button(type="button", data_do="back", aria_label=t("stage.back"))["←"],
            h.b(id="place")[f"1 / {len(deck.slides)}"],
            h.button(type="button", data_do="next", aria_label=t("stage.next"))["→"],
            h.button(type="button", data_do="black", aria_pressed="false")[t("stage.black")],
            h.button(type="button", data_do="find")[t("stage.find")],
        ],
        h.p(id="link")[
            h.a(href=link.address(plan), target="_blank", rel="opener")[t("stage.alone")]
        ],
        h.div(class_="timer")[
            h.b(id="timer", role="timer")["00:00"],
            h.button(type="button", data_do="timer")[t("stage.start")],
            h.button(type="button", data_do="reset")[t("stage.reset")],
            h.span(class_="letters")[
                h.button(type="button", data_do="smaller", aria_label=t("stage.smaller"))["A-"],
                h.button(type="button", data_do="larger", aria_label=t("stage.larger"))["A+"],
            ],
            h.b(id="clock"),
        ],
    ]
