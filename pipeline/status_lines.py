"""The status of a rule as lines for a terminal, or as an object for a program."""

from collections.abc import Iterator
from datetime import date

from extractors.ledger.answer import Report, Status
from extractors.ledger.nouns import Claim, Flag, Period, Phase
from extractors.ledger.telling import words
from pipeline.harmless import line as harmless
from pipeline.harmless import web_url
from pipeline.status import Answer

SHOWN = 160  # characters of a quote or title in a line
NOBODY = "–"
NOTICE = "The ledger tells what documents say. It is not legal advice."


def lines(answer: Answer) -> Iterator[str]:
    """Yield the answer for a person: what is, why, what comes, what is only said."""
    found = answer.status
    ahead = ", which is ahead: what is scheduled, not what is known" if answer.future else ""
    yield f"{harmless(found.name, SHOWN)} as of {found.day}{ahead}"
    yield from _states(answer)
    yield from _said(found)
    yield from _doubts(found)
    for row in answer.naming:
        yield f"  also         {row['day']} {harmless(row['title'], SHOWN)}"
        yield f"               {web_url(row['url'])}"
    yield from _schedule(found)
    for row in answer.looked:
        yield f"  seen         {row['last_ok'] or 'never'} {row['name']}: {row['state']}"
    yield NOTICE


def _states(answer: Answer) -> Iterator[str]:
    legal, posture = answer.status.legal, answer.status.enforcement
    yield f"  legal        {legal_state(answer)}"
    yield from _evidence(legal.claim) if legal else ()
    yield f"  enforcement  {f'{posture.state} since {posture.since}' if posture else NOBODY}"
    yield from _evidence(posture.claim) if posture else ()


def _said(found: Status) -> Iterator[str]:
    """Yield what moves nothing: announcements, and what only others report."""
    for claim in found.announced:
        yield f"  announced    {claim.day} {_kind(claim.kind)}; it does not move the legal state"
        yield from _evidence(claim)
    for report in found.reports:
        yield f"  reported     {_reported(report)}"
        yield from _evidence(report.claims[0])


def _doubts(found: Status) -> Iterator[str]:
    for flag in found.contradictions:
        yield f"  contradiction  {flag.reason}"
        for claim in flag.claims:
            yield from _evidence(claim)
    for flag in found.flags:
        yield f"  note         {flag.reason}"


def _schedule(found: Status) -> Iterator[str]:
    for phase in found.ahead:
        by = phase.claim.cited or phase.claim.document
        yield f"  next         {phase.day} {harmless(words(phase), SHOWN)}, by {by}"
    for phase in found.lapsed:
        yield f"  lapsed       {phase.day} {words(phase)}: superseded by {phase.superseded_by}"


def legal_state(answer: Answer) -> str:
    """Return the legal state in words; what only follows from a schedule says so.

    A stay that ended by itself is never told as plain force: nobody may have looked since.
    """
    period = answer.status.legal
    if period is None:
        return f"{NOBODY} no instrument that is kept says"
    until = period.claim.until if period.state == "stayed" else None
    told = f"{period.state} since {period.since}{f', through {until}' if until else ''}"
    if not period.scheduled:
        return told
    seen = answer.seen or "never: its source was not seen yet"
    if answer.future:
        return f"{told}, by {period.claim.cited or period.claim.document}"
    return f"{told}; no later document seen as of {seen}"


def as_object(answer: Answer) -> dict[str, object]:
    """Return the answer for JSON."""
    found = answer.status
    return {
        "rule": found.rule,
        "name": found.name,
        "as_of": found.day.isoformat(),
        "future": answer.future,
        "legal": _period(found.legal) | {"text": legal_state(answer)},
        "enforcement": _period(found.enforcement),
        "next": [_phase(phase) for phase in found.ahead],
        "lapsed": [_phase(phase) for phase in found.lapsed],
        "announced": [_claim(claim) for claim in found.announced],
        "guidance": [_claim(claim) for claim in found.guidance],
        "reports": [_report(report) for report in found.reports],
        "contradictions": [_flag(flag) for flag in found.contradictions],
        "flags": [_flag(flag) for flag in found.flags],
        "also": [dict(row) for row in answer.naming],
        "sources": [dict(row) for row in answer.looked],
    }


def _evidence(claim: Claim) -> Iterator[str]:
    by = claim.cited or harmless(claim.title, SHOWN)
    yield f"               “{harmless(claim.quote, SHOWN)}”"
    yield f"               {by} · {claim.said or 'undated'} · {web_url(claim.url)}"


def _reported(report: Report) -> str:
    count = len(report.claims)
    day = f" {report.day}" if report.day else ""
    by = f"{count} source{'s' if count > 1 else ''}"
    return f"{_kind(report.kind)}{day}: reported by {by}, not confirmed"


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


def _period(period: Period | None) -> dict[str, object]:
    if period is None:
        return {"state": NOBODY, "since": None, "until": None, "scheduled": False, "evidence": None}
    return {
        "state": period.state,
        "since": period.since.isoformat(),
        "until": _day(period.until),
        "scheduled": period.scheduled,
        "evidence": _claim(period.claim),
    }


def _phase(phase: Phase) -> dict[str, object]:
    row = {"kind": phase.kind, "day": phase.day.isoformat(), "part": phase.claim.part}
    return row | {"superseded_by": phase.superseded_by, "evidence": _claim(phase.claim)}


def _report(report: Report) -> dict[str, object]:
    claims = [_claim(claim) for claim in report.claims]
    row = {"kind": report.kind, "day": _day(report.day), "sources": len(claims)}
    return row | {"confirmed": False, "text": _reported(report), "claims": claims}


def _flag(flag: Flag) -> dict[str, object]:
    return {"reason": flag.reason, "claims": [_claim(claim) for claim in flag.claims]}


def _claim(claim: Claim) -> dict[str, object]:
    names = ("kind", "axis", "quote", "start", "end", "how", "part", "document", "version")
    row: dict[str, object] = {name: getattr(claim, name) for name in names}
    days = {"day": _day(claim.day), "until": _day(claim.until), "said": _day(claim.said)}
    told = {"title": claim.title, "url": claim.url, "source": claim.source, "citation": claim.cited}
    return row | {"weight": claim.weight.value} | days | told


def _day(day: date | None) -> str | None:
    return day.isoformat() if day and day != date.min else None
