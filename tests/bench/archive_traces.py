"""Rows of a made-up archive that no page shows and every document leaves: numbers, days, tries, seals."""

import random  # noqa: TID251 - seeded: the same archive in every run
from collections.abc import Iterator

Rows = Iterator[dict[str, object]]


def identifiers(chance: random.Random, ids: list[str]) -> Rows:
    """Yield citations and numbers: some five a document."""
    for document in ids:
        for place in range(chance.randint(0, 10)):
            label = chance.choice(("ECCN", "CFR", "CFR", "FR", "EO"))
            yield {
                "document": document, "version": 1, "label": label,
                "value": f"{chance.randint(1, 60)} {label} {chance.randint(1, 999)}.{chance.randint(1, 30)}",
                "start": place * 400, "end": place * 400 + 15,
            }  # fmt: skip


def days(chance: random.Random, ids: list[str]) -> Rows:
    """Yield legal days: two a document."""
    for document in ids:
        for place, role in enumerate(("effective", "publication")):
            day = f"{chance.randint(2020, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            yield {
                "document": document, "version": 1, "role": role, "date": day,
                "start": place * 400, "end": place * 400 + 15,
            }  # fmt: skip


def links(ids: list[str]) -> Rows:
    """Yield the link that each document was found by."""
    for document in ids:
        yield {
            "source": "bis-press", "url": document[4:], "title": "A title of some fifty characters, as they are",
            "published": "2025-05-13T14:00:00Z", "document": "", "stamp": "", "once": 0, "fields": "{}",
            "first_seen": "2025-05-13T14:00:00Z", "baseline": 1, "read_at": "2025-05-13T14:00:00Z",
        }  # fmt: skip


def pages(ids: list[str]) -> Rows:
    """Yield what is known of each document's page."""
    for number, document in enumerate(ids):
        yield {
            "source": "bis-press", "url": document[4:], "etag": f'"{number:016x}"', "last_modified": "",
            "sha256": body(number), "read_at": "2025-05-13T14:00:00Z",
        }  # fmt: skip


def exchanges(ids: list[str]) -> Rows:
    """Yield the answer that brought each document."""
    headers = (
        '[["content-type","text/html; charset=utf-8"],["date","Tue, 13 May 2025 14:00:00 GMT"],'
    )
    headers += (
        '["etag","\\"5d1f0c4a7b3e92f8\\""],["server","nginx"],["cache-control","max-age=600"]]'
    )
    for number, document in enumerate(ids):
        yield {
            "sha256": body(number), "url": document[4:], "received_at": "2025-05-13T14:00:00Z",
            "final_url": document[4:], "status": 200, "headers": headers, "left_out": 0,
        }  # fmt: skip


def seals(ids: list[str]) -> Rows:
    """Yield seals: of each document's fetches, exchange and version, of every second one's finding."""
    sequence = 0
    for number, document in enumerate(ids):
        keys = [("fetch", str(4 * number + place)) for place in range(4)]
        keys += [("exchange", f"{body(number)} 2025-05-13T14:00:00Z {document[4:]}")]
        keys += [("version", f"{document}#1")]
        keys += [("finding", f"{document}#1")] * (1 - number % 2)
        for what, key in keys:
            sequence += 1
            content, digest = f"{sequence * 7:064x}", f"{sequence * 31:064x}"
            yield {
                "sequence": sequence, "what": what, "key": key, "content": content, "note": "", "hash": digest,
            }  # fmt: skip


def body(number: int) -> str:
    """Return a hash, as it stands for the bytes of that document's page."""
    return f"{number * 0x9E3779B97F4A7C15 % 2**256:064x}"
