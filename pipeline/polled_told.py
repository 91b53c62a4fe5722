"""Why a source is asked when it is, as lines for a terminal, or as an object for a program."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from config.settings import Settings
from extractors.polling.habits import EASTERN, LEAST
from extractors.polling.hours import clock, stretches
from extractors.polling.nouns import Plan
from extractors.working_days import is_working
from pipeline.harmless import line as harmless
from pipeline.polled import SHOWN, Why, whys
from pipeline.tables import tell_lines
from pipeline.terminal import say
from storage.values import moment

MOST_HOURS = 4  # times of day that are told


def told(settings: Settings, keys: Sequence[str], now: datetime, *, as_json: bool) -> None:
    """Print the reasons, for a person or a program.

    Raises:
        ConfigError: One of `keys` is no source.

    """
    for why in whys(settings, keys, now):
        if as_json:
            say(json.dumps(row(why), ensure_ascii=False))
        else:
            tell_lines(lines(why))


def lines(why: Why) -> Iterator[str]:
    """Yield the reasons for a person."""
    source, plan = why.wanted.source, why.plan
    yield f"{source.key}: {source.name}"
    yield f"  asked   {_pace(why, plan)}"
    yield f"  learnt  {_learnt(why)}"
    yield f"  limits  {_limits(why)}"
    if plan:
        today = is_working(why.now.astimezone(EASTERN).date())
        yield f"  today   {' '.join(map(clock, plan.of(working=today)))}"
    due = why.row["next_due"]
    yield f"  next    {f'{_when(moment(due), why.now)}; ' if due else ''}{why.reason}"


def _pace(why: Why, plan: Plan | None) -> str:
    usual = f"every {_minutes(why.own.usual)}"
    if plan is None:
        return f"{usual}, evenly: {why.unplanned}"
    days = f"{len(plan.working)} times on a working day, {len(plan.off)} on another"
    return f"{days}; as often in a week as {usual} makes"


def _learnt(why: Why) -> str:
    seen = why.arrivals
    if not seen:
        return "nothing yet: nothing came while it was watched"
    days = dict.fromkeys(f"{one.at.astimezone(EASTERN):%Y-%m-%d}" for one in (seen[0], seen[-1]))
    times = "once" if len(seen) == 1 else f"{len(seen)} times"
    told = f"{times} something new came, {' to '.join(days)}"
    if len(seen) < LEAST:
        return told
    most = ", ".join(one.words for one in stretches(seen)[:MOST_HOURS])
    return f"{told}; mostly on {most}, US Eastern time"


def _limits(why: Why) -> str:
    held = why.limits
    told = f"{_minutes(held.shortest)} to {_minutes(held.longest)} from one round to the next"
    if not why.asked.words:
        return told
    wish = f"the server asks for {_minutes(why.asked.pause / timedelta(minutes=1))}"
    fate = "" if held.shortest > why.own.shortest else ", which changes nothing"
    if why.wanted.shortest_minutes:
        fate = ", which shortest_minutes overrides"
    return f"{told}; {wish} ({harmless(why.asked.words, SHOWN)}){fate}"


def _minutes(value: float) -> str:
    """Return a time for a person.

    >>> _minutes(1), _minutes(90), _minutes(240), _minutes(1.5)
    ('1 minute', '90 minutes', '4 hours', '1.5 minutes')
    """
    if value >= 120 and value % 60 == 0:
        return f"{value / 60:g} hours"
    return f"{value:.4g} minute" + "s" * (value != 1)


def _when(due: datetime, now: datetime) -> str:
    local, ahead = due.astimezone(EASTERN), (due - now) / timedelta(minutes=1)
    when = f"{local:%Y-%m-%d %H:%M} US Eastern time ({due:%H:%M} UTC)"
    return f"{when}, in {_minutes(round(ahead))}" if ahead >= 1 else f"{when}, at the next look"


def row(why: Why) -> dict[str, Any]:
    """Return the reasons for a program."""
    plan, held = why.plan, why.limits
    return {
        "key": why.wanted.source.key,
        "enabled": why.wanted.enabled,
        "every_minutes": why.wanted.source.every_minutes,
        "shortest_minutes": held.shortest,
        "longest_minutes": held.longest,
        "asked_minutes": why.asked.pause / timedelta(minutes=1),
        "asked_words": why.asked.words,
        "arrivals": len(why.arrivals),
        "since": why.arrivals[0].at.isoformat() if why.arrivals else None,
        "comes": [
            {"working_day": one.working, "from": clock(one.first), "to": clock(one.last),
             "share": round(one.share, 3)}
            for one in stretches(why.arrivals)
        ],
        "working_day": list(map(clock, plan.working)) if plan else None,
        "other_day": list(map(clock, plan.off)) if plan else None,
        "last_checked": why.row["last_checked"],
        "next_due": why.row["next_due"],
        "reason": why.reason,
    }  # fmt: skip
