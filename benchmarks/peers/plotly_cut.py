"""Plotly cut to the three trace types of the hand-written page, built with npm and esbuild.

:func:`build` gives the file, or a sentence that says why there is none. It is built once for each
version, in the folder given.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from benchmarks.peers.static import PLOTLY

TRACES = ("indicator", "bar", "sankey")
TOOLS = ("esbuild", "stream-browserify")
FORMAT = ("--bundle", "--minify", "--format=iife", "--global-name=Plotly", "--define:global=window",
          "--define:define.amd=false", "--alias:stream=stream-browserify",
          "--loader:.css=empty", "--log-level=error")  # fmt: skip
PATIENCE = 300


def version() -> str:
    """Of the plotly.js that the installed plotly brings."""
    found = re.search(r"plotly\.js v([\d.]+)", PLOTLY.read_text(encoding="utf-8")[:400])
    if not found:
        raise ValueError(f"{PLOTLY.name} does not say its version in its first line")
    return found[1]


def build(folder: Path) -> Path | str:
    """The built file, or why it cannot be built."""
    made = folder / f"plotly-{version()}-{'-'.join(TRACES)}.js"
    if made.exists():
        return made
    if not (npm := shutil.which("npm")):
        return "Node's npm is not installed"
    folder.mkdir(parents=True, exist_ok=True)
    traces = ", ".join(f'require("plotly.js/lib/{name}")' for name in TRACES)
    folder.joinpath("package.json").write_text('{"private": true}\n')
    folder.joinpath("entry.js").write_text(
        f'const Plotly = require("plotly.js/lib/core");\nPlotly.register([{traces}]);\n'
        "module.exports = Plotly;\n"
    )
    install = [npm, "install", "--silent", "--no-fund", "--no-audit"]
    bundle = [str(folder / "node_modules" / ".bin" / "esbuild"), "entry.js", *FORMAT]
    for command in (
        [*install, f"plotly.js@{version()}", *TOOLS],
        [*bundle, f"--outfile={made.name}"],
    ):
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as failed:
            return f"{Path(command[0]).name} failed: {failed}"
    return made
