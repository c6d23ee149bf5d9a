"""Real footnotes for a Word file: python-docx has none, so the part is written here.

Notes 0 and 1 are the lines between text and notes that Word asks for; a document's own begin at 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

_LINES = (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
FIRST = len(_LINES)
TEXT, REFERENCE = "FootnoteText", "FootnoteReference"


def refer(paragraph: Any, number: int) -> None:
    """Put the mark of a note (counted from ``FIRST``) at the end of a paragraph."""
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    style = OxmlElement("w:rStyle")
    style.set(qn("w:val"), REFERENCE)
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    properties.append(style)
    run.extend([properties, mark])
    paragraph._p.append(run)


def attach(document: Any, notes: Sequence[str]) -> None:
    """Give the document its notes, in order."""
    body = "".join(_line(at, kind, mark) for at, (kind, mark) in enumerate(_LINES))
    body += "".join(_note(at, text) for at, text in enumerate(notes, FIRST))
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
    content = f"{xml}{body}</w:footnotes>".encode()
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _announce(document.settings.element)


def _line(number: int, kind: str, mark: str) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p>'
        f"</w:footnote>"
    )


def _note(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{TEXT}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def _announce(settings: Any) -> None:
    """The settings name the two lines; the schema has a place for them."""
    properties = OxmlElement("w:footnotePr")
    for number in range(FIRST):
        each = OxmlElement("w:footnote")
        each.set(qn("w:id"), str(number))
        properties.append(each)
    later = [qn(f"w:{name}") for name in ("endnotePr", "compat", "docVars", "rsids")]
    place = next((at for at, each in enumerate(settings) if each.tag in later), len(settings))
    settings.insert(place, properties)
