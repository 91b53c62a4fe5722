"""What is told of counterparties that may be somebody who was listed or named."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from extractors.model import Authority, Document, Finding, Severity, Source
from extractors.screening.entries import evidence
from extractors.screening.matching import Match

KIND = "counterparty"
_CERTAIN = 98  # from this score on a listing is as urgent as can be
_MOST_QUOTED = 400  # characters of the row of a list


def screened(
    source: Source,
    document: Document,
    number: int,
    matches: Iterable[Match],
    *,
    relevant: bool,
) -> Iterator[Finding]:
    """Yield what is to be told: each counterparty once for each entry, or each name in a text.

    A list that changes its entry again is told again; a text that is changed is not. What others
    than agencies write is told only if it is `relevant`: the press names everybody every day.
    """
    told = relevant or source.authority is Authority.OFFICIAL
    for match in matches if told else ():
        entry = match.entry
        where = f"the {entry.list}" if entry.list else f"a text of {source.name}"
        verb = "on" if entry.list else "in"
        version = number if entry.list else 0
        yield Finding(
            key=f"{KIND}:{_digest(match)}:{document.id}:{version}",
            kind=KIND,
            severity=_severity(source, match),
            title=f"Your counterparty {match.counterparty.name} may be {match.theirs} {verb} {where}",
            reason=_reason(match),
            quote=_cut(evidence(entry)),
            source=source.key,
            url=document.url,
            document=document.id,
            version=number,
            text="\n".join((match.counterparty.name, match.theirs, entry.name)),
        )


def unread_finding(place: str, reason: str) -> Finding:
    """Return the notice to the operator that the file of counterparties cannot be read any more."""
    digest = sha256(reason.encode("utf-8", "replace")).hexdigest()[:16]
    return Finding(
        key=f"counterparties_unread:{digest}",
        kind="counterparties_unread",
        severity=Severity.HIGH,
        title="Your counterparties cannot be read; the last good list goes on",
        reason=f"mend {place}: it is read again as soon as it changes",
        quote=reason,
    )


def _severity(source: Source, match: Match) -> Severity:
    if match.entry.list:
        return Severity.CRITICAL if match.score >= _CERTAIN else Severity.HIGH
    return Severity.MEDIUM if source.authority is Authority.OFFICIAL else Severity.LOW


def _reason(match: Match) -> str:
    party, entry = match.counterparty, match.entry
    number = f", your number {party.id}" if party.id else ""
    told = f"score {match.score} of 100: “{match.ours}” (row {party.row}{number}) and "
    told += f"“{match.theirs}”: {match.reason}"
    needs = f"; license requirement: {entry.requirement}" if entry.requirement else ""
    cited = f"; {', '.join(entry.citations)}" if entry.citations else ""
    return told + needs + cited


def _digest(match: Match) -> str:
    """Return what stands for a counterparty and an entry, whatever row the file has it on."""
    party, entry = match.counterparty, match.entry
    told = "\n".join((party.id, party.name, entry.list, entry.key or entry.name))
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_QUOTED else text[:_MOST_QUOTED].rsplit(" ", 1)[0] + " …"
