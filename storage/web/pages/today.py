"""The first page: what changed, what comes, what is blind."""

from datetime import timedelta

from extractors.ledger.telling import name, words
from storage.ledger import Row
from storage.web.asking import Asked, Shown
from storage.web.registry import page

DAYS = 7  # that a finding is news for
MOST = 40  # findings shown; the rest is counted
MOST_COVERAGE = 10  # further reports shown of a story
AHEAD_DAYS = 60  # of the scheduled days shown

# What several tell of one story stands under its head: the most urgent, the most official.
FINDINGS = """
    with placed as (
        select f.*, s.name as source_name, s.authority, f.rowid as number,
            case f.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2
                else 3 end as rank,
            iif(f.story = '' or f.kind <> 'document', f.key, f.story) as thread
        from finding f left join source s on s.key = f.source
        where f.found_at >= :since and f.kind not in ('heartbeat', 'restless')
    ), threaded as (
        select *, count(*) over (partition by thread) - 1 as further, row_number() over (
            partition by thread order by rank, authority <> 'official', found_at, number) as place
        from placed
    )
    select * from threaded where place = 1 order by rank, found_at desc, number desc limit :most
"""
COVERAGE = """
    select f.key, f.title, f.source, s.name as source_name, s.authority, f.found_at from finding f
    left join source s on s.key = f.source
    where f.story = :story and f.key <> :key and f.kind = 'document' and f.found_at >= :since
    order by f.found_at, f.rowid limit :most
"""
COUNT = """
    select count(*) as n from finding
    where found_at >= :since and kind not in ('heartbeat', 'restless')
"""
LAST = """
    select max(found_at) as at from finding where kind not in ('heartbeat', 'restless')
"""
HEALTH = "select key, name, state, blind_since, last_ok, last_error from source_health"


@page("/")
def today(asked: Asked) -> Shown:
    """Show the findings of the week by severity, what is scheduled, and the sources' health."""
    days = asked.number("days", DAYS, 3650) or DAYS
    since = f"{asked.now - timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"
    ask = asked.store.ask
    findings = ask(FINDINGS, since=since, most=MOST)
    count = ask(COUNT, since=since)[0]["n"]
    day = asked.now.date()
    phases = asked.store.states.phases(day, day + timedelta(days=AHEAD_DAYS))
    return Shown(
        "today.html",
        {
            "title": "Today",
            "days": days,
            "findings": [(each, _coverage(asked, each, since)) for each in findings],
            "unshown": count - sum(1 + each["further"] for each in findings),
            "count": count,
            "quiet_since": None if count else ask(LAST)[0]["at"],
            "phases": [(each, name(each), words(each), (each.day - day).days) for each in phases],
            "health": _strip(ask(HEALTH)),
        },
    )


def _coverage(asked: Asked, head: Row, since: str) -> list[Row]:
    """Return what else tells the story of a finding, the earliest first."""
    if not head["further"]:
        return []
    return asked.store.ask(
        COVERAGE, story=head["story"], key=head["key"], since=since, most=MOST_COVERAGE
    )


def _strip(rows: list[Row]) -> dict[str, list[Row]]:
    """Return the sources by their state, troubled states first."""
    states = ("blind", "failing", "quiet", "never checked", "ok")
    return {state: [row for row in rows if row["state"] == state] for state in states}
