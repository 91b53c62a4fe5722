"""What is told of the sight of sources: lost, back, quiet, heard again, and the daily sign of life."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from extractors.model import Finding, Severity, Source

NAMED = 12  # sources that a title or a reason names one by one
ALL = "blind:all:"  # how the key of the one notice begins that nothing is seen anywhere


@dataclass(frozen=True, slots=True)
class Blind:
    """A stretch of time in which a source is not seen.

    Attributes:
        since: Its last good round, or when it was noticed.
        noticed: When the source came to count as blind.
        told: Key of the finding that told it, None while it is not told.
        ended: When it was seen again, None while it is not.

    """

    id: int
    source: str
    since: datetime
    noticed: datetime
    error: str
    told: str | None
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the daily sign of life tells.

    Attributes:
        enabled: How many sources are watched.
        checked: How many of them were seen, or tried, in the last 24 hours.
        late: Keys of those that were due and were not.
        off: How many are configured and not enabled.
        blind, quiet: Keys, with the time since when.
        pending, dead: Deliveries.
        notes: Further words, such as the head of the chain of evidence.

    """

    enabled: int
    checked: int
    late: Sequence[str]
    off: int
    blind: Mapping[str, datetime]
    quiet: Mapping[str, datetime]
    pending: int
    dead: int
    notes: Sequence[str] = ()


def together_blind(rows: Sequence[Blind], names: Mapping[str, str], now: datetime) -> Finding:
    """Return the one notice that several sources are not seen any more."""
    return Finding(
        f"blind:together:{now:%Y%m%dT%H%M%S}",
        "source_blind",
        Severity.HIGH,
        f"No sight of {len(rows)} sources: {_some(names[row.source] for row in rows)}",
        f"their last rounds failed, {_span(rows)}; what is published there now is not seen",
        _errors(rows, names),
    )


def nothing_seen(rows: Sequence[Blind], names: Mapping[str, str], now: datetime) -> Finding:
    """Return the one notice that nothing is seen anywhere: this machine may be cut off."""
    named = _some(names[row.source] for row in rows)
    return Finding(
        f"{ALL}{now:%Y%m%dT%H%M%S}",
        "source_blind",
        Severity.CRITICAL,
        f"No sight of any source since {_moment(max(row.since for row in rows))}",
        f"every round fails: is this machine cut off? Blind so far: {named}; others that follow are "
        "not told one by one, their return is",
        _errors(rows, names),
    )


def together_back(
    rows: Sequence[Blind], still: Sequence[str], names: Mapping[str, str], now: datetime
) -> Finding:
    """Return the one notice that several sources are seen again, and which of them are not yet."""
    hours = max((row.ended - row.since).total_seconds() for row in rows if row.ended) / 3600
    rest = f"; still not seen: {_some(names[key] for key in still)}" if still else ""
    plural = "sources are" if len(rows) > 1 else "source is"
    return Finding(
        f"recovered:together:{now:%Y%m%dT%H%M%S}",
        "source_recovered",
        Severity.MEDIUM,
        f"{len(rows)} {plural} seen again: {_some(names[row.source] for row in rows)}",
        f"blind for up to {hours:.1f} hours; what appeared meanwhile follows as found{rest}",
        "",
    )


def quiet_finding(agency: str, quiet: Sequence[tuple[Source, str]], now: datetime) -> Finding:
    """Return the one notice that sources answer and have had nothing new for longer than ever.

    `quiet` says of each how long, in words. Those of one agency are one notice.
    """
    (first, _), *others = quiet
    named = _some(source.name for source, _ in quiet)
    who = f"{agency}: {len(quiet)} sources are" if others else f"{first.name} is"
    return Finding(
        f"quiet:{first.key}:{now:%Y%m%dT%H%M%S}",
        "source_quiet",
        Severity.MEDIUM,
        f"{who} quiet as never before",
        "; ".join(f"{source.name}: {words}" for source, words in quiet[:NAMED])
        + ". It answers and is read; look whether its page has moved, or nothing was published",
        named if others else "",
        "" if others else first.key,
        "" if others else first.url,
    )


def heard_finding(agency: str, heard: Sequence[Source], now: datetime) -> Finding:
    """Return the notice that quiet sources have something new again."""
    first, *others = heard
    named = _some(source.name for source in heard)
    title = f"{agency}: {named} are heard again" if others else f"{first.name} is heard again"
    return Finding(
        f"heard:{first.key}:{now:%Y%m%dT%H%M%S}",
        "source_heard",
        Severity.LOW,
        title,
        "something new came after a silence that was told",
        "",
        "" if others else first.key,
        "" if others else first.url,
    )


def heartbeat_finding(day: date, pulse: Pulse) -> Finding:
    """Return the daily line that says that rulewire lives and what it does not see."""
    trouble = f"blind: {', '.join(pulse.blind)}" if pulse.blind else "none blind"
    count = pulse.checked
    told = str(count) if count == pulse.enabled else f"{count} of {pulse.enabled}"
    words = [
        f"daily heartbeat; in the last 24 hours {told} sources were checked",
        _since("blind", pulse.blind),
        f"not checked: {_some(pulse.late)}" if pulse.late else "",
        _since("quiet", pulse.quiet),
        f"{pulse.off} not enabled" if pulse.off else "",
        f"{pulse.pending} deliveries waiting, {pulse.dead} given up",
        *pulse.notes,
    ]
    return Finding(
        f"heartbeat:{day.isoformat()}",
        "heartbeat",
        Severity.MEDIUM if pulse.blind or pulse.late else Severity.LOW,
        f"{told} sources checked, {trouble}",
        "; ".join(word for word in words if word),
        "",
    )


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _span(rows: Sequence[Blind]) -> str:
    first, last = min(row.since for row in rows), max(row.since for row in rows)
    same = _moment(first) == _moment(last)
    return f"since {_moment(first)}" + ("" if same else f" to {_moment(last)}")


def _since(word: str, keys: Mapping[str, datetime]) -> str:
    told = [f"{key} since {_moment(since)}" for key, since in keys.items()]
    return f"{word}: {', '.join(told)}" if told else ""


def _errors(rows: Sequence[Blind], names: Mapping[str, str]) -> str:
    return "\n".join(f"{names[row.source]}: {row.error}" for row in rows[:NAMED])


def _some(names: Iterable[str]) -> str:
    known = list(names)
    more = f" and {len(known) - NAMED} more" if len(known) > NAMED else ""
    return ", ".join(known[:NAMED]) + more
