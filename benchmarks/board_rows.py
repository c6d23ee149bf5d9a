"""The lines of the table that the browser and the servers fill, with their targets."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.rounds import Samples
from benchmarks.table import Row, Target, row_maker


def rows(samples: Samples, peers: Sequence[str]) -> list[Row]:
    """Medians of a run; what was not measured stands empty."""
    row = row_maker(samples.median, peers)
    worst = row_maker(samples.p95, peers)
    return [
        row("cold load, first contentful paint", "ms", "fcp", Target(1.5, "static")),
        row("cold load, all painted", "ms", "painted", Target(0.25, "static"), Target(1, "cut")),
        row("cold load, a filter answers", "ms", "answering", Target(0.5, "static")),
        row("cold load, Dash has taken over", "ms", "ready"),
        row("cold load, over the wire", "KB", "kilobytes", Target(400)),
        row("cold load, requests", "", "requests", Target(15)),
        row("cold load, `/indicators`, first rows", "ms", "indicators"),
        row("warm load, all painted", "ms", "warm", Target(0.2, "static")),
        row("warm load, over the wire", "KB", "warm kilobytes"),
        row("third visit, profile on disk", "ms", "returning", Target(1, "static")),
        row("filter, median", "ms", "filter", Target(0.6, "static"), Target(0.25, "dash")),
        worst("filter, p95", "ms", "filter", Target(100)),
        row("change of page, median", "ms", "page change", Target(150)),
        worst("change of page, p95", "ms", "page change"),
        row("server, processor of a cold load", "ms", "load cpu", Target(10)),
        row("server, processor of a filter", "ms", "filter cpu", Target(3)),
        row("server, of a filter nobody chose before", "ms", "new filter cpu"),
        row("server, start to first answer", "s", "first answer", Target(1.5)),
        row("server, memory after 20 visitors", "MB", "memory", Target(160)),
        worst("server, one reader filtering, p95", "ms", "one filtering"),
        _eight(samples),
        row("overview pages a second, one process", "", "pages a second", Target(500, least=True)),
        row("filters with the server stopped (1 = yes)", "", "stopped", Target(1, least=True)),
    ]


def _eight(samples: Samples) -> Row:
    """Eight readers at once against one alone."""
    found = {"ours": samples.p95("eight filtering", "ours"),
             "one alone": samples.p95("one filtering", "ours")}  # fmt: skip
    values = {name: value for name, value in found.items() if value is not None}
    return Row("server, eight filtering at once, p95", "ms", values, (Target(1.5, "one alone"),))
