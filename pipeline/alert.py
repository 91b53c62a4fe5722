"""What is owed is sent in order, tried again later, given up loudly.

A message's key is made of what is in it and written down before the first try, so that a repeat,
even after a crash, carries the same one.

A message that is not taken holds up those behind it, so that none overtakes it, and its channel is
left alone for a while: the wait grows to half an hour. It is never given up for that, however long
the channel is down. Only a message that is refused for itself, or while its channel takes others,
waits on its own; those behind it go on, and after some tries it is dead.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from config.settings import AlertSettings, SourceSettings
from extractors.errors import DeliveryError, StorageError
from extractors.watch import Subscription
from pipeline.composing import composed
from pipeline.gathering import Gathering
from pipeline.outbound import MOST, Channel
from pipeline.parcels import Parcel, parcels
from pipeline.telling import Teller
from storage.store import Store

# Failures in a row after which a channel is left alone until the next drain, is called down, and is
# tried with other messages than the first in line.
PATIENCE = 3
PAUSE_MOST = timedelta(minutes=30)  # before a channel that is down is tried again

log = structlog.get_logger()


@dataclass(slots=True)
class Told:
    """What a drain did, in findings."""

    sent: int = 0
    postponed: int = 0
    dead: int = 0


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
    _free_at: dict[str, float] = field(default_factory=dict)
    _gathering: dict[str, Gathering] = field(default_factory=dict)
    _receipts: dict[str, str] = field(default_factory=dict)  # of what is sent and not noted yet

    async def drain(self) -> Told:
        """Send all that is due. One channel's trouble does not hold up another.

        A drain that starts while an earlier one waits for a channel leaves that channel to it.

        Raises:
            StorageError: The database cannot be used; what was sent is sent.

        """
        told, now = Told(), self.now()
        channels = [
            channel
            for channel in self.store.outbox.channels(now)
            if channel not in self._busy and not self._left_alone(channel, now)
        ]
        self._busy.update(channels)
        drains = [self._drain_channel(channel, told) for channel in channels]
        results = await asyncio.gather(*drains, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return told

    def _left_alone(self, channel: str, now: datetime) -> bool:
        down = self.store.channels.down(channel)
        return down is not None and down.retry_at > now

    async def _drain_channel(self, channel: str, told: Told) -> None:
        most = self.channels[channel].kind.most if channel in self.channels else MOST
        gathering = self._gathering.setdefault(channel, Gathering(self.now))
        try:
            while due := self.store.outbox.due(self.now(), channel):
                ripe = await gathering.ripe(due)
                line = parcels(channel, ripe, self.subscriptions, most)
                if not await self._served(line, told):
                    return
        finally:
            self._busy.discard(channel)

    async def _served(self, line: Sequence[Parcel], told: Told) -> bool:
        """Send what stands in line; return whether the channel may be sent more."""
        failures = 0
        for place, parcel in enumerate(line):
            error = await self._refusal(parcel, told)
            if error and not error.alone:
                return await self._went_on(parcel, error, line[place + 1 :], told)
            if error:
                self._refused(parcel, error, told)
            failures = failures + 1 if error else 0
            if failures >= PATIENCE:
                return False
        return True

    async def _refusal(self, parcel: Parcel, told: Told) -> DeliveryError | None:
        """Try a message; return why it was not taken, None if it was."""
        await asyncio.sleep(self._free_at.get(parcel.channel, 0.0) - time.monotonic())
        self.store.outbox.put(parcel.owed, parcel.key)
        # A bug in a channel, or over one strange finding, must not stop what stands behind it.
        [outcome] = await asyncio.gather(self._handed(parcel), return_exceptions=True)
        if isinstance(outcome, BaseException):
            return _refusal(parcel, outcome)
        self._receipts[parcel.key] = outcome
        now = self.now()
        with self.store.fact():
            self.store.outbox.sent(parcel.key, outcome, now)
            self._took(parcel.channel, now)
        del self._receipts[parcel.key]
        self._gathering[parcel.channel].note(parcel)
        told.sent += len(parcel.owed)
        subscription = parcel.owed[0].subscription
        log.info(
            "told", channel=parcel.channel, subscription=subscription, findings=len(parcel.owed)
        )
        return None

    async def _handed(self, parcel: Parcel) -> str:
        """Hand the message to its channel, unless it was and could not be noted; return the receipt."""
        if parcel.key in self._receipts:
            return self._receipts[parcel.key]
        if (channel := self.channels.get(parcel.channel)) is None:
            reason = "no channel of this name is configured"
            raise DeliveryError(parcel.channel, reason, permanent=True, alone=True)
        message = composed(
            self.store, parcel.owed, parcel.key, self.sources, self.subscriptions, self.now()
        )
        limit_s = self.settings.send_timeout_s
        try:
            async with asyncio.timeout(limit_s):
                return await channel.send(message)
        except TimeoutError as error:
            raise DeliveryError(parcel.channel, f"no answer within {limit_s:g} s") from error
        finally:
            self._free_at[parcel.channel] = time.monotonic() + channel.pause_s

    def _took(self, channel: str, now: datetime) -> None:
        if down := self.store.channels.down(channel):
            self.store.channels.took(channel)
            if down.told:
                self._teller.channel_recovered(channel, down.since, now)

    async def _went_on(
        self, parcel: Parcel, error: DeliveryError, behind: Sequence[Parcel], told: Told
    ) -> bool:
        """Leave a channel alone, unless it takes another message than the one it just refused.

        That is tried once a message was refused some times, each time with another one. If it is
        taken, the first is tried again: its channel may have come back between the two.
        """
        if parcel.attempts >= PATIENCE and behind:
            other = behind[(parcel.attempts - PATIENCE) % len(behind)]
            if refusal := await self._refusal(other, told):
                self.store.outbox.waiting(other.key, refusal.reason)
            else:
                again = await self._refusal(parcel, told)
                if again is None:
                    return True
                if not _turned(error, again):
                    self._refused(parcel, again, told)
                    return True
                error = again
        self._leave_alone(parcel, error, told)
        return False

    def _leave_alone(self, parcel: Parcel, error: DeliveryError, told: Told) -> None:
        channel, now = parcel.channel, self.now()
        down = self.store.channels.down(channel)
        failures = 1 + (down.failures if down else 0)
        wait = PAUSE_MOST if error.permanent else min(self._wait(failures), PAUSE_MOST)
        until = now + max(wait, timedelta(seconds=error.retry_after_s or 0))
        tell = error.permanent or failures >= PATIENCE
        with self.store.fact():
            self.store.outbox.waiting(parcel.key, error.reason)
            self.store.channels.refused(channel, error.reason, now, until, told=tell)
            if tell:
                self._teller.channel_down(channel, down.since if down else now, error.reason, now)
        told.postponed += len(parcel.owed)
        log.warning("not taken", channel=channel, tries=parcel.attempts, reason=error.reason)

    def _refused(self, parcel: Parcel, error: DeliveryError, told: Told) -> None:
        """Let a message wait on its own, or give it up."""
        tried, now = parcel.refusals + 1, self.now()
        if not error.permanent and tried < self.settings.tries:
            due = now + max(self._wait(tried), timedelta(seconds=error.retry_after_s or 0))
            self.store.outbox.postponed(parcel.key, error.reason, due)
            told.postponed += len(parcel.owed)
            log.warning("not taken", channel=parcel.channel, tries=tried, reason=error.reason)
            return
        with self.store.fact():
            self.store.outbox.dead(parcel.key, error.reason, now)
            self._teller.dead(parcel, error.reason, now)
        told.dead += len(parcel.owed)
        log.error("given up", channel=parcel.channel, tries=tried, reason=error.reason)

    def _wait(self, tried: int) -> timedelta:
        return timedelta(minutes=self.settings.backoff_base_minutes * 3.0 ** min(tried, 12))

    @property
    def _teller(self) -> Teller:
        return Teller(self.store, self.settings.operator, tuple(self.subscriptions.values()))


def _turned(before: DeliveryError, after: DeliveryError) -> bool:
    """Return whether a channel now says of itself what it did not say before it took another message.

    What it said before as well is about the message.
    """
    ends = after.permanent and not before.permanent
    tires = after.retry_after_s is not None and before.retry_after_s is None
    return not after.alone and (ends or tires)


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
    reason = f"rulewire broke over it: {type(error).__name__}"
    return DeliveryError(parcel.channel, reason, alone=True)
