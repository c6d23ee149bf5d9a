"""Deciding on lines against the city: a stop cannot be accepted, a question must be answered."""

from __future__ import annotations

from data.city import City
from data.intake.checks import questions, stops
from data.intake.draft import ACCEPTED, OPEN, Draft, Line, WrongChange, decide


class Questioned(WrongChange):
    """The line is doubtful: accept it once more, answered, to say that it is right all the same."""


def accept(city: City, draft: Draft, number: int, *, answered: bool = False) -> Draft:
    """WrongChange where something stops the line, Questioned where a question is not answered."""
    line = draft.line(number)
    if found := stops(city, draft, line):
        raise WrongChange(f"第 {number} 条不能采纳：{'；'.join(found)}")
    asked = questions(city, draft, line)
    if asked and not answered:
        raise Questioned(f"第 {number} 条有疑问：{'；'.join(asked)}。确认无误就再采纳一次")
    return decide(draft, number, ACCEPTED, asked)


def accept_plain(city: City, draft: Draft) -> Draft:
    """Every open line accepted that nothing stops and nothing is asked of."""
    for line in draft.lines:
        if line.state == OPEN and not against(city, draft, line):
            draft = decide(draft, line.number, ACCEPTED)
    return draft


def against(city: City, draft: Draft, line: Line) -> tuple[str, ...]:
    """What stands against publishing the line: its stops, or questions nobody has answered."""
    return stops(city, draft, line) or tuple(
        asked for asked in questions(city, draft, line) if asked not in line.answered
    )


def unready(city: City, draft: Draft) -> tuple[str, ...]:
    """Why the accepted lines cannot be published yet, a sentence each; () when they can."""
    if not draft.accepted:
        return ("还没有采纳任何一条",)
    return tuple(
        f"第 {line.number} 条：{'；'.join(found)}"
        for line in draft.accepted
        if (found := against(city, draft, line))
    )
