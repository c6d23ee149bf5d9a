"""What was laid out or written once is kept for every wall that asks. A shelf is bounded; what was
asked longest ago goes first.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Written:
    """A finished view with its mark (ETag) and headers."""

    body: bytes
    packed: bytes
    mark: str
    n: int
    total: int


class Shelf(Generic[K, V]):
    """A bounded dictionary that makes what it does not have; safe for many threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The kept value, or the one made now. Two threads may make the same; one is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            kept = self._kept.setdefault(key, made)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return kept

    def asked(self) -> list[K]:
        """What is kept now, the longest unasked first."""
        with self._lock:
            return list(self._kept)


def write(html: str, key: object, n: int, total: int) -> Written:
    body = html.encode()
    mark = hashlib.sha256(repr(key).encode()).hexdigest()[:24]
    return Written(body, gzip.compress(body, 6, mtime=0), mark, n, total)
