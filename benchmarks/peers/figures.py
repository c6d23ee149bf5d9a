"""The board's Plotly figures in Python, as the peers that draw on the server make them."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from benchmarks.peers.board import WORD_NAMES

FONT = {"family": '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'}
NO_MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}
Values = dict[str, Any]


def gauge(row: Values | None, colours: dict[str, str]) -> go.Figure:
    """The figure of one goal; an empty one where the sector has fewer."""
    margin = {"l": 32, "r": 32, "t": 12, "b": 8}
    figure = go.Figure(layout={"font": FONT, "margin": margin, "height": 140})
    if row is None:
        return figure
    at = row["gauge"]
    return figure.add_trace(
        go.Indicator(
            mode="gauge+number",
            value=at["value"],
            number={"valueformat": f".{at['decimals']}f", "suffix": at["unit"]},
            gauge={
                "axis": {"range": [at["low"], at["top"]]},
                "bar": {"color": colours[f"{row['tone']}-fill"]},
                "threshold": {"value": at["due"], "line": {"color": colours["ink"], "width": 2}},
            },
        )
    )


def words(counts: list[int]) -> go.Figure:
    """How many goals wear each word."""
    margin = {"l": 32, "r": 8, "t": 8, "b": 32}
    bars = go.Bar(x=WORD_NAMES, y=counts)
    return go.Figure(bars, layout={"font": FONT, "margin": margin, "height": 200})


def district_map(values: Values, colours: dict[str, str]) -> go.Figure:
    """Filled outlines with their names; a choropleth would ask the network for a world map."""
    layout = {"font": FONT, "showlegend": False, "height": 380, "margin": NO_MARGIN}
    figure = go.Figure(layout=layout)
    worn = {"line": {"color": colours["card"]}, "fillcolor": colours["data-soft"]}
    for area in values["areas"]:
        xs, ys = zip(*[*area["points"], area["points"][0]], strict=True)
        figure.add_scatter(x=xs, y=[-y for y in ys], fill="toself", mode="lines", **worn)
    figure.add_scatter(
        x=[area["at"][0] for area in values["areas"]],
        y=[-area["at"][1] for area in values["areas"]],
        text=[f"{area['name']}<br>{area['say']}" for area in values["areas"]],
        mode="text",
    )
    return figure.update_xaxes(visible=False).update_yaxes(visible=False, scaleanchor="x")


def flow(values: Values) -> go.Figure:
    """Tiers and their chains."""
    links = {name: values[name] for name in ("source", "target", "value")}
    sankey = go.Sankey(node={"label": values["names"]}, link=links)
    return go.Figure(sankey, layout={"font": FONT, "height": 320, "margin": NO_MARGIN})
