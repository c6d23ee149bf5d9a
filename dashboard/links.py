"""The address is the state: query string <-> what a reader has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import quote, urlencode

from data import City, Selection

ALL = Selection()
ORDERS = ("sector", "worst")
_NAMES = {field.name: "q" if field.name == "words" else field.name for field in fields(Selection)}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class View:
    """One address: ``path`` with its ``id``, the selection and the order of a list (``by``)."""

    path: str = "/"
    selection: Selection = ALL
    by: str = ""
    id: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything but a period is chosen."""
        return self.selection != Selection(period=self.selection.period)

    def to(self, path: str | None = None, **changes: str) -> str:
        """Address of this view with some choices changed; another path keeps the choices."""
        by = changes.pop("by", self.by)
        chosen = replace(self.selection, **changes)
        return address(path or self.path, chosen, by)


def address(path: str, selection: Selection = ALL, by: str = "") -> str:
    """Path and query; blanks are left out, so the plain page has the plain address."""
    pairs = [(_NAMES[f.name], getattr(selection, f.name)) for f in fields(selection)]
    pairs.append(("by", by))
    query = urlencode([(name, value) for name, value in pairs if value], quote_via=quote)
    return f"{path}?{query}" if query else path


def read(city: City, path: str, query: Mapping[str, object], id: str = "") -> View:
    """The view an address asks for; unknown names and values are ignored, never an error."""
    allowed = {
        "period": {p.id for p in city.periods()},
        "sector": {s.id for s in city.info.sectors},
        "status": set(city.words()),
        "kind": set(city.kinds()),
        "district": {d.id for d in city.districts()},
    }
    chosen: dict[str, str] = {}
    for name, asked in _NAMES.items():
        value = query.get(asked)
        if isinstance(value, str) and value and value in allowed.get(name, {value}):
            chosen[name] = value[:_LONGEST]
    by = query.get("by")
    return View(path, Selection(**chosen), by if isinstance(by, str) and by in ORDERS else "", id)


def goal(indicator: str, region: str = "") -> str:
    """Address of an indicator; with a region, of that district's figure."""
    return address(f"/goals/{indicator}", Selection(district=region))


def evidence(id: str) -> str:
    """Address of the evidence of a fact or an item (their ids never collide: facts have dots)."""
    return f"/evidence/{quote(id)}"
