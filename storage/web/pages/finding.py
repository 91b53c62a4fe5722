"""A finding's page: why it was told, to whom, and what it rests on."""

from extractors.model import Finding
from pipeline.composing import query
from storage.ledger import Row
from storage.outbox import finding_of
from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.registry import page
from storage.web.setting import segment

FINDING = """
    select f.*, s.name as source_name, s.authority,
        exists (select 1 from document d where d.id = f.document) as document_kept,
        exists (select 1 from change c
            where c.document = f.document and c.version = f.version) as changed
    from finding f left join source s on s.key = f.source where f.key = :key
"""
LIKE = "select key, title from finding where key like :start escape '\\' order by found_at desc limit 10"
DELIVERIES = "select * from delivery_log where finding = :key order by queued_at, channel"
STORY = """
    select f.key, f.title, f.found_at, f.severity, s.name as source_name, s.authority
    from finding f left join source s on s.key = f.source
    where f.story = :story and f.story <> '' and f.key <> :key
    order by s.authority = 'official' desc, f.found_at limit 60
"""
ENTITIES = """
    select key, name, label from entity
    where key in (select value from json_each(:keys)) order by name
"""


@page("/finding/{key}")
def finding(asked: Asked) -> Shown:
    """Show a finding by its key."""
    key = asked.path["key"]
    rows = asked.store.ask(FINDING, key=key)
    if not rows:
        raise _nothing(asked, key)
    row = rows[0]
    found = finding_of(row, key)
    return Shown(
        "finding.html",
        {
            "title": row["title"] or "(no title)",
            "row": row,
            "entities": asked.store.ask(ENTITIES, keys=row["entities"]),
            "deliveries": asked.store.ask(DELIVERIES, key=key),
            "story": asked.store.ask(STORY, story=row["story"], key=key),
            "query": query(asked.store.path, found),
            "places": list(_places(row, found)),
        },
    )


def _places(row: Row, found: Finding) -> list[tuple[str, str]]:
    """Return where what it rests on is shown: a label and an address each."""
    if not row["document_kept"]:
        return []
    text = f"/document/{segment(found.document)}"
    places = [("The text", f"{text}?version={found.version}" if found.version else text)]
    if row["changed"]:
        places.insert(0, ("The redline", f"/change/{segment(found.document)}/{found.version}"))
    return places


def _nothing(asked: Asked, key: str) -> NotFoundError:
    start = key[:40].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    like = asked.store.ask(LIKE, start=f"{start}%")
    near = tuple((str(row["title"]), f"/finding/{segment(row['key'])}") for row in like)
    return NotFoundError("No such finding is kept", "The first page has the newest.", near)
