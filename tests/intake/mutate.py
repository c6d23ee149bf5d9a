"""Forms broken in every way there is, and what reading them may never do.

``python -m tests.intake.mutate --n 10000 [--seed 1]`` tries many and says what came of them; the
suite tries a few. Bytes are broken in the file, in one of its parts, and in a CSV; cells get what
people, programs and attackers put into them.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from functools import cache

from data import WorkbookReading, schema
from data.intake import checks
from data.intake.draft import Draft, Line
from data.intake.entry import Entry
from tests.intake import filling

SLOW = 5.0  # seconds one file may take
GIVEN = {"jobs": 2.5, "jobs.north": 0.9, "growth": 5.2, "money": 100, "parks": 7, "rank": 4}
TEXTS = (
    *("", " ", "暂无", "-", "约1.2", "1,234.5", "1e309", "-1e-400", "NaN", "inf", "0x10", "1_000"),
    *("\uff11\uff12\uff0e\uff15", "٣", "²", "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "9" * 500),
    *("0.045", "1.2000000000000002", "2024H1", "2023", "north", "NORTH", "growth", "jobs.south"),
    *(
        "jobs.moon",
        "新增就业",
        "万人",
        "亿元",
        "%",
        "%%",
        "开工",
        "以上",
        "多",
        "\u202e5",
        "长" * 3000,
    ),
    *("&lt;b&gt;", "&#10;", "45293", "1.", ".5", "--5", "5-", "1/3", "5 %", "5‰", "2.5", "5", "7"),
)
KINDS = ("n", "s", "str", "inlineStr", "b", "e", "d", "", "x")
PIECES = (
    *("<row r='99999999999'>", "</row>", "<c>", "<mergeCell ref='A1:XFD1048576'/>", "<f>", "<!--"),
    *(
        "&#0;",
        "]]>",
        "<!DOCTYPE a>",
        "<![CDATA[",
        "&a;",
        "hidden='1'",
        "r='ZZZ1'",
        "t='s'",
        "s='999'",
        "<v>-1</v>",
    ),
)


def unruly(random_: random.Random) -> tuple[bytes, str]:
    """A form broken somehow, and its name."""
    return random_.choice(_WAYS)(random_)


def faults_of(found: WorkbookReading) -> list[str]:
    """What reading promised and did not keep; [] where all is well."""
    said = [fault.text for fault in found.faults]
    wrong = ["a fault without words"] if not all(said) else []
    if found.refused and (found.entries or found.faults):
        wrong.append("refused and read at once")
    for entry in found.entries:
        wrong += [f"{entry.value!r} {entry.unit!r}: {why}" for why in _impossible(entry)]
    return wrong


def _impossible(entry: Entry) -> list[str]:
    known = entry.indicator == "" or filling.city().indicator(entry.indicator)
    right = {
        "indicator": bool(known),
        "period": entry.period == filling.PERIOD,
        "role": entry.role == "actual",
        "value": schema.is_number(entry.value) or entry.value in schema.STAGES,
    }
    cells = ["comparator", "word", "value", "unit", "universe", "speaker", "note"]
    cells += ["words"] if entry.words else []  # publishing puts the figure itself there
    wrong = [name for name, good in right.items() if not good]
    wrong += [
        name for name in cells if schema.wrong(schema.FACTS.column(name), getattr(entry, name))
    ]
    if entry.indicator:
        wrong += checks.stops(filling.city(), _draft(entry), Line(1, entry, entry))
    return wrong


def _draft(entry: Entry) -> Draft:
    lines = (Line(1, entry, entry),)
    return Draft("", "workbook", "", filling.PERIOD, "", "", "", source={}, lines=lines)


@cache
def _form() -> bytes:
    return filling.filled(GIVEN)


def _bytes(data: bytes, random_: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(random_.choice((1, 1, 3, 20))):
        at = random_.randrange(len(broken) or 1)
        way = random_.randrange(4)
        if way == 0 and broken:
            broken[at % len(broken)] = random_.randrange(256)
        elif way == 1:
            del broken[at : at + random_.randrange(1, 200)]
        elif way == 2:
            broken[at:at] = random_.randbytes(random_.randrange(1, 9))
        elif random_.random() < 0.2:
            del broken[at:]
    return bytes(broken)


def _file(random_: random.Random) -> tuple[bytes, str]:
    return _bytes(_form(), random_), "填报.xlsx"


def _part(random_: random.Random) -> tuple[bytes, str]:
    """One part broken by bytes, by a piece of XML put in, or left out."""
    names = ("sheet1", "styles", "sharedStrings", "workbook.xml", "rels", "sheet4")
    picked, way = random_.choice(names), random_.random()

    def change(name: str, part: bytes) -> bytes | None:
        if picked not in name:
            return part
        if way < 0.5:
            return _bytes(part, random_)
        if way > 0.95:
            return None
        at = random_.randrange(len(part))
        return part[:at] + random_.choice(PIECES).encode() + part[at:]

    return filling.rewritten(_form(), change), "填报.xlsx"


def _cells(random_: random.Random) -> tuple[bytes, str]:
    """Cells of the form with something else in them."""
    share = random_.choice((0.02, 0.1, 0.5))

    def cell(found: re.Match[str]) -> str:
        if random_.random() > share:
            return found[0]
        kind, text = random_.choice(KINDS), random_.choice(TEXTS)
        style = random_.randrange(12)
        text = str(random_.randrange(30)) if kind == "s" else text
        formula = "<f>1+1</f>" if random_.random() < 0.1 else ""
        inside = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
        return f'<c r="{found[1]}" t="{kind}" s="{style}">{formula}{inside}</c>'

    def change(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        text = part.decode()
        text = re.sub(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)', cell, text)
        return text.encode("utf-8", "surrogatepass")

    return filling.rewritten(_form(), change), "填报.xlsx"


def _csv(random_: random.Random) -> tuple[bytes, str]:
    rows = {
        number: {
            key: random_.choice(TEXTS)
            for key in random_.sample(filling.KEYS[1:], random_.randrange(1, 6))
        }
        | {"value": random_.choice((*TEXTS, "2.5", "7"))}
        for number in GIVEN
    }
    text = filling.as_csv(rows)
    code = random_.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    content = text.encode(code, "replace")
    return (_bytes(content, random_) if random_.random() < 0.3 else content), "填报.csv"


_WAYS: tuple[Callable[[random.Random], tuple[bytes, str]], ...] = (
    _file,
    _part,
    _cells,
    _cells,
    _csv,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    came, slowest = Counter[str](), 0.0
    for number in range(given.n):
        content, name = unruly(random.Random(f"{given.seed}-{number}"))
        start = time.perf_counter()
        found = filling.read(content, name)
        slowest = max(slowest, time.perf_counter() - start)
        for wrong in faults_of(found):
            print(f"{given.seed}-{number}: {wrong}")
            came["wrong"] += 1
        came["refused" if found.refused else "read"] += 1
        came["figures"] += len(found.entries)
        came["faults"] += len(found.faults)
    print(dict(came), f"slowest {slowest:.3f} s")


if __name__ == "__main__":
    main()
