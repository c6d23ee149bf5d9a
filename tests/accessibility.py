"""axe-core on a page: what hinders people who cannot see, or cannot use a mouse."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """One line per serious or critical violation: impact, rule, what it is, the first elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['impact']} {fault['id']}: {fault['help']}: "
        + " | ".join(" ".join(map(str, node["target"])) for node in fault["nodes"][:5])
        for fault in found
        if fault["impact"] in GRAVE
    ]
