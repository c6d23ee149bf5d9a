"""What tests of intake may ask for: people at their desks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.accounts.session import Access
from dashboard.settings import CITIES, default_city
from data import database_in, open_store
from tests.intake.desk import Desk, desks


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Desk]:
    """A desk by role, in a house where it takes two people to publish."""
    store = open_store(database_in(tmp_path), CITIES / default_city())
    return desks(store, Access(), monkeypatch)
