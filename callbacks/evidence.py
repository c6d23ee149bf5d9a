"""A click on a number opens the panel with its evidence; asks come from assets/evidence.js."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from dashboard.first_paint import current_city
from dashboard.ids import Id
from dashboard.parts.evidence import evidence_of
from dashboard.render import Html


def show(ask: dict[str, Any] | None) -> tuple[list[Html], bool]:
    """``ask`` is {"id": fact or item id}; nothing asked leaves the panel closed."""
    id = str((ask or {}).get("id", ""))
    return ([Html(evidence_of(current_city(), id))], True) if id else ([], False)


def register(app: Dash) -> None:
    app.callback(
        Output(Id.EVIDENCE_BODY, "children"),
        Output(Id.EVIDENCE_PANEL, "is_open"),
        Input(Id.EVIDENCE_ASK, "data"),
        prevent_initial_call=True,
    )(show)
