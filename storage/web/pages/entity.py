"""An entity's page: where it is named, how often, on which lists it stands, to whom it belongs."""

from config.nearest import nearest
from extractors.lists.folding import folded, unaccented
from extractors.watch import Entity
from storage.ledger import Row
from storage.values import dumps
from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.charts import by_month, chart
from storage.web.registry import page

MOST = 50  # documents and list entries shown

# "cross" keeps the order of the joins: from the words to their places and to the index of days.
_NAMED = """
    from entity_kin k cross join mention_word w on w.entity = k.entity
    cross join mention_place p on p.word = w.id
    where k.watched = :key
"""
COUNT = f"select count(*) as n from (select 1 {_NAMED} limit :most)"  # noqa: S608 - our own
MONTHS = f"""
    select substr(d.published, 1, 7) as month, count(*) as n
    from (select distinct p.serial {_NAMED}) named
    cross join document d on d.serial = named.serial where d.published is not null group by month
"""  # noqa: S608 - our own statement
# Of an entity that most documents name it is quicker to ask each document than to sort its mentions.
MONTHS_OF_MOST = """
    select substr(d.published, 1, 7) as month, count(*) as n from document d
    where d.published is not null and exists (
        select 1 from mention_place p
        where p.serial = d.serial and p.word in (select w.id from entity_kin k
            cross join mention_word w on w.entity = k.entity where k.watched = :key))
    group by month
"""
DOCUMENTS = "select coalesce(max(serial), 0) as n from document"
_OF = """
    select d.id, d.title, d.published, d.severity, d.source, s.name as source_name, s.authority,
        (select group_concat(distinct w.name)
            from mention_place p cross join mention_word w on w.id = p.word
            where p.serial = d.serial and p.version = d.number and w.entity in
            (select entity from entity_kin where watched = :key)) as names
    from {} left join source s on s.key = d.source
    {} order by d.published desc, d.serial desc limit :most
"""
# Of an entity that is often named the newest documents are soon found from their end, of one that
# is not from its mentions.
NEWEST_OF_MANY = _OF.format(
    "document d",
    """where d.published is not null and exists (select 1
        from mention_place p cross join mention_word w on w.id = p.word
        where p.serial = d.serial and p.version = d.number and w.entity in
        (select entity from entity_kin where watched = :key))""",
)
NEWEST_OF_FEW = _OF.format(
    f"""(select distinct p.serial {_NAMED}) named
    cross join document d on d.serial = named.serial""",
    "",
)
MANY = 2000  # mentions
KIN = """
    select k.entity, k.through, e.name from entity_kin k join entity e on e.key = k.entity
    where k.watched = :key and k.entity <> :key order by k.through, e.name
"""
ABOVE = """
    select k.watched as entity, k.through, e.name from entity_kin k
    join entity e on e.key = k.watched
    where k.entity = :key and k.watched <> :key order by e.name
"""
LISTED = """
    select distinct e.list, e.name, e.country, e.valid_from, e.valid_until, e.policy, e.key
    from list_entry_name n join list_entry e on e.id = n.entry
    where n.fold in (select value from json_each(:folds))
    order by e.valid_until is not null, e.valid_from desc limit :most
"""


@page("/entity/{key}")
def entity(asked: Asked) -> Shown:
    """Show an entity by its key."""
    known = _known(asked)
    ask = asked.store.ask
    most = max(MANY, ask(DOCUMENTS)[0]["n"] // 2)
    named = ask(COUNT, key=known.key, most=most)[0]["n"]
    newest = NEWEST_OF_MANY if named >= MANY else NEWEST_OF_FEW
    months = MONTHS_OF_MOST if named == most else MONTHS
    counts = {row["month"]: row["n"] for row in ask(months, key=known.key)}
    return Shown(
        "entity.html",
        {
            "title": known.name,
            "entity": known,
            "chart": chart("Documents that name it, by month", by_month([counts]), ["documents"]),
            "documents": ask(newest, key=known.key, most=MOST),
            "below": ask(KIN, key=known.key),
            "above": ask(ABOVE, key=known.key),
            "listed": _listed(asked, known),
        },
    )


def _known(asked: Asked) -> Entity:
    key = asked.path["key"]
    entities = asked.settings.entities
    if key in entities:
        return entities[key]
    meant = nearest(key, entities)
    near = ((entities[meant].name, f"/entity/{meant}"),) if meant else ()
    hint = "Watched entities stand in config/entities.toml and in your own file."
    raise NotFoundError(f"No watched entity has the key “{key}”", hint, near)


def _listed(asked: Asked, known: Entity) -> list[Row]:
    names = {folded(unaccented(name)) for name in (known.name, *known.aliases)}
    return asked.store.ask(LISTED, folds=dumps(sorted(names)), most=MOST)
