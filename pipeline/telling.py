"""What rulewire says of itself goes to the operator and to whoever asked for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.findings import channel_down_finding, channel_recovered_finding, dead_finding
from extractors.model import Delivery, Finding
from extractors.subscriptions import deliveries, operator_deliveries
from extractors.watch import Subscription
from pipeline.parcels import Parcel
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Teller:
    """The store, the operator's channels, and who subscribed."""

    store: Store
    operator: Sequence[str]
    subscriptions: Sequence[Subscription]

    def tell(
        self, finding: Finding, now: datetime, sources: Iterable[str] = (), failed: str = ""
    ) -> None:
        """Queue a finding about rulewire, on all channels but one that failed.

        One about several `sources` is for whoever asked for any of them.
        """
        owed = {
            (one.subscription, one.channel): one
            for one in (
                *operator_deliveries(finding, self.operator, now),
                *self._subscribed(finding, tuple(sources), now),
            )
            if one.channel != failed
        }
        self.store.outbox.tell([finding], owed.values(), now)

    def _subscribed(
        self, finding: Finding, sources: Sequence[str], now: datetime
    ) -> Iterable[Delivery]:
        for key in sources or (finding.source,):
            yield from deliveries(replace(finding, source=key), self.subscriptions, {}, now)

    def dead(self, parcel: Parcel, reason: str, now: datetime) -> None:
        """Queue one notice of a message that is given up; none of a lost notice."""
        lost = [one for one in parcel.owed if one.finding.kind != "dead_delivery"]
        if not lost:
            return
        # The moment is in its key: given up again after `deliveries --retry` is told again.
        event = f"{parcel.key}:{now:%Y%m%dT%H%M%S}"
        found = dead_finding(parcel.channel, event, reason, len(lost))
        self.tell(found, now, failed=parcel.channel)

    def channel_down(self, channel: str, since: datetime, reason: str, now: datetime) -> None:
        """Queue the notice that a channel takes nothing, unless that was told."""
        self.tell(channel_down_finding(channel, since, reason), now, failed=channel)

    def channel_recovered(self, channel: str, since: datetime, now: datetime) -> None:
        """Queue the notice that a channel takes messages again."""
        self.tell(channel_recovered_finding(channel, since, now), now, failed=channel)
