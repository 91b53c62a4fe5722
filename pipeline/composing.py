"""A message from what is owed: each finding with its redline, names, and a query to see it."""

import shlex
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from config.settings import SourceSettings
from extractors.findings import changed_mentions
from extractors.hunks import Change
from extractors.law.behind import documents_behind, section_of
from extractors.model import Authority, Finding, Mention, Source
from extractors.touched import names_inside, numbers_inside
from extractors.watch import Subscription
from pipeline.cards import headline
from pipeline.message import Behind, Message, Told
from storage.outbox import Owed
from storage.store import Store

CHANGED = "select label, kind, redline from recent_change where document = :d and version = :v"
READ = "select title, text from version where document = :d and number = :v"
HITS = "select * from counterparty_hit where document = :d and version = :v"
SCHEDULED = "select * from phase join claim using (document, version, position) where document = :d and version = :v"
FOUND = "select * from finding where key = :k"
# A counterparty is told with the row of the list, a phase with the words that schedule it.
OWN_WORDS = frozenset({"counterparty", "phase"})


def composed(
    store: Store,
    batch: Sequence[Owed],
    key: str,
    sources: Mapping[str, SourceSettings],
    subscriptions: Mapping[str, Subscription],
    now: datetime,
) -> Message:
    """Return one message for `batch`, the most urgent finding first."""
    urgent = sorted(batch, key=lambda one: (-one.finding.severity, one.queued_at))
    told = tuple(_told(store, one, sources) for one in urgent)
    subscription = batch[0].subscription
    wanted = subscriptions.get(subscription)
    digest = len(told) > 1 or (wanted is not None and wanted.when != "immediate")
    return Message(
        key=key,
        subscription=subscription,
        subject=headline(told, digest),
        told=told,
        digest=digest,
        created=now,
    )


def _told(store: Store, owed: Owed, sources: Mapping[str, SourceSettings]) -> Told:
    finding = owed.finding
    source = sources[finding.source].source if finding.source in sources else None
    own = finding.kind in OWN_WORDS
    change = None if own else store.documents.change(finding.document, finding.version)
    return Told(
        finding=finding,
        why=owed.why,
        source_name=source.name if source else finding.source or "rulewire",
        official=source is not None and source.authority is Authority.OFFICIAL,
        published=_day(store.documents.published(finding.document), source),
        change=change,
        mentions=() if own else _mentions(store, finding),
        query=query(store.path, finding),
        also=store.outbox.threaded(finding.story, owed.subscription),
        inside=_inside(store, finding, change) if change else (),
        behind=documents_behind_change(store, change) if change else (),
    )


def _inside(store: Store, finding: Finding, change: Change) -> tuple[str, ...]:
    """Return the watched names, then the ECCNs, in the very words that changed."""
    known, document, number = store.documents, finding.document, finding.version
    names = names_inside(
        change, known.mentions(document, number), known.mentions(document, number - 1)
    )
    numbers = numbers_inside(
        change, known.identifiers(document, number), known.identifiers(document, number - 1)
    )
    return (*names, *numbers)


def documents_behind_change(store: Store, change: Change) -> tuple[Behind, ...]:
    """Return the Federal Register documents behind a change: cited with it, or ordering it."""
    cited = documents_behind(change.hunks)
    day = _amended(store, change)
    found: dict[Behind, None] = {}
    units = dict.fromkeys(section_of(hunk.label) for hunk in change.hunks if hunk.substantive)
    for unit in filter(None, units):  # words that are no law are ordered by nobody
        for each in map(str, cited.get(unit, ())):
            kept = store.amendments.behind(unit, [each], day)[:1]
            found |= dict.fromkeys(Behind(each, one.title, one.url) for one in kept)
            found |= {} if kept else {Behind(each): None}
        if not cited.get(unit):
            ordering = store.amendments.behind(unit, [], day)
            found |= {Behind(o.citation or o.document, o.title, o.url): None for o in ordering}
    return tuple(found)


def _amended(store: Store, change: Change) -> date | None:
    """Return the day of the amendment, None if the source does not tell it."""
    version = store.documents.latest(change.document)
    day = version.document.fields.get("amended") if version else None
    return date.fromisoformat(day) if day else None


def _day(moment: datetime | None, source: Source | None) -> str:
    """Return the day as the source's readers count it; in UTC midnight in Taipei is the day before."""
    if moment is None:
        return ""
    return f"{moment.astimezone(ZoneInfo(source.zone if source else 'UTC')):%Y-%m-%d}"


def _mentions(store: Store, finding: Finding) -> tuple[Mention, ...]:
    """Return the watched mentions of a finding: those in what changed, or in the whole text."""
    if not finding.document:
        return ()
    known = store.documents
    mentions = known.mentions(finding.document, finding.version)
    change = known.change(finding.document, finding.version)
    if change is not None:
        before = known.mentions(finding.document, finding.version - 1)
        mentions = changed_mentions(change, mentions, before)
    return tuple(mention for mention in mentions if mention.entity)


def query(database: str, finding: Finding) -> str:
    """Return a shell line that shows from the database what a finding rests on."""
    if not finding.document:
        statement, values = FOUND, {"k": finding.key}
    else:
        statement = {"change": CHANGED, "counterparty": HITS, "phase": SCHEDULED}.get(
            finding.kind, READ
        )
        values = {"d": finding.document, "v": str(finding.version)}
    words = ["sqlite-utils", "query", database, statement]
    for name, value in values.items():
        words += ["-p", name, value]
    return shlex.join(words)
