"""Addresses round-trip; every word of the interface has one key and every key is used."""

from __future__ import annotations

import csv
import re

import pytest
from dash import dcc, html

from dashboard import links, text, theme
from dashboard.first_paint import Cockpit
from dashboard.render import Html, Waiting, to_string
from data import WORDS, Selection
from tests import project


def test_an_address_comes_back_as_what_was_chosen(app: Cockpit) -> None:
    city = app.server.extensions["cockpit"].current()
    sector, word = city.info.sectors[0].id, city.words()[0]
    chosen = Selection(sector=sector, status=word, words="就业 & 创业")
    address = links.address("/goals", chosen, "worst")
    query = dict(pair.split("=") for pair in address.partition("?")[2].split("&"))
    from urllib.parse import unquote

    view = links.read(city, "/goals", {k: unquote(v) for k, v in query.items()})
    assert view.selection == chosen
    assert view.by == "worst"


def test_no_goal_left_by_a_filter_is_not_called_unpublished(app: Cockpit) -> None:
    page = app.server.test_client().get("/goals?q=zzzz").get_data(as_text=True)
    assert text.t("headline.none_chosen") in page
    assert text.t("headline.none", about="") not in page


def test_the_plain_page_has_the_plain_address() -> None:
    assert links.address("/goals", Selection()) == "/goals"


def test_values_nobody_offers_are_ignored(app: Cockpit) -> None:
    city = app.server.extensions["cockpit"].current()
    asked = {"sector": "x", "status": "好", "period": "1999", "by": "luck", "q": ["a", "b"]}
    assert links.read(city, "/", asked) == links.View("/")


def test_words_in_an_address_are_bounded(app: Cockpit) -> None:
    city = app.server.extensions["cockpit"].current()
    assert len(links.read(city, "/", {"q": "长" * 5000}).selection.words) <= 60


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError):
        text.t("no.such.key")


def test_no_key_stands_twice_and_none_is_blank() -> None:
    rows: list[dict[str, str]] = []
    for path in (project.ROOT / "dashboard/words").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys))
    assert all(row["zh"] for row in rows)


def test_every_word_of_the_catalogue_is_used() -> None:
    """A key is named in full, or its stem stands before a { in an f-string."""
    code = "\n".join(project.text(path) for path in project.houses())
    # A stem is also handed on by name: {"direction": "direction"} leads to t(f"{stem}.{code}").
    stems = tuple(re.findall(r"""f["']([a-z_.]+)\{""", code))
    stems = (*stems, "direction.", "whole.")
    unused = [
        key
        for key in text._catalogue()
        if not any(f"{mark}{key}{mark}" in code for mark in "'\"") and not key.startswith(stems)
    ]
    assert not unused


def test_a_colour_stands_only_in_the_theme() -> None:
    wrong = []
    for path in project.files(".css"):
        if path.parent.name == "assets" and not path.name.startswith("90-"):
            found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", project.text(path))
            wrong += [f"{path.name}: {color}" for color in found if color != "#1b1f24"]
    assert not wrong


def test_both_palettes_name_the_same_colours() -> None:
    assert list(theme.LIGHT) == list(theme.DARK)
    assert {word.tone for word in WORDS.values()} <= set(theme.TONES)


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card", "sunk"])
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "done", "near", "late", "none", "data"])
def test_every_text_colour_can_be_read_on_every_ground(
    palette: dict[str, str], ground: str, ink: str
) -> None:
    high, low = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_what_needs_scripts_is_printed_as_its_stand_in() -> None:
    tree = html.Div(
        [Html("<b>a</b>"), Waiting(dcc.Graph(), "wartet", className="w"), dcc.Store(id="s")]
    )
    assert to_string(tree) == '<div><div><b>a</b></div><div class="w">wartet</div></div>'


def test_text_in_the_tree_is_escaped() -> None:
    assert to_string(html.P("<a>")) == "<p>&lt;a&gt;</p>"
    assert to_string([None, 3]) == "3"
