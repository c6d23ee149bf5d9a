"""The cities' snapshots, as the apps of the session hold them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from dashboard.settings import CITIES
from data import City, FolderStore


@pytest.fixture(scope="session")
def city_named() -> Callable[[str], City]:
    """A city's snapshot by id, read once a session."""
    return cache(lambda name: FolderStore(CITIES / name).current())


@pytest.fixture(scope="session")
def zibo(city_named: Callable[[str], City]) -> City:
    return city_named("zibo")


@pytest.fixture(scope="session")
def demo(city_named: Callable[[str], City]) -> City:
    return city_named("demo")
