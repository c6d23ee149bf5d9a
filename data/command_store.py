"""``python -m data load|publish|rollback|log|export-folder``: the revisions of a city, from the
server's own console.

A running cockpit shows what is written here within two seconds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from data.check import CityFaults, city_path
from data.city import City
from data.store.content import read
from data.store.database import Unreachable, connect, of_environment
from data.store.errors import Moved, Unknown
from data.store.sql_store import SqlStore
from data.store.start import city_id, whoami

_KINDS = {"load": "载入", "publish": "发布", "rollback": "回退"}


def run(args: argparse.Namespace) -> int:
    """0 done; 1 refused, with every fault; 2 no such city or database."""
    try:
        store = SqlStore(connect(args.database or of_environment()), _city(args.city))
    except (Unreachable, FileNotFoundError) as missing:
        print(missing, file=sys.stderr)
        return 2
    try:
        print(ACTIONS[args.command](store, args))
    except (CityFaults, Moved, Unknown) as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        store.close()
    return 0


def _city(given: str) -> str:
    """The id of a city folder; a city that lives in the database only goes by its id."""
    try:
        return city_id(city_path(given))
    except FileNotFoundError:
        if "/" in given or "." in given:
            raise
        return given


def _load(store: SqlStore, args: argparse.Namespace) -> str:
    log = store.log(most=1)
    base = log[0].name if log else ""
    who, comment = args.who or whoami(), args.comment or "载入城市文件夹"
    return _said(store.load(city_path(args.city), who, comment, base=base))


def _publish(store: SqlStore, args: argparse.Namespace) -> str:
    content = read(city_path(args.city))
    base = store.current().revision
    return _said(store.publish(content, args.who or whoami(), args.comment, base=base))


def _rollback(store: SqlStore, args: argparse.Namespace) -> str:
    base = store.current().revision
    return _said(store.rollback(args.revision, args.who or whoami(), args.comment, base=base))


def _log(store: SqlStore, _: argparse.Namespace) -> str:
    lines = (
        "\t".join(
            [
                entry.name,
                f"{entry.at:%Y-%m-%d %H:%M:%S}Z",
                _KINDS[entry.kind] + (f"（修订 {entry.restores}）" if entry.restores else ""),
                *(entry.who, entry.file, entry.comment),
            ]
        )
        for entry in store.log()
    )
    return "\n".join(lines) or f"数据库里还没有城市「{store.city}」"


def _export(store: SqlStore, args: argparse.Namespace) -> str:
    content = store.content(args.revision)
    folder = Path(args.folder)
    content.write(folder)
    return f"已写到 {folder}：{len(content.folder)} 个文件"


def _said(city: City) -> str:
    return "\n".join([f"{city.info.name}现为修订 {city.revision}", *city.changed])


ACTIONS: dict[str, Callable[[SqlStore, argparse.Namespace], str]] = {
    "load": _load,
    "publish": _publish,
    "rollback": _rollback,
    "log": _log,
    "export-folder": _export,
}
