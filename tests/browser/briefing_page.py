"""Asking windows of a briefing: waits run inside the page."""

from __future__ import annotations

from playwright.sync_api import Page

from dashboard.first_paint import Cockpit
from data import BriefingPlan, Selection, SlidePlan

STATE = "JSON.stringify([deck.state().at, deck.state().black, deck.state().asked])"
# Another window is told by a message: waited for inside the page.
UNTIL = f"""(wanted) => new Promise((done, fail) => {{
  const end = Date.now() + 5000;
  (function look() {{
    const now = {STATE};
    if (now === wanted) done(now);
    else if (Date.now() > end) fail(new Error(now + " is not " + wanted));
    else setTimeout(look, 10);
  }}());
}})"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def in_step(*windows: Page, at: int, black: bool = False, asked: str = "") -> None:
    """Every window comes to show this."""
    wanted = f'[{at},{"true" if black else "false"},"{asked}"]'
    for window in windows:
        window.evaluate(UNTIL, wanted)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def twelve(app: Cockpit) -> BriefingPlan:
    """A briefing of exactly twelve slides."""
    city = app.server.extensions["cockpit"].current()
    sectors = [SlidePlan("sector", (each.id,)) for each in city.info.sectors[:3]]
    goals = city.worst_first(city.goals())
    slides = (
        SlidePlan("cover"),
        SlidePlan("year"),
        SlidePlan("goal", (goals[0].indicator.id,)),
        SlidePlan("comparison", tuple(goal.indicator.id for goal in goals[:5])),
        *sectors,
        SlidePlan("highlights"),
        SlidePlan("districts"),
        SlidePlan("chain"),
        SlidePlan("text", (), "下一步", "", "- 抓落实\n- 补数字"),
        SlidePlan("sources"),
    )
    return BriefingPlan("", city.revision, Selection(), slides)
