"""The same in figures, for Prometheus: computed from database and process when they are asked for."""

import platform
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from importlib.metadata import version

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from config.settings import Settings
from pipeline.checkup import checkup, is_wrong, size, wal_of
from storage.ledger import Row
from storage.store import Store
from storage.values import moment

FETCHED = timedelta(hours=1)  # the last hour's fetches are summed up
_STATES = ("pending", "sent", "dead", "threaded")


def exposition(settings: Settings, store: Store, now: datetime) -> bytes:
    """Return all figures in the text format of Prometheus."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(Figures(settings, store, now))
    return generate_latest(registry)


class Figures(Collector):
    """What the database says. Labels are keys of sources and channels, states and kinds: few."""

    def __init__(self, settings: Settings, store: Store, now: datetime) -> None:
        self._settings = settings
        self._store = store
        self._now = now

    def describe(self) -> Iterable[Metric]:
        """Return nothing: the names need not be known before."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Yield every figure."""
        store = self._store
        yield from self._process()
        yield from _rounds(store.figures.rounds())
        yield from self._sources(store.sources.health())
        for name, count in store.figures.kept().items():
            yield _gauge(f"rulewire_{name}", f"{name.capitalize()} that are kept.", count)
        yield from self._deliveries()
        yield from self._fetches()

    def _process(self) -> Iterator[Metric]:
        build = GaugeMetricFamily(
            "rulewire_build", "The running version.", labels=["version", "python"]
        )
        build.add_metric([version("rulewire"), platform.python_version()], 1)
        yield build
        checks = checkup(self._settings, self._store, self._now)
        yield _gauge("rulewire_healthy", "1 if nothing is wrong.", not is_wrong(checks))
        wrong = GaugeMetricFamily(
            "rulewire_wrong", "1 for each thing that is wrong.", labels=["check"]
        )
        for check in checks:
            wrong.add_metric([check.name], check.verdict == "wrong")
        yield wrong
        if row := self._store.vitals.daemon():
            told = "Seconds since the daemon's loop last turned and wrote."
            yield _gauge("rulewire_daemon_pulse_age_seconds", told, self._age(row["pulse_at"]))
        database = self._settings.database
        yield _gauge("rulewire_database_bytes", "Bytes of the database.", size(database))
        wal = "Bytes of the write-ahead log beside it."
        yield _gauge("rulewire_database_wal_bytes", wal, size(wal_of(database)))

    def _sources(self, rows: Iterable[Row]) -> Iterator[Metric]:
        age = _by_source("last_success_age_seconds", "Seconds since a round last went well.")
        blind = _by_source("blind", "1 if the source is told to be blind.")
        quiet = _by_source("quiet", "1 if it is told to be silent for longer than ever.")
        failures = _by_source("failures", "Rounds that failed in a row.")
        wanted = {key for key, one in self._settings.sources.items() if one.enabled}
        for row in rows:
            if row["key"] in wanted:
                blind.add_metric([row["key"]], row["state"] == "blind")
                quiet.add_metric([row["key"]], row["quiet_since"] is not None)
                failures.add_metric([row["key"]], row["failures"])
                if row["last_ok"]:
                    age.add_metric([row["key"]], self._age(row["last_ok"]))
        yield from (age, blind, quiet, failures)

    def _deliveries(self) -> Iterator[Metric]:
        owed = GaugeMetricFamily(
            "rulewire_deliveries", "Deliveries by state.", labels=["channel", "state"]
        )
        counts = self._store.figures.deliveries()
        for channel in sorted({*self._settings.channels, *(channel for channel, _ in counts)}):
            for state in _STATES:
                owed.add_metric([channel, state], counts.get((channel, state), 0))
        yield owed
        _, oldest = self._store.debts.waiting()
        late = max(0.0, (self._now - oldest).total_seconds()) if oldest else 0.0
        told = "Seconds for which the oldest delivery that waits has been due."
        yield _gauge("rulewire_delivery_overdue_seconds", told, late)

    def _fetches(self) -> Iterator[Metric]:
        took = self._store.figures.took_ms(self._now - FETCHED)
        yield _gauge("rulewire_fetches_last_hour", "Requests in the last hour.", len(took))
        durations = GaugeMetricFamily(
            "rulewire_fetch_seconds_last_hour", "How long they took.", labels=["quantile"]
        )
        for quantile in (0.5, 0.95, 1.0) if took else ():
            place = min(len(took) - 1, int(quantile * len(took)))
            durations.add_metric([str(quantile)], took[place] / 1000)
        yield durations

    def _age(self, when: str) -> float:
        return max(0.0, (self._now - moment(when)).total_seconds())


def _rounds(rows: Iterable[Row]) -> Iterator[Metric]:
    rounds = CounterMetricFamily(
        "rulewire_rounds", "Rounds since this is counted.", labels=["source", "outcome"]
    )
    items = CounterMetricFamily("rulewire_items", "Documents new or changed.", labels=["source"])
    for row in rows:
        rounds.add_metric([row["source"], "ok"], row["ok"])
        rounds.add_metric([row["source"], "failed"], row["failed"])
        items.add_metric([row["source"]], row["items"])
    yield from (rounds, items)


def _by_source(name: str, told: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"rulewire_source_{name}", told, labels=["source"])


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, value=value)
