"""The same board as Dash's tutorial teaches it: ``python -m benchmarks.peers.plain_dash --port N``.

Plotly gauges, a Plotly map and flow, AG Grid for the rows, one callback on the server that answers
a filter with everything it changes. Nothing is tuned; served with waitress as the cockpit is.
"""

from __future__ import annotations

import argparse
from typing import Any

import dash_ag_grid as dag
from dash import Dash, Input, Output, dcc, html
from waitress import serve

from benchmarks.peers.board import COLUMNS, GAUGES, HEADINGS, board, city
from benchmarks.peers.figures import district_map, flow, gauge, words
from dashboard import theme

Values = dict[str, Any]


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
        return (
            [card(rows[at]) for at in picks["cards"]],
            words(picks["words"]),
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
