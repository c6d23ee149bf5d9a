"""Words typed into the search box give hits while one types."""

from __future__ import annotations

from dash import Dash, Input, Output

from dashboard.first_paint import current_city
from dashboard.ids import Id
from dashboard.parts.hits import hits


def find(words: str | None) -> str:
    return str(hits(current_city(), words or ""))


def register(app: Dash) -> None:
    app.callback(
        Output(Id.SEARCH_HITS, "html"), Input(Id.SEARCH_WORDS, "value"), prevent_initial_call=True
    )(find)
