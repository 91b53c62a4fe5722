"""A calendar of what is scheduled, RFC 5545: all-day events that a mail program can take in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from extractors.ledger.nouns import Phase
from extractors.ledger.telling import key, name, words
from pipeline.harmless import line as harmless
from pipeline.harmless import web_url

_LONGEST = 400  # characters


def calendar(phases: Iterable[Phase], now: datetime, alarm_days: int = 0) -> bytes:
    """Return an iCalendar file; an event keeps its UID for good, so that a later file updates it.

    With `alarm_days` above 0 each event reminds so many days ahead.
    """
    made = Calendar()
    made.add("prodid", "-//rulewire//upcoming//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "rulewire: what is scheduled")
    for phase in phases:
        made.add_component(_event(phase, now, alarm_days))
    written: bytes = made.to_ical()
    return written


def uid(phase: Phase) -> str:
    """Return the identity of a phase's event: of its rule, kind, day and part, nothing else."""
    return f"{sha256(key(phase, '').encode('utf-8', 'backslashreplace')).hexdigest()[:32]}@rulewire"


def _event(phase: Phase, now: datetime, alarm_days: int) -> Event:
    claim = phase.claim
    event = Event()
    summary = harmless(f"{name(phase)}: {words(phase)}", _LONGEST)
    by = f"Scheduled by {claim.cited or claim.document}: “{claim.quote}”"
    event.add("uid", uid(phase))
    event.add("dtstamp", now)
    event.add("dtstart", phase.day)
    event.add("dtend", phase.day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", harmless(by, 2 * _LONGEST))
    event.add("categories", [phase.kind])
    event.add("transp", "TRANSPARENT")
    if url := web_url(claim.url):
        event.add("url", url)
    if alarm_days:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", timedelta(days=-alarm_days))
        event.add_component(alarm)
    return event
