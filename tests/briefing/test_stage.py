"""The page of the stage holds everything it opens, and nothing of a title becomes markup."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest

from dashboard.briefing import build, compose, presenter, stage
from dashboard.briefing.draw_slide import title
from dashboard.briefing.slide import Slide, Text, Year
from dashboard.first_paint import Cockpit
from data import BriefingPlan, City, Coverage, Selection, SlidePlan

KILOBYTE = 1024
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def city_of(app: Cockpit) -> City:
    return app.server.extensions["cockpit"].current()


@pytest.fixture
def now(app: Cockpit) -> City:
    return city_of(app)


@pytest.fixture(scope="module")
def html(app: Cockpit) -> str:
    """The stage of everything a city has."""
    city = city_of(app)
    return page(city, whole(city))


def page(city: City, plan: BriefingPlan, **asked: str) -> str:
    deck = build.deck(city, plan, city.revision)
    return str(stage.document(city, deck, plan, stage.look(asked)))


def whole(city: City) -> BriefingPlan:
    return compose.of_selection(city, Selection())


def test_everything_a_slide_points_to_waits_in_the_page(html: str) -> None:
    waiting = set(re.findall(r'<template id="([^"]+)"', html))
    assert {f"e-{id}" for id in re.findall(r'data-evidence="([^"]+)"', html)} <= waiting
    pointed = re.findall(r'href="/districts\?district=([^"&]+)"', html)
    assert {f"d-{id}" for id in pointed} <= waiting
    assert {f"c-{id}" for id in re.findall(r'href="/chains/([^"?]+)"', html)} <= waiting


def test_every_goal_and_reading_can_be_asked_for(now: City, html: str) -> None:
    shown = [*now.goals(), *now.readings()]
    assert shown
    for each in shown:
        assert f'<template id="q-{each.indicator.id}"' in html, each.indicator.id


def test_the_page_is_light(html: str) -> None:
    assert len(gzip.compress(html.encode())) < 150 * KILOBYTE


def test_no_script_stands_in_the_page(html: str) -> None:
    for script in re.findall(r"<script[^>]*>.*?</script>", html, re.DOTALL):
        assert re.fullmatch(
            r'<script src="/assets/briefing/[a-z]+\.js\?v=\w+" defer></script>', script
        )


def test_a_title_is_never_markup(app_of: Callable[[str], Cockpit]) -> None:
    city = city_of(app_of("zibo"))
    plan = BriefingPlan(MARKUP[:100], slides=(SlidePlan("text", (), MARKUP, MARKUP, MARKUP),))
    deck = build.deck(city, plan, "")
    for html in (page(city, plan), str(presenter.document(city, deck, plan))):
        assert "<script>" not in html
        assert "<img" not in html


def test_drill_is_said_on_every_slide(app_of: Callable[[str], Cockpit]) -> None:
    city = city_of(app_of("demo"))
    html = page(city, whole(city))
    slides = re.findall(r'<section class="slide .*?</section>', html, re.DOTALL)
    assert len(slides) > 100
    assert html.count('<em class="drill">') == html.count('<section class="slide ')


def test_a_status_word_in_a_title_wears_glyph_and_colour() -> None:
    body = Year(Coverage(0, 0), (), (), 0.25)
    said = str(title_of(body, "1 项略滞后，2 项滞后"))
    assert '<b class="said-word tone-near"><i aria-hidden="true">◆</i>略滞后</b>' in said
    assert '<b class="said-word tone-late"><i aria-hidden="true">▼</i>滞后</b>' in said
    assert "said-word" not in str(title_of(body, "21 项未公布"))


def test_a_word_of_status_inside_free_text_is_a_word() -> None:
    assert "said-word" not in str(title_of(Text(""), "已完成的工作"))


def title_of(body: Year | Text, words: str) -> object:
    import htpy as h

    return h.p[title(Slide("year", 0, "", words, words, body))]


def test_a_number_stays_with_its_unit() -> None:
    assert "5.5\u00a0万\u2060人" in str(title_of(Text(""), "目标 5.5 万人"))


def test_looks_nobody_offers_are_ignored() -> None:
    assert stage.look({"ratio": "1x1", "theme": "pink", "print": "yes"}) == stage.PLAIN
    assert stage.look({"ratio": "4x3", "theme": "light", "print": "notes"}) == stage.Look(
        "4x3", "light", "notes"
    )


def test_an_address_keeps_its_look_and_leaves_out_what_is_usual() -> None:
    plan = BriefingPlan("x")
    assert "&" not in stage.address(plan)
    assert stage.address(plan, stage.Look("4x3", "light")).endswith("&ratio=4x3&theme=light")


def test_the_presenters_window_and_the_print_keep_the_look(now: City) -> None:
    text = page(now, BriefingPlan("", slides=(SlidePlan("cover"),)), ratio="4x3", theme="light")
    assert re.search(
        r'data-presenter="/briefing/presenter\?plan=[^"]+&amp;ratio=4x3&amp;theme=light"', text
    )
    assert re.search(
        r'href="/briefing\?plan=[^"]+&amp;ratio=4x3&amp;theme=light&amp;print=1"', text
    )


def test_windows_of_the_same_plan_hear_each_other_and_no_other() -> None:
    one, same, other = BriefingPlan("一"), BriefingPlan("一"), BriefingPlan("二")
    assert stage.channel(one) == stage.channel(same) != stage.channel(other)


def test_the_presenter_reads_notes_with_their_quotes(now: City) -> None:
    plan = whole(now)
    deck = build.deck(now, plan, "")
    html = str(presenter.document(now, deck, plan))
    assert html.count('<aside class="notes"') == len(deck.slides)
    quoted = [quote for slide in deck.slides for quote in slide.quotes]
    assert quoted
    assert html.count("<q>") >= len(quoted)


def test_a_four_by_three_briefing_hands_over_four_by_three_files(now: City) -> None:
    html = page(now, compose.of_selection(now, Selection()), ratio="4x3")
    assert re.search(r'href="/briefing/export\.pptx\?plan=[^"]+ratio=4x3"', html)
