"""``python -m data export TABLE --city CITY [--period P]``: a table of the contract as CSV on
stdout.

Exactly the rows of ``data.export``, without BOM: other programs read it.
"""

from __future__ import annotations

import argparse
import sys

from data.check import CityFaults, city_path
from data.city import City
from data.export import to_csv
from data.store import FolderStore


def run(args: argparse.Namespace) -> int:
    """0 with the CSV on standard output; 1 where the city or the period will not do."""
    try:
        city = FolderStore(city_path(args.city)).current()
    except (CityFaults, FileNotFoundError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if args.period and args.period not in (known := _known(city, args.table)):
        print(f"--period：应为 {'、'.join(known)} 之一，现为「{args.period}」", file=sys.stderr)
        return 1
    # Bytes, so that no system turns the line ends or the encoding into its own.
    sys.stdout.buffer.write(to_csv(*city.table(args.table, args.period)).encode())
    return 0


def _known(city: City, table: str) -> list[str]:
    """Periods that table can be asked for: a status needs a whole period, a row has its own."""
    if table == "status":
        return [period.id for period in city.periods()]
    return sorted({row.period for row in (*city.facts(), *city.items()) if row.period})
