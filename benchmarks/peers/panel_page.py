"""The same board in Panel: ``python -m benchmarks.peers.panel_page --port N``.

An extra peer; its requirement stands in benchmarks/requirements-extra.txt.
"""

from __future__ import annotations

import argparse
from typing import Any

import panel as pn  # pyright: ignore[reportMissingImports]

from benchmarks.peers.board import COLUMNS, HEADINGS, board, city
from benchmarks.peers.figures import district_map, flow, gauge, words


def page(values: dict[str, Any]) -> Any:
    """One session's page: a row of buttons, and all that depends on them."""
    names = {name: id for id, name in values["sectors"]}
    chosen = pn.widgets.RadioButtonGroup(options=names, value="", css_classes=["chips"])
    colours = values["colours"]

    def shown(sector: str) -> Any:
        picks, rows = values["picks"][sector], values["rows"]
        cards = [
            pn.pane.HTML(f"<h3>{row['name']}</h3>{row['actual'] or row['target']}",
                         css_classes=["kpi"], width=220)
            for row in (rows[at] for at in picks["cards"])
        ]  # fmt: skip
        gauges = [
            pn.Column(pn.pane.HTML(f"<h3>{rows[at]['name']}</h3>"),
                      pn.pane.Plotly(gauge(rows[at], colours), width=220, height=140))
            for at in picks["gauges"]
        ]  # fmt: skip
        table = "".join(
            "<tr>" + "".join(f"<td>{row[key]}</td>" for key in COLUMNS) + "</tr>"
            for row in rows if sector in ("", row["sector"])
        )  # fmt: skip
        head = "".join(f"<th>{name}</th>" for name in HEADINGS)
        return pn.Column(
            pn.GridBox(*cards, ncols=6),
            pn.GridBox(*gauges, ncols=4),
            pn.pane.Plotly(words(picks["words"]), height=200),
            pn.pane.HTML(f"<table><tr>{head}</tr>{table}</table>", css_classes=["rows"]),
        )

    return pn.Column(
        f"# {values['title']}", chosen, pn.bind(shown, chosen),
        pn.pane.Plotly(district_map(values["map"], colours), height=380),
        pn.pane.Plotly(flow(values["chains"]), height=320),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--city", default="demo")
    asked = parser.parse_args()
    pn.extension("plotly")
    values = board(city(asked.city))
    pn.serve({"/": lambda: page(values)}, port=asked.port, address="127.0.0.1", show=False)


if __name__ == "__main__":
    main()
