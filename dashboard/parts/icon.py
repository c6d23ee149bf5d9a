"""An icon of Bootstrap Icons, drawn into the page: no font and no stylesheet to wait for, and it
prints and follows the reader's own colours as letters do.
"""

from __future__ import annotations

import re
from functools import cache

import htpy as h
from markupsafe import Markup

from dashboard.statics import bootstrap_folder


@cache
def icon(name: str) -> h.Element:
    """The icon as the installed set names it (``circle-half``), as high as the letters beside it.

    ValueError for a name it does not have.
    """
    sprite = (bootstrap_folder() / "icons" / "bootstrap-icons.svg").read_text("utf-8")
    found = re.search(rf'viewBox="([\d ]+)" id="{re.escape(name)}">(.*?)</symbol>', sprite)
    if not found:
        raise ValueError(
            f"已安装的 Bootstrap Icons 里没有图标「{name}」；名称见它的 bootstrap-icons.svg"
        )
    return h.svg(
        class_="bi", width="1em", height="1em", viewBox=found[1], fill="currentColor",
        aria_hidden="true",
    )[Markup(found[2])]  # fmt: skip
