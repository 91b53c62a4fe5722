"""Every table, view and trigger, in the order they came to be.

Strict tables, singular nouns, readable text keys. Times are UTC text `YYYY-MM-DDTHH:MM:SSZ`, legal
dates `YYYY-MM-DD`, hashes hex. `storage.migrating` says in which order they came.
"""

TABLES = (
    # A place where rules are published, as configured, and how it was last seen.
    """create table source (
        key text primary key,             -- as configured
        name text not null,               -- what a person calls it
        kind text not null,               -- feed listing page federal_register ecfr …
        url text not null,
        authority text not null,          -- official or secondary
        every_minutes integer not null,   -- from one round to the next
        next_due text not null,           -- when the next round is due
        last_checked text,                -- end of the last round, whatever came of it
        last_ok text,                     -- end of the last round without a failure
        last_new text,                    -- when a document last came or changed
        failures integer not null default 0, -- rounds failed in a row
        blind_since text,                 -- first failure of the present row, once it is told
        last_error text not null default '',
        baseline_at text                  -- when its index was first read to the end
    ) strict""",
    # A page as it came; the same bytes are kept once.
    """create table raw (
        sha256 text primary key,          -- of the body as it came, decompressed
        media_type text not null,         -- as the server names it
        size integer not null,            -- bytes before compression
        body blob not null                -- zstd
    ) strict""",
    # A try to have a page.
    """create table fetch (
        id integer primary key,
        source text not null,
        url text not null,
        number integer not null,          -- 1 for the first try
        started_at text not null,         -- UTC
        took_ms integer not null,         -- milliseconds
        status integer,                   -- HTTP status, null if no answer came
        media_type text not null,         -- as the server names it, '' if no answer came
        size integer not null,            -- bytes, decompressed
        sha256 text not null,             -- of the body, '' if there is none
        error text not null               -- '' if it worked
    ) strict""",
    "create index fetch_source on fetch (source, started_at)",
    # A link of an index, and when its page was or will be read.
    """create table link (
        source text not null,
        url text not null,
        title text not null,
        published text,
        document text not null,           -- id the document must get, '' lets its page decide
        stamp text not null,              -- changes when the index says that the page changed
        once integer not null,            -- 1: its page never changes
        fields text not null,             -- JSON object of text
        first_seen text not null,
        baseline integer not null,        -- 1: it was there when the source was first read
        next_fetch text,                  -- when its page is due, null for never again
        read_at text,                     -- when its page was last had and read
        failures integer not null default 0, -- tries failed in a row
        last_error text not null default '',
        primary key (source, url)
    ) strict""",
    "create index link_due on link (source, next_fetch)",
    # What is known of a page, so that it is asked for only if it changed.
    """create table page (
        source text not null,
        url text not null,                -- as asked for
        etag text not null,               -- as the server gave it, '' if it gave none
        last_modified text not null,      -- as the server gave it, '' if it gave none
        sha256 text not null,             -- of the body last read
        read_at text not null,            -- when its body was last had and read
        primary key (source, url)
    ) strict""",
    # A document: what is known of its newest version, and why it matters.
    """create table document (
        serial integer primary key,       -- its row in document_search
        id text not null unique,          -- its id: fr:2025-00636, web:https://…
        source text not null references source (key),
        url text not null,
        title text not null,
        published text,
        genre text not null,              -- press_release rule notice news …
        number integer not null,          -- of the newest version
        story text not null default '',   -- key of the story that it tells, '' if none
        traits text not null default '',  -- JSON: what its story is found by
        relevant integer not null default 0, -- 1: it is about export controls
        severity text not null default 'low', -- low medium high critical
        reason text not null default '',  -- why it matters, in one line
        first_seen text not null,
        last_seen text not null,          -- when it was last there
        changed_in_a_row integer not null default 0 -- visits in a row that found it changed
    ) strict""",
    "create index document_story on document (story) where story <> ''",
    "create index document_published on document (published)",
    # A wording of a document, from the first that was seen.
    """create table version (
        document text not null references document (id),
        number integer not null,          -- from 1
        title text not null,
        text text not null,               -- one paragraph a line
        labels text not null,             -- JSON list, a label for each line
        authors text not null,            -- JSON list
        fields text not null,             -- JSON object of text
        digest text not null,             -- of title, labels and text
        raw text not null,                -- sha256 in raw, '' if the page was not kept
        first_seen text not null,
        extractor text not null,          -- version of the extractors that read it
        primary key (document, number)
    ) strict""",
    "create index version_raw on version (raw)",
    # A place that changes at every visit (a clock, a counter) and is no news any more.
    """create table mask (
        document text not null references document (id),
        previous text not null,           -- folded paragraph before the place
        skeleton text not null,           -- the place, a mark for what changes at every visit
        since text not null,              -- when it was noticed
        primary key (document, previous, skeleton)
    ) strict""",
    # Something that is watched, as configured.
    """create table entity (
        key text primary key,             -- as configured
        name text not null,               -- canonical
        label text not null,              -- ORG AGENCY PERSON PRODUCT …
        wikidata text not null,           -- identifier there, '' if unknown
        entity_list text not null         -- first entry on the Entity List
    ) strict""",
    # What is named in each version, watched or not? A mention a row.
    """create table mention (
        document text not null,
        version integer not null,
        part text not null,               -- title or text
        label text not null,              -- ORG AGENCY PERSON PRODUCT …
        start integer not null,           -- characters from the beginning of the part
        end integer not null,
        surface text not null,            -- as the text has it
        entity text not null,             -- key of a watched entity, '' if none
        name text not null,               -- canonical
        reason text not null,             -- which rule or model decided
        primary key (document, version, part, start, label),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    "create index mention_entity on mention (entity, document)",
    "create index mention_name on mention (name, document)",
    # Which numbers and citations stand in each version?
    """create table identifier (
        document text not null,
        version integer not null,
        label text not null,              -- ECCN CFR FR RIN EO BILL DOCKET
        value text not null,              -- normal form
        start integer not null,
        end integer not null,
        primary key (document, version, label, value, start),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    "create index identifier_value on identifier (value, document)",
    # A day that a version gives, and what it is the day of.
    """create table legal_date (
        document text not null,
        version integer not null,
        role text not null,               -- effective compliance comment_deadline publication announced
        date text not null,               -- the day
        start integer not null,
        end integer not null,
        primary key (document, version, role, date, start),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    # What a version claims of the life of a rule.
    """create table rule_event (
        id integer primary key,
        document text not null,
        version integer not null,
        rule text not null,               -- key of a watched rule, list or bill, else a slug
        rule_name text not null,
        kind text not null,               -- proposed final effective suspended …
        date text,                        -- the day, null if the text does not fix it
        axis text not null,               -- legal or enforcement
        status text not null,             -- official or reported
        quote text not null,              -- the words it rests on
        start integer not null,
        end integer not null,
        foreign key (document, version) references version (document, number)
    ) strict""",
    "create index rule_event_rule on rule_event (rule, date)",
    "create index rule_event_document on rule_event (document, version)",
    # What a version says was done to a list.
    """create table list_action (
        document text not null,
        version integer not null,
        action text not null,             -- added removed modified
        list text not null,               -- what a person calls it
        party text not null,              -- name as the text has it
        country text not null,            -- '' if the text does not say
        primary key (document, version, action, list, party),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    # A version that differs from the one before.
    """create table change (
        document text not null,
        version integer not null,         -- the new one
        substantive integer not null,     -- 0: only dashes, spaces, capitals
        reverts_to integer not null,      -- earlier version with the same text, 0 if none
        seen_at text not null,
        primary key (document, version),
        foreign key (document, version) references version (document, number)
    ) strict""",
    # A difference: a paragraph added, removed, amended or moved.
    """create table hunk (
        document text not null,
        version integer not null,
        position integer not null,        -- from 0, in the order of the new text
        label text not null,              -- citation or place of the paragraph, '' if none
        kind text not null,               -- added removed amended moved
        substantive integer not null,     -- 0: class is editorial
        edits text not null,              -- JSON list of [op, words]
        start integer not null,
        end integer not null,
        primary key (document, version, position),
        foreign key (document, version) references change (document, version)
    ) strict, without rowid""",
    # Something that is told to those who asked for it.
    """create table finding (
        key text primary key,             -- the same cause gives the same key
        kind text not null,               -- document change phase source_blind …
        severity text not null,           -- low medium high critical
        title text not null,
        reason text not null,             -- why it is told, in one line
        quote text not null,              -- the words it rests on
        source text not null,
        url text not null,
        document text not null,           -- '' for findings about a source
        version integer not null,
        story text not null,              -- key of its story, '' if none
        entities text not null,           -- JSON list of keys
        labels text not null,             -- JSON list
        events text not null,             -- JSON list
        found_at text not null            -- UTC
    ) strict""",
    "create index finding_found on finding (found_at)",
    "create index finding_document on finding (document, version)",
    # A finding that is owed to a subscription through a channel, and what came of it.
    """create table delivery (
        finding text not null references finding (key), -- key of the finding
        subscription text not null,       -- key, as configured; operator for the operator
        channel text not null,            -- key, as configured
        why text not null,                -- which terms of the subscription it met
        state text not null,              -- pending sent dead threaded (not sent: a repeat of a story)
        due text not null,                -- when it is to be sent next
        batch text not null default '',   -- idempotency key of its message, once tried
        attempts integer not null default 0, -- how often it was tried
        last_error text not null default '',
        receipt text not null default '', -- what the channel answered
        queued_at text not null,          -- when it came to be owed
        done_at text,                     -- when it was sent or given up
        primary key (finding, subscription, channel)
    ) strict""",
    "create index delivery_due on delivery (due) where state = 'pending'",
    "create index delivery_batch on delivery (batch) where batch <> ''",
)

SEARCH = (
    # Full-text search over the newest version of every document: where document_search
    # match 'ascend huawei'.
    # text: one paragraph a line
    # document: id of the document, in `document`
    """create virtual table document_search using fts5 (
        title, text, document unindexed, tokenize = "unicode61 remove_diacritics 2"
    )""",
    # One row a document, the newest version: an older one is found through `version`.
    """create trigger version_searchable after insert on version begin
        delete from document_search where rowid =
            (select serial from document where id = new.document);
        insert into document_search (rowid, title, text, document)
        select serial, new.title, new.text, new.document from document where id = new.document;
    end""",
)


KIN = (
    # For which watched entities a named one counts: its parent, its maker, itself.
    """create table entity_kin (
        entity text not null,             -- key of the one that is named
        watched text not null,            -- key of the one that it counts for, first of all itself
        through text not null,            -- 'subsidiary of huawei', '' for itself
        primary key (watched, entity)
    ) strict, without rowid""",
    # Where is a watched entity named, or a subsidiary, product or successor of it?
    """create view watched_mention as
        select k.watched, k.through, m.*
        from entity_kin k join entity_mention m on m.entity = k.entity""",
)


READINGS = (
    # The extractors that read a version last, and when: null if that was when it was first seen.
    "alter table version add column read_at text",
    "create index version_extractor on version (extractor, document, number)",
    "create index finding_story on finding (story)",
    # What extractors said of a version before it was read again.
    """create table earlier_reading (
        id integer primary key,
        document text not null,
        version integer not null,
        extractor text not null,          -- version of the extractors
        read_at text not null,            -- when they read it
        replaced_at text not null,        -- when a later reading took its place
        said text,                        -- JSON object: table name to its rows as they were;
                                          -- null if the next reading said the same
        foreign key (document, version) references version (document, number)
    ) strict""",
    "create index earlier_reading_document on earlier_reading (document, version)",
)


HUNK_CLASSES = (
    # substantive, editorial, pointer, status, reversion: what the difference is to a reader.
    "alter table hunk add column class text not null default 'substantive'",
    "alter table hunk add column reason text not null default ''",  # why it is of this class
    "alter table hunk add column was text not null default ''",  # its label before, '' if the same
    "update hunk set class = 'editorial' where not substantive",
)


LEADS = (
    # 1: its page holds links and no text, and a round without it has failed.
    "alter table link add column leads integer not null default 0",
)
