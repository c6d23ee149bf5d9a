"""``python -m data check CITY [--sources DIR]``: 0 clean, 1 faults (one a line), 2 no such city.

Without ``--sources`` the documents of COCKPIT_SOURCES are held against the evidence, where set.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from data.check import city_path, every_fault


def run(args: Namespace) -> int:
    given = args.sources or os.environ.get("COCKPIT_SOURCES", "")
    sources = Path(given) if given else None
    if sources and not sources.is_dir():
        print(
            f"没有文件夹「{sources}」：--sources（或 COCKPIT_SOURCES）应为原文所在的文件夹",
            file=sys.stderr,
        )
        return 2
    try:
        path = city_path(args.city)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    tables, faults = every_fault(path, sources)
    for fault in faults:
        print(fault)
    if faults:
        print(f"共 {len(faults)} 处问题", file=sys.stderr)
        return 1
    print(f"{tables.info.name}：没有问题")
    return 0
