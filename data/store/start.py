"""What a start does with the city folder: load it, load it again, or leave the database alone."""

from __future__ import annotations

import getpass
import logging
from contextlib import suppress
from pathlib import Path

from data import city_file
from data.check import load
from data.folder import read_text
from data.store.content import origin, read
from data.store.database import connect
from data.store.errors import Moved
from data.store.sql_store import SqlStore

_LOG = logging.getLogger("cockpit.store")
FIRST, AGAIN = "首次载入城市文件夹", "启动时载入有更改的城市文件夹"


def open_store(url: str, folder: Path, sources: Path | None = None) -> SqlStore:
    """The store of a city folder, its snapshot ready.

    An empty database loads the folder; a folder that was edited since its last load is loaded
    again, unless something was published in between: then the database counts, and one line says
    so. CityFaults where the folder does not pass the check, Unreachable where the database cannot
    be used.
    """
    store = SqlStore(connect(url), city_id(folder), sources)
    take_over(store, folder)
    store.current()
    return store


def city_id(folder: Path) -> str:
    """The id in city.toml; CityFaults with everything wrong in the folder where it has none."""
    text = read_text(folder / city_file.FILE, "城市文件夹里的配置文件")[0] or ""
    found = city_file.read_city(text)[0].info.id
    return found or load(folder).info.id


def take_over(store: SqlStore, folder: Path) -> None:
    """Load the folder where a start should."""
    log = store.log()
    loaded = next((entry for entry in log if entry.kind == "load"), None)
    if loaded and loaded.origin == origin(folder):
        return
    if log and log[0].kind != "load":
        _LOG.warning(
            "城市文件夹有更改，但其后已发布过修订 %s，以数据库为准；"
            "要载入文件夹：python -m data load %s",
            log[0].name,
            folder,
        )
        return
    if log and log[0].digest == read(folder).digest:
        return  # written another way, the same content
    with suppress(Moved):  # another process that starts at the same time was first
        store.load(folder, whoami(), AGAIN if log else FIRST, base=log[0].name if log else "")


def whoami() -> str:
    """The account of this machine that runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "system"
