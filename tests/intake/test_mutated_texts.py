"""A slice of tests/intake/mutate_texts.py; the whole is run by hand."""

from __future__ import annotations

from tests.intake import mutate_texts


def test_broken_texts_give_sound_entries_and_nothing_else() -> None:
    found, slowest, faults = mutate_texts.run(150, seed=7)
    assert found > 1000
    assert not faults
    assert slowest < mutate_texts.SECONDS
