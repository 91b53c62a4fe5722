"""Findings and who is still owed which: told at least once, a repeat under the same key."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.model import Delivery, Finding, Severity
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import dumps, moment, severity_name, stamp

KEEP_FINDING = """
    insert into finding (key, kind, severity, title, reason, quote, source, url, document, version,
        story, entities, labels, events, found_at)
    values (:key, :kind, :severity, :title, :reason, :quote, :source, :url, :document, :version,
        :story, :entities, :labels, :events, :now)
    on conflict (key) do nothing
"""
QUEUE = """
    insert into delivery (finding, subscription, channel, why, state, due, queued_at)
    values (:finding, :subscription, :channel, :why, :state, :due, :now)
    on conflict (finding, subscription, channel) do nothing
"""
# What was tried in one message stays together, though a page ends in it.
DUE = """
    with page as (
        select rowid as delivery, batch from delivery
        where state = 'pending' and due <= :now and (:channel = '' or channel = :channel)
        order by rowid limit :most
    )
    select y.*, f.kind, f.severity, f.title, f.reason, f.quote, f.source, f.url, f.document,
        f.version, f.story, f.entities, f.labels, f.events, f.found_at, coalesce(v.digest, '') as digest
    from delivery y join finding f on f.key = y.finding
    left join version v on v.document = f.document and v.number = f.version
    where y.state = 'pending' and y.due <= :now and (y.rowid in (select delivery from page)
        or y.batch in (select batch from page where batch <> ''))
    order by y.rowid
"""
CHANNELS = """
    select distinct channel from delivery where state = 'pending' and due <= :now order by channel
"""
BATCH = """
    update delivery set batch = :batch
    where finding = :finding and subscription = :subscription and channel = :channel
        and state = 'pending'
"""
TRIED = "update delivery set attempts = attempts + 1 where batch = :batch and state = 'pending'"
SENT = """
    update delivery set state = 'sent', receipt = :receipt, done_at = :now, last_error = ''
    where batch = :batch and state = 'pending'
"""
POSTPONED = """
    update delivery set due = :due, last_error = :error, refusals = refusals + 1
    where batch = :batch and state = 'pending'
"""
WAITING = """
    update delivery set last_error = :error where batch = :batch and state = 'pending'
"""
DEAD = """
    update delivery set state = 'dead', done_at = :now, last_error = :error
    where batch = :batch and state = 'pending'
"""
RETRY = """
    update delivery set state = 'pending', due = :now, attempts = 0, refusals = 0, done_at = null
    where (state = 'dead' or state = 'pending' and attempts > 0)
        and (:finding = '' or finding = :finding)
        and (:channel = '' or channel = :channel)
"""
# Whoever asks for another try has mended the channel, or wants to know.
UNHELD = "delete from channel_down where :channel = '' or channel = :channel"
TOLD = """
    select y.subscription, max(case f.severity when 'critical' then 4 when 'high' then 3
        when 'medium' then 2 else 1 end) as severity
    from delivery y join finding f on f.key = y.finding
    where f.story = :story and y.state not in ('threaded', 'dead')
    group by y.subscription
"""
THREADED = """
    select count(distinct f.document) as n
    from delivery y join finding f on f.key = y.finding
    where f.story = :story and f.story <> '' and y.subscription = :subscription
        and y.state = 'threaded'
"""
LOG = """
    select * from delivery_log where (:state = '' or state = :state) limit :most
"""
COUNTS = "select state, count(*) as n from delivery group by state order by state"

PAGE = 1000  # deliveries that are read at once: after an outage there may be many


@dataclass(frozen=True, slots=True)
class Owed:
    """A delivery that is due: the finding, to whom, why, how often it was tried, and refused itself.

    `batch` is the key of the message it was last put into, "" if it was never tried; `digest` is
    that of the text it was found in, "" if it was found in none.
    """

    finding: Finding
    subscription: str
    channel: str
    why: str
    batch: str
    attempts: int
    refusals: int
    queued_at: datetime
    digest: str


class Outbox:
    """What is to be told, and what came of it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def tell(
        self, findings: Sequence[Finding], deliveries: Iterable[Delivery], now: datetime
    ) -> None:
        """Keep findings and queue their deliveries; what is known already stays as it is."""
        with self._ledger.fact():
            for finding in findings:
                if self._ledger.run(KEEP_FINDING, **_finding_row(finding, now)):
                    self._ledger.seal("finding", finding.key)
            self._ledger.run_all(
                QUEUE,
                [
                    {
                        "finding": delivery.finding,
                        "subscription": delivery.subscription,
                        "channel": delivery.channel,
                        "why": clean(delivery.why),
                        "state": "threaded" if delivery.threaded else "pending",
                        "due": stamp(delivery.due),
                        "now": stamp(now),
                    }
                    for delivery in deliveries
                ],
            )

    def channels(self, now: datetime) -> list[str]:
        """Return the channels through which something is due."""
        return [row["channel"] for row in self._ledger.rows(CHANNELS, now=stamp(now))]

    def due(self, now: datetime, channel: str = "", most: int = PAGE) -> list[Owed]:
        """Return what is due, in the order it was queued, through all channels or one.

        Not more than `most`, and the rest of the messages that those were tried in.
        """
        rows = self._ledger.rows(DUE, now=stamp(now), channel=channel, most=most)
        return [_owed(row) for row in rows]

    def put(self, owed: Sequence[Owed], batch: str) -> None:
        """Put deliveries into one message before it is tried: a repeat will be the same one."""
        with self._ledger.fact():
            for one in owed:
                self._ledger.run(
                    BATCH,
                    batch=batch,
                    finding=one.finding.key,
                    subscription=one.subscription,
                    channel=one.channel,
                )
            self._ledger.run(TRIED, batch=batch)

    def sent(self, batch: str, receipt: str, now: datetime) -> None:
        """Note that a message was taken."""
        self._ledger.run(SENT, batch=batch, receipt=clean(receipt), now=stamp(now))

    def postponed(self, batch: str, error: str, due: datetime) -> None:
        """Note that a message was not taken, and when to try again."""
        self._ledger.run(POSTPONED, batch=batch, error=clean(error), due=stamp(due))

    def waiting(self, batch: str, error: str) -> None:
        """Note that a message was not taken since its channel is down; it stays first in line."""
        self._ledger.run(WAITING, batch=batch, error=clean(error))

    def dead(self, batch: str, error: str, now: datetime) -> None:
        """Note that a message is given up."""
        self._ledger.run(DEAD, batch=batch, error=clean(error), now=stamp(now))

    def retry(self, now: datetime, *, finding: str = "", channel: str = "") -> int:
        """Queue again what is dead or was not taken yet, all of it or of one finding or channel.

        A digest that waits for its time, or for the end of quiet hours, goes on waiting. A channel
        that is left alone is tried again. Return how many deliveries were queued.
        """
        with self._ledger.fact():
            self._ledger.run(UNHELD, channel=channel)
            return self._ledger.run(RETRY, now=stamp(now), finding=finding, channel=channel)

    def told(self, story: str) -> dict[str, Severity]:
        """Return how urgently each subscription was told of a story."""
        rows = self._ledger.rows(TOLD, story=story)
        return {row["subscription"]: Severity(row["severity"]) for row in rows}

    def threaded(self, story: str, subscription: str) -> int:
        """Return how many further documents of a story were kept back from a subscription."""
        row = self._ledger.row(THREADED, story=story, subscription=subscription)
        return int(row["n"]) if row else 0

    def log(self, *, state: str = "", most: int = 50) -> list[Row]:
        """Return rows of `delivery_log`, newest first."""
        return self._ledger.rows(LOG, state=state, most=most)

    def counts(self) -> dict[str, int]:
        """Return how many deliveries are in each state."""
        return {row["state"]: row["n"] for row in self._ledger.rows(COUNTS)}


def _finding_row(finding: Finding, now: datetime) -> dict[str, object]:
    return {
        "key": finding.key,
        "kind": finding.kind,
        "severity": severity_name(finding.severity),
        "title": clean(finding.title),
        "reason": clean(finding.reason),
        "quote": clean(finding.quote),
        "source": finding.source,
        "url": finding.url,
        "document": finding.document,
        "version": finding.version,
        "story": finding.story,
        "entities": dumps(finding.entities),
        "labels": dumps(finding.labels),
        "events": dumps(finding.events),
        "now": stamp(now),
    }


def finding_of(row: Row, key: str) -> Finding:
    """Return the finding `key`, kept in `row`; the text that words are looked for in is not kept."""
    return Finding(
        key=key,
        kind=row["kind"],
        severity=Severity[row["severity"].upper()],
        title=row["title"],
        reason=row["reason"],
        quote=row["quote"],
        source=row["source"],
        url=row["url"],
        document=row["document"],
        version=row["version"],
        story=row["story"],
        entities=tuple(json.loads(row["entities"])),
        labels=tuple(json.loads(row["labels"])),
        events=tuple(json.loads(row["events"])),
    )


def _owed(row: Row) -> Owed:
    return Owed(
        finding_of(row, row["finding"]),
        row["subscription"],
        row["channel"],
        row["why"],
        row["batch"],
        row["attempts"],
        row["refusals"],
        moment(row["queued_at"]),
        row["digest"],
    )
