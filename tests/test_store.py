import inspect
import multiprocessing
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard
from sqlite_utils import Database

from extractors.attempt import Attempt
from extractors.changes import Mask, compare
from extractors.errors import StorageError
from extractors.lists.changes import ListChange
from extractors.model import Authority, Version
from extractors.sight import Blind
from flaky import Flaky, full_disk, killed
from making import HOUR, NOTES, NOW, delivery, document, finding, kept, link, page, source
from nouns import ENTRY, MATCH
from storage.chain import Chain
from storage.channels import Channels
from storage.documents import Documents, Kept
from storage.figures import Figures
from storage.ledger import Ledger, open_ledger
from storage.lists import Lists, Publication
from storage.outbox import Outbox
from storage.owed import Debts
from storage.provisions import Provisions
from storage.readings import Readings, Reread
from storage.screening import Screening
from storage.sources import Sources
from storage.store import Store
from storage.vitals import Vitals

TABLES = ("document", "version", "mention", "identifier", "legal_date", "rule_event",
          "list_action", "change", "hunk", "mask", "raw", "finding", "delivery")  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def keep_first(store: Store) -> None:
    store.documents.keep(kept(findings=(finding(),), deliveries=(delivery(),)), NOW)


def counts(store: Store) -> dict[str, int]:
    return {t: store.ask(f"select count(*) as n from {t}")[0]["n"] for t in TABLES}  # noqa: S608


def test_a_version_is_read_back_as_it_was_kept(store: Store) -> None:
    original = document("One.", "Two.", authors=("A. Writer",), fields={"rin": "0694-AJ90"})
    store.documents.keep(kept(original), NOW)

    version = store.documents.latest(original.id)

    assert version is not None
    assert (version.document, version.number, version.first_seen) == (original, 1, NOW)


def test_a_document_never_seen_has_no_version(store: Store) -> None:
    assert store.documents.latest("web:nowhere") is None


def test_a_change_is_read_back_as_it_was_kept(store: Store) -> None:
    keep_first(store)
    before = store.documents.latest(document().id)
    assert before is not None
    change = compare(before, document("BIS names Huawei and SMIC."))
    store.documents.keep(kept(document("BIS names Huawei and SMIC."), number=2, change=change), NOW)

    assert store.documents.change(document().id, 2) == change


def test_the_first_version_has_no_change(store: Store) -> None:
    keep_first(store)

    assert store.documents.change(document().id, 1) is None


def test_the_bytes_of_a_page_are_kept_under_their_hash(store: Store) -> None:
    keep_first(store)

    (row,) = store.ask("select * from raw")

    assert row["sha256"] == page().sha256
    assert zstandard.ZstdDecompressor().decompress(row["body"]) == page().body


def test_mentions_are_read_back_in_order(store: Store) -> None:
    keep_first(store)

    assert store.documents.mentions(document().id, 1) == NOTES.mentions


def test_lone_surrogates_do_not_stop_the_keeping(store: Store) -> None:
    store.documents.keep(kept(document("half \ud800 a pair")), NOW)

    version = store.documents.latest(document().id)
    assert version is not None
    assert version.document.text == "half ? a pair"


def test_visits_that_find_a_change_are_counted_in_a_row(store: Store) -> None:
    keep_first(store)
    store.documents.keep(kept(document("Two."), number=2), NOW)
    assert store.documents.streak(document().id) == 1

    store.documents.seen(document().id, NOW)

    assert store.documents.streak(document().id) == 0


def test_masks_are_kept(store: Store) -> None:
    store.documents.keep(kept(masks=(Mask("before", "Seen ⁇"),)), NOW)

    assert store.documents.masks(document().id) == (Mask("before", "Seen ⁇"),)


def test_search_finds_the_newest_text_only(store: Store) -> None:
    keep_first(store)
    store.documents.keep(kept(document("BIS forgets."), number=2), NOW)

    def found(words: str) -> int:
        query = "select count(*) as n from document_search where document_search match :w"
        return int(store.ask(query, w=words)[0]["n"])

    assert (found("Huawei"), found("forgets")) == (0, 1)


def a_change() -> Kept:
    before = Version(document(), 1, NOW)
    return kept(
        document("BIS names SMIC."),
        number=2,
        change=compare(before, document("BIS names SMIC.")),
        masks=(Mask("", "Seen ⁇"),),
        findings=(finding("web:a#2"),),
        deliveries=(delivery("web:a#2"),),
    )


def keep_with_fault(path: Path, n: int, fault: Callable[[], None]) -> None:
    with Store(path) as store:
        database = store._ledger._db
        database.conn = Flaky(database.conn, n, fault)  # type: ignore[assignment]
        store.documents.keep(a_change(), NOW)


def prepared(path: Path) -> dict[str, int]:
    with Store(path) as store:
        store.sources.configure([source()], [], NOW)
        keep_first(store)
        return counts(store)


def test_an_error_at_any_statement_of_keep_leaves_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    before = prepared(path)
    faults = 0
    while True:
        try:
            keep_with_fault(path, faults + 1, full_disk)
        except StorageError:
            faults += 1
            with Store(path) as store:
                assert counts(store) == before
        else:
            break

    assert faults > 30


@pytest.mark.parametrize("n", [1, 2, 9, 20, 33])
def test_a_kill_at_a_statement_of_keep_leaves_nothing_of_it(tmp_path: Path, n: int) -> None:
    path = tmp_path / "r.db"
    before = prepared(path)
    process = multiprocessing.get_context("spawn").Process(
        target=keep_with_fault, args=(path, n, killed)
    )

    process.start()
    process.join()

    assert process.exitcode == -signal.SIGKILL
    with Store(path) as store:
        assert counts(store) == before


def verbs() -> Iterator[tuple[type, str]]:
    for role in (
        Documents,
        Lists,
        Provisions,
        Readings,
        Screening,
        Sources,
        Outbox,
        Chain,
        Channels,
        Vitals,
        Debts,
        Figures,
        Chain,
    ):
        yield from ((role, n) for n in vars(role) if not n.startswith("_") and n not in WAITING)


WAITING = {"note", "page_same"}  # they write nothing themselves: the next transaction does
ARGUMENTS: dict[str, Any] = {
    "document": document().id, "most": 5, "now": NOW, "kept": kept(), "since": NOW, "published": NOW, "number": 1,
    "sources": [source()], "entities": [], "key": "bis", "source": "bis", "page": page(),
    "url": "https://x.example/", "links": [link()], "baseline": False, "urls": ["u"],
    "part": "ecfr:15-744", "first": False, "dated": True, "law": document(fields={"as_of": "2026-07-21"}),
    "next_fetch": NOW, "next_due": NOW, "error": "e", "findings": [finding()],
    "deliveries": [delivery()], "owed": [], "batch": "b", "receipt": "r", "due": NOW,
    "story": "s", "subscription": "officer", "state": "", "finding": "", "channel": "",
    "attempt": Attempt("bis", "u", 1, NOW, 3), "raw": "00", "least": 2,
    "citation": "90 FR 1", "day": NOW.date(), "basis": "seen", "before": NOW.date(),
    "label": "15 CFR 1.1", "text": "a", "version": 1, "of_list": "", "told": True, "reason": "r", "matches": [MATCH],
    "publication": Publication(NOW.date(), (), ListChange((ENTRY,))),
    "hash": "", "after": 0, "what": "fetch", "keys": [1], "rule": "r",
    "ok": True, "items": 1, "today": NOW, "pace": None, "silent": 0,
    "rows": [Blind(1, "bis", NOW, NOW, "e", None, None)], "pid": 1,
    "tick": NOW, "drain": NOW, "kind": "heartbeat",
    "extractor": "3", "until": NOW, "reread": Reread(document().id, 1, "test", NOTES, "", b""),
}  # fmt: skip


@pytest.mark.parametrize(("role", "verb"), list(verbs()))
def test_every_verb_says_so_when_the_database_is_locked(
    tmp_path: Path, role: type, verb: str
) -> None:
    prepared(tmp_path / "r.db")
    holder = sqlite3.connect(tmp_path / "r.db")
    holder.execute("pragma locking_mode = exclusive")
    holder.execute("begin exclusive")
    holder.execute("update source set name = 'held'")
    with Store.__new__(Store) as store:
        # The ledger is opened by hand: opening it would wait for the lock as well.
        ledger = Ledger(Database(sqlite3.connect(tmp_path / "r.db", timeout=0)), "r.db")
        store._ledger = ledger
        outbox = Outbox(ledger)
        part = Documents(ledger, outbox, Lists(ledger)) if role is Documents else role(ledger)
        names = inspect.signature(getattr(role, verb)).parameters
        given = {name: ARGUMENTS[name] for name in names if name != "self"}

        def asked() -> object:
            answer = getattr(part, verb)(**given)
            return list(answer) if isinstance(answer, Iterator) else answer

        with pytest.raises(StorageError, match="another program holds it"):
            asked()
    holder.close()


def test_what_fails_in_the_middle_of_several_rows_is_undone_with_its_fact(store: Store) -> None:
    rows = [{"key": key, "name": name} for key, name in (("a", "A"), ("b", None))]

    with pytest.raises(sqlite3.IntegrityError), store.fact():
        store._ledger.run_all(
            "insert into rule (key, name, aliases) values (:key, :name, '')", rows
        )

    assert store.ask("select key from rule where key in ('a', 'b')") == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_text("just a letter, and rather longer than a header is")

    with pytest.raises(StorageError, match="no SQLite database"):
        open_ledger(tmp_path / "r.db")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"nowhere.*check that the folder exists"):
        open_ledger(tmp_path / "nowhere" / "r.db")


def test_a_database_of_a_newer_rulewire_is_refused(tmp_path: Path) -> None:
    prepared(tmp_path / "r.db")
    with sqlite3.connect(tmp_path / "r.db") as connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('rulewire', '9999_later', '')"
        )

    with pytest.raises(StorageError, match=r"newer rulewire \(9999_later\)"):
        open_ledger(tmp_path / "r.db")


def test_a_bug_in_a_statement_is_not_dressed_up(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.ask("select * from nonsense")


def test_the_agency_s_own_text_heads_its_story_though_it_comes_last(store: Store) -> None:
    wire = source("wire", authority=Authority.SECONDARY)
    store.sources.configure([source(), wire], [], NOW)
    papers = [
        document(id=f"web:{n}", source="wire", title=f"Paper {n}", published=NOW + n * HOUR)
        for n in range(3)
    ]
    own = document(id="web:own", title="Release", published=NOW + 9 * HOUR)
    for told in papers:
        store.documents.keep(kept(told, story="a-rule"), NOW)
    before = store.ask("select head from story")

    store.documents.keep(kept(own, story="a-rule"), NOW + HOUR)

    assert before == [{"head": "Paper 0"}]
    assert store.ask("select head, documents, official from story") == [
        {"head": "Release", "documents": 4, "official": 1}
    ]


def test_every_table_is_strict_and_every_view_can_be_read(store: Store) -> None:
    loose = store.ask(
        "select name from pragma_table_list where type = 'table' and not strict"
        " and name not like '_sqlite%' and name not like 'document_search%'"
        " and name not like 'sqlite%'"
    )
    views = store.ask("select name from sqlite_master where type = 'view'")

    assert loose == []
    assert {row["name"] for row in views} >= {
        "recent_change", "rule_status", "rule_timeline", "entity_mention", "list_change",
        "source_health", "delivery_log", "story",
    }  # fmt: skip
    for row in views:
        store.ask(f"select * from {row['name']}")  # noqa: S608 - names of our own views


def test_a_document_that_was_never_seen_has_no_streak_and_no_day(store: Store) -> None:
    assert store.documents.streak("web:nowhere") == 0
    assert store.documents.published("web:nowhere") is None


def test_the_moment_of_publication_is_kept(store: Store) -> None:
    keep_first(store)

    assert store.documents.published(document().id) == NOW


def test_a_text_without_a_page_keeps_no_bytes(store: Store) -> None:
    store.documents.keep(kept(page=None), NOW)

    assert counts(store)["raw"] == 0


def test_a_page_with_the_bytes_of_old_ends_a_row_of_changes(store: Store) -> None:
    raw = page().sha256
    keep_first(store)
    store.documents.keep(kept(document("Two.", raw=raw), number=2), NOW)

    store.sources.page_same("bis", "https://x.org/", "another", None, NOW)
    store.probe()
    before = store.documents.streak(document().id)
    store.sources.page_same("bis", "https://x.org/", raw, None, NOW)
    store.probe()

    assert (before, store.documents.streak(document().id)) == (1, 0)


def test_open_stories_are_those_first_seen_since(store: Store) -> None:
    store.documents.keep(kept(story="a-rule", marks=b"m"), NOW)

    (one,) = store.documents.open_stories(NOW, NOW, 9)
    assert (one.story, store.documents.marks(one.document)) == ("a-rule", b"m")
    assert list(store.documents.open_stories(NOW + HOUR, None, 9)) == []
    assert list(store.documents.open_stories(NOW, NOW + HOUR, 9)) == []
