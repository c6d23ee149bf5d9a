"""The parts that need no browser, in a short form: growth, processes, judging, extraction.

Each is a module of its own that is run by hand in full; here its main figure becomes a row.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable

from benchmarks.servers import ROOT
from benchmarks.table import Row, Target

PATIENCE = 900


def _judging(text: str) -> list[Row]:
    found = re.search(r"([\d,]+) cases.*?: ([\d.]+) s", text)
    wrong = re.search(r"(\d+) differ", text)
    rows = [] if not found else [
        Row(f"judging {found[1]} readings", "s", {"ours": float(found[2])}, (Target(20),))
    ]  # fmt: skip
    if wrong:
        target = (Target(0),)
        rows.append(
            Row("of 10,000, differing from the rule", "", {"ours": float(wrong[1])}, target)
        )
    return rows


def _extraction(text: str) -> list[Row]:
    found = re.search(r"([\d,]+) characters a second", text)
    speed = {"ours": float(found[1].replace(",", ""))} if found else {}
    return [Row("reading texts, characters a second", "", speed, (Target(100_000, least=True),))]


def _told(text: str) -> list[Row]:
    """Lines ``name | value | unit | <= bound`` of a module that speaks the table's language."""
    rows: list[Row] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 4:
            continue
        bound = re.fullmatch(r"(<=|>=) ([\d.]+)", cells[3])
        targets = (Target(float(bound[2]), least=bound[1] == ">="),) if bound else ()
        rows.append(Row(cells[0], cells[2], {"ours": float(cells[1])}, targets))
    return rows


SMALL = "the same with 120"
GROWN = {
    "snapshot": Target(5),
    "snapshot from SQLite": Target(5),
    "overview, written anew": Target(1.3, SMALL),
    "filter": Target(2, SMALL),
    "memory": Target(600),
    "memory after the browser": Target(600),
    "grid: first rows": Target(1),
}


def _growth(text: str) -> list[Row]:
    """Lines ``| what, unit | smallest | … | largest |``."""
    rows: list[Row] = []
    for line in text.splitlines():
        what, *values = [cell.strip() for cell in line.strip("| ").split("|")]
        name, _, unit = what.rpartition(", ")
        if (target := GROWN.get(name)) and len(values) > 1:
            small, large = (float(value.replace(",", "")) for value in (values[0], values[-1]))
            rows.append(
                Row(f"20,000 indicators: {name}", unit, {"ours": large, SMALL: small}, (target,))
            )
    return rows


READ: dict[str, Callable[[str], list[Row]]] = {
    "growth": _growth, "processes": _told, "judging": _judging, "extraction": _extraction,
}  # fmt: skip
SHORT = {"growth": ["120", "20000"], "processes": ["--rows"]}
PARTS = tuple(READ)


def rows(part: str, about: list[str], say: Callable[[str], None]) -> list[Row]:
    """Run a part in a process of its own; a part that fails says so in ``about``."""
    module = f"benchmarks.{part}"
    if importlib.util.find_spec(module) is None:
        about.append(f"{part} is left out: there is no {module}.")
        return []
    say(f"{part} …")
    command = [sys.executable, "-m", module, *SHORT.get(part, [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    found = READ[part](done.stdout)
    if not found:
        about.append(f"{part} gave no figures: {(done.stderr or done.stdout)[-300:].strip()}")
    return found
