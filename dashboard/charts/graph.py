"""The one way a Plotly graph gets on a page: Chinese, no cloud, both themes, a stand-in before
scripts arrive.
"""

from __future__ import annotations

from typing import Any

import htpy as h
from dash import dcc, html

from dashboard import theme
from dashboard.render import Waiting
from dashboard.text import t

Figure = dict[str, Any]
_FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

# What dcc.Graph loads by itself when it is drawn; asked for with the page, they come sooner.
_SCRIPTS = (
    "/_dash-component-suites/plotly/package_data/plotly.min.js",
    "/_dash-component-suites/dash/dcc/async-graph.js",
)


def template(colors: dict[str, str]) -> Figure:
    """Look of a graph in one palette. Both palettes give the same keys, or a switch would drop
    some.
    """
    axis = {
        "gridcolor": colors["line"],
        "linecolor": colors["line-2"],
        "zerolinecolor": colors["line-2"],
        "tickfont": {"color": colors["ink-2"], "size": 12},
        "title": {"font": {"color": colors["ink-2"], "size": 12}},
        "automargin": True,
    }
    return {
        "layout": {
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": _FONT, "color": colors["ink"], "size": 13},
            "colorway": [colors["data"], colors["ink-3"], colors["near-fill"], colors["none-fill"]],
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": colors["card"],
                "bordercolor": colors["line-2"],
                "font": {"color": colors["ink"], "family": _FONT},
            },
            "legend": {"font": {"color": colors["ink-2"]}, "orientation": "h", "y": 1.14, "x": 0},
            "modebar": {"color": colors["ink-3"], "activecolor": colors["data"]},
        }
    }


def config(file_name: str) -> Any:
    """Options every graph has; ``file_name`` is what a saved picture is called."""
    words = {key: t(f"plotly.{key}") for key in _MODEBAR}
    dictionary = {english: words[key] for key, english in _MODEBAR.items()}
    return {
        "locale": "zh-CN",
        "locales": {
            "zh-CN": {"dictionary": dictionary, "format": {"decimal": ".", "thousands": ""}}
        },
        "displaylogo": False,
        "showSendToCloud": False,
        "responsive": True,
        "displayModeBar": "hover",
        "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": file_name},
    }


_MODEBAR = {
    "download": "Download plot as a PNG",
    "zoom": "Zoom",
    "pan": "Pan",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "reset": "Reset axes",
    "snapshot": "Taking snapshot - this may take a few seconds",
    "saved": "Snapshot succeeded",
    "double": "Double-click to zoom back out",
}


def graph(
    id: str, data: list[Figure], layout: Figure, *, name: str, say: str, height: int = 22
) -> Waiting:
    """``name`` labels the graph and its saved picture, ``say`` tells what it shows, ``height`` is
    in rem.
    """
    light, dark = template(theme.LIGHT), template(theme.DARK)
    whole = {
        "margin": {"l": 56, "r": 24, "t": 44, "b": 36},
        "template": light,
        "meta": {"light": light, "dark": dark},
        **layout,
    }
    drawn = dcc.Graph(
        id=id,
        figure={"data": data, "layout": whole},
        config=config(name),
        style={"height": f"{height}rem"},
        responsive=True,
    )
    stand_in = h.fragment[
        h.div(class_="graph-wait", style=f"height:{height}rem"), h.p(class_="graph-say")[say]
    ]
    return Waiting(
        [drawn, html.P(say, className="graph-say")],
        stand_in,
        _SCRIPTS,
        className="graph",
        style={"--graph-height": f"{height}rem"},
    )
