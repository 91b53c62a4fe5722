"""What rulewire says of itself goes to the operator and to whoever asked for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.model import Delivery, Finding
from extractors.subscriptions import deliveries, operator_deliveries
from extractors.watch import Subscription
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Teller:
    """The store, the operator's channels, and who subscribed."""

    store: Store
    operator: Sequence[str]
    subscriptions: Sequence[Subscription]

    def tell(self, finding: Finding, now: datetime, sources: Iterable[str] = ()) -> None:
        """Queue a finding about rulewire; of several `sources` for whoever asked for any of them."""
        owed = {
            (one.subscription, one.channel): one
            for one in (
                *operator_deliveries(finding, self.operator, now),
                *self._subscribed(finding, tuple(sources), now),
            )
        }
        self.store.outbox.tell([finding], owed.values(), now)

    def _subscribed(
        self, finding: Finding, sources: Sequence[str], now: datetime
    ) -> Iterable[Delivery]:
        for key in sources or (finding.source,):
            yield from deliveries(replace(finding, source=key), self.subscriptions, {}, now)
