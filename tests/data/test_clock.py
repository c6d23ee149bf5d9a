"""Times are kept in UTC and shown in Beijing time."""

from __future__ import annotations

from datetime import UTC, datetime

from data import local, now


def test_the_evening_in_utc_is_the_next_morning_here() -> None:
    assert local(datetime(2024, 7, 19, 20, 30)) == datetime(2024, 7, 20, 4, 30)


def test_what_is_kept_is_utc_to_the_second() -> None:
    before = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    at = now()
    assert before <= at
    assert at.microsecond == 0
    assert at.tzinfo is None
