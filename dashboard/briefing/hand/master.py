"""An empty presentation of the house: one master, two layouts, the theme's colours and typefaces.

It is made from python-pptx's own template, so that no binary file stands in the repository. Titles
are title placeholders and footers are footer placeholders: outline view and «页眉和页脚» work.
"""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.briefing.hand.look import FACE, HEIGHT, MARGIN, Box, Look
from dashboard.briefing.hand.steady import without_leftovers
from dashboard.text import t

COVER, CONTENT = 0, 1
_KEPT = (("Title Slide", "hand.layout_cover"), ("Title Only", "hand.layout_content"))
# Theme slot -> colour by meaning.
_SLOTS = {
    **{"dk1": "ink", "lt1": "card", "dk2": "ink-2", "lt2": "paper"},
    **{"accent1": "data", "accent2": "attention", "accent3": "done-fill"},
    **{"accent4": "late-fill", "accent5": "near-fill", "accent6": "none-fill"},
    **{"hlink": "data", "folHlink": "ink-3"},
}


def blank(look: Look) -> Any:
    """A presentation without slides; layouts stand at COVER and CONTENT."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(look.width), Pt(HEIGHT)
    size = made.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)  # the template's says 4:3
    names = [name for name, _ in _KEPT]
    for layout in list(made.slide_layouts):
        if layout.name not in names:
            made.slide_layouts.remove(layout)
    for layout, (_, key) in zip(made.slide_layouts, _KEPT, strict=True):
        layout.name = t(key)
    for sheet in (made.slide_master, *made.slide_layouts):
        _without_dates(sheet)
        _prompt(sheet)
    _place(made.slide_master, look)
    _place_cover(made.slide_layouts[COVER], look)
    _style(made.slide_master, look)
    without_leftovers(made.part.package._rels, made.part._rels)
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = themed(theme.blob.decode(), look).encode()
    return made


def themed(theme: str, look: Look | None) -> str:
    """The theme's XML with the house's typefaces, and its colours where a look is given."""
    for slot, name in _SLOTS.items() if look else ():
        colour = f'<a:{slot}><a:srgbClr val="{look.hex(name)}"/></a:{slot}>' if look else ""
        theme = re.sub(rf"<a:{slot}>.*?</a:{slot}>", colour, theme, flags=re.DOTALL)
    theme = re.sub(r'<a:(latin|ea) typeface="[^"]*"', rf'<a:\1 typeface="{FACE}"', theme)
    return re.sub(r'(script="Hans" typeface=")[^"]*', rf"\g<1>{FACE}", theme)


def _without_dates(sheet: Any) -> None:
    """The date on a slide is that of the data, and stands in the footer."""
    for shape in list(sheet.placeholders):
        if shape.element.find(f".//{qn('p:ph')}").get("type") == "dt":
            shape.element.getparent().remove(shape.element)


def _prompt(sheet: Any) -> None:
    """What an empty placeholder asks for."""
    for shape in sheet.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        key = {"title": "title", "ctrTitle": "title", "body": "text", "subTitle": "text"}.get(kind)
        for text in shape.element.iter(qn("a:t")) if key else ():
            text.text = t(f"hand.prompt_{key}")


def put(shape: Any, box: Box) -> None:
    shape.left, shape.top = Pt(box.x), Pt(box.y)
    shape.width, shape.height = Pt(box.w), Pt(box.h)


def _place(master: Any, look: Look) -> None:
    foot = look.foot
    places = {
        "title": look.title,
        "body": look.body,
        "ftr": Box(foot.x, foot.y, foot.w - 70, foot.h),
        "sldNum": Box(foot.x + foot.w - 60, foot.y, 60, foot.h),
    }
    for shape in master.placeholders:
        put(shape, places[shape.element.find(f".//{qn('p:ph')}").get("type")])
        body = shape.element.find(f".//{qn('a:bodyPr')}")
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")


def _place_cover(layout: Any, look: Look) -> None:
    wide = look.width - 2 * MARGIN - 40
    for shape in layout.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        if kind == "ctrTitle":
            put(shape, Box(MARGIN + 20, 130, wide, 130))
        elif kind == "subTitle":
            put(shape, Box(MARGIN + 20, 280, wide, 150))


def _style(master: Any, look: Look) -> None:
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2800")
    title.find(qn("a:defRPr")).set("b", "1")
    anchor = {"title": "t", "ftr": "ctr", "sldNum": "ctr"}
    for shape in master.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        if kind in anchor:
            shape.element.find(f".//{qn('a:bodyPr')}").set("anchor", anchor[kind])
        if kind in ("ftr", "sldNum"):
            level = shape.element.find(f".//{qn('a:lvl1pPr')}")
            level.set("algn", "l" if kind == "ftr" else "r")
            level.find(qn("a:defRPr")).set("sz", "1000")
