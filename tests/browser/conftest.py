"""A browser with the network closed, whose every request and console message is noted.

After each test, nothing may have left 127.0.0.1 and the console must be empty. A test that provokes
a message on purpose is marked ``console_may_speak``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from dashboard import settings
from tests import chromium
from tests.notes import Notes


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    try:
        return browser_type_launch_args | chromium.launch_options()
    except chromium.Missing as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {
        "locale": "zh-CN",
        "reduced_motion": "reduce",
        "viewport": {"width": 1440, "height": 900},
    }


@pytest.fixture(scope="session")
def base_url(server_of: Callable[[str], str]) -> str:
    """``page.goto("/goals")`` goes to the default city; others by ``server_of("…")``."""
    return server_of(settings.default_city())


@pytest.fixture(autouse=True)
def notes(request: pytest.FixtureRequest) -> Iterator[Notes]:
    """The notes of this test, judged when it is over."""
    taken = Notes()
    yield taken
    assert not taken.foreign, "a request left the house"
    if not request.node.get_closest_marker("console_may_speak"):
        assert not taken.console, "the console is not empty"


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], notes: Notes
) -> Callable[..., BrowserContext]:
    """As pytest-playwright's, with every context watched from its first request."""

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        notes.watch(context)
        return context

    return watched
