"""Paragraphs of a slide file, written straight as XML: a presentation has hundreds of them.

The order of children is the schema's; typefaces are set later on every part (``faces``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from pptx.oxml.ns import qn

from dashboard.briefing.hand.look import LINE

# What XML cannot hold: most control characters, and halves of letters outside the basic plane.
_UNHOLDABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_P, _PPR, _R, _RPR, _T = qn("a:p"), qn("a:pPr"), qn("a:r"), qn("a:rPr"), qn("a:t")
_SPACES = (("lnSpc", qn("a:lnSpc")), ("spcBef", qn("a:spcBef")))
_POINTS, _FILL, _RGB = qn("a:spcPts"), qn("a:solidFill"), qn("a:srgbClr")
_END = qn("a:endParaRPr")
_BREAK, _LINK, _ID = qn("a:br"), qn("a:hlinkClick"), qn("r:id")


class Run(NamedTuple):
    """A piece of text; ``size`` 0 takes the size of its text box, ``link`` is a whole address."""

    text: str
    colour: str = "ink"
    bold: bool = False
    size: float = 0
    italic: bool = False
    link: str = ""


Paragraph = Sequence[Run]


def tidy(text: str) -> str:
    """The text without what a file of XML cannot hold."""
    return _UNHOLDABLE.sub("", text)


class Pen:
    """Writes paragraphs in one size; ``hex`` gives a colour by meaning, ``relate`` the id under
    which the slide knows an address.
    """

    def __init__(
        self, size: float, hex: Callable[[str], str], relate: Callable[[str], str]
    ) -> None:
        self._size, self._hex, self._relate = size, hex, relate

    def paragraph(self, body: Any, runs: Paragraph, align: str, before: float) -> None:
        made = etree.SubElement(body, _P)
        properties = etree.SubElement(made, _PPR, algn=align)
        largest = max((run.size or self._size for run in runs), default=self._size)
        for (name, tag), points in zip(_SPACES, (largest * LINE, before), strict=True):
            if points or name == "lnSpc":
                space = etree.SubElement(properties, tag)
                etree.SubElement(space, _POINTS, val=str(round(points * 100)))
        for run in runs:
            for place, line in enumerate(tidy(run.text).split("\n")):
                if place:
                    self._properties(etree.SubElement(made, _BREAK), run)
                if line:
                    piece = etree.SubElement(made, _R)
                    self._properties(piece, run)
                    etree.SubElement(piece, _T).text = line
        etree.SubElement(made, _END, sz=str(round(largest * 100)))  # empty lines have a height too

    def _properties(self, piece: Any, run: Run) -> None:
        made = etree.SubElement(piece, _RPR, sz=str(round((run.size or self._size) * 100)))
        if run.bold:
            made.set("b", "1")
        if run.italic:
            made.set("i", "1")
        fill = etree.SubElement(made, _FILL)
        etree.SubElement(fill, _RGB, val=self._hex(run.colour))
        if run.link:
            etree.SubElement(made, _LINK, {_ID: self._relate(run.link)})
