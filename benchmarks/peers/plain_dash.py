"""The same board as Dash's tutorial teaches it: ``python -m benchmarks.peers.plain_dash --port N``.

Plotly gauges, a Plotly map and flow, AG Grid for the rows, one callback on the server that answers
a filter with everything it changes. Nothing is tuned; served with waitress as the cockpit is.
"""

from __future__ import annotations

import argparse
from typing import Any

import dash_ag_grid as dag
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from waitress import serve

from benchmarks.peers.board import COLUMNS, GAUGES, HEADINGS, WORD_NAMES, board, city
from dashboard import theme

FONT = {"family": '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'}
Values = dict[str, Any]


def gauge(row: Values | None, colours: dict[str, str]) -> go.Figure:
    """The figure of one goal; an empty one where the sector has fewer."""
    figure = go.Figure(layout={"font": FONT, "margin": {"l": 32, "r": 32, "t": 12, "b": 8}})
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


def district_map(values: Values, colours: dict[str, str]) -> go.Figure:
    """Filled outlines with their names; a choropleth would ask the network for a world map."""
    figure = go.Figure(layout={"font": FONT, "showlegend": False, "height": 380})
    for area in values["areas"]:
        xs, ys = zip(*[*area["points"], area["points"][0]], strict=True)
        line = {"color": colours["card"]}
        figure.add_scatter(
            x=xs, y=[-y for y in ys], fill="toself", mode="lines", line=line, name=area["name"]
        )
    figure.add_scatter(
        x=[area["at"][0] for area in values["areas"]],
        y=[-area["at"][1] for area in values["areas"]],
        text=[f"{area['name']}<br>{area['say']}" for area in values["areas"]],
        mode="text",
    )
    return figure.update_xaxes(visible=False).update_yaxes(visible=False, scaleanchor="x")


def flow(values: Values) -> go.Figure:
    links = {name: values[name] for name in ("source", "target", "value")}
    sankey = go.Sankey(node={"label": values["names"]}, link=links)
    return go.Figure(sankey, layout={"font": FONT, "height": 320})


def card(row: Values) -> html.Div:
    foot = html.Div([html.Span(row["target"]), html.Span(f"{row['glyph']} {row['word']}")])
    return html.Div(
        [html.H3(row["name"]), html.Div(row["actual"] or row["target"], className="kpi-figure"),
         foot], className="kpi")  # fmt: skip


def layout(values: Values) -> html.Main:
    """The whole page; what depends on the sector is filled by the callback."""
    options = [{"label": name, "value": id} for id, name in values["sectors"]]
    headings = zip(COLUMNS, HEADINGS, strict=True)
    columns = [{"field": key, "headerName": name, "filter": True} for key, name in headings]
    columns[1] |= {"field": "sector_name"}
    gauges = [
        html.Div([html.H3(id=f"name-{at}"),
                  dcc.Graph(id=f"gauge-{at}", style={"height": 140}, className="plot"),
                  html.P(id=f"say-{at}")], id=f"goal-{at}", className="goal-card")
        for at in range(GAUGES)
    ]  # fmt: skip
    shown_map = dcc.Graph(id="map", figure=district_map(values["map"], values["colours"]))
    return html.Main([
        html.H1(values["title"]),
        dcc.RadioItems(options, "", id="sector", inline=True, className="chips"),
        html.Div(id="cards", className="kpis"),
        html.Div([panel("年度目标", html.Div(gauges, className="gauges")),
                  panel("区县", shown_map)], className="wide"),
        panel("状态", dcc.Graph(id="words", style={"height": 200})),
        panel("产业链", dcc.Graph(id="chains", figure=flow(values["chains"]))),
        panel("指标", dag.AgGrid(id="rows", columnDefs=columns)),
    ])  # fmt: skip


def panel(name: str, shown: Any) -> html.Div:
    return html.Div([html.H2(name), shown], className="panel")


def create(name: str) -> Dash:
    values = board(city(name))
    app = Dash("plain", assets_folder="benchmarks/peers", assets_ignore=r".*\.(js|py)$")
    app.index_string = app.index_string.replace(
        "<head>", f"<head><style>{theme.variables()}</style>"
    )
    app.layout = layout(values)

    @app.callback(
        Output("cards", "children"),
        Output("words", "figure"),
        Output("rows", "rowData"),
        *(Output(f"gauge-{at}", "figure") for at in range(GAUGES)),
        *(Output(f"name-{at}", "children") for at in range(GAUGES)),
        *(Output(f"say-{at}", "children") for at in range(GAUGES)),
        *(Output(f"goal-{at}", "hidden") for at in range(GAUGES)),
        Input("sector", "value"),
    )
    def show(sector: str) -> tuple[Any, ...]:
        picks, rows = values["picks"][sector], values["rows"]
        chosen: list[Any] = [rows[at] for at in picks["gauges"]]
        chosen += [None] * (GAUGES - len(chosen))
        words = go.Figure(go.Bar(x=WORD_NAMES, y=picks["words"]), layout={"font": FONT})
        return (
            [card(rows[at]) for at in picks["cards"]],
            words.update_layout(margin={"l": 32, "r": 8, "t": 8, "b": 32}),
            [row for row in rows if sector in ("", row["sector"])],
            *(gauge(row, values["colours"]) for row in chosen),
            *(row and row["name"] for row in chosen),
            *(row and row["sentence"] for row in chosen),
            *(row is None for row in chosen),
        )

    return app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--city", default="demo")
    asked = parser.parse_args()
    serve(create(asked.city).server, host="127.0.0.1", port=asked.port, threads=8)


if __name__ == "__main__":
    main()
