"""A made-up archive in the real shapes: as many documents as are asked for, by the same seed the same.

Rows are written straight into the tables: `rulewire` itself would read each text, which takes hours.
"""

import json
import random  # noqa: TID251 - seeded: the same archive in every run
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import archive_traces as traces
from prose import WORDS, Prose

from config.settings import Settings
from extractors.story_marks import Traits, dump
from storage.store import Store

END = datetime(2026, 11, 20, 12, tzinfo=UTC)
YEARS = 6
ENTITIES = ("huawei", "nvidia", "smic", "ascend", "hisilicon", "amd", "tsmc", "china", "bis")
RULES = ("ai-diffusion-rule", "affiliates-rule")
KINDS = ("proposed", "final", "effective", "guidance_issued", "rescission_announced", "delayed")


def fill(database: Path, settings: Settings, documents: int, words: int = 400) -> None:
    """Make `database` with so many documents of about so many words."""
    chance = random.Random(documents)  # noqa: S311 - no secret
    with Store(database) as store:
        sources = [wanted.source for wanted in settings.sources.values()]
        store.sources.configure(sources, settings.entities.values(), END)
        keys = [source.key for source in sources]
    import sqlite3

    db = sqlite3.connect(database)
    db.execute("pragma synchronous = off")
    db.execute("pragma cache_size = -200000")
    db.execute("insert into document_search (document_search, rank) values ('hashsize', 100000000)")
    ids = [_id(number) for number in range(documents)]
    prose = Prose(documents)
    for table, rows in (
        ("document", _documents(chance, prose, keys, documents)),
        ("story_mark", _marks(prose, documents)),
        ("version", _versions(chance, prose, documents, words)),
        ("mention", _mentions(chance, documents, max(6, words // 16))),
        ("identifier", traces.identifiers(chance, ids)),
        ("legal_date", traces.days(chance, ids)),
        ("rule_event", _events(chance, documents)),
        ("claim", _claims(chance, documents)),
        ("finding", _findings(chance, keys, documents)),
        ("delivery", _deliveries(chance, documents)),
        ("fetch", _fetches(chance, keys, documents)),
        ("link", traces.links(ids)),
        ("page", traces.pages(ids)),
        ("exchange", traces.exchanges(ids)),
        ("seal", traces.seals(ids)),
        ("change", _changes(chance, documents)),
        ("hunk", _hunks(chance, documents)),
        ("list_entry", _entries(chance)),
        ("list_entry_change", _entry_changes(chance)),
    ):
        _insert(db, table, rows)
    db.commit()
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()


def _insert(db: object, table: str, rows: Iterator[Mapping[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(f'"{name}"' for name in first)
    marks = ", ".join(f":{name}" for name in first)
    statement = f"insert or ignore into {table} ({names}) values ({marks})"  # noqa: S608 - ours
    db.execute(statement, first)  # type: ignore[attr-defined]
    db.executemany(statement, rows)  # type: ignore[attr-defined]


def _at(chance: random.Random, number: int, documents: int) -> str:
    days = YEARS * 365 * number / documents
    return (END + timedelta(days=days - YEARS * 365, hours=chance.random())).isoformat()[:19] + "Z"


def _id(number: int) -> str:
    return f"web:https://www.example.gov/news/{number:07}-on-advanced-chips"


def _documents(
    chance: random.Random, prose: Prose, keys: list[str], count: int
) -> Iterator[dict[str, object]]:
    for number in range(count):
        at = _at(chance, number, count)
        yield {
            "serial": number + 1, "id": _id(number), "source": chance.choice(keys),
            "url": _id(number)[4:], "title": " ".join(chance.choices(WORDS, k=9)).capitalize(),
            "published": at, "genre": "news", "number": 1, "story": f"s{number // 6}",
            "relevant": 1, "severity": chance.choice(("low", "low", "medium", "high")),
            "reason": "names a watched entity", "first_seen": at, "last_seen": at,
        }  # fmt: skip


def _marks(prose: Prose, count: int) -> Iterator[dict[str, object]]:
    for number in range(count):
        yield {"serial": number + 1, "marks": _traits(prose, number % 1000)}


@lru_cache(1000)
def _traits(prose: Prose, number: int) -> bytes:
    shingles, lead, words = (frozenset(prose.sketch(size)) for size in (128, 30, 250))
    day = END.date() - timedelta(days=number % 2000)
    anchors = frozenset((f"act|{day}", "case|yes"))
    return dump(Traits(_id(number), day, anchors, shingles, False, True, lead, words))


def _versions(
    chance: random.Random, prose: Prose, count: int, words: int
) -> Iterator[dict[str, object]]:
    for number in range(count):
        text = prose.text(words, f"{chance.choice(ENTITIES)} {chance.choice(ENTITIES)}")
        yield {
            "document": _id(number), "number": 1, "title": text[:60].replace("\n", " "),
            "text": text, "labels": json.dumps([""] * 8), "authors": "[]",
            "fields": "{}", "digest": f"{number:064x}", "raw": traces.body(number),
            "first_seen": _at(chance, number, count), "extractor": "8",
        }  # fmt: skip


def _mentions(chance: random.Random, count: int, most: int) -> Iterator[dict[str, object]]:
    """Yield mentions: four of five of a watched entity, the others of a name like few."""
    for number in range(count):
        for place in range(chance.randint(1, most)):
            entity = chance.choice(ENTITIES)
            name = entity.title() if place % 5 else f"Person {chance.randint(0, count)} Named"
            yield {
                "document": _id(number), "version": 1, "part": "text", "label": "ORG",
                "start": place * 20, "end": place * 20 + len(name), "surface": name,
                "entity": entity if place % 5 else "", "name": name, "reason": "watch list",
            }  # fmt: skip


def _events(chance: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(0, count, 12):
        yield {
            "document": _id(number), "version": 1, "rule": _rule(chance, count), "rule_name": "A rule",
            "kind": chance.choice(KINDS), "date": _at(chance, number, count)[:10], "axis": "legal",
            "status": "reported", "quote": "as it was put", "start": 0, "end": 12,
        }  # fmt: skip


def _rule(chance: random.Random, count: int) -> str:
    """Return a rule: of the two best known ones there are some 4,000 events, however many documents."""
    known = chance.random() * count < 100_000
    return chance.choice(RULES) if known else f"rule-{chance.randint(0, count // 1000)}"


def _claims(chance: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(0, count, 24):
        day = _at(chance, number, count)[:10]
        yield {
            "document": _id(number), "version": 1, "position": 0, "rule": chance.choice(RULES),
            "rule_name": "A rule", "kind": chance.choice(KINDS), "axis": "legal",
            "weight": "instrument" if not number % 2400 else "report", "since": day, "until": None,
            "quote": "as it was put", "start": 0, "end": 12, "how": "event", "part": "", "fr": "",
        }  # fmt: skip


def _findings(chance: random.Random, keys: list[str], count: int) -> Iterator[dict[str, object]]:
    for number in range(0, count, 2):
        yield {
            "key": f"{_id(number)}#1", "kind": "document",
            "severity": chance.choice(("low", "medium", "high", "critical")),
            "title": " ".join(chance.choices(WORDS, k=9)), "reason": "names a watched entity",
            "quote": " ".join(chance.choices(WORDS, k=40)), "source": chance.choice(keys),
            "url": _id(number)[4:], "document": _id(number), "version": 1, "story": f"s{number // 6}",
            "entities": json.dumps([chance.choice(ENTITIES + RULES)]), "labels": '["ORG"]',
            "events": "[]", "found_at": _at(chance, number, count),
        }  # fmt: skip


def _deliveries(chance: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(0, count, 2):
        at = _at(chance, number, count)
        for subscription in ("officer", "desk"):
            yield {
                "finding": f"{_id(number)}#1", "subscription": subscription, "channel": "mail",
                "why": "entity huawei", "state": chance.choice(("sent", "sent", "threaded")),
                "due": at, "batch": f"b{number}", "attempts": 1, "queued_at": at, "done_at": at,
            }  # fmt: skip


def _fetches(chance: random.Random, keys: list[str], count: int) -> Iterator[dict[str, object]]:
    for number in range(4 * count):
        yield {
            "source": chance.choice(keys), "url": "https://www.example.gov/", "number": 1,
            "started_at": _at(chance, number, 4 * count), "took_ms": 120, "status": 304,
            "media_type": "", "size": 0, "sha256": "" if number % 4 else traces.body(number // 4), "error": "" if number % 50 else "timed out",
        }  # fmt: skip


def _changes(chance: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(0, count, 20):
        yield {
            "document": _id(number), "version": 1, "substantive": 1, "reverts_to": 0,
            "seen_at": _at(chance, number, count),
        }  # fmt: skip


def _hunks(chance: random.Random, count: int) -> Iterator[dict[str, object]]:
    for number in range(0, count, 20):
        for position in range(12):
            edits = [["equal", " ".join(chance.choices(WORDS, k=30))], ["insert", " new words"]]
            yield {
                "document": _id(number), "version": 1, "position": position, "label": f"p{position}",
                "kind": "amended", "substantive": 1, "edits": json.dumps(edits), "start": 0, "end": 9,
                "class": "substantive", "reason": "words added", "was": "",
            }  # fmt: skip


def _entries(chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(4000):
        yield {
            "document": _id(0), "list": "Entity List", "key": f"k{number}",
            "name": " ".join(chance.choices(WORDS, k=4)).title(), "aliases": "[]", "addresses": "[]",
            "country": "China", "requirement": "All items", "policy": "Presumption of denial",
            "citations": '["89 FR 96830"]', "facts": "{}", "version": 1, "valid_from": "2024-12-05",
            "valid_until": None,
        }  # fmt: skip


def _entry_changes(chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(8000):
        day = END - timedelta(days=number / 4)
        yield {
            "document": _id(0), "version": 1, "position": number,
            "action": chance.choice(("ADD", "ADD", "REMOVE", "MODIFY")), "list": "Entity List",
            "key": f"k{number}", "name": "A party", "country": "China", "what": "{}", "day": f"{day:%Y-%m-%d}",
        }  # fmt: skip
