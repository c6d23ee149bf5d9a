"""Small parts of a slide: figures, goals, items. Their links lead where the desk's lead; the stage
opens what is embedded (evidence, an indicator, a district, a chain) without leaving the slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import htpy as h

from dashboard import links
from dashboard.briefing.slide import Shown
from dashboard.parts.bullet import bullet
from dashboard.parts.dial import dial
from dashboard.parts.figure_link import digits, figure_link, target_link
from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from data import WORDS, Fact, Goal, Item, Reading, parse_period


def judged(goal: Goal) -> bool:
    return WORDS[goal.judgement.word].assessable


def name_link(shown: Shown) -> h.Element:
    """The indicator's name; opens its own slide."""
    region = shown.region if isinstance(shown, Goal) else shown.fact.region
    return h.a(class_="name", href=links.goal(shown.indicator.id, region))[shown.indicator.name]


def card(shown: Shown) -> h.Element:
    """A headline figure: name, printed number, what it stands against."""
    fact = _main_fact(shown)
    foot: h.Node = None
    if isinstance(shown, Goal):
        wanted = h.small[t("card.target"), " ", target_link(shown)] if shown.actual else None
        foot = [wanted, status_mark(shown.judgement.word)]
    else:
        foot = h.small[about_reading(shown)]
    return h.li(class_=f"card {tone(shown.judgement.word)}")[
        h.h3[name_link(shown)],
        h.p(class_="card-figure")[
            None if not isinstance(shown, Goal) or shown.actual else h.small[t("card.target")],
            figure_link(fact, shown.indicator),
        ],
        bullet(shown) if isinstance(shown, Goal) and judged(shown) else None,
        h.p(class_="card-foot")[foot],
    ]


def goal_row(goal: Goal) -> h.Element:
    """A goal on one line: name, bar, what was reached of what was wanted, status."""
    return h.li(class_=f"goal-row {tone(goal.judgement.word)}")[
        name_link(goal), bullet(goal), pair(goal), status_mark(goal.judgement.word)
    ]


def legend(goals: Iterable[Goal]) -> h.Element | None:
    """What the marks on the bars mean, those in use; nothing where there are none."""
    dials = [dial(goal) for goal in goals]
    used = (
        ("schedule", any(at.schedule is not None for at in dials)),
        ("base", any(at.base is not None for at in dials)),
        ("target", any(at.target < 1 for at in dials)),
    )
    marks = [
        h.span[h.i(class_=f"key-{name}", aria_hidden="true"), t(f"stage.mark.{name}")]
        for name, present in used
        if present
    ]
    return h.p(class_="legend")[marks] if marks else None


def pair(goal: Goal) -> h.Element:
    """Reached of wanted, both open their evidence; only the target where nothing is reached."""
    if goal.actual is None:
        return h.span(class_="pair")[h.small[t("card.target")], target_link(goal)]
    same = goal.actual.unit == goal.target.unit
    return h.span(class_=f"pair{' pair-same' if same else ''}")[
        figure_link(goal.actual, goal.indicator), h.i(class_="of")["/"], target_link(goal)
    ]


def goal_lines(goals: Iterable[Goal]) -> h.Element:
    """Goals as name and target only."""
    return h.ul(class_="goal-lines")[
        (h.li[name_link(goal), h.span(class_="pair")[target_link(goal)]] for goal in goals)
    ]


def item_list(items: Sequence[Item], *, quoted: bool = False) -> h.Element:
    """Items with what they are and how far; ``quoted`` adds the words they rest on."""
    return h.ul(class_="items")[(_item(item, quoted) for item in items)]


def about_reading(reading: Reading) -> str:
    """Last year's figure, or what the figure speaks of; a month inside the period is named."""
    parts: list[str] = []
    if reading.fact.period != reading.period:
        parts.append(parse_period(reading.fact.period).name)
    if reading.last is not None:
        last = parse_period(reading.last.period)
        parts.append(f"{t('card.last', year=last.year)} {reading.last.text}")
    else:
        parts.append(reading.indicator.population or t(f"kind.{reading.indicator.kind}"))
    return " · ".join(parts)


def big_figure(shown: Shown) -> h.Element:
    """A figure that has no scale, as large as a gauge."""
    fact = _main_fact(shown)
    unit = f"/{fact.universe}" if fact.universe else fact.unit
    label = None if isinstance(shown, Reading) or shown.actual else t("card.target")
    return h.div(class_=f"big {tone(shown.judgement.word)}")[
        h.p(class_="big-label")[label] if label else None,
        h.a(
            class_="figure big-number",
            href=links.evidence(fact.id),
            data_evidence=fact.id,
            aria_label=t("evidence.label", name=shown.indicator.name, figure=fact.text),
        )[h.b[digits(fact, shown.indicator)], h.i[unit] if unit else None],
        h.p(class_="big-mark")[status_mark(shown.judgement.word)],
    ]


def _main_fact(shown: Shown) -> Fact:
    return (shown.actual or shown.target) if isinstance(shown, Goal) else shown.fact


def _item(item: Item, quoted: bool) -> h.Element:
    state = t(f"state.{item.state}") if item.state else ""
    about = " · ".join(filter(None, (t(f"item.{item.kind}"), item.stage, item.speaker, item.note)))
    return h.li[
        h.a(class_="name", href=links.evidence(item.id), data_evidence=item.id)[item.name],
        h.p(class_="item-about")[
            h.em(class_=f"state state-{item.state}")[state] if state else None, h.small[about]
        ],
        h.q[item.evidence.words] if quoted and item.evidence.words != item.name else None,
    ]
