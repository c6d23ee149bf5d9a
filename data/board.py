"""The words of a whole period at once: every goal and reading of one region, by the column.

Which figures meet in a judgement is said in ``data.judging``; here the same choice is made for all
indicators together, and ``data.bulk`` gives their words. Sentences are written by the rule when
somebody reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.bulk import judge_frame
from data.ledger import NONE, Ledger
from data.listed import NAMES, Places
from data.periods import Period
from data.records import Indicator
from data.status import Rule

_PRINTED = ("value", "unit", "comparator", "word")


class Board(NamedTuple):
    """``goals`` and ``readings`` are places in indicators.csv, ``words`` places in ``NAMES``,
    ``leads`` percentage points (nan where there is none), ``measured`` flags (the period has a
    figure), one for each goal.
    """

    goals: Places
    words: Places
    leads: Places
    rows: Places  # three for each goal, its targets' and its figure's; NONE where there is none
    measured: Places
    readings: Places
    read: Places  # the rows of the readings' figures


class Boards:
    """Boards of one snapshot. ``beside`` is for each indicator the place of the one shown beside
    it, NONE for none.
    """

    def __init__(self, facts: Ledger, indicators: Sequence[Indicator], rule: Rule) -> None:
        self._facts, self._rule = facts, rule
        at = {each.id: place for place, each in enumerate(indicators)}
        self._beside = np.array([at.get(each.beside, NONE) for each in indicators], dtype=int)
        self._about = pd.DataFrame(
            {
                "kind": [each.kind for each in indicators],
                "direction": [each.direction for each in indicators],
                "unit": [each.unit for each in indicators],
                "whole": [each.whole for each in indicators],
            }
        )

    def board(self, period: Period, inside: Sequence[str], region: str, said: Places) -> Board:
        """``inside`` are the periods whose figures may be read in this one, ``said`` flags the
        indicators of which the period speaks in words only.
        """
        slot = self._facts.slot(region, str(period.year), "target")
        target, many = slot.first[:-1], slot.many[:-1]
        actual = np.full(len(target), NONE)
        for at in inside:
            found = self._facts.slot(region, at, "actual").first[:-1]
            actual = np.where(actual == NONE, found, actual)
        plan = np.full(len(target), NONE)
        # A target of the whole year is the annual target itself, not a plan on the way to it.
        if period.kind != "year":
            plan = self._facts.slot(region, period.id, "target").first[:-1]
        figures = {
            "target": target,
            "other": np.where(many > 1, target + 1, NONE),
            "actual": actual,
            "base": self._facts.slot(region, str(period.year - 1), "actual").first[:-1],
            "plan": plan,
        }
        beside = (self._beside != NONE) & (actual[self._beside] != NONE)
        goals = np.flatnonzero(target != NONE)
        rows = {name: column[goals] for name, column in figures.items()}
        frame = self._frame(goals, rows, period).assign(beside=beside[goals], said=said[goals])
        judged = judge_frame(frame, self._rule)
        words = np.array([NAMES.index(word) for word in judged["word"]], dtype=np.int8)
        readings = np.flatnonzero((target == NONE) & (actual != NONE))
        return Board(
            goals,
            words,
            judged["lead"].to_numpy(),
            np.stack([rows["target"], rows["other"], rows["actual"]]),
            rows["actual"] != NONE,
            readings,
            actual[readings],
        )

    def _frame(self, goals: Places, rows: dict[str, Places], period: Period) -> pd.DataFrame:
        """The cases as ``judge_frame`` reads them."""
        cells, target = self._facts.cells, rows["target"]
        of = cells("universe", target)
        columns = {
            f"{name}_{what}": cells(what, column)
            for name, column in rows.items()
            for what in _PRINTED
        }
        return self._about.iloc[goals].assign(
            **columns,
            period=period.id,
            due=cells("due", target),
            # Of how many places a rank's target speaks: its own row says, or last year's rank does.
            universe=np.where(of == "", cells("universe", rows["base"]), of),
            actual_period=cells("period", rows["actual"]),
            actual_universe=cells("universe", rows["actual"]),
        )
