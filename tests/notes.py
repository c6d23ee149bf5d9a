"""Notes of what a browser did: every request it made, everything its console said."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

INSIDE = ("data", "blob", "about")


@dataclass  # no slots: Playwright keeps its own marks on the owner of a handler
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
