"""Plotly cut to the traces drawn here: a quarter of the size, a fraction of the time to compile.

``python -m dashboard.charts.bundle`` builds it with Node into the folder of ``COCKPIT_VAR``, once:
its name says of which version and traces it is, so after an upgrade the old one is not found and
the installed Plotly is served until it is built anew. Without Node nothing is built and nothing is
missing. A new kind of trace is added to ``TRACES``; a test holds it against what figures contain.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.settings import Settings, WrongSettings

TRACES = ("bar", "scatter")
_ESBUILD = "esbuild@0.28.2"
_CORE = ("scatter",)  # in every Plotly
_PATIENCE = 300  # seconds for one command
# An expression called at once is compiled while it comes in; a wrapped factory is parsed twice.
_FORM = (
    *("--bundle", "--minify", "--format=iife", "--global-name=Plotly", "--log-level=error"),
    *("--define:global=window", "--define:define.amd=false", "--loader:.css=empty"),
)


class NotBuilt(Exception):
    """Why there is no cut Plotly, in one line."""


def installed() -> Path:
    """The whole plotly.min.js of the installed package (without importing it)."""
    found = find_spec("plotly")
    assert found is not None, "plotly is a requirement"
    folders = found.submodule_search_locations or []
    return Path(folders[0]) / "package_data" / "plotly.min.js"


def version() -> str:
    """The version of plotly.js inside the installed package, from the file's first lines."""
    with installed().open(encoding="utf-8") as file:
        found = re.search(r"plotly\.js v(\d+\.\d+\.\d+)", file.read(400))
    return found[1] if found else ""


def built(var: Path, traces: Sequence[str] = TRACES) -> Path:
    """Where the cut Plotly of this version and these traces lies, once it is built."""
    return var / f"plotly-{version()}-{'-'.join(traces)}.min.js"


def chosen(var: Path) -> Path:
    """What is served: the cut one where it stands, else the installed one."""
    cut = built(var)
    return cut if cut.is_file() else installed()


def build(var: Path, traces: Sequence[str] = TRACES) -> Path:
    """Build the cut Plotly, or leave it where it stands; NotBuilt where that cannot be."""
    target = built(var, traces)
    if target.is_file():
        return target
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise NotBuilt("没有 Node.js（npm）")
    if not version():
        raise NotBuilt(f"读不出 {installed()} 的版本")
    var.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=var, ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        (work / "package.json").write_text('{"private": true}', "utf-8")
        (work / "entry.js").write_text(_entry(traces), "utf-8")
        packages = (f"plotly.js@{version()}", _ESBUILD)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--save-exact")
        _run(work, [npm, "install", *quiet, "--fetch-retries=1", *packages])
        esbuild = work / "node_modules" / "esbuild" / "bin" / "esbuild"
        _run(work, [node, str(esbuild), "entry.js", *_FORM, "--outfile=cut.js"])
        cut = work / "cut.js"
        if not cut.read_text("utf-8").startswith("var Plotly="):
            raise NotBuilt("esbuild 生成的文件不是 Plotly")
        cut.replace(target)
    for other in var.glob("plotly-*.min.js"):
        if other != target:
            other.unlink(missing_ok=True)
    return target


def _entry(traces: Sequence[str]) -> str:
    parts = ", ".join(f'require("plotly.js/lib/{name}")' for name in traces if name not in _CORE)
    return (
        'var Plotly = require("plotly.js/lib/core");\n'
        f"Plotly.register([{parts}]);\nmodule.exports = Plotly;\n"
    )


def _run(work: Path, command: Sequence[str]) -> None:
    try:
        subprocess.run(command, cwd=work, capture_output=True, check=True, timeout=_PATIENCE)
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.decode(errors="replace").strip().splitlines()
        raise NotBuilt(said[-1] if said else f"{command[1]} 返回 {failed.returncode}") from failed
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise NotBuilt(str(failed)) from failed


def main() -> int:
    """0 when it stands, 1 when the installed one goes on being served, 2 for a wrong setting."""
    try:
        var = Settings.from_env(os.environ).var
        stood = built(var).is_file()
        path = build(var)
    except WrongSettings as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except (NotBuilt, OSError) as why:
        print(f"未能裁剪 Plotly（{why}），改用安装包里的完整文件，不影响使用。", file=sys.stderr)
        return 1
    if not stood:
        print(f"图表库已裁剪：{path.name}，{path.stat().st_size // 1000} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
