"""Findings of the past, matched with subscriptions as if each had just been made."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from extractors.kin import Kin
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, is_list
from extractors.model import Authority, Delivery, Finding, Severity
from extractors.subscriptions import deliveries
from extractors.watch import Subscription
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Replay:
    """Who would be told of what, in order of time: what was told before decides what is a repeat."""

    store: Store
    subscriptions: Iterable[Subscription]
    kin: Kin
    _told: defaultdict[str, dict[str, Severity]] = field(
        default_factory=lambda: defaultdict(dict), init=False
    )

    def told(self, finding: Finding, at: datetime, authority: Authority) -> tuple[Delivery, ...]:
        """Return what would be sent of a finding made at `at`; repeats of a story are not.

        As in the daemon, a report may repeat a story, an agency's act is news.
        """
        before = self._told[finding.story] if finding.story else {}
        repeats = before if authority is not Authority.OFFICIAL else {}
        owed = deliveries(self._with_text(finding), self.subscriptions, repeats, at, self.kin)
        sent = tuple(delivery for delivery in owed if not delivery.threaded)
        for delivery in sent if finding.story else ():
            known = before.get(delivery.subscription, Severity.LOW)
            before[delivery.subscription] = max(known, finding.severity)
        return sent

    def _with_text(self, finding: Finding) -> Finding:
        """Return a finding with the text that words are looked for in, if anybody looks for any."""
        wanted = any(subscription.words for subscription in self.subscriptions)
        if finding.text or not wanted or not finding.document:
            return finding
        document = self.store.readings.version(finding.document, finding.version)[0].document
        text = document.text
        if is_list(document.id) and finding.kind == "change" and finding.version > 1:
            text = self._names(finding)
        return replace(finding, text=f"{document.title}\n{text}")

    def _names(self, finding: Finding) -> str:
        """Return the names of the parties that a list gained, lost or told otherwise."""
        number = finding.version
        versions = (
            self.store.readings.version(finding.document, n)[0] for n in (number - 1, number)
        )
        rows = compare_entries(*(entries_of(version.document) for version in versions))
        touched = (*rows.added, *rows.removed, *(m.before for m in rows.modified),
                   *(m.after for m in rows.modified))  # fmt: skip
        return "\n".join(name for entry in touched for name in (entry.name, *entry.aliases))
