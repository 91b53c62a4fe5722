"""When what a round found had come: as its source says, if that can be, else since the last round."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from extractors.polling.nouns import Arrival

HISTORY = timedelta(days=120)  # of which the hours count that a source gives at its first sight
ALIKE = 0.5  # share of them that may be at the same minute of the day: more is no hour but a form


def arrivals(
    published: Iterable[datetime | None], since: datetime | None, now: datetime, zone: str
) -> list[Arrival]:
    """Return the arrivals of a round that ended `now`, one a minute at most, in order.

    Args:
        published: Of each new or changed document, when its source says that it came.
        since: End of the last good round, None if this one is the first.
        now: End of this round.
        zone: In which midnight is a day without an hour.

    """
    moments = [one if one and _has_hour(one, zone) else None for one in published]
    if since is None:
        told = [one for one in moments if one and now - HISTORY < one <= now]
        return [] if _alike(told) else _exact(told)
    told = [one for one in moments if one and since < one <= now]
    if len(told) == len(moments):
        return _exact(told)
    return [*(one for one in _exact(told) if one.at < now), Arrival(since, now)]


def _exact(moments: Iterable[datetime]) -> list[Arrival]:
    minutes = {one.astimezone(UTC).replace(second=0, microsecond=0) for one in moments}
    return [Arrival(one, one) for one in sorted(minutes)]


def _has_hour(moment: datetime, zone: str) -> bool:
    clocks = (moment.astimezone(ZoneInfo(name)).time() for name in (zone, "UTC"))
    return all(clock != time() for clock in clocks)


def _alike(moments: list[datetime]) -> bool:
    if len(moments) < 4:
        return False
    ((_, most),) = Counter(one.time() for one in moments).most_common(1)
    return most > ALIKE * len(moments)
