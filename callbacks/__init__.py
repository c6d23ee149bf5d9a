"""The few places where the browser asks the server something beside a page."""

from __future__ import annotations

from dash import Dash

from callbacks import evidence, grid, search


def register(app: Dash) -> None:
    """Wire every feature to this app; nothing global."""
    evidence.register(app)
    search.register(app)
    grid.register(app)
