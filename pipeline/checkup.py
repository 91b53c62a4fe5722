"""What is wrong with a running rulewire, each in a line with what to do: for people and programs.

All of it is computed from the database and the disk when it is asked for, beside a daemon or without.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from config.settings import Settings
from pipeline.backups import backups
from pipeline.pulse import overdue
from storage.ledger import Row
from storage.store import Store
from storage.values import maybe_moment, moment, stamp

DAY = timedelta(days=1)
BREATH = timedelta(minutes=2)  # a daemon that gave no sign of life for longer is stuck or gone
STUCK = timedelta(hours=1)  # a delivery that is due for longer is not being tried
NAMED = 6  # sources that a line names one by one
MEGABYTE = 1_000_000

Verdict = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: One word.
        verdict: "note" is worth a look and is no failure.
        says: How it stands.
        remedy: What to do, "" if there is nothing.
        vital: Whether rulewire works at all hangs on it: then the dead-man's ping stays away.

    """

    name: str
    verdict: Verdict
    says: str
    remedy: str = ""
    vital: bool = False


def checkup(settings: Settings, store: Store, now: datetime) -> list[Check]:
    """Return how everything stands."""
    wanted = {key for key, one in settings.sources.items() if one.enabled}
    rows = [row for row in store.sources.health() if row["key"] in wanted]
    return [
        _database(settings.database),
        _daemon(settings, store.vitals.daemon(), rows, now),
        _blind(rows),
        _late(rows, now),
        _quiet(rows),
        *_deliveries(store, now),
        _disk(settings),
        *_ping(settings, store.vitals.daemon(), now),
        *_backup(settings, now),
    ]


def is_wrong(checks: Sequence[Check]) -> bool:
    """Return whether anything is wrong."""
    return any(check.verdict == "wrong" for check in checks)


def unfit(checks: Sequence[Check]) -> list[str]:
    """Return why rulewire does not work, in lines; none if it does, whatever is blind."""
    return [c.says for c in checks if c.vital and c.verdict == "wrong"]


def _database(path: Path) -> Check:
    return Check("database", "ok", f"opens, {size(path) / MEGABYTE:,.1f} MB", vital=True)


def _daemon(settings: Settings, row: Row | None, rows: Sequence[Row], now: datetime) -> Check:
    """Return whether the daemon's loop turns, looks and sends; without one, whether rounds are done."""
    looked = max((row["last_checked"] for row in rows if row["last_checked"]), default=None)
    pace = min((row["every_minutes"] for row in rows), default=60)
    due = min((row["next_due"] for row in rows), default=stamp(now))
    stale = looked is None or (
        moment(looked) < now - timedelta(minutes=2 * pace) - STUCK and moment(due) < now - STUCK
    )
    last = f"the last round at any source was {_ago(looked, now)}"
    start = "start it: rulewire run (or systemctl start rulewire)"
    if row is None or row["stopped_at"]:
        verdict: Verdict = "wrong" if stale else "note"
        return Check("daemon", verdict, f"none runs; {last}", start, vital=True)
    lives = f"runs since {row['started_at']}, version {row['version']}"
    if moment(row["pulse_at"]) < now - BREATH:
        says = f"gave its last sign of life {_ago(row['pulse_at'], now)}; {last}"
        remedy = f"see whether process {row['pid']} hangs or the disk is full, then {start}"
        return Check("daemon", "wrong", says, remedy, vital=True)
    for word, at, every_s in (
        ("looked for what is due", row["tick_at"], settings.daemon.tick_s),
        ("sent what is owed", row["drain_at"], settings.daemon.drain_s),
    ):
        since = moment(at or row["started_at"])
        if since < now - BREATH - timedelta(seconds=4 * every_s):
            says = f"turns, but has not {word} since {_ago(stamp(since), now)}"
            return Check("daemon", "wrong", says, "read its log; restart it", vital=True)
    return Check("daemon", "ok", f"{lives}; {last}", vital=True)


def _blind(rows: Sequence[Row]) -> Check:
    blind = {row["key"]: row["blind_since"] for row in rows if row["state"] == "blind"}
    if not blind:
        failing = sum(row["state"] == "failing" for row in rows)
        more = f", {failing} failed once" if failing else ""
        return Check("sight", "ok", f"none of {len(rows)} sources is blind{more}")
    says = f"{len(blind)} of {len(rows)} sources blind: {_some(blind)}"
    return Check("sight", "wrong", says, "see why: rulewire sources")


def _late(rows: Sequence[Row], now: datetime) -> Check:
    late = {row["key"]: row["next_due"] for row in rows if overdue(row, now)}
    if not late:
        return Check("rounds", "ok", "no source waits for its round")
    says = f"{len(late)} of {len(rows)} sources due long ago, not checked: {_some(late)}"
    return Check("rounds", "wrong", says, "is the daemon running? else read its log for the source")


def _quiet(rows: Sequence[Row]) -> Check:
    quiet = {row["key"]: row["quiet_since"] for row in rows if row["state"] == "quiet"}
    if not quiet:
        learnt = sum(row["bound_days"] is not None for row in rows)
        says = f"no source is quiet for longer than ever; the pace of {learnt} is known"
        return Check("pace", "ok", says)
    says = f"{len(quiet)} sources answer and have nothing new: {_some(quiet)}"
    return Check("pace", "note", says, "look at their pages: did they move?")


def _deliveries(store: Store, now: datetime) -> Iterator[Check]:
    """Yield whether channels take what they are given, and whether anything is left lying."""
    dead = store.debts.dead_channels()
    recent = store.debts.dead_since(now - DAY)
    retry = "mend the channel, then: rulewire deliveries --retry"
    if dead:
        says = f"given up on {', '.join(dead)}; nothing has arrived there since"
        yield Check("channels", "wrong", says, retry, vital=True)
    elif recent:
        says = f"{recent} deliveries given up in the last 24 hours"
        yield Check("channels", "wrong", says, retry)
    else:
        yield Check("channels", "ok", "nothing given up in the last 24 hours", vital=True)
    count, oldest = store.debts.waiting()
    if oldest is not None and oldest < now - STUCK:
        says = f"{count} deliveries wait, the oldest is due {_ago(stamp(oldest), now)}"
        yield Check("deliveries", "wrong", says, "see that the daemon runs and sends", vital=True)
    else:
        yield Check("deliveries", "ok", f"{count} wait for their time", vital=True)


def _disk(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.database.parent).free / MEGABYTE
    wal = size(wal_of(settings.database)) / MEGABYTE
    says = f"{free:,.0f} MB free, write-ahead log {wal:,.0f} MB"
    if free < settings.health.disk_free_mb:
        return Check("disk", "wrong", says, "make room before the database cannot be written")
    if wal > settings.health.wal_mb:
        remedy = "a long reader holds it open: close it, or restart the daemon"
        return Check("disk", "wrong", says, remedy)
    return Check("disk", "ok", says)


def _ping(settings: Settings, row: Row | None, now: datetime) -> Iterator[Check]:
    """Yield whether the dead-man's ping arrives, if there is one."""
    if settings.heartbeat.url is None or row is None:
        return
    since = maybe_moment(row["ping_ok_at"]) or moment(row["started_at"])
    if row["ping_error"] and since < now - timedelta(minutes=2 * settings.heartbeat.every_minutes):
        says = f"the dead-man's ping has not arrived since {_ago(stamp(since), now)}"
        yield Check("ping", "wrong", f"{says}: {row['ping_error']}", "see [heartbeat] url")
        return
    yield Check("ping", "ok", f"last arrived {_ago(row['ping_ok_at'], now)}")


def _backup(settings: Settings, now: datetime) -> Iterator[Check]:
    """Yield whether the last backup is as young as is wanted, if any are."""
    if not settings.backup.folder:
        return
    made = max((one.at for one in backups(settings) if one.at <= now), default=None)
    if made is None:
        yield Check("backup", "note", "none yet", "a running daemon makes one, or: rulewire backup")
    elif made < now - timedelta(hours=2 * settings.backup.every_hours):
        says = f"the last was made {_ago(stamp(made), now)}"
        yield Check("backup", "wrong", says, "read the log of the daemon; rulewire backup")
    else:
        yield Check("backup", "ok", f"the last was made {_ago(stamp(made), now)}")


def size(path: Path) -> int:
    """Return the bytes of a file, 0 if it is not there."""
    return path.stat().st_size if path.exists() else 0


def wal_of(database: Path) -> Path:
    """Return where SQLite keeps the write-ahead log."""
    return database.with_name(database.name + "-wal")


def _some(since: Mapping[str, str]) -> str:
    told = [f"{key} since {when}" for key, when in list(since.items())[:NAMED]]
    return ", ".join(told) + (f" and {len(since) - NAMED} more" if len(since) > NAMED else "")


def _ago(when: str | None, now: datetime) -> str:
    """Return how long ago a moment was, in the two largest units that matter."""
    if when is None:
        return "never"
    minutes = max(0, int((now - moment(when)).total_seconds())) // 60
    if minutes < 2:
        return "just now"
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 2880 else f"{minutes // 1440} days ago"
