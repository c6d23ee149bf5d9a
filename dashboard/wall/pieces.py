"""The wall's small parts, large: figures, goals, readings, items. Each row knows its height.

``data-k`` and ``data-v`` on a part name what it shows and its present value: when a revision
changes, the browser lights up what is no longer as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import htpy as h

from dashboard.parts.bullet import bullet
from dashboard.parts.figure_link import digits
from dashboard.parts.gauge import gauge
from dashboard.parts.status_mark import status_mark, tone
from dashboard.text import t
from dashboard.wall import measure
from dashboard.wall.flow import Group, Row
from dashboard.wall.frame import Space
from data import WORDS, City, Fact, Goal, Indicator, Item, Reading, parse_period

TEXT, SMALL, NAME, FIGURE = 2.5, 2.3, 3.2, 7.0
_PAD = 2.0  # above and below a row, together
HEADING = 5.4
_LAST = 4
NOTED = 16.0  # what the mark takes of the line of a note


def heading(name: str, note: str = "") -> h.Element:
    return h.li(class_="heading")[h.h3[name], h.small[note] if note else None]


def group(name: str, rows: list[Row], note: str = "") -> Group:
    again = t("wall.continued", name=name)
    return Group(lambda: heading(name, note), HEADING, tuple(rows), again=lambda: heading(again))


def name(text: str) -> h.Element:
    """A name; where it wraps, its last four letters stay together."""
    return h.b(class_="name")[together(text)]


def together(text: str) -> h.Node:
    """The text, with its last letters in a span that is not broken and begins with a letter."""
    cut = len(text) - _LAST
    cut += next((at for at, letter in enumerate(text[cut:]) if letter.isalnum()), 0)
    return (text[:cut], h.span[text[cut:]]) if cut > 2 else text


def figure(fact: Fact, indicator: Indicator | None = None) -> h.Element:
    """Digits and unit; the unit is set small beside a main figure."""
    unit = f"/{fact.universe}" if fact.universe else fact.unit
    return h.span(class_="figure")[h.b[digits(fact, indicator)], h.i[unit] if unit else None]


def figure_width(fact: Fact, indicator: Indicator | None, size: float) -> float:
    """Width in u of a figure whose digits are ``size`` and whose unit is less than half of it."""
    unit = f"/{fact.universe}" if fact.universe else fact.unit
    return measure.width(digits(fact, indicator), size) + measure.em(unit) * size * 0.46 + 1.2


def target_text(goal: Goal) -> str:
    """Signs as the desk prints them; a range keeps both ends."""
    if len(goal.targets) == 2:
        return goal.target_text
    unit = goal.target.unit
    return f"{digits(goal.target, goal.indicator)}{'' if unit in ('%', '') else ' '}{unit}"


def judged(goal: Goal) -> bool:
    return WORDS[goal.judgement.word].assessable


def known(city: City, goal: Goal) -> str:
    """What there is beside the target, in a few words."""
    if goal.actual is not None:
        return t("wall.actual", period=_when(goal.actual), figure=goal.actual.text)
    if goal.beside is not None:
        other = city.indicator(goal.beside.indicator)
        return t(
            "wall.beside",
            name=other.name if other else goal.beside.indicator,
            figure=goal.beside.text,
        )
    if goal.said is not None:
        return t("wall.said", words=goal.said.name)
    if goal.base is not None:
        return t("wall.base", year=parse_period(goal.base.period).year, figure=goal.base.text)
    return ""


def goal_row(city: City, goal: Goal, room: float) -> Row:
    """A goal without a judgement: name and target, below them the word and what is known."""
    target = target_text(goal)
    taken = measure.width(target, 3.4) + 2.5
    beside = room - NOTED
    note = measure.shortened(known(city, goal), SMALL, beside, 2)

    def body() -> h.Element:
        return h.li(class_=f"row {tone(goal.judgement.word)}", **_key(goal))[
            name(goal.indicator.name),
            h.span(class_="target")[target],
            h.p(class_="note")[status_mark(goal.judgement.word), h.span[note] if note else None],
        ]

    tall = measure.height(goal.indicator.name, NAME, room - taken, 1.25)
    return Row(body, tall + _noted(note, beside) + _PAD, sources(goal))


def judged_row(goal: Goal, room: float) -> Row:
    """A judged goal in a list: name and figure, bar, word and target."""
    shown = goal.actual or goal.target
    taken = figure_width(shown, goal.indicator, FIGURE) + 2
    foot = t("wall.target", target=target_text(goal))

    def body() -> h.Element:
        return h.li(class_=f"row row-judged {tone(goal.judgement.word)}", **_key(goal))[
            name(goal.indicator.name),
            figure(shown, goal.indicator),
            bullet(goal),
            h.p(class_="note")[status_mark(goal.judgement.word), h.span[foot]],
        ]

    tall = measure.height(goal.indicator.name, NAME, room - taken, 1.25)
    return Row(body, max(tall, FIGURE * 1.12) + 1.9 + _noted() + _PAD, sources(goal))


def reading_row(reading: Reading, room: float) -> Row:
    """A monitored figure: name and what it is on the left, the figure on the right."""
    taken = figure_width(reading.fact, reading.indicator, FIGURE) + 2
    about = measure.shortened(about_reading(reading), SMALL, room - taken, 2)

    def body() -> h.Element:
        return h.li(class_="row row-reading", **_key(reading))[
            h.div[name(reading.indicator.name), h.p(class_="note")[h.span[about]]],
            figure(reading.fact, reading.indicator),
        ]

    tall = measure.height(reading.indicator.name, NAME, room - taken, 1.25)
    tall += measure.height(about, SMALL, room - taken, 1.4)
    return Row(body, max(tall, FIGURE * 1.12) + _PAD, sources(reading))


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


def kpi(shown: Goal | Reading) -> h.Element:
    """A headline figure in its own box."""
    word, indicator = shown.judgement.word, shown.indicator
    bar = None
    if isinstance(shown, Goal):
        fact = shown.actual or shown.target
        foot = t("wall.target", target=target_text(shown)) if shown.actual else t("wall.unmeasured")
        bar = bullet(shown)
    else:
        fact, foot = shown.fact, about_reading(shown)
    return h.article(class_=f"card kpi {tone(word)}", **_key(shown))[
        h.h3[name(indicator.name)],
        figure(fact, indicator),
        bar,
        h.p(class_="note")[h.span[foot], status_mark(word)],
    ]


def kpi_height(shown: Goal | Reading, room: float) -> float:
    """Height in u of a headline box whose text has ``room`` u."""
    tall = measure.height(shown.indicator.name, NAME, room, 1.25) + FIGURE * 1.12
    foot = "" if isinstance(shown, Goal) else about_reading(shown)
    tall += SMALL * 1.4 * max(1, measure.lines(foot, SMALL, room - 15))
    return tall + 1.5 + (2.9 if isinstance(shown, Goal) else 0)


def gauge_card(goal: Goal, *, say: bool, width: float = 0) -> h.Element:
    """A judged goal as a gauge with its figures; ``say`` adds the rule's sentence; ``width`` in
    u is of the gauge, 0 leaves it to the style sheet.
    """
    pairs = [(t("goal.target"), target_text(goal))]
    if goal.actual is not None:
        pairs.append((_when(goal.actual), goal.actual.text))
    left, _, rest = goal.judgement.remaining.partition(" ")
    if rest:
        pairs.append((left, rest.replace("需 ", "")))
    return h.article(class_=f"card gauge-card {tone(goal.judgement.word)}", **_key(goal))[
        h.h3(class_="name")[goal.indicator.name],
        h.div(class_="dial", style=f"width:calc(var(--u)*{width:.1f})" if width else None)[
            gauge(goal)
        ],
        h.dl[[h.div[h.dt[label], h.dd[text]] for label, text in pairs[: 3 if say else 2]]],
        h.p(class_="say")[goal.judgement.sentence] if say else None,
    ]


def item_row(item: Item, room: float, *, kind: bool = True) -> Row:
    """A named undertaking: its name, below it what it is and how far it is."""
    state = t(f"state.{item.state}") if item.state else ""
    space = room - measure.width(state, SMALL) - 3
    about = [t(f"item.{item.kind}") if kind else "", item.stage, item.speaker]
    said = " · ".join(filter(None, about))
    whole = " · ".join(filter(None, (said, item.note)))
    # A note is said whole or not at all; the desk has it.
    fits = measure.lines(whole, SMALL, space) <= 1
    shown = whole if fits else measure.shortened(said, SMALL, space, 1)
    named = measure.shortened(item.name, NAME, room, 2)

    def body() -> h.Element:
        return h.li(class_=f"row row-item state-{item.state or 'unknown'}")[
            name(named),
            h.p(class_="note")[h.em[state] if state else None, h.span[shown] if shown else None],
        ]

    tall = measure.height(named, NAME, room, 1.25) + (_noted() if said or state else 0)
    return Row(body, tall + _PAD, (item.evidence.source,))


def finding(goals: Sequence[Goal], space: Space, head: str = "") -> str:
    """What a group of goals comes to: its words worst first, as many as the title holds."""
    able = sum(judged(goal) for goal in goals)
    head = head or t("headline.total", about="", total=len(goals)) + (
        t("headline.assessable", n=able)
    )
    counts = Counter(goal.judgement.word for goal in goals if judged(goal) or not able)
    say, said = head, ""
    for word, number in counts.items():
        said += ("、" if said else "：") + t("headline.count", word=word, n=number)
        if measure.lines(head + said, space.titles, space.width) > space.title_lines:
            break
        say = head + said
    return say


def title(space: Space, *parts: str) -> str:
    """The parts, most important first, as many as the title's lines hold."""
    said = parts[0]
    for part in parts[1:]:
        if measure.lines(said + part, space.titles, space.width) > space.title_lines:
            break
        said += part
    return measure.shortened(said, space.titles, space.width, space.title_lines)


def sources(shown: Goal | Reading) -> tuple[str, ...]:
    """Ids of the documents a goal or reading quotes."""
    if isinstance(shown, Reading):
        return (shown.fact.evidence.source,)
    facts = (*shown.targets, shown.actual, shown.base, shown.beside)
    ids = [fact.evidence.source for fact in facts if fact]
    return tuple(dict.fromkeys([*ids, *([shown.said.evidence.source] if shown.said else [])]))


def _noted(note: str = "", room: float = 1) -> float:
    """Height in u of a row's note, at least one line."""
    return SMALL * 1.4 * max(1, measure.lines(note, SMALL, room))


def _when(fact: Fact) -> str:
    return parse_period(fact.period).name


def _key(shown: Goal | Reading) -> dict[str, str]:
    """What the part shows and its present value, for the browser to compare between revisions."""
    if isinstance(shown, Reading):
        fact, region = shown.fact, shown.fact.region
        value = fact.text
    else:
        fact, region = shown.actual, shown.region
        value = f"{fact.text if fact else ''}|{target_text(shown)}|{shown.judgement.word}"
    return {"data_k": f"{shown.indicator.id}@{region}", "data_v": value}
