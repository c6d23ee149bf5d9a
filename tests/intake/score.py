"""How well the extractor reads a bulletin, against keys made by hand.

``score(found, key)`` pairs entries and key rows of the same value and unit (one to one; where
several are equal, words, subject and order decide), then asks of each pair whether comparator,
role, period, subject and speaker agree. ``python -m tests.intake.score DIR [--texts FOLDER]
[--verbose]`` runs the extractor over every text of DIR that has a key; a key whose text is not
in DIR looks for it in FOLDER (documents that stay outside the repository).

A key cell may hold alternatives parted by ``|`` where the conventions leave a choice; a value that
starts with ``±`` is right with either sign, one that starts with ``?`` may be found or left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENDINGS = (".txt", ".gbk", ".docx")
FIELDS = ("comparator", "role", "period", "subject", "speaker")
_FILLER = re.compile(
    r"(?:全市|全区|全县|全省|我市|我区|我县|本市|全年|年末|累计|同比|比上年|较上年|上年|当年"
    r"|增长率|增长|增速|增幅|下降|降低|提高|回落|上升|实现|完成|达到|新增|新建|建成|其中|总数|数量"
    r"|[^\w]|的|和|及|与|\d)"
)


class Figure(Protocol):
    """What is compared: a row of a key or an entry of the extractor."""

    @property
    def subject(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def comparator(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def speaker(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a key file."""

    subject: str
    value: str
    unit: str
    comparator: str = "="
    role: str = "actual"
    period: str = ""
    words: str = ""
    speaker: str = ""

    @property
    def optional(self) -> bool:
        return self.value.startswith("?")


@dataclass(slots=True)
class Score:
    """Counts over one text or several. ``right`` has the agreeing pairs of each field; ``misses``,
    ``extra`` and ``faults`` are lines for people.
    """

    keys: int = 0
    found: int = 0
    matched: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    misses: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.matched / self.keys if self.keys else 1.0

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 1.0

    def accuracy(self, name: str) -> float:
        """Share of the matched figures whose field ``name`` (one of FIELDS) agrees."""
        return self.right[name] / self.matched if self.matched else 1.0

    def add(self, other: Score) -> None:
        self.keys += other.keys
        self.found += other.found
        self.matched += other.matched
        for name in FIELDS:
            self.right[name] += other.right[name]
        for lines in ("misses", "extra", "faults"):
            getattr(self, lines).extend(getattr(other, lines))

    def line(self, name: str) -> str:
        shares = " ".join(f"{each} {self.accuracy(each):.3f}" for each in FIELDS)
        counts = f"{self.matched}/{self.keys} found {self.found}"
        return (
            f"{name:34} recall {self.recall:.3f} precision {self.precision:.3f} {shares} {counts}"
        )


def score(found: Sequence[Figure], key: Sequence[Row]) -> Score:
    """Compare the extractor's entries with a key. Optional rows count neither way."""
    pairs = _pairs(found, key)
    counted = {one: other for one, other in pairs.items() if not key[one].optional}
    result = Score(
        keys=sum(not row.optional for row in key),
        found=len(found) - (len(pairs) - len(counted)),
        matched=len(counted),
    )
    for one, other in sorted(counted.items()):
        for name in FIELDS:
            if _agrees(name, key[one], found[other]):
                result.right[name] += 1
            else:
                wanted, got = getattr(key[one], name), getattr(found[other], name)
                result.faults.append(f"{name}: {wanted!r}, got {got!r} · {_shown(key[one])}")
    taken = set(pairs.values())
    result.misses = [
        _shown(row) for i, row in enumerate(key) if i not in pairs and not row.optional
    ]
    result.extra = [_shown(entry) for i, entry in enumerate(found) if i not in taken]
    return result


def read_key(path: Path) -> tuple[Row, ...]:
    """Rows of a key file; KeyError names a missing column."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Row(**{each.name: row[each.name] for each in fields(Row)})
            for row in csv.DictReader(lines)
        )


def read_text(path: Path) -> str:
    """Text of a file in UTF-8, in GB18030 (named .gbk) or of a .docx file."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            body = ElementTree.fromstring(parts.read("word/document.xml"))
        return "\n".join("".join(each.itertext()) for each in body.iter(f"{_WORD}p"))
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def score_folder(folder: Path, texts: Path | None = None) -> dict[str, Score]:
    """Score of each text that has a key, by name; keys without a text at hand are left out."""
    from data.intake.bulletin import extract

    result: dict[str, Score] = {}
    for path in sorted(folder.glob("*.csv")):
        places = [folder, *([texts] if texts else [])]
        held = [place / f"{path.stem}{ending}" for place in places for ending in ENDINGS]
        if text := next((each for each in held if each.exists()), None):
            result[path.stem] = score(extract(read_text(text), ""), read_key(path))
    return result


def total(scores: Iterable[Score]) -> Score:
    result = Score()
    for each in scores:
        result.add(each)
    return result


def _pairs(found: Sequence[Figure], key: Sequence[Row]) -> dict[int, int]:
    """Key row -> entry, the likeliest pairs first."""
    likely: list[tuple[bool, float, int, int]] = []
    for i, row in enumerate(key):
        for j, entry in enumerate(found):
            if _same_figure(row, entry):
                apart = abs(i / len(key) - j / len(found))
                alike = _overlap(row.words, entry.words) + _overlap(row.subject, entry.subject)
                likely.append((row.optional, apart - alike, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(likely):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _same_figure(row: Row, entry: Figure) -> bool:
    got = _number(entry.value)
    free = "±" in row.value
    for wanted in row.value.lstrip("?±").split("|"):
        number = _number(wanted)
        same = number == got or (free and got is not None and number in (got, -got))
        if number is not None and same:
            return _unit(entry.unit) in [_unit(each) for each in row.unit.split("|")]
    return False


def _agrees(name: str, row: Row, entry: Figure) -> bool:
    wanted = str(getattr(row, name)).split("|")
    got = str(getattr(entry, name)).strip()
    if name == "subject":
        return any(_recognisable(each, got) for each in wanted)
    if name == "speaker":
        return any(each == got or bool(each and got and each in got) for each in wanted)
    return got in wanted


def _recognisable(wanted: str, got: str) -> bool:
    """At least half of the shorter name's pairs of characters stand in the other, and what was
    found is a name, not a sentence.
    """
    one, other = _core(wanted), _core(got)
    if not other or len(other) > 3 * len(one) + 8:
        return False
    return one in other or _overlap(one, other) >= 0.5


def _core(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name)
    return _FILLER.sub("", plain) or re.sub(r"\W", "", plain)


def _overlap(one: str, other: str) -> float:
    first, second = _bigrams(one), _bigrams(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _bigrams(text: str) -> set[str]:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return {plain[i : i + 2] for i in range(len(plain) - 1)} or {plain} - {""}


def _number(text: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace(",", "").strip()
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _unit(text: str) -> str:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"^个(?=百分点|千分点|工作日)", "", plain)


def _shown(figure: Figure) -> str:
    cells = (figure.subject, figure.value, figure.unit, figure.comparator, figure.role)
    return " ".join((*cells, figure.period, f"「{figure.words}」", figure.speaker)).strip()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Score the extractor against keys made by hand.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path, help="where texts of keys without one stand")
    parser.add_argument("--verbose", action="store_true", help="list misses, extras and faults")
    asked = parser.parse_args(arguments)
    scores = score_folder(asked.folder, asked.texts)
    for name, each in scores.items():
        print(each.line(name))
        if asked.verbose:
            for sign, lines in (("-", each.misses), ("+", each.extra), ("!", each.faults)):
                print(*(f"    {sign} {line}" for line in lines), sep="\n")
    print(total(scores.values()).line("all"))


if __name__ == "__main__":
    main()
