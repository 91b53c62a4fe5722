"""Sight that is lost or regained is told: once each, and what happens together in one message."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.findings import blind_finding, recovered_finding
from extractors.model import Source
from extractors.sight import ALL, Blind, nothing_seen, together_back, together_blind
from pipeline.telling import Teller
from storage.store import Store
from storage.vitals import Look

PATIENCE = timedelta(minutes=10)  # longest wait for others that go, or come back, with the first
MANY = 3  # sources that fail at once: then more may follow, or nothing is seen at all


@dataclass(frozen=True, slots=True)
class Sight:
    """The store, who is told, and the sources that are watched, by key."""

    store: Store
    teller: Teller
    sources: Mapping[str, Source]

    def tell(self, now: datetime, *, settled: bool = False) -> None:
        """Tell of blindness and of its end what was not told yet.

        A message waits, for ten minutes at most, while it is open whether others share its cause;
        not if all rounds that were to be are done, which `settled` says.
        """
        # While all is told there is nothing to weigh, and no look at a hundred thousand sources.
        if all(self._is_told(row) for row in self.store.vitals.blind()):
            return
        with self.store.fact():
            for row in self.store.vitals.blind():
                if row.source not in self.sources:
                    self.store.vitals.left_out(row.source, now)
            rows = self.store.vitals.blind()
            looks = {k: v for k, v in self.store.vitals.looks().items() if k in self.sources}
            self._tell_lost(rows, looks, now, settled=settled)
            groups: dict[str | None, list[Blind]] = defaultdict(list)
            for row in self.store.vitals.blind():
                groups[row.told].append(row)
            for group in groups.values():
                self._tell_back(group, looks, now, settled=settled)

    def _is_told(self, row: Blind) -> bool:
        return row.source in self.sources and row.told is not None and row.ended is None

    def _tell_lost(
        self, rows: Sequence[Blind], looks: Mapping[str, Look], now: datetime, *, settled: bool
    ) -> None:
        lost = [row for row in rows if row.told is None and row.ended is None]
        if not lost:
            return
        cut_off = [row for row in rows if (row.told or "").startswith(ALL)]
        if cut_off and not _seen_since(looks, min(row.noticed for row in cut_off)):
            self.store.vitals.told(lost, cut_off[0].told or "")
            return
        began = min(looks[row.source].failing or row.noticed for row in lost)
        seen = _seen_since(looks, began)
        blind = {row.source for row in rows if row.ended is None}
        others = {key: look for key, look in looks.items() if key not in blind}
        failing = sum(look.failing is not None for look in others.values())
        waited = now - min(row.noticed for row in lost) >= PATIENCE
        if settled or waited or not others or (seen and failing < MANY):
            everything = not seen and (len(lost) >= MANY or 1 < len(lost) == len(looks))
            self._say_lost(lost, looks, now, everything=everything)

    def _say_lost(
        self, lost: Sequence[Blind], looks: Mapping[str, Look], now: datetime, *, everything: bool
    ) -> None:
        if everything:
            finding = nothing_seen(lost, self._names(), now)
        elif len(lost) > 1:
            finding = together_blind(lost, self._names(), now)
        else:
            source = self.sources[lost[0].source]
            finding = blind_finding(source, lost[0].error, looks[source.key].ok, now)
        self.teller.tell(finding, now, [row.source for row in lost])
        self.store.vitals.told(lost, finding.key)

    def _tell_back(
        self, group: Sequence[Blind], looks: Mapping[str, Look], now: datetime, *, settled: bool
    ) -> None:
        """Tell that sources of one message are back, as soon as all of them were tried again."""
        back = [row for row in group if row.ended]
        if not back:
            return
        first = min(row.ended for row in back if row.ended)
        still = [row.source for row in group if row.ended is None]
        tried = all((looks[key].checked or first) > first for key in still)
        if not (settled or tried or now - first >= PATIENCE):
            return
        if len(group) > 1:
            finding = together_back(back, still, self._names(), now)
        else:
            finding = recovered_finding(self.sources[back[0].source], back[0].since, first)
        self.teller.tell(finding, now, [row.source for row in back])
        self.store.vitals.return_told(back, finding.key)

    def _names(self) -> Mapping[str, str]:
        return {key: source.name for key, source in self.sources.items()}


def _seen_since(looks: Mapping[str, Look], moment: datetime) -> bool:
    """Return whether any source was seen since: then this machine is not cut off."""
    return any(look.ok is not None and look.ok >= moment for look in looks.values())
