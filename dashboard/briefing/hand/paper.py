"""The draft bulletin as a Word file in the form of an official paper (GB/T 9704): A4, its margins,
its typefaces, a mark that it is a draft, page numbers; every sentence with a footnote.

Machines without the official typefaces take those named beside them in the table of fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard import theme
from dashboard.briefing.hand import bulletin as texts
from dashboard.briefing.hand import footnotes
from dashboard.briefing.hand.steady import steady, without_leftovers
from dashboard.text import t
from data import BriefingPlan, City

LATIN = "Times New Roman"
TITLE, BODY, HEAD, SMALL = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
# What stands in where a typeface is not installed.
_STANDINS: Mapping[str, str] = {TITLE: "宋体", BODY: "仿宋", HEAD: "微软雅黑", SMALL: "SimSun"}
# Style -> typeface, size in points, exact line height in points, alignment.
_STYLES: Mapping[str, tuple[str, float, float, Any]] = {
    "Normal": (BODY, 16, 28, WD_ALIGN_PARAGRAPH.JUSTIFY),
    "Title": (TITLE, 22, 33, WD_ALIGN_PARAGRAPH.CENTER),
    "Heading 1": (HEAD, 16, 28, WD_ALIGN_PARAGRAPH.LEFT),
    "Header": (SMALL, 10.5, 14, WD_ALIGN_PARAGRAPH.CENTER),
    "Footer": (SMALL, 14, 18, WD_ALIGN_PARAGRAPH.CENTER),
}


def bulletin(city: City, plan: BriefingPlan) -> bytes:
    """A DOCX file of the plan's period and filters; the same plan gives the same bytes."""
    said = texts.compose(city, plan)
    document: Any = Document()
    without_leftovers(document.part.package.rels)
    _paper(document)
    _styles(document)
    _frame(document, city, said)
    document.add_paragraph("\n".join(said.title), style="Title")
    notes: list[str] = []
    for part in said.parts:
        if part.heading:
            document.add_paragraph(part.heading, style="Heading 1")
        for sentences in part.paragraphs:
            paragraph = _body(document)
            for sentence in sentences:
                paragraph.add_run(sentence.text)
                footnotes.refer(paragraph, footnotes.FIRST + len(notes))
                notes.append("；".join(sentence.notes))
    document.add_paragraph(t("hand.doc.sources"), style="Heading 1")
    for line in said.sources:
        _body(document).add_run(line)
    footnotes.attach(document, notes)
    _properties(document, city, said)
    _dress(document)
    out = BytesIO()
    document.save(out)
    return steady(out.getvalue(), said.period.end)


def _body(document: Any) -> Any:
    """A paragraph that begins two letters in."""
    paragraph = document.add_paragraph()
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "640")
    return paragraph


def _paper(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(25)


def _styles(document: Any) -> None:
    for name, (face, size, line, align) in _STYLES.items():
        style = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _face(style.element.get_or_add_rPr(), face)
        form = style.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
        form.space_before = form.space_after = Pt(0)
        form.alignment = align
    document.styles["Heading 1"].paragraph_format.first_line_indent = Pt(32)
    document.styles["Title"].paragraph_format.space_after = Pt(28)
    edge = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if edge is not None:
        edge.getparent().remove(edge)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    note = document.styles.add_style(footnotes.TEXT, WD_STYLE_TYPE.PARAGRAPH)
    note.font.size = Pt(9)
    _face(note.element.get_or_add_rPr(), SMALL)
    note.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    note.paragraph_format.line_spacing = Pt(12)
    note.paragraph_format.space_after = Pt(0)
    mark = document.styles.add_style(footnotes.REFERENCE, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _frame(document: Any, city: City, said: texts.Bulletin) -> None:
    """Above every page that it is a draft, of what and until when; below it the page."""
    section = document.sections[0]
    parts = (
        t("footer.drill") if city.info.drill else "",
        t("hand.doc.draft"),
        t("footer.as_of", date=said.period.end),
        t("footer.revision", revision=city.revision),
    )
    above = section.header.paragraphs[0].add_run(" · ".join(part for part in parts if part))
    above.font.color.rgb = RGBColor.from_string(theme.LIGHT["late"][1:].upper())
    below = section.footer.paragraphs[0]
    below.add_run("— ")
    _field(below, "PAGE")
    below.add_run(" —")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _properties(document: Any, city: City, said: texts.Bulletin) -> None:
    properties = document.core_properties
    properties.title, properties.author = "".join(said.title), city.info.title
    properties.subject = t("hand.doc.draft")
    properties.comments = t("hand.doc.subject", revision=city.revision)
    properties.keywords = t("header.drill") if city.info.drill else ""
    properties.language = "zh-CN"
    properties.last_modified_by, properties.revision = city.info.title, 1
    properties.created = properties.modified = datetime.fromisoformat(said.period.end)


def _face(properties: Any, face: str) -> None:
    """One typeface for Chinese letters, one for the others; themes are not asked."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", face), ("cs", LATIN)):
        fonts.set(qn(f"w:{kind}"), value)


def _dress(document: Any) -> None:
    """Typefaces on every run too, for programs that do not follow styles; stand-ins by name."""
    section = document.sections[0]
    held = (*document.paragraphs, *section.header.paragraphs, *section.footer.paragraphs)
    for paragraph in held:
        face = _STYLES[paragraph.style.name][0]
        for run in paragraph._p.iter(qn("w:r")):
            if run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is None:
                _face(run.get_or_add_rPr(), face)
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _STANDINS.items()
    )
    fonts._blob = fonts.blob.replace(b"</w:fonts>", f"{rows}</w:fonts>".encode())
