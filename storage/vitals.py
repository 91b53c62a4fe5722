"""Health as data: days of each source, its pace, its blindness, and the sign of life of the daemon."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from extractors.cadence import Cadence, Watched
from extractors.sight import Blind
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import maybe_moment, maybe_stamp, moment, stamp

RECORD = """
    insert into source_day (source, day, ok, failed, items)
    values (:source, :day, :ok, not :ok, :items)
    on conflict (source, day) do update set ok = ok + excluded.ok,
        failed = failed + excluded.failed, items = items + excluded.items
"""
WATCHED = """
    select source, day, items from source_day
    where ok > 0 and day >= :since and day < :today order by source, day
"""
PACED = """
    update source set own_days = :own_days, expected_days = :expected, bound_days = :bound,
        silent_days = :silent
    where key = :key
"""
QUIET = "update source set quiet_since = :since where key = :key"
LOOKS = "select key, last_checked, last_ok, last_new, failing_since, quiet_since from source"
GONE = """
    insert into blindness (source, since, noticed, error) values (:source, :since, :now, :error)
"""
BACK = "update blindness set ended = :now where source = :source and ended is null"
BLIND = "select * from blindness where ended_told is null order by since, source"
TOLD = "update blindness set told = :key where id = :id"
RETURN_TOLD = """
    update blindness set told = coalesce(told, :key), ended_told = :key where id = :id
"""
LEFT_OUT = """
    update blindness set ended = coalesce(ended, :now), told = coalesce(told, 'left out'),
        ended_told = 'left out'
    where source = :source and ended_told is null
"""
SIGHT_RESET = """
    update source set blind_since = null, failing_since = null, failures = 0 where key = :source
"""
STARTED = """
    insert into daemon (id, version, pid, started_at, pulse_at)
    values (1, :version, :pid, :now, :now)
    on conflict (id) do update set version = excluded.version, pid = excluded.pid,
        started_at = excluded.started_at, pulse_at = excluded.pulse_at, tick_at = null,
        drain_at = null, stopped_at = null
"""
PULSE = "update daemon set pulse_at = :now, tick_at = :tick, drain_at = :drain"
STOPPED = "update daemon set stopped_at = :now"
PINGED = """
    update daemon set ping_at = :now, ping_error = :error,
        ping_ok_at = case when :error = '' then :now else ping_ok_at end
"""
DAEMON = "select * from daemon"


@dataclass(frozen=True, slots=True)
class Look:
    """When a source was last looked at, seen and new, since when it fails, since when it is quiet."""

    checked: datetime | None
    ok: datetime | None
    new: datetime | None
    failing: datetime | None
    quiet: datetime | None


class Vitals:
    """What is known of the health of sources and of the daemon."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def record(self, source: str, day: date, *, ok: bool, items: int) -> None:
        """Count a round on a day, US Eastern time, and what came with it."""
        self._ledger.run(RECORD, source=source, day=day.isoformat(), ok=int(ok), items=items)

    def watched(self, since: date, today: date) -> Mapping[str, Sequence[Watched]]:
        """Return the days, from `since` to before `today`, on which each source was seen."""
        days: dict[str, list[Watched]] = defaultdict(list)
        rows = self._ledger.rows(WATCHED, since=since.isoformat(), today=today.isoformat())
        for row in rows:
            days[row["source"]].append(Watched(date.fromisoformat(row["day"]), row["items"]))
        return days

    def paced(self, source: str, pace: Cadence | None, silent: int) -> None:
        """Keep how often a source has something new, and how long it has had nothing."""
        own = "" if pace is None else "working" if pace.working else "all"
        expected, bound = (pace.expected, pace.bound) if pace else (None, None)
        values = {"own_days": own, "expected": expected, "bound": bound}
        self._ledger.run(PACED, key=source, silent=silent if pace else None, **values)

    def quiet(self, source: str, since: datetime | None) -> None:
        """Note that a source's silence was told, or with None that it is over."""
        self._ledger.run(QUIET, key=source, since=maybe_stamp(since))

    def looks(self) -> Mapping[str, Look]:
        """Return when each source was looked at."""
        names = ("last_checked", "last_ok", "last_new", "failing_since", "quiet_since")
        rows = self._ledger.rows(LOOKS)
        return {row["key"]: Look(*(maybe_moment(row[name]) for name in names)) for row in rows}

    def gone(self, source: str, since: datetime, error: str, now: datetime) -> None:
        """Note that a source counts as blind; it is yet to be told."""
        error = clean(error)
        self._ledger.run(GONE, source=source, since=stamp(since), error=error, now=stamp(now))

    def back(self, source: str, now: datetime) -> None:
        """Note that a blind source is seen again; it is yet to be told."""
        self._ledger.run(BACK, source=source, now=stamp(now))

    def left_out(self, source: str, now: datetime) -> None:
        """Note that a source is no longer wanted: that it is blind concerns nobody."""
        with self._ledger.fact():
            self._ledger.run(LEFT_OUT, source=source, now=stamp(now))
            self._ledger.run(SIGHT_RESET, source=source)

    def blind(self) -> list[Blind]:
        """Return what is blind, and what was and is yet to be told, longest first."""
        return [_blind(row) for row in self._ledger.rows(BLIND)]

    def told(self, rows: Iterable[Blind], key: str) -> None:
        """Note that blindness is told by the finding `key`."""
        self._ledger.run_all(TOLD, [{"id": row.id, "key": key} for row in rows])

    def return_told(self, rows: Iterable[Blind], key: str) -> None:
        """Note that the end of blindness is told by the finding `key`."""
        self._ledger.run_all(RETURN_TOLD, [{"id": row.id, "key": key} for row in rows])

    def started(self, version: str, pid: int, now: datetime) -> None:
        """Note that a daemon begins."""
        self._ledger.run(STARTED, version=version, pid=pid, now=stamp(now))

    def pulse(self, now: datetime, tick: datetime | None, drain: datetime | None) -> None:
        """Note that the daemon's loop turns, and when it last looked and sent."""
        self._ledger.run(PULSE, now=stamp(now), tick=maybe_stamp(tick), drain=maybe_stamp(drain))

    def stopped(self, now: datetime) -> None:
        """Note that the daemon ended as it was told to."""
        self._ledger.run(STOPPED, now=stamp(now))

    def pinged(self, now: datetime, error: str) -> None:
        """Note what came of a dead-man's ping, "" if it arrived."""
        self._ledger.run(PINGED, now=stamp(now), error=clean(error))

    def daemon(self) -> Row | None:
        """Return the row of the daemon, None if none ever ran."""
        return self._ledger.row(DAEMON)


def _blind(row: Row) -> Blind:
    return Blind(
        row["id"],
        row["source"],
        moment(row["since"]),
        moment(row["noticed"]),
        row["error"],
        row["told"],
        maybe_moment(row["ended"]),
    )
