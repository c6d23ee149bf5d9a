"""A chain as the wall tells it: its links and carriers looked up once, its ratings, its frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.parts.chain_board import GLYPHS, carriers, elements
from dashboard.text import t
from dashboard.wall.flow import Body
from dashboard.wall.frame import Frame
from data import Chain, City, Item


@dataclass(frozen=True, slots=True)
class Filled:
    """A chain with its links and what carries them, looked up once."""

    chain: Chain
    links: list[Item]
    carriers: list[Item]

    @property
    def long(self) -> bool:
        """Whether the chain deserves lanes of its own."""
        return len(self.links) > 5 or (len(self.links) + len(self.carriers) > 8)


def filled_chain(city: City, chain: Chain) -> Filled:
    items = city.items(chain=chain.id)
    return Filled(chain, elements(items), carriers(items))


def chain_frame(title: str, body: Body, sources: Sequence[str] = ()) -> Frame:
    return Frame("chains", t("wall.page.chains"), title, body, tuple(dict.fromkeys(sources)))


def rated(items: Sequence[Item]) -> str:
    """How many links carry each published rating, or that none does."""
    counts = [(state, sum(item.state == state for item in items)) for state in GLYPHS]
    said = "、".join(f"{t(f'state.{state}')} {n}" for state, n in counts if n)
    return said or t("wall.unrated")
