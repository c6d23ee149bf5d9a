"""A browser with the network closed, whose every request and console message is noted.

After each test, nothing may have left 127.0.0.1 and the console must be empty. A test that provokes
a message on purpose is marked ``console_may_speak``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

from dashboard import settings
from tests import chromium

INSIDE = ("data", "blob", "about")


@dataclass(slots=True)
class Notes:
    """What the browser did during one test."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests to another host than 127.0.0.1."""
        parts = [(url, urlsplit(url)) for url in self.requests]
        return [u for u, p in parts if p.scheme not in INSIDE and p.hostname != "127.0.0.1"]

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("console", self._message)
        context.on("weberror", self._error)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _message(self, message: ConsoleMessage) -> None:
        where = message.page.url if message.page else ""
        self.console.append(f"{where}: {message.type}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.console.append(f"{error.page.url if error.page else ''}: {error.error}")


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
