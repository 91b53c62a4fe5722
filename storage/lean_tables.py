"""What a million documents need: no text twice, no long id in each of the rows of a document.

Three of four bytes of a database were a second copy of the texts for the full-text search, and the
names, reasons and ids that each mention repeated in its row and in two indexes. The search now
reads its texts from `version`; names and numbers stand once, and a mention is six small integers.
`mention` and `identifier` are views of what they were, read and written as before.
"""

# The rows of a database that is there already are taken over, each table's by one statement.
NAMES = (
    # A name as it was read, once for all its mentions; one that no text has any more may stay.
    """create table mention_word (
        id integer primary key,
        label text not null,              -- ORG AGENCY PERSON PRODUCT …
        surface text not null,            -- as the text has it
        entity text not null,             -- key of a watched entity, '' if none
        name text not null,               -- canonical
        reason text not null              -- which rule or model decided
    ) strict""",
    # Where a name stands: the rows that `mention` shows.
    """create table mention_place (
        serial integer not null references document (serial), -- of the document
        version integer not null,
        in_title integer not null,        -- 1: of the title, 0: of the text
        start integer not null,           -- characters from the beginning of the part
        word integer not null references mention_word (id), -- its name
        end integer not null,
        primary key (serial, version, in_title, start, word)
    ) strict, without rowid""",
    # A number or citation, once for all the places where it stands.
    """create table identifier_word (
        id integer primary key,
        label text not null,              -- ECCN CFR FR RIN EO BILL DOCKET
        value text not null               -- normal form
    ) strict""",
    # Where a number or citation stands: the rows that `identifier` shows.
    """create table identifier_place (
        serial integer not null references document (serial), -- of the document
        version integer not null,
        start integer not null,
        word integer not null references identifier_word (id), -- the number
        end integer not null,
        primary key (serial, version, word, start)
    ) strict, without rowid""",
    """insert into mention_word (label, surface, entity, name, reason)
        select distinct label, surface, entity, name, reason from mention""",
    """insert into identifier_word (label, value)
        select distinct label, value from identifier""",
    "create index mention_word_surface on mention_word (surface)",
    "create index mention_word_name on mention_word (name)",
    "create index mention_word_entity on mention_word (entity)",
    "create unique index identifier_word_value on identifier_word (value, label)",
    """insert into mention_place
        select d.serial, m.version, m.part = 'title', m.start, w.id, m.end
        from mention m
        cross join document d on d.id = m.document
        cross join mention_word w on w.surface = m.surface and w.label = m.label
            and +w.entity = m.entity and +w.name = m.name and w.reason = m.reason
        order by 1, 2, 3, 4""",
    """insert into identifier_place
        select d.serial, i.version, i.start, w.id, i.end
        from identifier i
        cross join document d on d.id = i.document
        cross join identifier_word w on w.value = i.value and w.label = i.label
        order by 1, 2, 4, 3""",
    "create index mention_place_word on mention_place (word, serial)",
    "create index identifier_place_word on identifier_place (word, serial)",
    "drop table mention",
    "drop table identifier",
)

VIEWS = (
    "drop view watched_mention",
    "drop view entity_mention",
    # document: id of the document, in `document`
    """create view mention as
        select d.id as document, p.version,
            case p.in_title when 1 then 'title' else 'text' end as part, w.label, p.start, p.end,
            w.surface, w.entity, w.name, w.reason
        from mention_place p
        join mention_word w on w.id = p.word
        join document d on d.serial = p.serial""",
    # document: id of the document, in `document`
    """create view identifier as
        select d.id as document, p.version, w.label, w.value, p.start, p.end
        from identifier_place p
        join identifier_word w on w.id = p.word
        join document d on d.serial = p.serial""",
    # part: the title or the text
    # document: id of the document, in `document`
    """create view entity_mention as
        select w.name, w.label, w.surface,
            case p.in_title when 1 then 'title' else 'text' end as part,
            d.published, d.title, d.source, d.url,
            substr(case p.in_title when 1 then v.title else v.text end,
                max(1, p.start - 59), p.end - p.start + 120) as context,
            w.entity, d.id as document, p.version, p.start, p.end, w.reason
        from mention_word w
        join mention_place p on p.word = w.id
        join document d on d.serial = p.serial and d.number = p.version
        join version v on v.document = d.id and v.number = p.version""",
    """create view watched_mention as
        select k.watched, k.through, m.*
        from entity_kin k join entity_mention m on m.entity = k.entity""",
)

# A label stands once at a place, as before; a mention of no document is refused. Words are looked up
# by their surface: "+" keeps SQLite from an index that is of no use, since most entities are ''.
WRITING = (
    """create trigger mention_kept instead of insert on mention begin
        insert into mention_word (label, surface, entity, name, reason)
        select new.label, new.surface, new.entity, new.name, new.reason
        where not exists (select 1 from mention_word w where w.surface = new.surface
            and w.label = new.label and +w.entity = new.entity and +w.name = new.name
            and w.reason = new.reason);
        insert into mention_place
        select (select serial from document where id = new.document), new.version,
            new.part = 'title', new.start, w.id, new.end
        from mention_word w
        where w.surface = new.surface and w.label = new.label and +w.entity = new.entity
            and +w.name = new.name and w.reason = new.reason
            and not exists (
                select 1 from mention_place p join mention_word o on o.id = p.word
                where p.serial = (select serial from document where id = new.document)
                    and p.version = new.version and p.in_title = (new.part = 'title')
                    and p.start = new.start and o.label = new.label);
    end""",
    """create trigger mention_dropped instead of delete on mention begin
        delete from mention_place
        where serial = (select serial from document where id = old.document)
            and version = old.version and in_title = (old.part = 'title') and start = old.start
            and word in (select id from mention_word where surface = old.surface
                and label = old.label);
    end""",
    """create trigger identifier_kept instead of insert on identifier begin
        insert into identifier_word (label, value) values (new.label, new.value)
        on conflict (value, label) do nothing;
        insert into identifier_place
        select (select serial from document where id = new.document), new.version, new.start,
            w.id, new.end
        from identifier_word w where w.value = new.value and w.label = new.label
        on conflict (serial, version, word, start) do nothing;
    end""",
    """create trigger identifier_dropped instead of delete on identifier begin
        delete from identifier_place
        where serial = (select serial from document where id = old.document)
            and version = old.version and start = old.start
            and word = (select id from identifier_word
                where value = old.value and label = old.label);
    end""",
)

# The index is taken over as it stands: to read ten gigabytes of text again would take an hour.
SEARCH = (
    # What does `document_search` search? Title and text of each document's newest version.
    # document: id of the document, in `document`
    """create view document_text as
        select d.serial, v.title, v.text, d.id as document
        from document d
        join version v on v.document = d.id and v.number = d.number""",
    # Full-text search over the newest version of every document: where document_search
    # match 'ascend huawei'.
    # text: one paragraph a line
    # document: id of the document, in `document`
    """create virtual table document_search_lean using fts5 (
        title, text, document unindexed, content = 'document_text', content_rowid = 'serial',
        tokenize = "unicode61 remove_diacritics 2"
    )""",
    "delete from document_search_lean_data",
    "insert into document_search_lean_data select * from document_search_data",
    "insert into document_search_lean_idx select * from document_search_idx",
    "insert into document_search_lean_docsize select * from document_search_docsize",
    "drop trigger version_searchable",
    "drop table document_search",
    "alter table document_search_lean rename to document_search",
    # One row a document, the newest version: an older one is found through `version`.
    """create trigger version_searchable after insert on version begin
        insert into document_search (document_search, rowid, title, text)
        select 'delete', d.serial, v.title, v.text
        from document d join version v on v.document = d.id
        where d.id = new.document and v.number = (select max(number) from version
            where document = new.document and number < new.number);
        insert into document_search (rowid, title, text, document)
        select serial, new.title, new.text, new.document from document where id = new.document;
    end""",
)

# Views that give the newest first find them from the end; "cross" keeps the order of the joins.
QUICK = (
    "drop view stay_in_force",
    "drop view recent_change",
    "drop view delivery_log",
    "create index change_seen on change (seen_at)",
    "create index delivery_queued on delivery (queued_at)",
    "create index delivery_state on delivery (state, queued_at)",
    "drop index document_day",
    "create index document_day on document (serial, published)",
    "drop index document_told",
    "create index document_told on document (first_seen) where story <> ''",
    """create view stay_in_force as
        select s.citation, s.portion, s.action, s.since, s.until, s.fr, d.title, d.url, s.note,
            s.document
        from stay s
        cross join document d on d.id = s.document and d.number = s.version
        where s.until is null or s.until >= date('now')
        order by s.document, s.position""",
    """create view recent_change as
        select c.seen_at, d.source, d.title, h.label, h.kind,
            (select group_concat(case json_extract(e.value, '$[0]')
                when 'delete' then '[-' || json_extract(e.value, '$[1]') || '-]'
                when 'insert' then '{+' || json_extract(e.value, '$[1]') || '+}'
                else json_extract(e.value, '$[1]') end, '')
             from json_each(h.edits) e) as redline,
            h.substantive, h.class, h.reason, h.was, c.reverts_to, d.url, d.id as document,
            c.version
        from change c
        cross join document d on d.id = c.document
        cross join hunk h on h.document = c.document and h.version = c.version
        order by c.seen_at desc, d.id, h.position""",
    """create view delivery_log as
        select y.queued_at, y.state, f.severity, f.title, y.subscription, y.channel, y.why,
            y.attempts, y.due, y.done_at, y.last_error, y.receipt, y.batch, f.kind,
            f.source, f.document, f.version, y.finding
        from delivery y
        cross join finding f on f.key = y.finding
        order by y.queued_at desc, y.finding""",
)
