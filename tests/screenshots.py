"""Photographs of every page, to be looked at: each city, width and theme, the whole page.

    python -m tests.screenshots --city all --out var/screenshots
        [--pages overview,goals] [--widths 390,1440,1920,3840] [--themes light,dark]

Files are named ``city/page-width-theme.png``. What a picture hides is printed, a line each: pages
wider than the window, console messages, requests to other hosts, answers that are no page. Exit
code 1 when there was any. Pages are named as in ``dashboard.pages.PAGES``; addresses are taken as
they stand (``--pages /goals?status=…``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import settings
from dashboard.pages import resolve
from tests import chromium, house

Shot = tuple[int, str, Path]  # width, theme, folder
HEIGHTS = {390: 844, 1440: 900, 1920: 1080, 3840: 2160}
# What is true of the page once it stands; elements that stick out are the ones to mend.
WIDER = """() => {
  const root = document.documentElement, wide = window.innerWidth;
  if (root.scrollWidth <= wide) return "";
  const clipped = e => e !== document.body && e !== root &&
    (getComputedStyle(e).overflowX !== "visible" || clipped(e.parentElement));
  const out = [...document.querySelectorAll("body *")].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.right > wide + 1 && !clipped(e.parentElement);
  });
  const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") +
    [...e.classList].slice(0, 2).map(c => "." + c).join("");
  return root.scrollWidth + " > " + wide + ": " + out.slice(0, 4).map(name).join(", ");
}"""


def shoot(browser: Browser, server: str, name: str, address: str, shot: Shot) -> Iterator[str]:
    """Save one picture; gives one line for everything that is wrong with the page."""
    width, theme, folder = shot
    context = browser.new_context(
        locale="zh-CN",
        reduced_motion="reduce",
        viewport={"width": width, "height": HEIGHTS.get(width, 900)},
    )
    context.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    answer = page.goto(server + address)
    said.extend(_settle(page, theme))
    if answer is None or answer.status != 200:
        said.append(f"answered {answer.status if answer else 'nothing'}")
    file = folder / f"{name}-{width}-{theme}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=True)
    context.close()
    yield from (f"{file}: {line}" for line in said)


def _settle(page: Page, theme: str) -> Iterator[str]:
    """Wait until Dash has taken the page over and nothing is under way."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    shown = page.evaluate("document.documentElement.dataset.bsTheme")
    if shown != theme:
        yield f"asked for {theme}, shows {shown}"
    if wider := page.evaluate(WIDER):
        yield f"wider than the window: {wider}"


def _pages(app: Any, asked: list[str]) -> dict[str, str]:
    """Name and address of what is to be photographed."""
    found = {resolve(address)[0].name: address for address in house.samples(app)}
    if not asked:
        return found
    named = {name: found.get(name, "") for name in asked if not name.startswith("/")}
    if unknown := [name for name, address in named.items() if not address]:
        raise SystemExit(f"No such page: {', '.join(unknown)}; there are {', '.join(found)}")
    free = [address for address in asked if address.startswith("/")]
    return named | {"".join(c if c.isalnum() else "-" for c in a).strip("-"): a for a in free}


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    def words(text: str) -> list[str]:
        return [word for word in text.split(",") if word]

    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--city", choices=[*settings.cities(), "all"], default="all")
    parser.add_argument("--out", type=Path, default=Path("var/screenshots"))
    parser.add_argument("--pages", type=words, default=[])
    parser.add_argument("--widths", type=words, default=["390", "1440", "1920", "3840"])
    parser.add_argument("--themes", type=words, default=["light", "dark"])
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    asked = _arguments(argv)
    faults = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**chromium.launch_options())
        for city in settings.cities() if asked.city == "all" else [asked.city]:
            app = house.build(city)
            with house.serve(app) as server:
                for name, address in _pages(app, asked.pages).items():
                    for width in map(int, asked.widths):
                        for theme in asked.themes:
                            shot = (width, theme, asked.out / city)
                            for line in shoot(browser, server, name, address, shot):
                                faults += 1
                                print(line, flush=True)
        browser.close()
    print(f"Pictures are in {asked.out}; {faults} things to look into.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
