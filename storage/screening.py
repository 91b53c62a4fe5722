"""Which of the user's counterparties may be whom, as it was found."""

from collections.abc import Iterable
from datetime import datetime

from extractors.screening.entries import evidence
from extractors.screening.matching import Match
from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import stamp

KEEP_MATCH = """
    insert into counterparty_match (document, version, counterparty, counterparty_id, row, list,
        entry, score, ours, theirs, reason, evidence, seen_at)
    values (:document, :version, :counterparty, :counterparty_id, :row, :list, :entry, :score,
        :ours, :theirs, :reason, :evidence, :now)
    on conflict (document, version, counterparty, counterparty_id, list, entry) do nothing
"""


class Screening:
    """What screening found in each version of a text."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(self, matches: Iterable[Match], document: str, version: int, now: datetime) -> None:
        """Keep what was found when a version came, told or not."""
        self._ledger.run_all(
            KEEP_MATCH,
            [
                {
                    "document": document,
                    "version": version,
                    "counterparty": clean(match.counterparty.name),
                    "counterparty_id": clean(match.counterparty.id),
                    "row": match.counterparty.row,
                    "list": match.entry.list,
                    "entry": clean(match.entry.name),
                    "score": match.score,
                    "ours": clean(match.ours),
                    "theirs": clean(match.theirs),
                    "reason": clean(match.reason),
                    "evidence": clean(evidence(match.entry)),
                    "now": stamp(now),
                }
                for match in matches
            ],
        )
