"""What is configured, as SQL finds it: sources, entities, and for whom each entity counts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from extractors.kin import kin_of
from extractors.model import Source
from extractors.watch import Entity
from storage.ledger import Ledger
from storage.rules import watch_rules
from storage.values import stamp

CONFIGURE = """
    insert into source (key, name, kind, url, authority, every_minutes, next_due)
    values (:key, :name, :kind, :url, :authority, :every_minutes, :now)
    on conflict (key) do update set name = excluded.name, kind = excluded.kind,
        url = excluded.url, authority = excluded.authority,
        -- Another place is seen for the first time, and a shorter pause counts from now on.
        baseline_at = case when url = excluded.url and kind = excluded.kind then baseline_at end,
        next_due = case when url <> excluded.url or every_minutes > excluded.every_minutes
            then excluded.next_due else next_due end,
        every_minutes = excluded.every_minutes
"""
FORGET_ENTITIES = "delete from entity"
FORGET_KIN = "delete from entity_kin"
KEEP_KIN = """
    insert into entity_kin (entity, watched, through) values (:entity, :watched, :through)
"""
KEEP_ENTITY = """
    insert into entity (key, name, label, wikidata, entity_list)
    values (:key, :name, :label, :wikidata, :entity_list)
"""


def configure(
    ledger: Ledger, sources: Iterable[Source], entities: Iterable[Entity], now: datetime
) -> None:
    """Bring the kept sources and entities up to the configuration; forget no history."""
    watched = tuple(entities)
    with ledger.fact():
        ledger.run_all(
            CONFIGURE,
            [
                {
                    "key": source.key,
                    "name": source.name,
                    "kind": source.kind,
                    "url": source.url,
                    "authority": source.authority.value,
                    "every_minutes": source.every_minutes,
                    "now": stamp(now),
                }
                for source in sources
            ],
        )
        ledger.run(FORGET_ENTITIES)
        ledger.run_all(
            KEEP_ENTITY,
            [entity.model_dump(include=_ENTITY_COLUMNS) for entity in watched],
        )
        ledger.run(FORGET_KIN)
        ledger.run_all(KEEP_KIN, list(_kin_rows(watched)))
        watch_rules(ledger, watched)


_ENTITY_COLUMNS = {"key", "name", "label", "wikidata", "entity_list"}


def _kin_rows(entities: Sequence[Entity]) -> Iterator[dict[str, object]]:
    """Yield for whom each entity counts, first for itself."""
    for entity in entities:
        yield {"entity": entity.key, "watched": entity.key, "through": ""}
    for key, ways in kin_of(entities).items():
        for watched, way in ways.items():
            yield {"entity": key, "watched": watched, "through": way}
