"""``python -m data extract FILE [--period P]``: the figures of a text as CSV on stdout.

FILE is plain text (UTF-8 or GB18030) or .docx; ``-`` reads standard input. 0 with the CSV, 1
where the file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from data import periods
from data.export import to_csv
from data.intake.bulletin import extract
from data.intake.reading import text_of

COLUMNS = ("subject", "value", "unit", "comparator", "role", "period", "words", "speaker")


def run(args: argparse.Namespace) -> int:
    try:
        if args.period:
            periods.parse(args.period)
        raw = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
        entries = extract(text_of(raw), args.period)
    except OSError as wrong:
        print(f"{args.file}：读不了这个文件（{wrong.strerror}）", file=sys.stderr)
        return 1
    except ValueError as wrong:
        print(f"{args.file}：{wrong}", file=sys.stderr)
        return 1
    lines = [tuple(getattr(entry, column) for column in COLUMNS) for entry in entries]
    # Bytes, so that no system turns the line ends or the encoding into its own.
    sys.stdout.buffer.write(to_csv(COLUMNS, lines).encode())
    return 0
