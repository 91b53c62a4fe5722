"""The alerts of a backtest, as lines for a terminal or a program."""

import json
from collections.abc import Iterator

from extractors.model import Delivery
from pipeline.backtest import Alert, Outcome
from pipeline.harmless import line as harmless
from pipeline.tables import Column
from storage.ledger import Row
from storage.values import severity_name, stamp

TITLE = 56  # characters of a title in a line
COLUMNS = (
    Column("day", 17, whole=True),
    Column("severity", 8, whole=True),
    Column("title", 56),
    Column("would be told to", 44),
    Column("was told to"),
)


def cells(alert: Alert) -> tuple[str, ...]:
    """Return an alert for a person."""
    would = "; ".join(_would(alert, one) for one in alert.would) or "-"
    was = "; ".join(_was(row) for row in alert.was) or "-"
    title = harmless(alert.finding.title, TITLE)
    severity = severity_name(alert.finding.severity)
    return f"{alert.at:%Y-%m-%d %H:%M}", severity, title, would, was


def _would(alert: Alert, one: Delivery) -> str:
    when = f", sent {one.due:%Y-%m-%d %H:%M}" if one.due > alert.at else ""
    return f"{one.subscription} by {one.channel} ({one.why}{when})"


def _was(row: Row) -> str:
    state = "" if row["state"] == "sent" else f", {row['state']}"
    return f"{row['subscription']} by {row['channel']} ({harmless(str(row['why']), TITLE)}{state})"


def alert_row(alert: Alert) -> str:
    """Return an alert as a JSON object."""
    finding = alert.finding
    would = [
        {"subscription": d.subscription, "channel": d.channel, "why": d.why, "due": stamp(d.due)}
        for d in alert.would
    ]
    shown = {
        "finding": finding.key,
        "found_at": stamp(alert.at),
        "kind": finding.kind,
        "severity": severity_name(finding.severity),
        "title": finding.title,
        "reason": finding.reason,
        "document": finding.document,
        "version": finding.version,
        "url": finding.url,
        "would": would,
        "was": [dict(row) for row in alert.was],
    }
    return json.dumps(shown, ensure_ascii=False)


def summary(outcome: Outcome) -> Iterator[str]:
    """Yield what came of it, for a person."""
    yield (
        f"{outcome.both + outcome.only_new} alerts would be sent: {outcome.both} that were, "
        f"{outcome.only_new} only now; {outcome.only_old} were sent and would not be"
    )
    if outcome.reread:
        new = f"for {len(outcome.entities)} new entities" if outcome.entities else "as asked"
        yield f"{outcome.reread} texts were read again {new}; nothing was kept or sent"


def summary_row(outcome: Outcome) -> str:
    """Return what came of it, for a program."""
    counts = {"both": outcome.both, "only_new": outcome.only_new, "only_old": outcome.only_old}
    entities = list(outcome.entities)
    return json.dumps({"summary": {**counts, "reread": outcome.reread, "new_entities": entities}})
