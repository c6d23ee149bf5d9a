"""Deciding on lines against the city: a stop cannot be accepted, a question must be answered."""

from __future__ import annotations

from collections.abc import Mapping

from data.city import City
from data.intake.checks import questions, stops
from data.intake.draft import ACCEPTED, OPEN, Draft, Line, WrongChange, decide, edit


class Questioned(WrongChange):
    """The line is doubtful: accept it once more, answered, to say that it is right all the same."""


def standing(city: City, draft: Draft, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands against publishing the line: its stops; where there are none, the questions
    nobody has answered.
    """
    if found := stops(city, draft, line):
        return found, ()
    asked = questions(city, draft, line)
    return (), tuple(each for each in asked if each not in line.answered)


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
    for line in draft.lines:
        if line.state == OPEN and not any(standing(city, draft, line)):
            draft = decide(draft, line.number, ACCEPTED, line.answered)
    return draft


def unready(city: City, draft: Draft) -> tuple[str, ...]:
    """Why the accepted lines cannot be published yet, a sentence each; () when they can."""
    if not draft.accepted:
        return ("还没有采纳任何一条",)
    return tuple(
        f"第 {line.number} 条：{'；'.join(stopped or asked)}"
        for line in draft.accepted
        for stopped, asked in [standing(city, draft, line)]
        if stopped or asked
    )
