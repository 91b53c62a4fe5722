"""What the operator is told of channels, through those that did not fail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.findings import channel_down_finding, channel_recovered_finding, dead_finding
from extractors.model import Finding
from extractors.subscriptions import deliveries, operator_deliveries
from extractors.watch import Subscription
from pipeline.parcels import Parcel
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Operator:
    """The store, the operator's channels, and who subscribed to such news."""

    store: Store
    channels: Sequence[str]
    subscriptions: Mapping[str, Subscription]

    def told_dead(self, parcel: Parcel, reason: str, now: datetime) -> None:
        """Queue one notice of a message that is given up; none of a lost notice."""
        lost = [one for one in parcel.owed if one.finding.kind != "dead_delivery"]
        if not lost:
            return
        # The moment is in its key: given up again after `deliveries --retry` is told again.
        event = f"{parcel.key}:{now:%Y%m%dT%H%M%S}"
        self._tell(dead_finding(parcel.channel, event, reason, len(lost)), parcel.channel, now)

    def told_down(self, channel: str, since: datetime, reason: str, now: datetime) -> None:
        """Queue the notice that a channel takes nothing, unless that was told."""
        self._tell(channel_down_finding(channel, since, reason), channel, now)

    def told_recovered(self, channel: str, since: datetime, now: datetime) -> None:
        """Queue the notice that a channel takes messages again."""
        self._tell(channel_recovered_finding(channel, since, now), channel, now)

    def _tell(self, finding: Finding, failed: str, now: datetime) -> None:
        owed = (
            *operator_deliveries(finding, self.channels, now),
            *deliveries(finding, self.subscriptions.values(), {}, now),
        )
        self.store.outbox.tell([finding], [one for one in owed if one.channel != failed], now)
