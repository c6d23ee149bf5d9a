"""The order in which ISO/IEC 29500 wants children, for the elements the house writes or touches.

A reader of Office files refuses a whole file for one element out of order; libraries do not check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_TEXT = (
    *("ln", *_FILLS, "effectLst", "highlight", "latin", "ea", "cs", "sym"),
    *("hlinkClick", "hlinkMouseOver", "rtl", "extLst"),
)
_SERIES = ("idx", "order", "tx", "spPr", "invertIfNegative", "explosion", "dPt", "dLbls", "cat")
_AXIS = (
    *("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title"),
    *("numFmt", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx"),
    *("crosses", "auto", "lblAlgn", "lblOffset", "tickLblSkip", "noMultiLvlLbl"),
)
ORDER: Mapping[str, tuple[str, ...]] = {
    "rPr": _TEXT,
    "endParaRPr": _TEXT,
    "defRPr": _TEXT,
    "p": ("pPr", "r", "br", "fld", "endParaRPr"),
    "pPr": ("lnSpc", "spcBef", "spcAft", "buNone", "buChar", "tabLst", "defRPr", "extLst"),
    "tcPr": ("lnL", "lnR", "lnT", "lnB", *_FILLS, "extLst"),
    "tc": ("txBody", "tcPr", "extLst"),
    "txBody": ("bodyPr", "lstStyle", "p"),
    "txPr": ("bodyPr", "lstStyle", "p"),
    "chartSpace": (
        *("date1904", "lang", "roundedCorners", "style", "clrMapOvr", "chart", "spPr", "txPr"),
        *("externalData", "printSettings"),
    ),
    "chart": (
        "title",
        "autoTitleDeleted",
        "plotArea",
        "legend",
        "plotVisOnly",
        "dispBlanksAs",
        "showDLblsOverMax",
    ),
    "barChart": ("barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "axId"),
    "doughnutChart": ("varyColors", "ser", "dLbls", "firstSliceAng", "holeSize"),
    "ser": (*_SERIES, "val"),
    "dPt": ("idx", "invertIfNegative", "marker", "bubble3D", "explosion", "spPr"),
    "dLbls": (
        *("dLbl", "delete", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal"),
        *("showCatName", "showSerName", "showPercent", "showBubbleSize", "showLeaderLines"),
    ),
    "catAx": _AXIS,
    "valAx": _AXIS,
    "legend": ("legendPos", "legendEntry", "layout", "overlay", "spPr", "txPr"),
    "sp": ("nvSpPr", "spPr", "style", "txBody"),
    "spPr": ("xfrm", "custGeom", "prstGeom", *_FILLS, "ln", "effectLst"),
    "graphicFrame": ("nvGraphicFramePr", "xfrm", "graphic"),
}
_FREE = {"p"}  # runs, breaks and fields mix; only the first and the last have their place


def faults(parts: Mapping[str, Any]) -> list[str]:
    """One line for each element whose children stand in another order or are not known."""
    found: list[str] = []
    for name, root in parts.items():
        for element in root.iter():
            wanted = ORDER.get(etree.QName(element).localname)
            if wanted is None:
                continue
            children = [etree.QName(child).localname for child in element]
            if etree.QName(element).localname in _FREE:
                children = [each for each in children if each not in ("r", "br", "fld")]
            places = [wanted.index(each) if each in wanted else -1 for each in children]
            if -1 in places or places != sorted(places):
                found.append(f"{name} {element.tag}: {children}")
    return found
