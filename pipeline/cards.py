"""A finding as a person reads it: clean, bounded, in words, the same for every channel."""

from dataclasses import dataclass

from extractors.model import Severity
from pipeline import harmless
from pipeline.message import Behind, Message, Told
from pipeline.passages import Redline, redline

_KIND_WORDS = {
    "document": "New document",
    "change": "Text changed",
    "phase": "Scheduled day",
    "clock_gap": "Clocks of a rule apart",
    "counterparty": "Counterparty listed or named",
    "counterparties_unread": "Counterparties not read",
    "restless": "Page changes at every visit",
    "source_blind": "Source went blind",
    "source_recovered": "Source recovered",
    "source_quiet": "Source quiet as never before",
    "source_heard": "Source heard again",
    "heartbeat": "Heartbeat",
    "dead_delivery": "Delivery given up",
    "storage_trouble": "Database in trouble",
    "channel_down": "Channel down",
    "channel_recovered": "Channel recovered",
}
_MAX_NAMES = 12
_MAX_BEHIND = 4
# A subject longer than this is cut by every mail client; 78 is RFC 5322's line.
_MAX_SUBJECT = 120

NOTICE = (
    "rulewire reports what was published. It is not legal advice. The official editions of the "
    "Federal Register and the Code of Federal Regulations are those on govinfo.gov; the eCFR and "
    "web pages are not."
)


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, ready to be set; every text is one clean line.

    Attributes:
        severity: How soon to look.
        word: The severity in capitals: "HIGH".
        kind: What happened: "Text changed".
        title: The headline.
        url: Where a person checks it, "" if there is no link fit to be shown.
        source: "BIS press releases · official · 2025-05-13".
        reason: Why it matters.
        why: Which of the reader's own terms it met, "" if it was not by a term.
        quote: The words it rests on, "" if none.
        names: The watched names inside, each once, in order.
        also: A sentence on further reports of the same story, "" if there are none.
        inside: Watched names and ECCNs in the very words that changed.
        behind: The documents that made the change: each in words, and its link, "" if there is none.
        redline: What changed, None if nothing did.
        query: The command that shows the same from the database.

    """

    severity: Severity
    word: str
    kind: str
    title: str
    url: str
    source: str
    reason: str
    why: str
    quote: str
    names: tuple[str, ...]
    also: str
    redline: Redline | None
    query: str
    inside: tuple[str, ...] = ()
    behind: tuple[tuple[str, str], ...] = ()

    @property
    def quoted(self) -> str:
        """What a person is shown of the quote: nothing if the redline shows the same words."""
        return "" if self.redline else self.quote


def card(told: Told, room: int) -> Card:
    """Return the finding as a card whose redline takes about `room` characters."""
    finding = told.finding
    kind = _KIND_WORDS.get(finding.kind, finding.kind.replace("_", " "))
    return Card(
        severity=finding.severity,
        word=finding.severity.name,
        kind=harmless.line(kind, 60),
        title=harmless.line(finding.title, 300) or "(no title)",
        url=harmless.web_url(finding.url),
        source=_source(told),
        reason=harmless.line(finding.reason, 600),
        why=harmless.line(told.why, 400),
        quote=harmless.line(finding.quote, 1200),
        names=_names(told),
        also=_also(told.also),
        redline=redline(told.change, room) if told.change else None,
        query=harmless.line(told.query, 2000),
        inside=tuple(harmless.line(name, 60) for name in told.inside)[:_MAX_NAMES],
        behind=tuple(map(_behind, told.behind))[:_MAX_BEHIND],
    )


def _behind(document: Behind) -> tuple[str, str]:
    told = ": ".join(filter(None, (document.citation, document.title)))
    return harmless.line(told, 240), harmless.web_url(document.url) if document.url else ""


def subject(message: Message) -> str:
    """Return the message's subject line, composed from its findings if it has none."""
    return harmless.line(message.subject, _MAX_SUBJECT) or headline(message.told, message.digest)


def headline(told: tuple[Told, ...], digest: bool) -> str:
    """Return a subject line for `told`, most urgent first, at most 120 characters.

    "[rulewire] HIGH BIS press releases: Department of Commerce rescinds …"
    """
    first = told[0]
    word = first.finding.severity.name
    if digest:
        return harmless.line(f"[rulewire] Digest: {_count(told)} · {first.finding.title}", 120)
    more = f" (+{len(told) - 1} more)" if len(told) > 1 else ""
    source = harmless.line(first.source_name, 40)
    parts = f"[rulewire] {word} {source}: {harmless.line(first.finding.title, 300)}"
    return harmless.line(parts, _MAX_SUBJECT - len(more)) + more


def _count(told: tuple[Told, ...]) -> str:
    """Return "5 findings, 2 HIGH": all, and those of the highest severity."""
    top = max(each.finding.severity for each in told)
    tops = sum(each.finding.severity == top for each in told)
    return f"{len(told)} finding{'s' * (len(told) != 1)}, {tops} {top.name}"


def _source(told: Told) -> str:
    """Return who says so; a finding about a source itself has no authority to name."""
    name = harmless.line(told.source_name, 120)
    parts = [name]
    if told.finding.document:
        parts = [name, "official"] if told.official else [f"reported by {name}"]
    return " · ".join(filter(None, [*parts, harmless.line(told.published, 40)]))


def _also(count: int) -> str:
    if not count:
        return ""
    return f"{count} further report{'s' * (count != 1)} of the same story, kept in the database."


def _names(told: Told) -> tuple[str, ...]:
    names = dict.fromkeys(
        harmless.line(mention.name or mention.text, 60) for mention in told.mentions
    )
    return tuple(names)[:_MAX_NAMES]
