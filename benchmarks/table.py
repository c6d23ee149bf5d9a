"""The one table of a run: measures, what they are held against, and whether they are met."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

COLUMNS = {"ours": "ours", "static": "static Plotly", "cut": "static, cut", "dash": "plain Dash"}
MET, MISSED, NOT_MEASURED = "met", "**missed**", "not measured"


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on our value, or on its ratio to ``of`` (a peer, or another of our own rows)."""

    bound: float
    of: str = ""
    least: bool = False

    def holds(self, value: float) -> bool:
        return value >= self.bound if self.least else value <= self.bound


@dataclass(frozen=True, slots=True)
class Row:
    """One line: values by peer (a peer without one is left out), targets of ours."""

    name: str
    unit: str
    values: dict[str, float]
    targets: tuple[Target, ...] = ()

    def ratio(self, target: Target) -> float | None:
        """Ours against what the target names; None where one of them was not measured."""
        ours = self.values.get("ours")
        if ours is None or not target.of:
            return ours
        other = self.values.get(target.of)
        return ours / other if other else None

    @property
    def verdict(self) -> str:
        """Missed where one target is; not measured where a peer to be held against is missing."""
        if not self.targets:
            return ""
        found = [(target, self.ratio(target)) for target in self.targets]
        if any(value is not None and not target.holds(value) for target, value in found):
            return MISSED
        return NOT_MEASURED if any(value is None for _, value in found) else MET


def shown(value: float | None, unit: str = "") -> str:
    """Three digits are enough."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:,.0f}"


def _target(row: Row, target: Target) -> str:
    sign = "≥" if target.least else "≤"
    if not target.of:
        return f"{sign} {shown(target.bound)} {row.unit}".rstrip()
    return f"{sign} {target.bound:g} × {COLUMNS.get(target.of, target.of)}"


def _ratios(row: Row) -> str:
    asked = [target for target in row.targets if target.of]
    of = [target.of for target in asked] or ["static"]
    found = [row.ratio(Target(0, each)) for each in of if each in row.values]
    return " · ".join(f"{value:.2f}" for value in found if value is not None)


def markdown(rows: Sequence[Row], extra: Sequence[str] = ()) -> str:
    """The table; ``extra`` are ids of further peers."""
    peers = {**COLUMNS, **{name: name for name in extra}}
    heads = ["measure", *peers.values(), "ratio", "target", "result"]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = [f"{row.name}, {row.unit}" if row.unit else row.name]
        cells += [shown(row.values.get(peer)) for peer in peers]
        cells += [_ratios(row), "; ".join(_target(row, each) for each in row.targets), row.verdict]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def machine(browser: str) -> str:
    """One line about where it ran; asked before the run, so that the load is not its own."""
    load = " ".join(f"{each:.2f}" for each in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1) / 2
    load += " (busy: trust no time)" if busy else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {os.cpu_count()} cores · load before {load} · "
        f"Python {platform.python_version()} · Chromium {browser} · {platform.system()}"
    )


def write(folder: Path, about: Sequence[str], rows: Sequence[Row], extra: Sequence[str]) -> str:
    """Table and values into ``folder``; gives the text that is printed."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "\n\n".join(["\n".join(f"- {line}" for line in about), markdown(rows, extra)]) + "\n"
    folder.joinpath("last.md").write_text(text, encoding="utf-8")
    values = [
        {"measure": row.name, "unit": row.unit, "result": row.verdict.strip("*")} | row.values
        for row in rows
    ]
    made = {"about": list(about), "rows": values}
    folder.joinpath("last.json").write_text(
        json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return text


def row_maker(
    median: Callable[[str, str], float | None], peers: Sequence[str]
) -> Callable[..., Row]:
    """``row(name, unit, measure, *targets)`` from what a run has measured."""

    def row(name: str, unit: str, measure: str, *targets: Target) -> Row:
        found = {peer: median(measure, peer) for peer in peers}
        values = {peer: value for peer, value in found.items() if value is not None}
        return Row(name, unit, values, targets)

    return row
