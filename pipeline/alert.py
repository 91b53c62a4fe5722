"""What is owed is sent: grouped into messages, tried again later, given up loudly.

A message's key is made of what is in it and written down before the first try, so that a repeat,
even after a crash, carries the same one.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

import structlog

from config.settings import AlertSettings, SourceSettings
from extractors.errors import DeliveryError, StorageError
from extractors.findings import dead_finding
from extractors.subscriptions import deliveries, operator_deliveries
from extractors.watch import Subscription
from pipeline.composing import composed
from pipeline.outbound import Channel
from storage.outbox import Owed
from storage.store import Store

FLOOD = 5  # more findings at once than this go to a reader as one message
PATIENCE = 3  # failures in a row after which a channel is left alone until the next drain

log = structlog.get_logger()


@dataclass(slots=True)
class Told:
    """What a drain did, in findings."""

    sent: int = 0
    postponed: int = 0
    dead: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to one subscriber through one channel as one message, under one key."""

    channel: str
    key: str
    owed: tuple[Owed, ...]

    @property
    def attempts(self) -> int:
        """How often it was tried, this time included."""
        return 1 + max(one.attempts for one in self.owed)


@dataclass(frozen=True, slots=True)
class Alerts:
    """The store, the channels, and who subscribed."""

    store: Store
    channels: Mapping[str, Channel]
    settings: AlertSettings
    subscriptions: Mapping[str, Subscription]
    sources: Mapping[str, SourceSettings]
    now: Callable[[], datetime]
    _busy: set[str] = field(default_factory=set)
    _receipts: dict[str, str] = field(default_factory=dict)  # of what is sent and not noted yet

    async def drain(self) -> Told:
        """Send all that is due. One channel's trouble does not hold up another.

        A drain that starts while an earlier one waits for a channel leaves that channel to it.

        Raises:
            StorageError: The database cannot be used; what was sent is sent.

        """
        told = Told()
        owed: dict[str, list[Owed]] = defaultdict(list)
        for one in self.store.outbox.due(self.now()):
            if one.channel not in self._busy:
                owed[one.channel].append(one)
        self._busy.update(owed)
        drains = [self._drain_channel(channel, due, told) for channel, due in owed.items()]
        results = await asyncio.gather(*drains, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return told

    async def _drain_channel(self, channel: str, due: Sequence[Owed], told: Told) -> None:
        failures = 0
        try:
            for parcel in parcels(channel, due, self.subscriptions):
                if failures >= PATIENCE:
                    return
                failures = 0 if await self._send(parcel, told) else failures + 1
        finally:
            self._busy.discard(channel)

    async def _send(self, parcel: Parcel, told: Told) -> bool:
        """Try a message and write down what came of it; return whether it was taken."""
        self.store.outbox.put(parcel.owed, parcel.key)
        # A bug in a channel, or over one strange finding, must not stop what stands behind it.
        [outcome] = await asyncio.gather(self._handed(parcel), return_exceptions=True)
        if isinstance(outcome, BaseException):
            self._refused(parcel, _refusal(parcel, outcome), told)
            return False
        self._receipts[parcel.key] = outcome
        self.store.outbox.sent(parcel.key, outcome, self.now())
        del self._receipts[parcel.key]
        told.sent += len(parcel.owed)
        log.info(
            "told",
            channel=parcel.channel,
            subscription=parcel.owed[0].subscription,
            findings=len(parcel.owed),
        )
        return True

    async def _handed(self, parcel: Parcel) -> str:
        """Hand the message to its channel, unless it was and could not be noted; return the receipt."""
        if parcel.key in self._receipts:
            return self._receipts[parcel.key]
        if parcel.channel not in self.channels:
            reason = "no channel of this name is configured"
            raise DeliveryError(parcel.channel, reason, permanent=True)
        message = composed(
            self.store, parcel.owed, parcel.key, self.sources, self.subscriptions, self.now()
        )
        limit_s = self.settings.send_timeout_s
        try:
            async with asyncio.timeout(limit_s):
                return await self.channels[parcel.channel].send(message)
        except TimeoutError as error:
            raise DeliveryError(parcel.channel, f"no answer within {limit_s:g} s") from error

    def _refused(self, parcel: Parcel, error: DeliveryError, told: Told) -> None:
        tried, now = parcel.attempts, self.now()
        if not error.permanent and tried < self.settings.tries:
            wait = timedelta(minutes=self.settings.backoff_base_minutes) * 3**tried
            asked = timedelta(seconds=error.retry_after_s or 0)
            self.store.outbox.postponed(parcel.key, error.reason, now + max(wait, asked))
            told.postponed += len(parcel.owed)
            log.warning("not taken", channel=parcel.channel, tries=tried, reason=error.reason)
            return
        with self.store.fact():
            self.store.outbox.dead(parcel.key, error.reason, now)
            self._tell_operator(parcel, error.reason, now)
        told.dead += len(parcel.owed)
        log.error("given up", channel=parcel.channel, tries=tried, reason=error.reason)

    def _tell_operator(self, parcel: Parcel, reason: str, now: datetime) -> None:
        """Queue one notice on the channels that did not fail; none about a lost notice."""
        lost = [one for one in parcel.owed if one.finding.kind != "dead_delivery"]
        if not lost:
            return
        # The moment is in its key: given up again after `deliveries --retry` is told again.
        event = f"{parcel.key}:{now:%Y%m%dT%H%M%S}"
        finding = dead_finding(parcel.channel, event, reason, len(lost))
        owed = (
            *operator_deliveries(finding, self.settings.operator, now),
            *deliveries(finding, self.subscriptions.values(), {}, now),
        )
        others = [one for one in owed if one.channel != parcel.channel]
        self.store.outbox.tell([finding], others, now)


def _refusal(parcel: Parcel, error: BaseException) -> DeliveryError:
    """Return what stopped a message as a refusal; a bug is one that may pass.

    Raises:
        StorageError: It was our own database.

    """
    if isinstance(error, DeliveryError):
        return error
    if isinstance(error, StorageError):
        raise error
    log.critical("a message broke", channel=parcel.channel, key=parcel.key, exc_info=error)
    # Its words may quote the channel's address, which is a secret.
    return DeliveryError(parcel.channel, f"rulewire broke over it: {type(error).__name__}")


def parcels(
    channel: str, due: Sequence[Owed], subscriptions: Mapping[str, Subscription]
) -> list[Parcel]:
    """Return what is due to one channel as messages: what was tried together stays together.

    A digest is one message a subscriber; what is immediate goes one by one, unless it is a flood.
    Whatever is due without the rest of its message, since somebody queued it again, is another
    message: the key of the old one would mark the rest as sent.
    """
    tried: dict[str, list[Owed]] = defaultdict(list)
    new: dict[str, list[Owed]] = defaultdict(list)
    for one in due:
        (tried[one.batch] if one.batch else new[one.subscription]).append(one)
    batches = [tuple(owed) for owed in tried.values()]
    for key, owed in new.items():
        subscription = subscriptions.get(key)
        digest = subscription is not None and subscription.when != "immediate"
        batches += [tuple(owed)] if digest or len(owed) > FLOOD else [(one,) for one in owed]
    return [Parcel(channel, message_key(batch), batch) for batch in batches]


def message_key(batch: Sequence[Owed]) -> str:
    """Return the idempotency key of a message: a hash of what is in it and for whom."""
    parts = [batch[0].subscription, batch[0].channel, *sorted(one.finding.key for one in batch)]
    return sha256("\n".join(parts).encode()).hexdigest()[:32]
