"""A flood of texts on one thing: the last costs what the first did, with the same outcome."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random  # noqa: TID251 - drawn from a seed
from sqlite3 import Connection

import pytest

from extractors.ledger.nouns import Period, Phase
from extractors.ledger.periods import enforcement_periods, legal_periods
from extractors.ledger.phases import phases_of
from extractors.model import Annotations, RuleEvent
from making import NOW, document, finding, kept, source
from storage.claims import MANY
from storage.documents import Kept
from storage.store import Store

RULE = "chip-rule"
KINDS = ("final", "effective", "suspended", "rescinded", "stay_lifted", "rescission_announced")
FIRST = date(2025, 1, 1)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def text(number: int, kind: str, day: date | None, genre: str = "rule") -> Kept:
    """Return one of many texts of one page on one rule, by a source that moves the law."""
    words = f"Notice {number} on the Chip Rule."
    axis = "enforcement" if kind == "rescission_announced" else "legal"
    event = RuleEvent(RULE, "Chip Rule", kind, day, axis, "official", words, 0, len(words))
    made = document(words, id=f"web:{number}", published=NOW + timedelta(days=number), genre=genre)
    told = (finding(f"web:{number}#1", document=f"web:{number}", version=1),)
    return kept(made, notes=Annotations(events=(event,), extractor="test"), findings=told)


def chance(seed: int, count: int) -> list[Kept]:
    """Return texts whose claims are drawn by chance."""
    draw = Random(seed)  # noqa: S311
    return [
        text(
            number,
            draw.choice(KINDS),
            draw.choice([None, FIRST + timedelta(days=draw.randrange(600))]),
            draw.choice(["rule", "press_release"]),
        )
        for number in range(count)
    ]


def written(store: Store) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return the periods and the phases of the rule as they stand in the tables."""
    periods = "select axis, state, since, document from rule_period where rule = :r order by 1, 3"
    phases = "select kind, day, superseded_by, document from phase where subject = :r order by 2, 1"
    return (
        [tuple(row.values()) for row in store.ask(periods, r=RULE)],
        [tuple(row.values()) for row in store.ask(phases, r=RULE)],
    )


def folded(store: Store) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return the same, of all claims that are kept, whether they can move the rule or not."""
    claims = store.states.claims(RULE)
    legal = legal_periods(claims)
    periods = [_period(one) for one in (*legal, *enforcement_periods(claims))]
    return sorted(periods), sorted(map(_phase, phases_of(claims, legal)), key=lambda p: p[1::-1])


def _period(one: Period) -> tuple[str, str, str, str]:
    return one.axis, one.state, one.since.isoformat(), one.claim.document


def _phase(one: Phase) -> tuple[str, str, str, str]:
    return one.kind, one.day.isoformat(), one.superseded_by, one.claim.document


@pytest.mark.parametrize("seed", range(4))
def test_few_claims_are_written_down_with_each_text(store: Store, seed: int) -> None:
    for one in chance(seed, 30):
        store.documents.keep(one, NOW)

        periods, phases = written(store)
        assert (sorted(periods), phases) == folded(store)


@pytest.mark.parametrize("seed", range(2))
def test_many_claims_are_written_down_once_they_are_settled(store: Store, seed: int) -> None:
    for one in chance(seed, 2 * MANY):
        store.documents.keep(one, NOW)

    store.states.settle()

    periods, phases = written(store)
    assert (sorted(periods), phases) == folded(store)
    assert store.ask("select * from stale_rule") == []


class Steps:
    """Counts what SQLite does, in steps of its machine: a row that is read takes some."""

    def __init__(self, connection: Connection) -> None:
        self.taken = 0
        connection.set_progress_handler(self._step, 10)

    def _step(self) -> int:
        self.taken += 10
        return 0


@pytest.mark.no_cover
@pytest.mark.parametrize(("kind", "genre"), [("effective", "rule"), ("announced", "press_release")])
def test_the_last_text_of_a_flood_costs_what_the_first_did(
    store: Store, kind: str, genre: str
) -> None:
    steps = Steps(store._ledger._db.conn)
    costs = []
    for block in range(5):
        before = steps.taken
        for number in range(block * 150, block * 150 + 150):
            store.documents.keep(text(number, kind, FIRST + timedelta(days=number), genre), NOW)
        costs.append(steps.taken - before)

    assert costs[4] < 1.3 * min(costs[1:4])


def test_a_page_is_packed_for_the_first_of_its_texts_only(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[str] = []
    run = store._ledger.run

    def counted(statement: str, **values: object) -> int:
        packed.extend(["body"] * ("body" in values))
        return run(statement, **values)

    monkeypatch.setattr(store._ledger, "run", counted)
    for number in range(5):
        store.documents.keep(text(number, "final", None), NOW)

    assert packed == ["body"]


def test_a_story_is_looked_for_among_the_last_documents(store: Store) -> None:
    for number in range(6):
        one = text(number, "final", None)
        at = NOW + timedelta(minutes=number)
        store.documents.keep(kept(one.document, story=f"story-{number}", marks=b"[]"), at)

    assert [one.story for one in store.documents.open_stories(NOW, None, 2)] == [
        "story-4",
        "story-5",
    ]
