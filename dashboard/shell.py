"""What stays while pages change: the place of the page, the evidence panel, the search box."""

from __future__ import annotations

import dash
import dash_bootstrap_components as dbc
import htpy as h
from dash import dcc, html

from dashboard.ids import Id
from dashboard.render import Html
from dashboard.text import t


def shell() -> html.Div:
    """The Dash layout; one Location (inside page_container), no data in stores."""
    return html.Div(
        [
            dash.page_container,
            dcc.Store(id=Id.EVIDENCE_ASK),
            _evidence_panel(),
            _search_panel(),
        ]
    )


def _evidence_panel() -> dbc.Offcanvas:
    return dbc.Offcanvas(
        [
            Html(
                h.div(class_="evidence-head")[
                    h.h2(id="evidence-head")[t("evidence.title")],
                    h.button(
                        id="evidence-close",
                        type="button",
                        class_="btn-close",
                        aria_label=t("evidence.close"),
                    ),
                ]
            ),
            html.Div(id=Id.EVIDENCE_BODY),
        ],
        id=Id.EVIDENCE_PANEL,
        close_button=False,
        keyboard=False,  # evidence.js closes it and gives the focus back
        labelledby="evidence-head",
        placement="end",
        scrollable=True,
        backdrop=False,
        autofocus=True,
        class_name="evidence-panel",
    )


def _search_panel() -> dbc.Modal:
    return dbc.Modal(
        dbc.ModalBody(
            [
                dbc.Label(
                    t("search.label"), html_for=Id.SEARCH_WORDS, class_name="visually-hidden"
                ),
                dbc.Input(
                    id=Id.SEARCH_WORDS,
                    type="search",
                    placeholder=t("search.label"),
                    autocomplete="off",
                    maxlength=60,
                    debounce=120,
                    autofocus=True,
                ),
                Html(id=Id.SEARCH_HITS),
            ]
        ),
        id=Id.SEARCH_PANEL,
        scrollable=True,
        class_name="search-panel",
    )
