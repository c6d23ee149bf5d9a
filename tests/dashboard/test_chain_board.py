"""The board shows what the documents name and rate, and never calls silence a gap."""

from __future__ import annotations

import re

import pytest

from dashboard.links import View
from dashboard.pages import chain as chain_page
from dashboard.pages import chains as chains_page
from dashboard.pages.errors import NotFound
from dashboard.parts.chain_board import GLYPHS, carriers, chain_board, state_legend, tier_board
from dashboard.render import to_string
from dashboard.text import t
from data import WORDS, Chain, City, Item
from tests.dashboard.small_city import item, small_city


def link(id: str, stage: str = "", state: str = "", **more: str) -> Item:
    """An element of the robots' chain."""
    return item(id, kind="element", chain="robots", stage=stage, state=state, **more)


def robots(city: City) -> Chain:
    found = city.chain("robots")
    assert found
    return found


def board(*items: Item) -> str:
    city = small_city(*items)
    return str(chain_board(city, robots(city)))


def card(html: str, id: str) -> str:
    found = re.search(rf'<a id="item-{id}".*?</a>', html, re.DOTALL)
    assert found
    return found.group()


def test_lanes_stand_in_the_order_of_the_data() -> None:
    html = board(link("a", "研发"), link("b", "制造"), link("c", "研发"), link("d", "应用"))
    assert re.findall(r"<h3>(.+?)<small>(\d)", html)[:3] == [
        ("研发", "2"),
        ("制造", "1"),
        ("应用", "1"),
    ]
    assert html.count("lane-next") == 2


def test_links_without_a_stage_share_a_plain_lane_without_arrows() -> None:
    html = board(link("a"), link("b"))
    assert f"<h3>{t('chains.lane_plain')}<small>2" in html
    assert "lane-next" not in html


@pytest.mark.parametrize("state", GLYPHS)
def test_a_rating_is_glyph_and_word(state: str) -> None:
    shown = card(board(link("a", state=state)), "a")
    assert GLYPHS[state] in shown
    assert t(f"state.{state}") in shown
    assert f"link-{state}" in shown


def test_no_rating_wears_the_sign_of_a_status() -> None:
    assert not set(GLYPHS.values()) & {word.glyph for word in WORDS.values()}


def test_a_link_without_a_rating_is_unrated_and_not_missing() -> None:
    html = board(link("a"))
    assert t("chains.unrated") in card(html, "a")
    assert t("state.missing") not in html


def test_a_chain_without_links_says_unlisted_and_not_missing() -> None:
    html = board(item("p", chain="robots"))
    assert t("chains.no_lane_elements") in html
    assert t("state.missing") not in html


def test_a_chain_without_carriers_says_so() -> None:
    assert t("chains.no_lane_carriers") in board(link("a"))


def test_an_undertaking_told_twice_is_one_carrier_and_its_progress_stands() -> None:
    plan = item("park", name="数字园区", kind="project", chain="robots", state="planned")
    going = item(
        "park-q1", name="数字园区（一季度）", kind="project", chain="robots", state="ongoing"
    )
    for told in ((plan, going), (going, plan)):
        html = board(*told)
        assert 'id="item-park-q1"' in html
        assert 'id="item-park"' not in html
    other = item("port", name="港口", kind="platform", chain="robots", state="planned")
    assert [each.id for each in carriers([plan, other])] == ["park", "port"]


def test_a_card_opens_its_evidence_in_one_click() -> None:
    shown = card(board(link("a")), "a")
    assert 'href="/evidence/a"' in shown
    assert 'data-evidence="a"' in shown


def test_what_a_speaker_said_carries_the_speaker() -> None:
    html = board(
        link("a", speaker="某代表"), item("b", kind="proposal", chain="robots", speaker="乙")
    )
    assert "某代表" in card(html, "a")
    assert f"<h3>{t('chains.lane_proposal')}<small>1" in html


def test_a_carrier_shows_its_kind_stage_and_state() -> None:
    shown = card(board(item("p", chain="robots", stage="开工", state="ongoing")), "p")
    assert "项目 · 开工" in shown
    assert t("state.ongoing") in shown
    assert t("chains.unrated") not in shown


def test_at_most_five_cards_stand_in_a_lane_and_none_is_dropped() -> None:
    html = board(*(link(f"x{n}") for n in range(8)))
    before, after = html.split("<details", 1)
    assert before.count("link-card") == 5
    assert after.count("link-card") == 3
    assert t("items.rest", n=3) in after


def test_tiers_stand_side_by_side_with_arrows_between() -> None:
    html = str(tier_board(small_city(link("a"), item("p", chain="robots"))))
    assert re.findall(r"<h3>(.+?)</h3>", html) == ["传统产业", "新兴产业"]
    assert html.count("tier-next") == 1
    assert 'href="/chains/robots"' in html
    assert t("chains.empty_tier") in html


def test_a_chain_card_counts_what_is_known_and_names_what_is_not() -> None:
    html = str(tier_board(small_city(link("a"), item("p", chain="robots"))))
    assert f"{t('chains.elements', n=1)} · {t('chains.carriers', n=1)}" in html
    assert t("chains.no_elements") in html  # optics


def test_the_legend_names_only_the_ratings_in_use() -> None:
    assert state_legend([link("a")]) is None
    html = str(state_legend([link("a", state="strong"), link("b")]))
    assert t("state.strong") in html
    assert t("state.missing") not in html


def test_the_chains_page_says_that_nothing_is_rated() -> None:
    html = to_string(chains_page.layout(small_city(link("a")), View("/chains")))
    assert t("chains.say", chains=2, elements=1, carriers=0) in html
    assert t("chains.unrated_all") in html


def test_the_chains_page_counts_the_ratings() -> None:
    city = small_city(link("a", state="strong"), link("b", state="missing"), link("c"))
    html = to_string(chains_page.layout(city, View("/chains")))
    one = [t("chains.rated_count", state=t(f"state.{s}"), n=1) for s in ("strong", "missing")]
    assert t("chains.rated", n=2, counts="、".join(one)) in html


def test_every_link_and_carrier_stands_in_the_table_with_its_evidence() -> None:
    city = small_city(link("a"), item("p", chain="robots"))
    html = to_string(chains_page.layout(city, View("/chains")))
    table = html[html.index("<table") :]
    assert 'data-evidence="a"' in table
    assert 'data-evidence="p"' in table
    assert table.count(t("chains.unlisted")) == 2


def test_a_long_row_of_the_table_goes_on_at_the_page_of_the_chain() -> None:
    city = small_city(*(link(f"x{n}") for n in range(12)))
    html = to_string(chains_page.layout(city, View("/chains")))
    table = html[html.index("<table") :]
    assert table.count("data-evidence") == 8
    assert f'class="more" href="/chains/robots">{t("items.rest", n=4)}' in table


def test_a_chain_shows_the_words_its_lead_rests_on() -> None:
    html = to_string(chain_page.layout(small_city(link("a")), View("/chains/robots", id="robots")))
    assert "原文几个字" in html
    assert "文件0" in html
    assert 'aria-current="page"' in html


def test_a_chain_without_a_sentence_of_its_own_is_still_shown() -> None:
    view = View("/chains/optics", id="optics")
    html = to_string(chain_page.layout(small_city(), view))
    assert t("chains.no_elements") in html
    assert chain_page.title(small_city(), view) == "光学"


def test_an_unknown_chain_is_not_found() -> None:
    view = View("/chains/none", id="none")
    with pytest.raises(NotFound, match="none"):
        chain_page.layout(small_city(), view)
