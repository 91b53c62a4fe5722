"""What a reader may want to be told, with the reason and the words it rests on."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from extractors.hunks import Change, Hunk, HunkClass
from extractors.law.behind import documents_behind
from extractors.model import Annotations, Authority, Document, Finding, Mention, Severity, Source
from extractors.remedies import remedy
from extractors.touched import stands

MOST_QUOTED = 400  # characters of evidence in a finding
LED_BY = 120  # characters of them that lead to the first word that changed


def document_finding(
    source: Source, document: Document, notes: Annotations, number: int = 1
) -> Finding | None:
    """Return what is to be told of a text that this source tells first, None if nothing.

    What an official source publishes is always worth a line; a report only if it is relevant.
    """
    if not notes.relevant and source.authority is not Authority.OFFICIAL:
        return None
    reason = notes.reason or f"{source.name} published it"
    return _finding(source, document, number, "document", notes, reason, _evidence(document, notes))


def change_finding(
    source: Source,
    document: Document,
    change: Change,
    notes: Annotations,
    before: Sequence[Mention],
) -> Finding | None:
    """Return what is to be told of a change, None if it is editorial or concerns nobody.

    `before` are the mentions of the old text, so that a name that was taken out counts as well.
    """
    if not change.substantive:
        return None
    touched = changed_mentions(change, notes.mentions, before)
    official = source.authority is Authority.OFFICIAL
    if not (official or notes.relevant or any(m.watched for m in touched)):
        return None
    hunks = [hunk for hunk in change.hunks if hunk.substantive]
    reason = _change_reason(source, change, hunks)
    quote = _marked(max(hunks, key=lambda hunk: len(hunk.edits)))
    titled = any(hunk.label == "title" for hunk in hunks)
    notes = _only(notes, touched, notes.title_mentions if titled else ())
    severity = max(notes.severity, _least(change, touched, official=official))
    return _finding(
        source, document, change.number, "change", notes, reason, quote, severity=severity
    )


def _least(change: Change, touched: Sequence[Mention], *, official: bool) -> Severity:
    """Return how urgent a change is whatever else its text says.

    A text put back is news, and so is law that begins or ends to bind; any word of the law, or of
    an agency around a watched name, is worth a look.
    """
    classes = {hunk.class_ for hunk in change.hunks}
    if change.reverts_to or classes & {HunkClass.STATUS, HunkClass.REVERSION}:
        return Severity.HIGH
    watched = official and any(m.watched for m in touched)
    return Severity.MEDIUM if watched or _is_law(change) else Severity.LOW


def _is_law(change: Change) -> bool:
    return change.document.startswith("ecfr:")


def changed_mentions(
    change: Change, after: Sequence[Mention], before: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the mentions in paragraphs that changed, and those whose words went."""
    here = [h for h in change.hunks if h.substantive and h.label != "title"]
    ranges = [(h.start, h.end) for h in here if h.kind != "removed"]
    kept = [m for m in after if any(a <= m.start and m.end <= b for a, b in ranges)]
    gone = "\n".join(e.text for h in change.hunks for e in h.edits if e.op == "delete")
    return (*kept, *(m for m in before if stands(m.text, gone)))


def _only(notes: Annotations, mentions: Sequence[Mention], title: Sequence[Mention]) -> Annotations:
    """Return `notes` about the changed words alone, if any name stands in them."""
    if not (mentions or title):
        return notes
    return Annotations(
        mentions=tuple(mentions),
        title_mentions=tuple(title),
        events=notes.events,
        relevant=notes.relevant,
        severity=notes.severity,
    )


def _change_reason(source: Source, change: Change, hunks: Sequence[Hunk]) -> str:
    places = f"{len(hunks)} paragraph{'s' if len(hunks) > 1 else ''}"
    if change.reverts_to:
        return f"{source.name} put back the text of version {change.reverts_to} ({places})"
    if _is_law(change):
        return _law_reason(change, hunks)
    return f"{source.name} changed {places} of its text"


def _law_reason(change: Change, hunks: Sequence[Hunk]) -> str:
    """Return what the first provision that changed says otherwise, how many more, and by what."""
    first = next((hunk for hunk in hunks if hunk.label != "title"), hunks[0])
    more = f"; {len(hunks) - 1} more" if len(hunks) > 1 else ""
    cited = dict.fromkeys(c for found in documents_behind(change.hunks).values() for c in found)
    by = f"; by {', '.join(map(str, cited))}" if cited else ""
    return f"{first.label} {first.kind}: {first.reason}{more}{by}"


def _evidence(document: Document, notes: Annotations) -> str:
    """Return the words a new text is told for: an event's, else around a name, else its first."""
    if notes.events:
        return cut(notes.events[0].quote)
    start = next((m.start for m in notes.mentions if m.watched), 0)
    text = document.text
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return cut(text[begin : end if end >= 0 else len(text)])


def _marked(hunk: Hunk) -> str:
    """Return a changed paragraph with [-removed-] and {+added+} words.

    Of a long one a piece that begins shortly before the first of them.
    """
    marks = {"delete": "[-{}-]", "insert": "{{+{}+}}", "equal": "{}"}
    whole = "".join(marks[edit.op].format(edit.text) for edit in hunk.edits)
    same = len(hunk.edits[0].text) if hunk.edits[0].op == "equal" else 0
    if len(whole) <= MOST_QUOTED or same <= LED_BY:
        return cut(whole)
    return cut("… " + whole[same - LED_BY :].partition(" ")[2])


def cut(text: str) -> str:
    """Return `text`, of a long one only the first words."""
    if len(text) <= MOST_QUOTED:
        return text
    return text[:MOST_QUOTED].rsplit(" ", 1)[0] + " …"


def _finding(
    source: Source,
    document: Document,
    number: int,
    kind: str,
    notes: Annotations,
    reason: str,
    quote: str,
    severity: Severity | None = None,
) -> Finding:
    mentions = (*notes.title_mentions, *notes.mentions)
    return Finding(
        key=f"{document.id}#{number}",
        kind=kind,
        severity=severity or notes.severity,
        title=document.title or document.url,
        reason=reason,
        quote=quote,
        source=source.key,
        url=document.url,
        document=document.id,
        version=number,
        entities=_distinct(m.entity for m in mentions if m.entity),
        labels=_distinct(m.label for m in mentions),
        events=_distinct(event.kind for event in notes.events),
        text=f"{document.title}\n{document.text}",
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def restless_finding(source: Source, document: Document, number: int, places: int) -> Finding:
    """Return the one notice that parts of a page change at every visit and fall silent."""
    what = f"{places} place{'s' if places > 1 else ''}"
    return Finding(
        key=f"{document.id}#restless-{number}",
        kind="restless",
        severity=Severity.LOW,
        title=f"Changes at every visit: {document.title or document.url}",
        reason=f"{what} of this page changed at each of the last visits (a clock, a counter); "
        "they no longer alert, the rest of the page does",
        quote="",
        source=source.key,
        url=document.url,
        document=document.id,
        version=number,
    )


def blind_finding(source: Source, error: str, last_ok: datetime | None, now: datetime) -> Finding:
    """Return the one notice that nothing is seen at a source any more."""
    since = f"{last_ok:%Y-%m-%d %H:%M} UTC" if last_ok else "ever"
    return Finding(
        key=f"blind:{source.key}:{now:%Y%m%dT%H%M%S}",
        kind="source_blind",
        severity=Severity.HIGH,
        title=f"No sight of {source.name}" + (f" since {since}" if last_ok else ": never seen"),
        reason="its last rounds failed; what is published there now is not seen; "
        + remedy(error, source.key),
        quote=error,
        source=source.key,
        url=source.url,
    )


def recovered_finding(source: Source, since: datetime, now: datetime) -> Finding:
    """Return the notice that a source is seen again, and how long it was not."""
    hours = (now - since).total_seconds() / 3600
    return Finding(
        key=f"recovered:{source.key}:{now:%Y%m%dT%H%M%S}",
        kind="source_recovered",
        severity=Severity.MEDIUM,
        title=f"{source.name} is seen again",
        reason=f"it was blind for {hours:.1f} hours; what appeared meanwhile follows as found",
        quote="",
        source=source.key,
        url=source.url,
    )


def dead_finding(channel: str, batch: str, error: str, count: int) -> Finding:
    """Return the one notice to the operator that a message was given up."""
    return Finding(
        key=f"dead:{batch}",
        kind="dead_delivery",
        severity=Severity.HIGH,
        title=f"Channel {channel} did not take {count} finding{'s' if count > 1 else ''}",
        reason="all tries failed; mend the channel, then: rulewire deliveries --retry",
        quote=error,
    )


def storage_finding(key: str, title: str, reason: str, quote: str) -> Finding:
    """Return a notice to the operator about the database itself, or its backups."""
    return Finding(
        key=f"storage:{key}",
        kind="storage_trouble",
        severity=Severity.HIGH,
        title=title,
        reason=reason,
        quote=quote,
    )


def channel_down_finding(channel: str, since: datetime, error: str) -> Finding:
    """Return the one notice to the operator that a channel takes nothing."""
    return Finding(
        key=f"channel_down:{channel}:{since:%Y%m%dT%H%M%S}",
        kind="channel_down",
        severity=Severity.HIGH,
        title=f"Channel {channel} takes no messages",
        reason=f"since {since:%Y-%m-%d %H:%M} UTC; what is owed through it waits and is not lost",
        quote=error,
    )


def channel_recovered_finding(channel: str, since: datetime, now: datetime) -> Finding:
    """Return the one notice to the operator that a channel takes messages again."""
    return Finding(
        key=f"channel_recovered:{channel}:{since:%Y%m%dT%H%M%S}",
        kind="channel_recovered",
        severity=Severity.LOW,
        title=f"Channel {channel} takes messages again",
        reason=f"it was down from {since:%Y-%m-%d %H:%M} to {now:%Y-%m-%d %H:%M} UTC",
        quote="",
    )
