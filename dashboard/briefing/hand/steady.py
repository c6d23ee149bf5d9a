"""Office files without the clock: the same content gives the same bytes.

Office files are zip archives of parts; libraries stamp each with the time of writing. Times become
those of the data, in archives inside archives too (the workbook behind a chart).
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")

# What a library's template says of its maker, its own picture and its printer.
LEFTOVERS = ("/extended-properties", "/thumbnail", "/printerSettings")


def without_leftovers(*relations: Any) -> None:
    """Take what a template left behind out of a package's relations, python-pptx's or -docx's."""
    for held in relations:
        for id in [id for id, each in held.items() if each.reltype.endswith(LEFTOVERS)]:
            held.pop(id)


def steady(content: bytes, day: str) -> bytes:
    """The archive with every time set to ``day`` (ISO)."""
    year, month, date = (int(part) for part in day.split("-"))
    stamp = f"{day}T00:00:00Z".encode()
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = given.read(name)
            if name.endswith(".xlsx"):
                part = steady(part, day)
            elif name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            entry = ZipInfo(name, (max(year, 1980), month, date, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, part)
    return out.getvalue()
