"""The same board in Streamlit: ``streamlit run benchmarks/peers/streamlit_page.py``.

An extra peer; its requirement stands in benchmarks/requirements-extra.txt.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # Streamlit runs a file, no module

import streamlit as st  # pyright: ignore[reportMissingImports]

from benchmarks.peers.board import COLUMNS, HEADINGS, board, city
from benchmarks.peers.figures import district_map, flow, gauge, words


def show(values: dict[str, Any]) -> None:
    """The whole page; Streamlit runs it again at every click."""
    st.set_page_config(layout="wide")
    st.title(values["title"])
    names = dict(values["sectors"])
    sector = st.radio("板块", list(names), format_func=names.get, horizontal=True) or ""
    picks, rows = values["picks"][sector], values["rows"]
    for start in (0, 6):
        for place, at in zip(st.columns(6), picks["cards"][start : start + 6], strict=False):
            place.metric(rows[at]["name"], rows[at]["actual"] or rows[at]["target"])
    left, right = st.columns([2, 1])
    for start in (0, 4):
        four = picks["gauges"][start : start + 4]
        for number, (place, at) in enumerate(zip(left.columns(4), four, strict=False), start):
            place.markdown(f"**{rows[at]['name']}**")
            place.plotly_chart(gauge(rows[at], values["colours"]), key=f"gauge-{number}")
    right.plotly_chart(district_map(values["map"], values["colours"]), key="map")
    st.plotly_chart(words(picks["words"]), key="words")
    st.plotly_chart(flow(values["chains"]), key="chains")
    shown = [row for row in rows if sector in ("", row["sector"])]
    st.dataframe([{name: row[key] for key, name in zip(COLUMNS, HEADINGS, strict=True)}
                  for row in shown])  # fmt: skip


show(st.cache_data(lambda name: board(city(name)))(os.environ.get("BENCH_CITY", "demo")))
