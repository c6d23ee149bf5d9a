"""The hand-written page: ``python -m benchmarks.peers.static --port N [--plotly FILE]``.

One HTML with the board's data in it, one script of its own, one style, and plotly.min.js as
installed, or another build of it. Written as a good engineer would: deferred scripts, the HTML
parts drawn before Plotly arrives, everything packed beforehand, scripts kept for a year.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import htpy as h
from flask import Flask, Response, request
from markupsafe import Markup
from waitress import serve

from benchmarks.peers.board import GAUGES, HEADINGS, WORD_NAMES, board, city
from dashboard import theme
from dashboard.charts import bundle

HERE = Path(__file__).parent


def page(name: str) -> str:
    """The whole page of a city."""
    values: dict[str, Any] = board(city(name)) | {"words": WORD_NAMES}
    data = json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    head = h.head[
        h.meta(charset="utf-8"),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.link(rel="icon", href="data:,"),
        h.title[values["title"]],
        h.style[Markup(theme.variables())],
        h.link(rel="stylesheet", href="/board.css"),
        h.link(rel="preload", href="/plotly.js", as_="script"),
        h.script(src="/board.js", defer=True),
        h.script(src="/plotly.js", defer=True, id="plotly"),
    ]
    whole = h.html(lang="zh-CN")[head, h.body[_main(values["title"], values["sectors"]),
        h.script(type="application/json", id="board")[Markup(data)]]]  # fmt: skip
    return str(whole)


def _main(title: str, sectors: list[tuple[str, str]]) -> h.Element:
    cards = (h.article(class_="goal-card")[h.h3, h.div(class_="plot"), h.p] for _ in range(GAUGES))
    return h.main[
        h.h1[title],
        h.p(id="say"),
        h.nav(class_="chips")[
            (
                h.button(
                    id=f"chip-{id or 'all'}", data_sector=id, aria_pressed=str(not id).lower()
                )[name]
                for id, name in sectors
            )
        ],
        h.section(class_="kpis", id="cards"),
        h.div(class_="wide")[
            h.section(class_="panel")[h.h2["年度目标"], h.div(class_="gauges")[cards]],
            h.section(class_="panel")[h.h2["区县"], h.div(class_="map", id="map")],
        ],
        h.section(class_="panel")[h.h2["状态"], h.div(class_="words", id="words")],
        h.section(class_="panel")[h.h2["产业链"], h.div(class_="chains", id="chains")],
        h.section(class_="panel")[
            h.h2["指标"],
            h.table[h.thead[h.tr[(h.th[name] for name in HEADINGS)]], h.tbody(id="rows")],
        ],
    ]


def create(name: str, library: Path) -> Flask:
    """The page and its three files, packed once."""
    server = Flask("static-peer", static_folder=None)
    files = {
        "/": (page(name).encode(), "text/html", "no-cache"),
        "/board.js": (HERE.joinpath("board.js").read_bytes(), "text/javascript", ""),
        "/board.css": (HERE.joinpath("board.css").read_bytes(), "text/css", ""),
        "/plotly.js": (library.read_bytes(), "text/javascript", ""),
    }
    for path, (body, mimetype, kept) in files.items():
        _add(server, path, body, mimetype, kept or "public, max-age=31536000, immutable")
    return server


def _add(server: Flask, path: str, body: bytes, mimetype: str, kept: str) -> None:
    packed, mark = gzip.compress(body, 9, mtime=0), hashlib.sha256(body).hexdigest()[:16]

    def answer() -> Response:
        response = Response(packed, mimetype=mimetype)
        response.headers |= {"Content-Encoding": "gzip", "Cache-Control": kept}
        response.set_etag(mark)
        response.make_conditional(request)
        return response

    server.add_url_rule(path, endpoint=path, view_func=answer)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--plotly", type=Path, default=bundle.installed())
    parser.add_argument("--city", default="demo")
    asked = parser.parse_args()
    serve(create(asked.city, asked.plotly), host="127.0.0.1", port=asked.port, threads=8)


if __name__ == "__main__":
    main()
