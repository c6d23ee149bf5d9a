"""East Asian typefaces on every piece of text of a slide file, whoever wrote it.

PowerPoint and WPS take Chinese letters from ``a:ea`` alone; python-pptx sets ``a:latin`` only. The
sweep runs over finished parts: runs, paragraph ends, list styles, tables, charts and notes.
"""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from dashboard.briefing.hand.look import FACE

_PROPERTIES = tuple(qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr"))
_LATER = tuple(
    qn(f"a:{name}") for name in ("cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")
)
_OLD = (qn("a:latin"), qn("a:ea"))


def dress(root: Any) -> None:
    """Set the typeface on everything under ``root``; the order of children is the schema's."""
    for run in root.iter(qn("a:r"), qn("a:fld"), qn("a:br")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, OxmlElement("a:rPr"))
    for paragraph in root.iter(qn("a:p")):
        if paragraph.find(qn("a:endParaRPr")) is None:
            paragraph.append(_end(paragraph))
    for properties in root.iter(*_PROPERTIES):
        _set(properties)


def _end(paragraph: Any) -> Any:
    """An empty line is as high as the text before it."""
    end = OxmlElement("a:endParaRPr")
    last = paragraph.findall(f"{qn('a:r')}/{qn('a:rPr')}")
    if last and last[-1].get("sz"):
        end.set("sz", last[-1].get("sz"))
    return end


def _set(properties: Any) -> None:
    if properties.tag != qn("a:defRPr"):
        properties.set("lang", "zh-CN")
        properties.set("altLang", "en-US")
    for child in list(properties):
        if child.tag in _OLD:
            properties.remove(child)
    place = next((at for at, each in enumerate(properties) if each.tag in _LATER), len(properties))
    for tag in ("a:ea", "a:latin"):
        face = OxmlElement(tag)
        face.set("typeface", FACE)
        properties.insert(place, face)
