"""Coverage: one cell a goal, worst first, and the tally of words. The headline figure beside every
status.
"""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import links
from dashboard.links import View
from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from data import WORDS, Coverage, Goal

_MOST = 200


def coverage_strip(goals: Sequence[Goal]) -> h.Element | None:
    """A cell for each goal that leads to it, in the order given; too many for cells show none."""
    if not 1 < len(goals) <= _MOST:
        return None
    return h.div(class_="strip", role="list", aria_label=t("coverage.strip"))[
        (
            h.span(role="listitem")[
                h.a(
                    class_=_cell(goal),
                    tabindex="-1",  # the list below has the same links; a keyboard skips the cells
                    href=links.goal(goal.indicator.id, goal.region),
                    title=f"{goal.indicator.name}：{goal.judgement.word}",
                    aria_label=f"{goal.indicator.name}：{goal.judgement.word}",
                )
            ]
            for goal in goals
        )
    ]


def tally(coverage: Coverage, view: View, path: str = "/goals") -> h.Element:
    """How many goals wear each word; each opens the list of them."""
    return h.ul(class_="tally")[
        (
            h.li[h.a(href=view.to(path, status=word), class_=tone(word))[status_mark(word, number)]]
            for word, number in coverage.counts
        )
    ]


def _cell(goal: Goal) -> str:
    word = WORDS[goal.judgement.word]
    full = (
        "cell-full" if word.assessable else "cell-empty" if word.name == "未公布" else "cell-half"
    )
    return f"cell {full} {tone(word.name)}"
