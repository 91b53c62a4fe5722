"""When the next round of a plan is: on the clock of Washington, never too soon, never too late."""

from bisect import bisect_left
from datetime import UTC, datetime, time, timedelta

from extractors.polling.habits import EASTERN
from extractors.polling.nouns import Asked, Limits, Plan
from extractors.working_days import is_working

MINUTE = timedelta(minutes=1)


def next_round(
    plan: Plan | None, limits: Limits, now: datetime, asked: Asked | None = None
) -> datetime:
    """Return when a source is due after a round that ended `now`; without a plan, after its pause.

    To the next minute of a plan, which keeps the shortest pause, half of it is enough: a round that
    came late must not cost the one after it. What the server asked for is kept to the second.
    """
    usual = now + MINUTE * limits.usual
    if plan is None:
        return usual
    due = _in_plan(plan, now + MINUTE * (limits.shortest / 2))
    if asked:
        due = max(due, min(now + asked.pause, usual))
    return min(due, now + MINUTE * limits.longest)


def _in_plan(plan: Plan, soonest: datetime) -> datetime:
    local = soonest.astimezone(EASTERN)
    day, minute = local.date(), 60 * local.hour + local.minute + 1
    while True:
        minutes = plan.of(working=is_working(day))
        at = bisect_left(minutes, minute)
        if at < len(minutes):
            hour, minute = divmod(minutes[at], 60)
            # In the hour that comes twice in November, the one that it is now.
            clock = time(hour, minute, fold=local.fold)
            return datetime.combine(day, clock, EASTERN).astimezone(UTC)
        day, minute = day + timedelta(days=1), 0
