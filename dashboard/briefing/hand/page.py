"""What is drawn on a slide: text boxes, panels, outlines and tables, all native and editable.

Boxes are in points. Every text frame has no insets and exact line spacing, so that the guesses of
``look.fit`` hold; every drawn thing can carry a description for those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from dashboard.briefing.hand.look import LINE, Box, Look, cut, fit, lines
from dashboard.briefing.hand.text import Paragraph, Pen, Run, tidy
from dashboard.exports.cells import plain
from dashboard.wall import measure

_ALIGN = {"l": "l", "c": "ctr", "r": "r"}
_ANCHOR = {"t": MSO_ANCHOR.TOP, "m": MSO_ANCHOR.MIDDLE, "b": MSO_ANCHOR.BOTTOM}
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 无样式，无网格: lines are set by cell
_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """How a text box looks: alignment l | c | r, anchor t | m | b, surface and edge by meaning."""

    align: str = "l"
    anchor: str = "t"
    fill: str = ""
    line: str = ""
    pad: float = 0
    gap: float = 0


PLAIN = Frame()


class Page:
    """One slide being drawn."""

    def __init__(self, slide: Any, look: Look) -> None:
        self.slide, self.look = slide, look

    def words(
        self, box: Box, paragraphs: Sequence[Paragraph], size: float, frame: Frame = PLAIN
    ) -> Any:
        """Text in a box; a filled or edged one is a rounded rectangle."""
        shapes = self.slide.shapes
        place = [Pt(side) for side in box]
        if frame.fill or frame.line:
            shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place)
            shape.adjustments[0] = min(6 / max(min(box.w, box.h), 1), 0.5)
            self.paint(shape, frame.fill, frame.line)
        else:
            shape = shapes.add_textbox(*place)
        self.write(shape.text_frame, paragraphs, size, frame)
        return shape

    def fitted(
        self,
        box: Box,
        paragraphs: Sequence[Paragraph],
        most: float,
        frame: Frame = PLAIN,
        least: float = 10,
    ) -> Any:
        """Text at the largest size that stands in the box; what never would ends with …"""
        room = box.inside(frame.pad)
        texts = ["".join(run.text for run in paragraph) for paragraph in paragraphs]
        size = fit(texts, room, most, least, frame.gap)
        return self.words(box, _kept(paragraphs, size, room, frame.gap), size, frame)

    def cards(
        self, cards: Sequence[tuple[Box, Sequence[Paragraph]]], most: float, frame: Frame
    ) -> None:
        """Boxes that belong together: the largest size at which every one of them fits."""
        size = most
        for box, said in cards:
            texts = ["".join(run.text for run in line) for line in said]
            size = min(size, fit(texts, box.inside(frame.pad), most, 9, frame.gap))
        for box, said in cards:
            self.fitted(box, said, size, frame, least=size)

    def write(
        self, text: Any, paragraphs: Sequence[Paragraph], size: float, frame: Frame = PLAIN
    ) -> None:
        """Fill a text frame."""
        text.word_wrap = True
        pad = Pt(frame.pad)
        text.margin_left = text.margin_top = text.margin_right = text.margin_bottom = pad
        text.vertical_anchor = _ANCHOR[frame.anchor]
        self._fill(text._txBody, paragraphs, size, frame)

    def _fill(self, body: Any, paragraphs: Sequence[Paragraph], size: float, frame: Frame) -> None:
        pen = Pen(size, self.look.hex, self._relate)
        for old in body.findall(qn("a:p")):
            body.remove(old)
        for place, runs in enumerate(paragraphs or [[]]):
            pen.paragraph(body, runs, _ALIGN[frame.align], frame.gap if place else 0)

    def _relate(self, address: str) -> str:
        return self.slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def paint(self, shape: Any, fill: str, line: str = "") -> None:
        """Surface and edge of a shape, without the shadow of the template's style."""
        style = shape.element.find(qn("p:style"))
        if style is not None:
            shape.element.remove(style)
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = self.rgb(fill)
        else:
            shape.fill.background()
        if line:
            shape.line.color.rgb = self.rgb(line)
            shape.line.width = Pt(1)
        else:
            shape.line.fill.background()

    def rule(self, x: float, y: float, wide: float, colour: str = "line-2") -> None:
        line = self.slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, Pt(x), Pt(y), Pt(x + wide), Pt(y)
        )
        style = line._element.find(qn("p:style"))
        if style is not None:
            line._element.remove(style)
        line.line.color.rgb = self.rgb(colour)
        line.line.width = Pt(1)

    def outline(self, points: Sequence[tuple[float, float]], fill: str, about: str) -> Any:
        """A closed outline through points of the sheet."""
        start, *rest = points
        builder = self.slide.shapes.build_freeform(Pt(start[0]), Pt(start[1]))
        builder.add_line_segments([(Pt(x), Pt(y)) for x, y in rest])
        shape = builder.convert_to_shape()
        self.paint(shape, fill, "card")
        describe(shape, about)
        return shape

    def table(
        self, box: Box, shares: Sequence[float], rows: Sequence[Sequence[Run]], about: str
    ) -> float:
        """A table whose first row is its heading, as large as fits; gives the height taken."""
        # A table may be copied into a spreadsheet.
        rows = [[run._replace(text=plain(run.text)) for run in row] for row in rows]
        wide = [box.w * share / sum(shares) for share in shares]
        size = next(
            (
                each / 2
                for each in range(32, 17, -1)
                if sum(_heights(rows, wide, each / 2)) <= box.h
            ),
            9.0,
        )
        heights = _heights(rows, wide, size)
        taken = min(sum(heights), box.h) if size > 9 else sum(heights)
        frame = self.slide.shapes.add_table(
            len(rows), len(wide), *[Pt(side) for side in (box.x, box.y, box.w, taken)]
        )
        describe(frame, about)
        table = frame.table
        properties = table._tbl.tblPr
        properties.set("bandRow", "0")
        properties.find(qn("a:tableStyleId")).text = _NO_STYLE
        for column, room in zip(table.columns, wide, strict=True):
            column.width = Pt(room)
        for at, (row, height) in enumerate(zip(rows, heights, strict=True)):
            table.rows[at].height = Pt(height)
            for cell, run in zip(table.rows[at].cells, row, strict=True):
                self._cell(cell, run, size, heading=at == 0)
        return sum(heights)

    def _cell(self, cell: Any, run: Run, size: float, *, heading: bool) -> None:
        shown = run._replace(colour="ink-3", size=size - 1) if heading and not run.bold else run
        body = cell._tc.get_or_add_txBody()
        self._fill(body, [[shown]], size, PLAIN)
        upper = str(Pt(size * 0.25))
        properties = cell._tc.get_or_add_tcPr()
        for name, value in (("marL", "0"), ("marR", str(Pt(_PAD))), ("marT", upper)):
            properties.set(name, value)
        properties.set("marB", upper)
        properties.set("anchor", "ctr")
        edge = OxmlElement("a:lnB")
        edge.set("w", "9525")
        fill = OxmlElement("a:solidFill")
        colour = OxmlElement("a:srgbClr")
        colour.set("val", self.look.hex("line-2"))
        fill.append(colour)
        edge.append(fill)
        properties.insert(0, edge)

    def rgb(self, name: str) -> RGBColor:
        return RGBColor.from_string(self.look.hex(name))


def describe(shape: Any, about: str) -> None:
    """What a reader without sight is told about a shape."""
    shape._element.find(f".//{qn('p:cNvPr')}").set("descr", tidy(about))


def _kept(paragraphs: Sequence[Paragraph], size: float, room: Box, gap: float) -> list[Paragraph]:
    """What stands in the room; the last of it ends with … where something is left out."""
    kept, left = list[Paragraph](), room.h + 0.5
    for place, paragraph in enumerate(paragraphs):
        whole = "".join(run.text for run in paragraph)
        most = max(int((left - (gap if place else 0)) / (size * LINE)), 0 if place else 1)
        taken = lines(whole, size, room.w)
        if taken > most and most:
            kept.append(_cut(paragraph, cut(whole, size, room.w, most)))
            break
        if taken > most:
            kept[-1] = [*kept[-1], Run(" …", "ink-3")]
            break
        kept.append(paragraph)
        left -= taken * size * LINE + (gap if place else 0)
    return kept


def _cut(paragraph: Paragraph, shown: str) -> Paragraph:
    """Runs that say what is shown, which ends with …"""
    kept, room = list[Run](), len(shown) - 1
    for run in paragraph:
        kept.append(run._replace(text=run.text[: max(room, 0)]))
        room -= len(run.text)
        if room <= 0:
            break
    return [*kept[:-1], kept[-1]._replace(text=kept[-1].text + "…")] if kept else paragraph


def _heights(rows: Sequence[Sequence[Run]], wide: Sequence[float], size: float) -> list[float]:
    return [
        max(
            measure.height(run.text, size, room - _PAD) if run.text else size * LINE
            for run, room in zip(row, wide, strict=True)
        )
        + size * 0.5
        + 4
        for row in rows
    ]
