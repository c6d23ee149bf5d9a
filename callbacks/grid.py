"""A workbook of exactly the rows and columns a grid shows; asks come from assets/grid_part.js."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from dashboard.exports import shown
from dashboard.first_paint import current_city
from dashboard.ids import Id


def make(ask: dict[str, Any] | None) -> dict[str, Any] | None:
    """``ask`` is {"ids": facts in order, "columns": keys in order, "period": the chosen one}."""
    return shown.download(current_city(), ask) if ask else None


def register(app: Dash) -> None:
    app.callback(
        Output(Id.GRID_DOWNLOAD, "data"), Input(Id.GRID_ASK, "data"), prevent_initial_call=True
    )(make)
