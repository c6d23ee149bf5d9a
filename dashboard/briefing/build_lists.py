"""What lags and what is silent, by name, on as many slides as it takes; what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.briefing.findings import TITLE, asked, behind, facts_of, goal_names, tally
from dashboard.briefing.making import Making
from dashboard.briefing.slide import Lagging, Slide, Text
from dashboard.gaps import ASKED, gaps
from dashboard.text import t
from dashboard.wall import measure
from data import WORDS, City, Goal, Selection

MOST = 24  # names a slide; a goal that lags has its figures beside it and counts twice
NEXT, CHASED = 6, 12
Named = tuple[str, tuple[Goal, ...]]  # which stand, its goals


def late_and_silent(city: City, selection: Selection) -> tuple[tuple[Goal, ...], tuple[Named, ...]]:
    """Goals judged behind, worst first, and those without a comparable number by what is known."""
    goals = city.goals(selection)
    late = tuple(goal for goal in city.worst_first(goals) if behind(goal))
    found = gaps(city, goals, city.period(selection))
    by_stand = ((stand, tuple(gap.goal for gap in found if gap.stand == stand)) for stand in ASKED)
    return late, tuple((stand, some) for stand, some in by_stand if some)


def lagging(making: Making) -> list[Slide]:
    late, silent = late_and_silent(making.city, making.selection)
    if not late and not silent:
        goals = making.city.goals(making.selection)
        say = t("brief.lagging.none") if goals else t("brief.no_goals")
        return [making.slide(t("brief.about.lagging"), say, Lagging((), ()), (), ())]
    made = pages(late, silent)
    return [_lagging(making, *page, late if not n else ()) for n, page in enumerate(made)]


def pages(
    late: Sequence[Goal], silent: Sequence[Named]
) -> list[tuple[tuple[Goal, ...], tuple[Named, ...]]]:
    """Shared out in order over slides: a group stays whole where it fits on one."""
    groups = [("", tuple(late)), *silent]
    made: list[list[Named]] = [[]]
    left = MOST
    for stand, goals in groups:
        size = 1 if stand else 2
        if left < MOST and size * len(goals) > left:
            made.append([])
            left = MOST
        per = _even(len(goals), MOST // size)
        for at in range(0, len(goals), per):
            if at:
                made.append([])
                left = MOST
            some = goals[at : at + per]
            made[-1].append((stand, some))
            left -= size * len(some)
    return [_split(page) for page in made if page]


def _split(page: Sequence[Named]) -> tuple[tuple[Goal, ...], tuple[Named, ...]]:
    late = tuple(goal for stand, goals in page if not stand for goal in goals)
    return late, tuple((stand, goals) for stand, goals in page if stand)


def _even(count: int, most: int) -> int:
    """How many to a slide so that the slides of a long group are equally full."""
    return max(1, -(-count // max(1, -(-count // most))))


def _lagging(
    making: Making, late: tuple[Goal, ...], silent: tuple[Named, ...], whole: tuple[Goal, ...]
) -> Slide:
    """``whole`` are all that lag, told on the first slide; later ones tell their own."""
    say = _lagging_finding(_late(late, whole) if late else "", silent)
    notes = [f"{goal.indicator.name}：{goal.judgement.sentence}" for goal in late]
    for stand, goals in silent:
        listed = goal_names(goals, MOST)
        notes.append(f"{t(f'stand.{stand}')}（{t(f'stand.{stand}.say')}）：{listed}。")
        notes.append(asked(stand))
    shown = [*late, *(goal for _, goals in silent for goal in goals)]
    ids = [id for goal in shown for id in facts_of(goal)]
    told = tuple((t(f"stand.{stand}"), goals) for stand, goals in silent)
    body = Lagging(late, told)
    return making.slide(t("brief.about.lagging"), say, body, notes, ids)


def _lagging_finding(late: str, silent: Sequence[Named]) -> str:
    """What lags, then what is silent: by what is known of it while a title holds that."""
    total = sum(len(goals) for _, goals in silent)
    counts = "，".join(
        t("brief.lagging.count", stand=t(f"stand.{stand}"), n=len(goals)) for stand, goals in silent
    )
    if not late:
        return t("brief.lagging.rest", n=total) + counts
    whole = "；".join(filter(None, (late, counts)))
    if measure.em(whole) <= TITLE:
        return whole
    return f"{late}；{t('brief.lagging.others', n=total)}"


def _late(late: Sequence[Goal], whole: Sequence[Goal]) -> str:
    if not whole:
        return t("brief.lagging.more", tally=tally(late))
    if len(whole) == 1:
        return tally(whole)
    return t("brief.lagging.most", tally=tally(whole), name=whole[0].indicator.name)


def following(making: Making) -> list[Slide]:
    """What remains of goals that are measured, and which numbers have to be asked for."""
    city, selection = making.city, making.selection
    _, silent = late_and_silent(city, selection)
    measured = [goal for goal in city.worst_first(city.goals(selection)) if _remains(goal)]
    chased = [goal for stand, goals in silent if stand in ("overdue", "missing") for goal in goals]
    lines: list[str] = []
    if measured:
        lines.append(f"## {t('brief.next.remaining')}\n")
        lines += [_line(goal) for goal in measured[:NEXT]]
    if chased:
        lines.append(f"\n## {t('brief.next.chase', n=len(chased))}\n")
        listed = goal_names(chased, CHASED)
        lines.append(f"- {plain(listed)}")
    other = [(stand, goals) for stand, goals in silent if stand not in ("overdue", "missing")]
    if other:
        lines.append(f"\n## {t('brief.next.clear')}\n")
        lines += [
            f"- {t(f'stand.{stand}')}：{plain(goal_names(goals, 6))}" for stand, goals in other
        ]
    say = _next_finding(measured, len(chased))
    notes = [f"{goal.indicator.name}：{goal.judgement.sentence}" for goal in measured[:NEXT]]
    ids = [id for goal in (*measured[:NEXT], *chased) for id in facts_of(goal)]
    body = Text("\n".join(lines) or t("brief.next.nothing"))
    return [making.slide(t("brief.about.next"), say, body, notes, ids)]


def plain(text: str) -> str:
    """Text whose signs Markdown would read as its own, written so that it does not."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+-!|&~" else sign for sign in text)


def _remains(goal: Goal) -> bool:
    """Surely behind, and the rule says how much is left."""
    return bool(goal.judgement.remaining) and WORDS[goal.judgement.word].tone in ("late", "near")


def _line(goal: Goal) -> str:
    name, word = plain(goal.indicator.name), goal.judgement.word
    return f"- **{name}**（{word}）：{plain(goal.judgement.remaining)}"


def _next_finding(measured: Sequence[Goal], chased: int) -> str:
    parts = [t("brief.next.some", n=len(measured))] if measured else []
    parts += [t("brief.next.silent", n=chased)] if chased else []
    return "，".join(parts) or t("brief.next.nothing")
