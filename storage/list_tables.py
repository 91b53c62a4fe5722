"""Tables and views of the lists: every entry with the days it stood, and what was done to it."""

TABLES = (
    # An entry of a list, as it stood from one day to another.
    """create table list_entry (
        id integer primary key,
        document text not null references document (id),
        list text not null,               -- what a person calls the list
        key text not null,                -- stays when the entry is modified
        name text not null,               -- as the list has it
        aliases text not null,            -- JSON list
        addresses text not null,          -- JSON list
        country text not null,            -- '' if the list does not say
        requirement text not null,        -- license requirement
        policy text not null,             -- license review policy
        citations text not null,          -- JSON list
        facts text not null,              -- JSON object of text: what else the list says
        version integer not null,         -- of the document, the first that has it so
        valid_from text not null,         -- day from which it stood so, as far as we saw
        valid_until text,                 -- first day on which it did not, null while it stands
        foreign key (document, version) references version (document, number)
    ) strict""",
    "create index list_entry_standing on list_entry (document, key) where valid_until is null",
    "create index list_entry_list on list_entry (list, valid_from)",
    # The names and aliases of entries, as they are looked up.
    """create table list_entry_name (
        fold text not null,               -- letters and digits of a name or alias, no accents
        entry integer not null references list_entry (id), -- number of the entry
        primary key (fold, entry)
    ) strict, without rowid""",
    "create index list_entry_name_entry on list_entry_name (entry)",
    # What was done to an entry between one publication of a list and the next.
    """create table list_entry_change (
        document text not null,
        version integer not null,         -- the new one
        position integer not null,        -- from 0: added, then removed, then modified
        action text not null,             -- ADD MODIFY REMOVE
        list text not null,               -- what a person calls it
        key text not null,                -- of the entry
        name text not null,               -- as the list has it
        country text not null,            -- '' if the list does not say
        what text not null,               -- JSON object: field to {before, after}; {} if not MODIFY
        day text not null,                -- on which it was first seen, or that the text is as of
        primary key (document, version, position),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    # A list whose last text was not believed: the one that is kept is older.
    """create table list_refused (
        document text primary key,
        source text not null,
        reason text not null,             -- why it was not believed
        since text not null               -- first of the refusals in a row
    ) strict""",
    "create index list_entry_change_day on list_entry_change (day)",
)

# In list_gap names and aliases are compared by their letters and digits; "cross" keeps the order of
# the joins, from a name to its like, which is the quick one.
VIEWS = (
    # Who is on a list, and since when?
    # other_names: how many aliases it has
    # citations: Federal Register citations, parted by "; "
    """create view list_member as
        select list, name, country, json_array_length(aliases) as other_names, requirement,
            policy, (select group_concat(value, '; ') from json_each(citations)) as citations,
            valid_from as since, aliases, addresses, facts, document, key
        from list_entry
        where valid_until is null
        order by list, name""",
    # What was done to a list, entry by entry, the newest first?
    # what: of a modified entry each field that differs, before → after
    """create view list_entry_history as
        select c.day, c.list, c.action, c.name, c.country,
            (select group_concat(w.key || ': '
                || coalesce((select group_concat(value, '; ')
                    from json_each(w.value, '$.before')), '') || ' → '
                || coalesce((select group_concat(value, '; ')
                    from json_each(w.value, '$.after')), ''), ' | ')
             from json_each(c.what) w) as what,
            d.title, d.source, d.url, c.key, c.document, c.version
        from list_entry_change c join document d on d.id = c.document
        order by c.day desc, c.list, c.position""",
    # Who stands in only one of two publications of a list, the law's and the screening list's?
    # listed_in: id of the document that has the entry
    # missing_in: id of the document that has none of its names
    """create view list_gap as
        select e.list, e.name, e.country, e.document as listed_in, o.document as missing_in,
            e.valid_from as since, e.key
        from list_entry e
        join (select distinct list, document from list_entry where valid_until is null) o
            on o.list = e.list and o.document <> e.document
        where e.valid_until is null and not exists (
            select 1 from list_entry_name n
            cross join list_entry_name m on m.fold = n.fold
            cross join list_entry f on f.id = m.entry
            where n.entry = e.id and f.document = o.document and f.valid_until is null)
        order by e.list, listed_in, e.name""",
)
