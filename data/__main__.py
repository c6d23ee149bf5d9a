"""``python -m data COMMAND``: one line of COMMANDS for each, the work in the module it names.

A command's module has ``run(args) -> int`` (the exit code) and is imported only when it is asked
for. The wording of results goes to standard output, everything about the run to standard error.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from data.export import TABLES


class Command(NamedTuple):
    help: str
    module: str
    arguments: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]


def argument(*flags: str, **options: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    return flags, options


CITY = argument("city", metavar="CITY", help="城市编号，或一个城市文件夹")
SOURCES = argument("--sources", metavar="DIR", help="原文所在的文件夹，逐条核对词句")

TABLE = argument("table", metavar="TABLE", choices=TABLES, help="表：" + "、".join(TABLES))
OF_CITY = argument("--city", metavar="CITY", required=True, help="城市编号，或一个城市文件夹")
PERIOD = argument("--period", metavar="P", default="", help="期间，如 2024Q1；不写为全部或当前")
CITY_DIR = argument("--city-dir", metavar="PATH", required=True, help="写到哪个文件夹")
ROWS = argument("--rows", metavar="N", type=int, default=0, help="至少多少行数据；0 为 120 项指标")
INDICATORS = argument(
    "--indicators", metavar="N", type=int, default=0, help="至少多少项指标（添加的只有全市数字）"
)
SEED = argument("--seed", metavar="S", type=int, default=1, help="随机种子，同一种子结果相同")
FILE = argument("file", metavar="FILE", help="文本（UTF-8、GB18030）或 .docx；- 为标准输入")
REPORTED = argument("--period", metavar="P", default="", help="文件报告的期间；不写则由文件推断")
ACTION = argument(
    "action", metavar="ACTION", choices=("add", "password", "role", "remove", "list"),
    help="add、password、role、remove 或 list",
)  # fmt: skip
NAME = argument("name", metavar="NAME", nargs="?", default="", help="账号名")
ROLE = argument("--role", metavar="ROLE", default="", help="viewer、editor、publisher 或 admin")
DATABASE = argument("--database", metavar="URL", default="", help="数据库地址；不写则按设置")
REVISION = argument("revision", metavar="REVISION", help="修订，如 3 或 3-1a2b3c4d")
AT = argument("--revision", metavar="R", default="", help="修订；不写为当前")
FOLDER = argument("folder", metavar="DIR", help="写到哪个文件夹")
WHO = argument("--who", metavar="NAME", default="", help="由谁；不写为运行命令的系统账号")
COMMENT = argument("--comment", metavar="TEXT", default="", help="说明，记入日志")

_STORE = "data.command_store"
COMMANDS = {
    "check": Command("检查一个城市，列出全部问题", "data.command_check", (CITY, SOURCES)),
    "export": Command("导出一张表（CSV）", "data.command_export", (TABLE, OF_CITY, PERIOD)),
    "extract": Command("从一份文本里提取数字（CSV）", "data.command_extract", (FILE, REPORTED)),
    "load": Command("载入城市文件夹", _STORE, (CITY, WHO, COMMENT, DATABASE)),
    "publish": Command("把城市文件夹发布为新修订", _STORE, (CITY, WHO, COMMENT, DATABASE)),
    "rollback": Command(
        "把旧修订发布为新修订", _STORE, (REVISION, OF_CITY, WHO, COMMENT, DATABASE)
    ),
    "log": Command("列出全部修订", _STORE, (OF_CITY, DATABASE)),
    "export-folder": Command("把修订写成城市文件夹", _STORE, (FOLDER, OF_CITY, AT, DATABASE)),
    "user": Command("管理账号", "data.command_user", (ACTION, NAME, ROLE, DATABASE)),
    "demo": Command("生成演练城市", "data.demo", (CITY_DIR, ROWS, INDICATORS, SEED)),
}


class Parser(argparse.ArgumentParser):
    """Says in Chinese what is wrong with a command; argparse has no words of ours."""

    def error(self, message: str) -> NoReturn:
        for pattern, said in _SAID.items():
            message = re.sub(pattern, said, message)
        self.exit(2, f"命令不对：{message}。用法见 {self.prog} --help\n")


_SAID = {
    r"^the following arguments are required: (.*)": r"缺少 \1",
    r"^unrecognized arguments: (.*)": r"多出 \1",
    r"^argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)": (
        r"\1 应为 \3 之一，现为「\2」"
    ),
    r"^argument (\S+): expected one argument": r"\1 后面应有一个值",
    r"^argument (\S+): invalid int value: '(.*)'": r"\1 应为整数，现为「\2」",
}


def main(argv: Sequence[str] | None = None) -> int:
    parser = Parser(prog="python -m data", description="城市数据：检查与导出")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.help, description=command.help)
        for flags, options in command.arguments:
            own.add_argument(*flags, **options)
    args = parser.parse_args(argv)
    return int(import_module(COMMANDS[args.command].module).run(args))


if __name__ == "__main__":
    sys.exit(main())
