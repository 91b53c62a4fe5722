"""Rules: which documents are of one, brought up to date with each version that is kept."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from extractors.claims.things import slug
from extractors.model import Annotations, Document, Mention
from extractors.rules.grouping import Member, belongings
from extractors.rules.handles import Handle, handles_of
from extractors.watch import Entity
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import dumps, version

FORGET_HANDLES = "delete from rule_handle where document = :document"
KEEP_HANDLE = """
    insert into rule_handle (document, kind, value, cited, version)
    values (:document, :kind, :value, :cited, :version) on conflict do nothing
"""
# Documents that share a handle with one of them, or with one that does, and so on.
MEMBERS = """
    with recursive near (document) as (
        select value from json_each(:documents)
        union
        select other.document from near
        join rule_handle own on own.document = near.document
        join rule_handle other on other.kind = own.kind and other.value = own.value
    )
    select d.id, d.title, d.published, d.genre, h.kind, h.value, h.cited
    from near join document d on d.id = near.document
    left join rule_handle h on h.document = d.id
    order by d.id, h.kind, h.value
"""
COMPANIONS = """
    select document from rule_document
    where rule = (select rule from rule_document where document = :document)
"""
KEEP_RULE = """
    insert into rule (key, name, aliases) values (:rule, :name, '[]') on conflict (key) do nothing
"""
KEEP_BELONGING = """
    insert into rule_document (document, rule, how) values (:document, :rule, :how)
    on conflict (document) do update set rule = excluded.rule, how = excluded.how
"""
FORGET_BELONGING = "delete from rule_document where document = :document"
FORGET_EMPTY = """
    delete from rule where key not in (select rule from rule_document)
        and key not in (select key from entity)
"""
RULES_OF = """
    select distinct rule from rule_document where document in (select value from json_each(:ours))
"""
FORGET_LEFT = """
    delete from rule where key in (select value from json_each(:rules))
        and not exists (select 1 from rule_document where rule = key)
        and key not in (select key from entity)
"""
# A title may be a watched rule's too, without its documents being of it.
TAKEN = """
    select 1 from rule_document
    where rule = :rule and document not in (select value from json_each(:ours))
    union all select 1 from entity where key = :rule
"""
WATCH_RULE = """
    insert into rule (key, name, aliases) values (:key, :name, :aliases)
    on conflict (key) do update set name = excluded.name, aliases = excluded.aliases
"""
CARDS = """
    select * from rule_card
    where :words = '' or instr(lower(name || ' ' || key || ' ' || aliases || ' ' || rins || ' ' ||
        dockets || ' ' || documents || ' ' || coalesce(first_citation, '')), lower(:words)) > 0
"""
UNGROUPED = """
    select v.*, d.source, d.url, d.published, d.genre
    from document d join version v on v.document = d.id and v.number = d.number
    where d.id like 'fr:%' and d.id not in (select document from rule_document)
"""
TITLED = """
    select * from mention
    where document = :document and version = :number and part = 'title' and label = 'RULE'
"""
LINKS = "select kind, value, document, version, how from rule_link where rule = :rule"


def keep_rules(ledger: Ledger, document: Document, number: int, notes: Annotations) -> None:
    """Keep of which rule a new version is, and of which those are now that hang together with it."""
    if not document.id.startswith("fr:"):
        return
    before = [row["document"] for row in ledger.rows(COMPANIONS, document=document.id)]
    ledger.run(FORGET_HANDLES, document=document.id)
    rows = [
        {
            "document": document.id,
            "kind": handle.kind,
            "value": clean(handle.value),
            "cited": int(handle.cited),
            "version": number,
        }
        for handle in handles_of(document, notes)
    ]
    ledger.run_all(KEEP_HANDLE, rows)
    _group_again(ledger, {document.id, *before})


def watch_rules(ledger: Ledger, entities: Iterable[Entity]) -> None:
    """Keep the watched rules, whether or not a document of one is known."""
    rows = [
        {"key": one.key, "name": one.name, "aliases": dumps(one.aliases)}
        for one in entities
        if one.label == "RULE"
    ]
    ledger.run_all(WATCH_RULE, rows)
    ledger.run(FORGET_EMPTY)


def _group_again(ledger: Ledger, documents: set[str]) -> None:
    members = _members(ledger.rows(MEMBERS, documents=dumps(sorted(documents))))
    ours = dumps([one.document for one in members])
    before = [row["rule"] for row in ledger.rows(RULES_OF, ours=ours)]
    for document in documents:
        ledger.run(FORGET_BELONGING, document=document)
    for one in belongings(members):
        rule = one.rule
        if one.name and ledger.row(TAKEN, rule=rule, ours=ours):
            # Two rules bear one title: "Additions of Entities to the Entity List".
            rule = f"{rule}-{slug(one.first.removeprefix('fr:'))}"
        ledger.run(KEEP_RULE, rule=rule, name=clean(one.name) or rule)
        ledger.run(KEEP_BELONGING, document=one.document, rule=rule, how=clean(one.how))
    ledger.run(FORGET_LEFT, rules=dumps(before))


def _members(rows: list[Row]) -> list[Member]:
    handles: dict[str, list[Handle]] = defaultdict(list)
    about: dict[str, Row] = {}
    for row in rows:
        about[row["id"]] = row
        if row["kind"]:
            handles[row["id"]].append(Handle(row["kind"], row["value"], bool(row["cited"])))
    return [
        Member(
            document=document,
            title=row["title"],
            published=date.fromisoformat(row["published"][:10]) if row["published"] else None,
            genre=row["genre"],
            handles=tuple(handles[document]),
        )
        for document, row in about.items()
    ]


def _mention(row: Row) -> Mention:
    names = ("label", "start", "end", "surface", "entity", "name", "reason")
    return Mention(*(row[name] for name in names))


class Rules:
    """What is known of rules."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def fill(self) -> None:
        """Group the documents that were kept before rules were."""
        for row in self._ledger.rows(UNGROUPED):
            kept = version(row)
            at = {"document": kept.document.id, "number": kept.number}
            named = tuple(map(_mention, self._ledger.rows(TITLED, **at)))
            with self._ledger.fact():
                notes = Annotations(title_mentions=named)
                keep_rules(self._ledger, kept.document, kept.number, notes)

    def cards(self, words: str = "") -> list[Row]:
        """Return rows of `rule_card` in whose names and numbers `words` stand, newest first."""
        return self._ledger.rows(CARDS, words=words.strip())

    def links(self, rule: str) -> list[Row]:
        """Return rows of `rule_link` of one rule."""
        return self._ledger.rows(LINKS, rule=rule)
