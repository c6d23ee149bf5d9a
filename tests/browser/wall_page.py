"""Asking the wall in a browser: waits run inside the page, so no handle is held from outside."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

STATE = "window.wallState()"
UNTIL = """(asked) => new Promise((done, fail) => {
  const end = Date.now() + asked.wait;
  (function look() {
    const state = window.wallState ? wallState() : {};
    if (Object.entries(asked.state).every(([name, value]) => state[name] === value)) done(state);
    else if (Date.now() > end) fail(new Error(JSON.stringify(state)));
    else setTimeout(look, 30);
  }());
})"""
# Key by key through the frames, each waited for; everything stays inside the page.
TURN = """(times) => new Promise((done) => {
  let left = times;
  const press = () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
  const next = () => {
    if (left-- > 0) { setTimeout(press); return; }
    document.removeEventListener("wall:shown", next);
    done(document.getElementsByTagName("*").length);
  };
  document.addEventListener("wall:shown", next);
  next();
})"""


def until(page: Page, wait: float = 15, **state: Any) -> dict[str, Any]:
    """Wait inside the page until the wall says so."""
    return page.evaluate(UNTIL, {"state": state, "wait": wait * 1000})


def opened(page: Page, address: str) -> None:
    page.goto(address)
    until(page, asking=False, away=False)
