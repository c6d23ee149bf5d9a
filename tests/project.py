"""The project's own files, for tests about the whole."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSES = ("data", "dashboard", "callbacks", "app")
_LEFT_OUT = {".venv", ".git", "var", "__pycache__", "node_modules"}


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Files of the project with these endings, sorted; what git ignores is left out."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout
        found = [ROOT / name for name in listed.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):  # unpacked from an archive, without git
        found = list(ROOT.rglob("*"))
    return tuple(
        sorted(
            {
                path
                for path in found
                if path.is_file()
                and path.name.endswith(suffixes)
                and not _LEFT_OUT & set(path.relative_to(ROOT).parts)
            }
        )
    )


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def house(path: Path) -> str:
    """The part of the house a file belongs to: data, dashboard, callbacks, app, tests …"""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), filename=name(path))


def houses() -> list[Path]:
    """Python files that are not tests, benchmarks or helpers."""
    return [path for path in files(".py") if house(path) in HOUSES]


def module(path: Path) -> str:
    """``data/city.py`` -> ``data.city``."""
    return name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
