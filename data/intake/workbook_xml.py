"""An XLSX as sheets of cells, each with what it holds and how it is shown.

Read straight from the XML, because what matters here — formulas, number formats, hidden rows,
merged cells, comments, pictures — is what readers of values leave out; and because reading can
then stop at a limit. A document type, and with it every entity, is refused. Refused is the only
error.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from xml.parsers import expat

from data.intake import workbook_bounds as bounds
from data.intake.workbook_bounds import Budget, Parts, Refused, damaged

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BUILTIN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy/m/d"),
}
Starts = Callable[[str, Mapping[str, str]], None]
Ends = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """``kind`` is n number, s text, b boolean, e error, d date; ``text`` as stored (1.2E-3)."""

    text: str
    kind: str = "s"
    form: str = ""
    formula: str | None = None


@dataclass(slots=True)
class Sheet:
    """``cells`` by (row, column) from 1, only those with something in them; ``merged`` ranges as
    (top, left, bottom, right); ``comments`` by place.
    """

    name: str
    visible: bool = True
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict[tuple[int, int], Cell])
    hidden: set[int] = field(default_factory=set[int])
    merged: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    comments: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    pictures: int = 0


def read_sheets(content: bytes) -> list[Sheet]:
    """Every sheet of a workbook, hidden ones too."""
    return _Reader(Parts(content)).sheets()


def place(ref: str) -> tuple[int, int]:
    """``B3`` -> (3, 2). Refused for what is no address."""
    found = _REF.fullmatch(ref)
    if not found:
        raise damaged(f"单元格地址 {ref[:20]}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def letters(column: int) -> str:
    """3 -> ``C``."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self._parts, self._budget = parts, Budget()
        self._shared: list[str] = []
        self._forms: list[str] = []

    def sheets(self) -> list[Sheet]:
        named: list[tuple[str, bool, str]] = []

        def starts(name: str, given: Mapping[str, str]) -> None:
            if name == "sheet":
                about = _local(given)
                visible = about.get("state", "visible") == "visible"
                named.append((about.get("name", ""), visible, about.get("id", "")))

        self._walk("xl/workbook.xml", starts)
        if len(named) > bounds.MAX_SHEETS:
            raise Refused(
                f"工作簿有 {len(named)} 个表，超过上限 {bounds.MAX_SHEETS} 个：请只保留填报表"
            )
        related = self._related("xl/workbook.xml")
        self._strings(self._of_kind(related, "sharedStrings"))
        self._styles(self._of_kind(related, "styles"))
        return [
            self._sheet(Sheet(name, visible), related[id][1])
            for name, visible, id in named
            if related.get(id, ("", ""))[1] in self._parts
        ]

    def _of_kind(self, related: Mapping[str, tuple[str, str]], kind: str) -> list[str]:
        return [name for each, name in related.values() if each == kind and name in self._parts]

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Other parts by relation id: (kind, name)."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def starts(name: str, given: Mapping[str, str]) -> None:
            if name == "Relationship" and given.get("TargetMode") != "External":
                target = posixpath.join("/", folder, given.get("Target", ""))
                kind = given.get("Type", "").rpartition("/")[2]
                found[given.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))

        self._walk(f"{folder}/_rels/{name}.rels", starts)
        return found

    def _strings(self, names: Iterable[str]) -> None:
        words: list[str] = []
        spoken = [0]  # inside a phonetic reading

        def starts(name: str, _: Mapping[str, str]) -> None:
            if name == "si":
                words.clear()
            elif name == "rPh":
                spoken[0] += 1

        def ends(name: str, text: str) -> None:
            if name == "t" and not spoken[0]:
                words.append(text)
            elif name == "rPh":
                spoken[0] -= 1
            elif name == "si":
                self._shared.append("".join(words))

        for name in names:
            self._walk(name, starts, ends)

    def _styles(self, names: Iterable[str]) -> None:
        """Number formats by the number a cell gives as its style."""
        own: dict[str, str] = {}
        inside = [""]

        def starts(name: str, given: Mapping[str, str]) -> None:
            if name in ("cellXfs", "cellStyleXfs"):
                inside[0] = name
            elif name == "numFmt":
                own[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif name == "xf" and inside[0] == "cellXfs":
                id = given.get("numFmtId", "0")
                known = _BUILTIN.get(int(id), "") if id.isascii() and id.isdigit() else ""
                self._forms.append(own.get(id, known))

        for name in names:
            self._walk(name, starts)

    def _sheet(self, sheet: Sheet, part: str) -> Sheet:
        filled = _Cells(sheet, self._budget, self._shared, self._forms)
        self._walk(part, filled.starts, filled.ends)
        for kind, name in self._related(part).values():
            if name not in self._parts:
                continue
            if kind == "comments":
                self._walk(name, *_comments(sheet))
            elif kind == "drawing":
                self._walk(name, partial(_pictures, sheet))
        return sheet

    def _walk(self, part: str, starts: Starts, ends: Ends | None = None) -> None:
        """Call ``starts(name, attributes)`` and ``ends(name, text)`` for the elements of a part,
        without their namespaces; a part that is not there has none.
        """
        if part not in self._parts:
            return
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        words: list[str] = []

        def start(name: str, given: dict[str, str]) -> None:
            self._budget.spend("elements")
            words.clear()
            starts(name.rpartition("}")[2], given)

        def end(name: str) -> None:
            if ends:
                ends(name.rpartition("}")[2], "".join(words))
            words.clear()

        def text(more: str) -> None:
            self._budget.spend("text", len(more))
            words.append(more)

        def document_type(*_: object) -> None:
            raise Refused("文件里有 XML 实体声明，像是攻击文件，没有读：请重新下载模板填写")

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = document_type
        try:
            for chunk in self._parts.chunks(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as why:
            raise why if isinstance(why, Refused) else damaged(part) from why


class _Cells:
    """What a sheet's XML says, cell by cell; addresses may be left out and then count on."""

    def __init__(self, sheet: Sheet, budget: Budget, shared: list[str], forms: list[str]) -> None:
        self._sheet, self._budget, self._shared, self._forms = sheet, budget, shared, forms
        self._row, self._column = 0, 0
        self._kind, self._style = "", ""
        self._value, self._formula, self._inline = "", "", False
        self._has_formula = False

    def starts(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            self._row, self._column = int(given.get("r", self._row + 1)), 0
            if given.get("hidden") in ("1", "true"):
                self._sheet.hidden.add(self._row)
        elif name == "c":
            ref = given.get("r", "")
            self._row, self._column = place(ref) if ref else (self._row, self._column + 1)
            self._kind, self._style = given.get("t", "n"), given.get("s", "")
            self._value, self._formula, self._has_formula = "", "", False
        elif name == "mergeCell":
            first, _, last = given.get("ref", "").partition(":")
            (top, left), (bottom, right) = place(first), place(last or first)
            self._sheet.merged.append((top, left, bottom, right))
        elif name == "f":
            self._has_formula = True

    def ends(self, name: str, text: str) -> None:
        if name == "v":
            self._value = text
        elif name == "t":
            self._value += text
        elif name == "f":
            self._formula = text
        elif name == "c" and (self._value or self._has_formula):
            self._keep()

    def _keep(self) -> None:
        self._budget.spend("cells")
        if not (0 < self._row <= bounds.MAX_ROW and self._column <= bounds.MAX_COLUMN):
            raise Refused(
                f"表「{self._sheet.name}」的内容写到了 {letters(self._column)}{self._row}，"
                f"超过上限 {bounds.MAX_ROW} 行、{bounds.MAX_COLUMN} 列：请删去远处的多余内容"
            )
        text, kind = self._value, self._kind
        if kind == "s":
            known = text.isdecimal() and int(text) < len(self._shared)
            text, kind = (self._shared[int(text)], "s") if known else ("#缺字", "e")
        kind = kind if kind in ("n", "b", "e", "d") else "s"
        styled = self._style.isdecimal() and int(self._style) < len(self._forms)
        form = self._forms[int(self._style)] if styled else ""
        formula = self._formula if self._has_formula else None
        cell = Cell(text[: bounds.MAX_CELL_TEXT], kind, form, formula)
        if text.strip() or formula is not None:
            self._sheet.cells[self._row, self._column] = cell


def _comments(sheet: Sheet) -> tuple[Starts, Ends]:
    at = [(0, 0)]

    def starts(name: str, given: Mapping[str, str]) -> None:
        if name == "comment":
            at[0] = place(given.get("ref", ""))

    def ends(name: str, text: str) -> None:
        if name == "t":
            sheet.comments[at[0]] = sheet.comments.get(at[0], "") + text

    return starts, ends


def _pictures(sheet: Sheet, name: str, _: Mapping[str, str]) -> None:
    sheet.pictures += name == "pic"


def _local(given: Mapping[str, str]) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in given.items()}
