"""Who takes part, and where each page keeps what is looked at. The cockpit is the first of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.peers.board import WORD_NAMES, board, city
from dashboard.charts import bundle

OURS = "ours"
CUT = ("indicator", "bar", "sankey")  # the trace types of the hand-written page


@dataclass(frozen=True, slots=True)
class Peer:
    """``look`` is what watch.js is told: selectors, counts, and what each sector must show."""

    id: str
    title: str
    command: tuple[str, ...]
    look: dict[str, Any]
    environ: dict[str, str] = field(default_factory=dict)


def peers(names: list[str], name: str, folder: Path) -> tuple[list[Peer], list[str]]:
    """The named peers of a city, and a sentence for each that is left out."""
    values = board(city(name))
    found: list[Peer] = []
    without: list[str] = []
    for each in names:
        made = _MAKE[each](values, name, folder)
        if isinstance(made, Peer):
            found.append(made)
        else:
            without.append(f"{each} is left out: {made}.")
    return found, without


def _ours(values: dict[str, Any], name: str, folder: Path) -> Peer:
    parts = {"cards": [".kpis > .kpi", 12], "gauges": [".gauges .gauge svg", 8],
             "numbers": [".gauges .gauge-number", 8], "rows": [".goal-line", 10],
             "map": [".map-area", len(values["map"]["areas"])],
             "chains": [".chain-card", len(values["chains"]["value"])]}  # fmt: skip
    look = _look(values, parts, card=".kpis > .kpi", gauge=".gauges .gauge-number", row="",
                 chip="#chip-{}", shown="said")  # fmt: skip
    environ = {"COCKPIT_CITY": name, "COCKPIT_PORT": "PORT", "COCKPIT_VAR": str(folder / "ours")}
    return Peer(OURS, "cockpit", ("app.py",), look, environ)


def _static(values: dict[str, Any], name: str, folder: Path) -> Peer:
    command = ("-m", "benchmarks.peers.static", "--port", "PORT", "--city", name)
    return Peer("static", "static Plotly page", command, _plotly_look(values, "#rows tr"))


def _cut(values: dict[str, Any], name: str, folder: Path) -> Peer | str:
    try:
        built = bundle.build(folder / "plotly-cut", CUT)
    except bundle.NotBuilt as why:
        return str(why)
    command = (*_static(values, name, folder).command, "--plotly", str(built))
    return Peer("cut", "static, cut Plotly", command, _plotly_look(values, "#rows tr"))


def _dash(values: dict[str, Any], name: str, folder: Path) -> Peer:
    look = _plotly_look(values, ".ag-center-cols-container .ag-row")
    look["parts"] |= {"map": ["#map .scatterlayer .trace", len(values["map"]["areas"])],
                      "rows": [look["row"], 8]}  # fmt: skip
    look["row"] += '[row-index="0"]'
    look["chip"] = {id: f'#sector input[value="{id}"]' for id, _ in values["sectors"]}
    command = ("-m", "benchmarks.peers.plain_dash", "--port", "PORT", "--city", name)
    return Peer("dash", "plain Dash", command, look)


def _streamlit(values: dict[str, Any], name: str, folder: Path) -> Peer | str:
    if find_spec("streamlit") is None:
        return MISSING
    parts = {"cards": ['[data-testid="stMetric"]', 12], "gauges": [".stPlotlyChart .angular", 8],
             "rows": ['[data-testid="stDataFrame"] canvas', 1],
             "map": [".stPlotlyChart .scatterlayer .trace", len(values["map"]["areas"])],
             "chains": [".sankey-node", len(values["chains"]["names"])]}  # fmt: skip
    look = _look(values, parts, card='[data-testid="stMetric"]', row="", chip="",
                 gauge=".stPlotlyChart .numbers text", shown="digits")  # fmt: skip
    chip = '[data-testid="stRadio"] [role="radiogroup"] > :nth-child({})'
    look["chip"] = {id: chip.format(at) for at, (id, _) in enumerate(values["sectors"], 1)}
    command = ("-m", "streamlit", "run", "benchmarks/peers/streamlit_page.py", "--server.port",
               "PORT", "--server.headless", "true", "--server.address", "127.0.0.1",
               "--browser.gatherUsageStats", "false")  # fmt: skip
    return Peer("streamlit", "Streamlit", command, look | {"deep": True}, {"BENCH_CITY": name})


def _panel(values: dict[str, Any], name: str, folder: Path) -> Peer | str:
    if find_spec("panel") is None:
        return MISSING
    parts = {"cards": [".kpi", 12], "gauges": [".angular", 8], "rows": ["tr", 20],
             "map": [".scatterlayer .trace", len(values["map"]["areas"])],
             "chains": [".sankey-node", len(values["chains"]["names"])]}  # fmt: skip
    look = _look(values, parts, card=".kpi", row="", chip="", gauge=".numbers text",
                 shown="digits")  # fmt: skip
    chip = ".bk-btn-group button:nth-child({})"
    look["chip"] = {id: chip.format(at) for at, (id, _) in enumerate(values["sectors"], 1)}
    command = ("-m", "benchmarks.peers.panel_page", "--port", "PORT", "--city", name)
    return Peer("panel", "Panel", command, look | {"deep": True})


MISSING = "pip install -r benchmarks/requirements-extra.txt"
_MAKE = {OURS: _ours, "static": _static, "cut": _cut, "dash": _dash, "streamlit": _streamlit,
         "panel": _panel}  # fmt: skip
NAMES = tuple(_MAKE)


def _plotly_look(values: dict[str, Any], row: str) -> dict[str, Any]:
    shown = sum(1 for number in values["picks"][""]["words"] if number)
    parts = {"cards": [".kpis > .kpi", 12], "gauges": [".goal-card .plot .angular", 8],
             "numbers": [".goal-card .plot .numbers text", 8],
             "rows": [row, len(values["rows"])], "words": ["#words .bars .point path", shown],
             "map": [".map-area", len(values["map"]["areas"])],
             "chains": ["#chains .sankey-node", len(values["chains"]["names"])]}  # fmt: skip
    assert len(WORD_NAMES) >= shown
    return _look(values, parts, card=".kpis > .kpi", gauge=".goal-card .plot .numbers text",
                 row=row, chip="#chip-{}", shown="digits")  # fmt: skip


def _look(
    values: dict[str, Any],
    parts: dict[str, Any],
    *,
    card: str,
    gauge: str,
    row: str,
    chip: str,
    shown: str,
) -> dict[str, Any]:
    rows = values["rows"]
    sectors = {
        id: {
            "cards": [rows[at]["name"] for at in picks["cards"]],
            "gauges": [rows[at]["gauge"][shown].replace(",", "") for at in picks["gauges"]],
            "row": next(row["name"] for row in rows if id in ("", row["sector"])),
        }
        for id, picks in values["picks"].items()
    }
    chips = {id: chip.format(id or "all") for id in sectors}
    return {"parts": parts, "card": card, "gauge": gauge, "row": row, "chip": chips,
            "sectors": sectors}  # fmt: skip
