"""What every test may ask for: the cities, their apps, a client, a live server.

The app is imported when first asked for, so that tests of ``data/`` run without any screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from dashboard import settings

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from dashboard.first_paint import Cockpit

CITIES = settings.cities()

# A build tries the same examples every time; at the desk each run looks for new ones.
# Neither has a deadline: a machine that is busy is no fault.
hypothesis.settings.register_profile("build", derandomize=True, deadline=None)
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("build" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def app_of() -> Callable[[str], Cockpit]:
    """The app of a city by id, built once a session."""
    from tests import house

    return cache(house.build)


@pytest.fixture(params=CITIES, scope="session")
def city(request: pytest.FixtureRequest) -> str:
    """Id of a city folder: a test that asks for it runs once for every city."""
    return request.param


@pytest.fixture(scope="session")
def app(city: str, app_of: Callable[[str], Cockpit]) -> Cockpit:
    return app_of(city)


@pytest.fixture
def client(app: Cockpit) -> FlaskClient:
    """Asks the app of ``city`` directly, without a network."""
    return app.server.test_client()


@pytest.fixture(scope="session")
def server_of(app_of: Callable[[str], Cockpit]) -> Iterator[Callable[[str], str]]:
    """Address of the live server of a city by id, started when first asked for."""
    from tests import house

    with ExitStack() as servers:
        yield cache(lambda city: servers.enter_context(house.serve(app_of(city))))


@pytest.fixture(scope="session")
def server(city: str, server_of: Callable[[str], str]) -> str:
    """Address of the live server of ``city``, without a slash at the end."""
    return server_of(city)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of the tests' own, started when first asked for."""
    from tests import postgres

    with postgres.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a new empty database: a test that asks for it runs once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'store.db').as_posix()}"
    from tests import postgres

    return postgres.create(request.getfixturevalue("postgres"), tmp_path.name)
