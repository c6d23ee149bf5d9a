"""Deciding on lines against the city: a stop cannot be accepted, a question must be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data.city import City
from data.intake.checks import questions, stops
from data.intake.draft import ACCEPTED, OPEN, Draft, Line, WrongChange, decide, edit

Standing = tuple[tuple[str, ...], tuple[str, ...]]


class Questioned(WrongChange):
    """The line is doubtful: accept it once more, answered, to say that it is right all the same."""


def standing(city: City, draft: Draft, line: Line, among: Sequence[Line] | None = None) -> Standing:
    """What stands against publishing the line: its stops; where there are none, the questions
    nobody has answered. ``among`` as in ``stops``.
    """
    if found := stops(city, draft, line, among):
        return found, ()
    asked = questions(city, draft, line)
    return (), tuple(each for each in asked if each not in line.answered)


def standings(
    city: City, draft: Draft, lines: Iterable[Line] | None = None
) -> Iterator[tuple[Line, Standing]]:
    """Each of the lines (all, unless told) with what stands against it, in order."""
    alike: dict[str, list[Line]] = {}
    for line in draft.lines:
        alike.setdefault(line.entry.indicator, []).append(line)
    for line in draft.lines if lines is None else lines:
        yield line, standing(city, draft, line, alike[line.entry.indicator])


def accept(city: City, draft: Draft, number: int, *, answered: bool = False) -> Draft:
    """WrongChange where something stops the line, Questioned where a question is not answered."""
    line = draft.line(number)
    stopped, asked = standing(city, draft, line)
    if stopped:
        raise WrongChange(f"第 {number} 条不能采纳：{'；'.join(stopped)}")
    if asked and not answered:
        raise Questioned(f"第 {number} 条有疑问：{'；'.join(asked)}。确认无误就再采纳一次")
    return decide(draft, number, ACCEPTED, questions(city, draft, line))


def restore(
    city: City,
    draft: Draft,
    number: int,
    cells: Mapping[str, str],
    state: str,
    answered: tuple[str, ...],
) -> Draft:
    """The line as it stood before: what was answered then stays answered, nothing else becomes so.
    An accepted line comes back only if it can still be accepted (WrongChange, Questioned).
    """
    draft = decide(edit(draft, number, cells), number, OPEN, answered)
    return accept(city, draft, number) if state == ACCEPTED else decide(draft, number, state)


def accept_plain(city: City, draft: Draft) -> Draft:
    """Every open line accepted that nothing stops and nothing is asked of."""
    for line, against in standings(city, draft):
        if line.state == OPEN and not any(against):
            draft = decide(draft, line.number, ACCEPTED, line.answered)
    return draft


def unready(city: City, draft: Draft) -> tuple[str, ...]:
    """Why the accepted lines cannot be published yet, a sentence each; () when they can."""
    if not draft.accepted:
        return ("还没有采纳任何一条",)
    return tuple(
        f"第 {line.number} 条：{'；'.join(stopped or asked)}"
        for line, (stopped, asked) in standings(city, draft, draft.accepted)
        if stopped or asked
    )
