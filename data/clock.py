"""Times: kept in UTC without zone, shown in Beijing time, the one legal time of the country."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_BEIJING = timedelta(hours=8)  # without summer time since 1991; no table of zones is needed


def now() -> datetime:
    """UTC without zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def local(at: datetime) -> datetime:
    """What the clock on the wall said at a time in UTC."""
    return at + _BEIJING
