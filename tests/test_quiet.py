"""A source that answers and has nothing new for longer than ever is told once, and when it speaks."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from extractors.model import Source
from making import source, subscription
from pipeline.quiet import Quiet
from pipeline.telling import Teller
from storage.store import Store

FIRST = date(2025, 8, 1)
DAY = timedelta(days=1)
PRESS = source("press", name="BIS press")
RULES = source("rules", name="BIS rules")
BLOG = source("blog", name="A blog", publisher="")


class Office:
    """Sources that are seen each day at noon, and what was told of them."""

    def __init__(self, store: Store, sources: Sequence[Source]) -> None:
        self.store = store
        self.today = FIRST
        asked = [subscription(kinds=("source_quiet", "source_heard"))]
        self.quiet = Quiet(store, Teller(store, ("desk",), asked), {s.key: s for s in sources})
        store.sources.configure(sources, [], self.now)

    @property
    def now(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 16, tzinfo=UTC)

    def live(self, until: date, *speaking: str, seen: bool = True) -> None:
        """Let days pass; those who speak have something new each working day."""
        while self.today < until:
            new = [key for key in speaking if self.today.weekday() < 5]
            for key in self.quiet.sources if seen else ():
                self.store.vitals.record(key, self.today, ok=True, items=int(key in new))
                if key in new:
                    self.store._ledger.run(
                        "update source set last_new = :now where key = :key",
                        key=key,
                        now=f"{self.now:%Y-%m-%dT%H:%M:%SZ}",
                    )
            if seen:
                self.quiet.look(self.now)
            self.today += DAY

    def told(self) -> list[tuple[str, str]]:
        """Return the day and the title of what the officer is told."""
        rows = self.store.ask(
            "select f.found_at, f.title from delivery y join finding f on f.key = y.finding "
            "where y.subscription = 'officer' order by f.rowid"
        )
        return [(row["found_at"][:10], row["title"]) for row in rows]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as made:
        yield made


def test_silence_and_its_end_are_told_once_each(store: Store) -> None:
    office = Office(store, [PRESS])

    office.live(date(2025, 9, 10), "press")
    office.live(date(2025, 10, 20))
    office.live(date(2025, 11, 1), "press")

    assert office.told() == [
        ("2025-09-20", "BIS press is quiet as never before"),
        ("2025-10-20", "BIS press is heard again"),
    ]


def test_the_operator_is_told_too(store: Store) -> None:
    office = Office(store, [PRESS])
    office.live(date(2025, 9, 10), "press")
    office.live(date(2025, 10, 1))

    (row,) = store.ask("select f.kind, f.reason from finding f join delivery y on "
                       "y.finding = f.key where y.subscription = 'operator'")  # fmt: skip

    assert row["kind"] == "source_quiet"
    assert row["reason"].startswith(
        "BIS press: nothing new for 8 working days on which it was seen; 1 is usual, told beyond 7. "
    )


def test_a_shutdown_is_one_message_an_agency(store: Store) -> None:
    office = Office(store, [PRESS, RULES, BLOG])
    office.live(date(2025, 9, 29), "press", "rules", "blog")
    office.live(date(2025, 10, 1), "rules", "blog")
    office.live(date(2025, 11, 3), "blog")

    assert [title for _, title in office.told()] == [
        "Bureau of Industry and Security: 2 sources are quiet as never before"
    ]


def test_a_daemon_that_was_off_for_weeks_is_no_silence(store: Store) -> None:
    office = Office(store, [PRESS])
    office.live(date(2025, 9, 10), "press")
    office.live(date(2025, 10, 10), seen=False)
    office.live(date(2025, 10, 18))

    assert office.told() == []


def test_a_source_just_added_is_not_known(store: Store) -> None:
    office = Office(store, [PRESS])
    office.live(date(2025, 8, 12), "press")
    office.live(date(2025, 11, 12))

    assert office.told() == []
    (row,) = store.sources.health()
    assert (row["own_days"], row["bound_days"], row["quiet_since"]) == ("", None, None)


def test_the_pace_is_in_the_view(store: Store) -> None:
    office = Office(store, [PRESS])
    office.live(date(2025, 9, 10), "press")
    office.live(date(2025, 9, 25))

    (row,) = store.ask("select * from source_health")

    names = ("own_days", "expected_days", "bound_days", "silent_days", "quiet_since")
    assert [row[name] for name in names] == ["working", 1, 7, 10, "2025-09-09T16:00:00Z"]
