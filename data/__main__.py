"""``python -m data COMMAND``: one line of COMMANDS for each, the work in the module it names.

A command's module has ``run(args) -> int`` (the exit code) and is imported only when it is asked
for. The wording of results goes to standard output, everything about the run to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple


class Command(NamedTuple):
    help: str
    module: str
    arguments: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]


def argument(*flags: str, **options: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    return flags, options


CITY = argument("city", metavar="CITY", help="城市编号，或一个城市文件夹")
SOURCES = argument("--sources", metavar="DIR", help="原文所在的文件夹，逐条核对词句")

COMMANDS = {
    "check": Command("检查一个城市，列出全部问题", "data.command_check", (CITY, SOURCES)),
}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data", description="城市数据：检查与导出")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.help, description=command.help)
        for flags, options in command.arguments:
            own.add_argument(*flags, **options)
    args = parser.parse_args(argv)
    return int(import_module(COMMANDS[args.command].module).run(args))


if __name__ == "__main__":
    sys.exit(main())
