"""The one place where rulewire asks what time it is."""

from datetime import UTC, datetime


def clock() -> datetime:
    """Return the present time, UTC."""
    return datetime.now(UTC)
