"""What a store refuses, in the words of whoever asked."""

from __future__ import annotations

from data.city import City
from data.difference import Difference
from data.store.history import Revision


class Moved(RuntimeError):
    """Somebody published in between. ``city`` is the newest snapshot, ``difference`` what tells it
    from the one the writer saw (None where that one is unknown).
    """

    def __init__(self, city: City, log: Revision, seen: str, found: Difference | None) -> None:
        super().__init__(
            f"数据已被更新：你看到的是修订 {seen}，现在是修订 {city.revision}"
            f"（{log.who}：{log.comment or log.kind}）。请核对差异后再发布"
        )
        self.city, self.difference = city, found


class Unknown(LookupError):
    """There is no such revision."""
