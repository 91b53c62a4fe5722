"""What goes blind together is told together, and so is its return: once each, whatever happens."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from config import load
from extractors.sight import Blind
from fetching import NOON
from making import source, subscription
from pipeline.health import Health
from pipeline.polling import Pace
from pipeline.run import Round
from pipeline.sight import Sight
from pipeline.telling import Teller
from storage.store import Store
from wire import GUIDANCE, Wiring

KEYS = ("a", "b", "c", "d", "e")
PICKY = subscription("picky", kinds=("source_blind", "source_recovered"), sources=("d",))


class Watch:
    """Sources with rounds that go well or not, and what is told of them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.at = NOON
        self.sources = {key: source(key, name=f"Page {key}") for key in KEYS}
        settings = load(None, {})
        self.health = Health(store, settings.alert, Pace(store, settings))
        self.sight = Sight(store, Teller(store, ("desk",), (PICKY,)), self.sources)
        self.broken: set[str] = set()
        self._last = 0
        store.sources.configure(self.sources.values(), [], NOON)
        self.visit(*KEYS)

    def visit(self, *keys: str, minutes: float = 0, settled: bool = False) -> None:
        """Let time pass, do a round at each of some sources, and look what is to be told."""
        self.at += timedelta(minutes=minutes)
        for key in keys:
            error = "HTTP 503" if key in self.broken else ""
            self.health.record(self.sources[key], Round(key, error=error), self.at)
        self.sight.tell(self.at, settled=settled)

    def told(self, to: str = "operator") -> list[str]:
        """Return the titles of what was queued for somebody since this was last asked."""
        rows = self.store.ask(
            "select y.rowid, y.subscription, f.title from delivery y join finding f "
            "on f.key = y.finding where y.rowid > :last order by y.rowid",
            last=self._last,
        )
        self._last = max((row["rowid"] for row in rows), default=self._last)
        return [row["title"] for row in rows if row["subscription"] == to]


@pytest.fixture
def watch() -> Iterator[Watch]:
    with Store(":memory:") as store:
        yield Watch(store)


def test_a_machine_cut_off_is_one_message_and_one_on_return(watch: Watch) -> None:
    watch.broken = set(KEYS)
    watch.visit("a", "b", minutes=60)
    watch.visit("a", "b", minutes=5)
    before = watch.told()
    watch.visit("c", "d", "e", minutes=5)
    watch.visit("c", minutes=5)
    lost = watch.told()
    watch.visit("d", "e", minutes=30)

    assert before == []
    assert lost == ["No sight of any source since 2025-05-13 12:00 UTC"]
    assert watch.told() == []

    watch.broken = set()
    watch.visit("b", minutes=30)
    early = watch.told()
    due = list(watch.store.sources.due(watch.at))
    watch.visit("a", "c", "d", "e", minutes=1)
    watch.visit(*KEYS, minutes=60)

    assert early == []
    assert set(due) == {"a", "c", "d", "e"}
    assert watch.told() == ["5 sources are seen again: Page a, Page b, Page c, Page d, Page e"]


def test_what_stays_blind_after_the_return_is_named_and_told_by_itself(watch: Watch) -> None:
    watch.broken = set(KEYS)
    for _ in range(2):
        watch.visit(*KEYS, minutes=60, settled=True)
    watch.told()

    watch.broken = {"e"}
    watch.visit("a", "b", "c", "d", minutes=60)
    watch.visit("e", minutes=1)
    back = watch.store.ask("select title, reason from finding where kind = 'source_recovered'")
    watch.told()
    watch.broken = set()
    watch.visit(*KEYS, minutes=60)

    assert back[0]["title"] == "4 sources are seen again: Page a, Page b, Page c, Page d"
    assert back[0]["reason"].endswith("follows as found; still not seen: Page e")
    assert watch.told() == ["Page e is seen again"]


def test_one_source_is_told_at_once_while_others_are_seen(watch: Watch) -> None:
    watch.broken = {"a"}
    watch.visit("a", "b", minutes=60)
    watch.visit("a", "b", minutes=5)

    assert watch.told() == ["No sight of Page a since 2025-05-13 12:00 UTC"]


def test_one_source_waits_ten_minutes_for_a_sign_of_others_and_no_longer(watch: Watch) -> None:
    watch.broken = {"a"}
    watch.visit("a", minutes=60)
    watch.visit("a", minutes=5)
    watch.visit(minutes=9)
    early = watch.told()
    watch.visit(minutes=1)

    assert early == []
    assert watch.told() == ["No sight of Page a since 2025-05-13 12:00 UTC"]


def test_many_of_more_are_one_message(watch: Watch) -> None:
    watch.broken = {"a", "b", "c", "d"}
    watch.visit(*KEYS, minutes=60)
    watch.visit("a", minutes=5)
    waits = watch.told()
    watch.visit("b", "c", "d", minutes=1)

    assert waits == []
    assert watch.told() == ["No sight of 4 sources: Page a, Page b, Page c, Page d"]


def test_who_asked_for_one_of_many_is_told_of_them(watch: Watch) -> None:
    watch.broken = {"a", "b"}
    for _ in range(2):
        watch.visit(*KEYS, minutes=60)
    nothing = watch.told("picky")
    watch.broken = {"c", "d"}
    for _ in range(2):
        watch.visit(*KEYS, minutes=60)

    assert nothing == []
    assert watch.told("picky") == ["No sight of 2 sources: Page c, Page d"]


def test_a_blindness_that_ends_before_it_is_told_is_told_as_its_end(watch: Watch) -> None:
    watch.broken = {"a"}
    watch.visit("a", minutes=60)
    watch.visit("a", minutes=5)
    watch.broken = set()
    watch.visit("a", minutes=5)
    watch.visit("a", minutes=5)

    assert watch.told() == ["Page a is seen again"]


def test_a_source_left_out_while_it_is_blind_begins_anew(watch: Watch) -> None:
    watch.broken = {"a"}
    for _ in range(2):
        watch.visit(*KEYS, minutes=60)
    watch.told()
    page = watch.sources.pop("a")
    watch.visit("b", minutes=60)
    watch.sources["a"] = page
    for _ in range(2):
        watch.visit("a", "b", minutes=60)

    assert watch.told() == ["No sight of Page a since 2025-05-13 12:00 UTC"]


def test_a_blindness_is_a_row_with_its_times(watch: Watch) -> None:
    watch.broken = {"a"}
    for _ in range(2):
        watch.visit(*KEYS, minutes=60)
    open_ = watch.store.vitals.blind()
    watch.broken = set()
    watch.visit(*KEYS, minutes=60)
    (row,) = watch.store.ask("select since, noticed, ended from blindness")

    assert open_ == [
        Blind(1, "a", NOON, NOON + timedelta(hours=2), "HTTP 503", open_[0].told, None)
    ]
    assert [row[name][11:16] for name in ("since", "noticed", "ended")] == [
        "12:00", "14:00", "15:00",
    ]  # fmt: skip


@pytest.mark.parametrize("event", ["insert on delivery", "update of told on blindness"])
async def test_a_kill_between_noticing_and_telling_tells_once(wiring: Wiring, event: str) -> None:
    wire = await wiring(GUIDANCE)
    await wire.round()

    await wire.cut_off(event)
    wire.engine.look_at_sight()
    await wire.restart()
    wire.engine.look_at_sight()

    assert [row["title"] for row in wire.queued()] == ["No sight of BIS guidance: never seen"]


def test_while_all_is_told_no_source_is_looked_at(watch: Watch) -> None:
    watch.broken = {"a"}
    for _ in range(3):
        watch.visit(*KEYS, minutes=60)
    assert watch.told() == ["No sight of Page a since 2025-05-13 12:00 UTC"]
    heard: list[str] = []
    watch.store._ledger._db.conn.set_trace_callback(heard.append)

    watch.visit(minutes=1)

    assert [statement for statement in heard if "from source" in statement] == []
