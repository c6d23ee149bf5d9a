"""What a page raises, and how it asks for the thing its address names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from dashboard.text import t
from data import Group

Thing = TypeVar("Thing")


class NotFound(LookupError):
    """The address names something the city does not have; the text says what, in Chinese."""


def known(thing: Thing | None, key: str, id: str) -> Thing:
    """The thing, or NotFound with the words of ``key`` about ``id``."""
    if thing is None:
        raise NotFound(t(key, id=id))
    return thing


def group(groups: Iterable[Group], key: str, id: str) -> Group:
    """A sector or topic by id, or NotFound."""
    return known(next((each for each in groups if each.id == id), None), key, id)
