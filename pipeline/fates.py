"""What became of a delivery, in words that say what it waits for and what can be done."""

from config.settings import Settings
from extractors.watch import Subscription
from pipeline.harmless import line as harmless
from storage.ledger import Row

SHOWN = 200  # characters of an error


def fate(settings: Settings, row: Row) -> str:
    """Return what became of a delivery: sent, given up, kept back, or what it waits for."""
    error = harmless(str(row["last_error"]), SHOWN)
    if row["state"] == "sent":
        return f"sent {row['done_at']}"
    if row["state"] == "threaded":
        return "kept back: a repeat of a story that was told"
    if row["state"] == "dead":
        again = f"rulewire deliveries --retry --finding {row['finding']}"
        return f"given up {row['done_at']} ({error}); mend the channel, then: {again}"
    if row["attempts"] or error:
        return f"not taken yet, {row['attempts']} tries ({error}); next try {row['due']}"
    return _waits(settings.subscriptions.get(row["subscription"]), row)


def _waits(wanted: Subscription | None, row: Row) -> str:
    if wanted and wanted.when != "immediate":
        return f"waits for its {wanted.when} digest, due {row['due']}"
    if wanted and wanted.quiet_from and wanted.quiet_to and row["due"] > row["queued_at"]:
        hours = f"{wanted.quiet_from:%H:%M} to {wanted.quiet_to:%H:%M} {wanted.zone}"
        return f"waits for the end of quiet hours ({hours}), due {row['due']}"
    return f"due {row['due']}; a running daemon sends it, or: rulewire once --due"
