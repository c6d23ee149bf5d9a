"""The board every peer shows, as plain values: what the cockpit's overview takes from its city.

The same cards, gauges and words as the overview, worked out before the browser asks, so that no
peer pays for a judgement. ``picks`` holds, for every sector and for "" (all), which rows are cards
and which are gauges: a peer that filters in the browser looks them up.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from dashboard import theme
from dashboard.parts.dial import dial
from dashboard.parts.district_map import count_text, item_counts
from dashboard.parts.status_mark import tone
from dashboard.settings import CITIES
from data import WORDS, City, FolderStore, Goal, Reading, Selection, figure_text, parse_period

CARDS, GAUGES = 12, 8
COLUMNS = ("name", "sector", "period", "target", "actual", "word", "sentence")
HEADINGS = ("指标", "板块", "期间", "年度目标", "最新数值", "状态", "说明")


@cache
def city(name: str) -> City:
    return FolderStore(CITIES / name, None).current()


def board(shown: City) -> dict[str, Any]:
    """JSON values: title, say, sectors, rows, picks, map, chains, colours."""
    goals, readings = shown.goals(), shown.readings()
    judged = {each.indicator.id: each for each in (*goals, *readings)}
    ids = [each.id for each in shown.indicators() if each.id in judged]
    place = {id: at for at, id in enumerate(ids)}
    sectors = [("", "全部"), *((each.id, each.name) for each in shown.info.sectors)]
    return {
        "title": shown.info.title,
        "sectors": sectors,
        "headings": HEADINGS,
        "rows": [_row(shown, judged[id]) for id in ids],
        "picks": {id: _picks(shown, id, place) for id, _ in sectors},
        "map": _map(shown),
        "chains": _chains(shown),
        "colours": theme.LIGHT,
    }


def _row(shown: City, each: Goal | Reading) -> dict[str, Any]:
    goal = each if isinstance(each, Goal) else None
    fact = goal.actual if goal else each.fact if isinstance(each, Reading) else None
    word = each.judgement.word
    return {
        "name": each.indicator.name,
        "sector": each.indicator.sector,
        "sector_name": shown.group(each.indicator.sector),
        "period": parse_period(each.period).name,
        "target": goal.target_text if goal else "",
        "actual": figure_text(each.indicator.kind, fact) if fact else "",
        "word": word,
        "glyph": WORDS[word].glyph,
        "tone": tone(word).removeprefix("tone-"),
        "sentence": each.judgement.sentence,
        "gauge": _gauge(goal) if goal else None,
    }


def _gauge(goal: Goal) -> dict[str, Any]:
    """Numbers of a Plotly indicator and the digits it must show; a stage is shown as its share."""
    at, done = dial(goal), goal.judgement.completion
    plain = done is None or goal.indicator.kind in ("share", "growth")
    said = digits = goal.actual.value if plain and goal.actual else f"{(done or 0) * 100:.1f}"
    try:
        value = float(digits)
    except ValueError:  # a stage of building, in words
        value, digits = round((at.value or 0) * 100, 1), f"{(at.value or 0) * 100:.1f}"
    unit = goal.actual.unit if plain and goal.actual else "%"
    # A dial runs from 0 to 1; the value stands at its own place of it.
    top = value / at.value if at.value and value > 0 else max(100.0, value)
    return {
        "value": value,
        "digits": digits,
        "said": said,
        "decimals": len(digits.partition(".")[2]),
        "unit": unit,
        "low": min(0.0, value),
        "top": top,
        "due": (at.schedule or 0) * top,
    }


def _picks(shown: City, sector: str, place: dict[str, int]) -> dict[str, list[int]]:
    """As dashboard.pages.overview chooses them."""
    chosen = Selection(sector=sector)
    goals = {goal.indicator.id: goal for goal in shown.goals(chosen)}
    readings = [each.indicator.id for each in shown.readings(chosen)]
    named = [id for id in shown.info.headline if id in goals or id in readings]
    if len(named) < CARDS:
        judged = [id for id, goal in goals.items() if goal.actual]
        named = list(dict.fromkeys([*named, *judged, *readings, *goals]))[:CARDS]
    ranked = shown.worst_first(goals.values())
    gauges = [goal.indicator.id for goal in ranked if WORDS[goal.judgement.word].assessable]
    counts = Counter(goal.judgement.word for goal in goals.values())
    return {
        "cards": [place[id] for id in named],
        "gauges": [place[id] for id in gauges[:GAUGES]],
        "words": [counts[word] for word in WORDS],
    }


def _map(shown: City) -> dict[str, Any]:
    counts = item_counts(shown)
    areas: list[dict[str, Any]] = []
    for shape in shown.map.shapes:
        district = shown.district(shape.district)
        number = counts[shape.district]
        areas.append({
            "name": district.name if district else shape.district,
            "say": count_text(number),
            "number": number,
            "points": [(x, -y) for x, y in shape.polygon],
            "at": (shape.label_at[0], -shape.label_at[1]),
        })  # fmt: skip
    return {"note": shown.map.note, "areas": areas}


def _chains(shown: City) -> dict[str, Any]:
    """Tiers and their chains as a flow; the width is how many items name the chain."""
    tiers = [tier.name for tier in shown.info.tiers]
    chains = [(at, chain) for at, tier in enumerate(shown.info.tiers)
              for chain in shown.chains(tier.id)]  # fmt: skip
    return {
        "names": [*tiers, *(chain.name for _, chain in chains)],
        "source": [at for at, _ in chains],
        "target": [len(tiers) + at for at in range(len(chains))],
        "value": [max(1, len(shown.items(chain=chain.id))) for _, chain in chains],
    }


WORD_NAMES = tuple(WORDS)
