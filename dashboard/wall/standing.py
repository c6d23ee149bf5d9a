"""The snapshot that walls show, with its frames laid out.

A newer one is laid out aside, by a thread that ends with it, while the last one stands: no request
pays for a new revision. One that cannot be laid out is logged and never shown.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from dashboard.wall.frame import Frame
from dashboard.wall.program import program
from dashboard.wall.shelf import Shelf
from dashboard.wall.view import nothing
from data import City, wall_plan

Frames = tuple[Frame, ...]
Key = tuple[str, tuple[str, ...], int]  # revision, pages, width of a pane
PROGRAMS, USUAL = 16, 177  # a pane of 16:9 is as wide


class Standing:
    """``newest`` gives the store's current snapshot. Safe for many threads."""

    def __init__(self, newest: Callable[[], City]) -> None:
        self._newest = newest
        self._programs: Shelf[Key, Frames] = Shelf(PROGRAMS)
        self._city: City | None = None
        self._coming = ""
        self._lock = threading.Lock()

    def city(self) -> City:
        """What stands. The first snapshot stands at once, a later one when it is laid out."""
        newest = self._newest()
        with self._lock:
            if self._city is None:
                self._city = newest
            elif newest.revision not in (self._city.revision, self._coming):
                self._coming = newest.revision
                threading.Thread(target=self._lay_out, args=(newest,), daemon=True).start()
            return self._city

    def frames(self, city: City, pages: tuple[str, ...], width: int) -> Frames:
        """The frames of a program, at least one; kept once laid out."""
        return self._programs.get(
            (city.revision, pages, width),
            lambda: program(city, pages, width) or (nothing(city),),
        )

    def ready(self) -> None:
        """Lay out what the city shows by itself, before anybody asks."""
        city = self.city()
        self.frames(city, city.info.wall.pages or wall_plan.PAGES, USUAL)

    def _lay_out(self, city: City) -> None:
        """The new snapshot in every program that walls have asked for."""
        try:
            for _, pages, width in self._programs.asked():
                self.frames(city, pages, width)
        except Exception:
            logging.getLogger(__name__).exception("Revision %s is not shown", city.revision)
            return
        with self._lock:
            self._city, self._coming = city, ""
