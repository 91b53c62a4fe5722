"""Tables of the ledger: claims on rules, the states that follow from them, and what is scheduled.

The states are kept and not computed by a view: that an extension covers the end of a stay, or that
a rule was withdrawn before its first day, is decided by folding the claims in order, and a second
telling of that in SQL would drift from the first. They are written with the claims they rest on.
"""

TABLES = (
    # What a document says of a rule's state, as it counts in the ledger.
    """create table claim (
        document text not null,
        version integer not null,
        position integer not null,        -- from 0
        rule text not null,               -- key of a watched rule or a slug, '' if not told
        rule_name text not null,
        kind text not null,               -- as rule_event, or compliance sunset not_enforced stayed …
        axis text not null,               -- legal or enforcement
        weight text not null,             -- instrument agency report: only the first moves the law
        since text,                       -- first day, null if the text does not fix it
        until text,                       -- last day, null if there is none
        quote text not null,              -- the words it rests on
        start integer not null,           -- of them in the text, 0 to 0 if they are put together
        end integer not null,
        how text not null,                -- how it was derived
        part text not null,               -- provisions or instructions, '' for the whole rule
        fr text not null,                 -- Federal Register citation in a note of the eCFR
        primary key (document, version, position),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    "create index claim_rule on claim (rule, kind)",
    "create index claim_fr on claim (fr) where fr <> ''",
    # A state of a rule on one axis, from day to day.
    """create table rule_period (
        rule text not null,
        axis text not null,               -- legal or enforcement
        since text not null,              -- first day of the state
        until text,                       -- last day, null if no end is in sight
        state text not null,              -- in force, stayed, scheduled to be in force again …
        scheduled integer not null,       -- 1: it follows from a day told before, with no document
        document text not null,           -- on which it rests
        version integer not null,
        position integer not null,        -- of its claim
        primary key (rule, axis, since),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    # A day ahead on which something begins or ends by what was told before.
    """create table phase (
        subject text not null,            -- the rule, else the document
        kind text not null,               -- stay_ends effective compliance sunset comment_deadline
        day text not null,                -- first day on which it is so; last day to comment
        part text not null,               -- provisions or instructions, '' for the whole
        document text not null,           -- that schedules it
        version integer not null,
        position integer not null,        -- of its claim
        superseded_by text not null,      -- document by which it will not come, '' if it stands
        primary key (subject, kind, day, part),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    "create index phase_day on phase (day)",
)

# A flood of claims on one rule is settled once a round: see `storage.claims`.
STALE = (
    # Rules whose states are behind their claims until the end of a round.
    """create table stale_rule (
        rule text primary key             -- its rule_period and phase wait for the end of a round
    ) strict, without rowid""",
    """create index claim_moving on claim (rule)
        where (weight = 'instrument' or weight = 'agency' and kind in ('not_enforced', 'enforced'))""",
    "create index document_told on document (first_seen, id) where story <> ''",
)

VIEWS = (
    # On which claims does the state of a rule rest? Every claim with its evidence: where rule =
    # 'ai-diffusion-rule'.
    # day: first day of what is claimed, else the day of publication
    # citation: Federal Register citation of the document, '' if it has none
    # site: who published it, as the document says, '' if it does not
    """create view ledger_event as
        select c.rule_name, coalesce(c.since, date(d.published)) as day, c.until, c.kind, c.axis,
            c.weight, c.quote, d.title, d.url, d.source, d.published,
            coalesce(json_extract(v.fields, '$.citation'), '') as citation,
            coalesce(json_extract(v.fields, '$.site'), '') as site,
            c.how, c.part, c.fr, c.since, c.start, c.end, c.rule, c.document, c.version, c.position
        from claim c
        join document d on d.id = c.document and d.number = c.version
        join version v on v.document = c.document and v.number = c.version
        order by c.rule_name, day, c.document, c.position""",
    # Is a rule in force, and is it enforced, today (UTC)? A row an axis, with the words it rests on.
    # source_last_seen: when the source of these words was last read without a failure, UTC
    # citation: Federal Register citation of the document, '' if it has none
    """create view rule_state as
        select e.rule_name, p.axis, p.state, p.since, p.until, p.scheduled, e.quote, e.title,
            e.citation, e.url, s.last_ok as source_last_seen, p.rule, p.document, p.version
        from rule_period p
        join ledger_event e on e.document = p.document and e.version = p.version
            and e.position = p.position
        left join source s on s.key = e.source
        where p.since <= date('now') and (p.until is null or p.until >= date('now'))
        order by e.rule_name, p.axis""",
    # What is ahead: which days begin or end something by what was told before? A note of the eCFR
    # gives way to the Federal Register document that it names.
    # name: of the rule, else of the document
    # citation: Federal Register citation of the document, '' if it has none
    """create view upcoming_phase as
        select p.day, p.kind, coalesce(nullif(e.rule_name, ''), e.title) as name, p.part, e.until,
            e.quote, e.title, e.citation, e.url, e.rule, p.subject, p.document, p.version,
            p.position
        from phase p
        join ledger_event e on e.document = p.document and e.version = p.version
            and e.position = p.position
        where p.superseded_by = '' and p.day >= date('now') and not (e.fr <> '' and exists (
            select 1 from ledger_event f where f.citation = e.fr and f.rule <> ''))
        order by p.day, p.kind, name""",
)
