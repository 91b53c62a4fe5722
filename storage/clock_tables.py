"""Tables of the clocks: when each rule was announced, filed, published, in force, incorporated.

All of it is derived, and made anew when a document or an edition of the law came.
"""

TABLES = (
    # By which documents an edition of the law came to be.
    """create table edition_source (
        document text not null,           -- ecfr:15-744.11
        valid_from text not null,         -- of the edition
        since text not null,              -- valid_from of the edition before, '' if there is none
        cited text not null,              -- JSON list: Federal Register citations that came with it
        documents text not null,          -- JSON list: kept documents that made it
        primary key (document, valid_from)
    ) strict, without rowid""",
    # An act on a rule, with the days on which its clocks struck.
    """create table action (
        document text primary key references document (id),
        rule text not null,               -- key in rule, '' if it is of none
        announced text,                   -- day of the official press release
        filed text,                       -- day of public inspection
        published text,                   -- in the Federal Register
        effective text,                   -- the first of its effective days
        incorporated text,                -- day since which the eCFR has all of it
        flags text not null               -- JSON list: what is strange about it, with the reason
    ) strict, without rowid""",
    # Two clocks of a rule that are too far apart.
    """create table clock_gap (
        key text primary key,             -- of the finding, if it was told
        kind text not null,               -- unfiled unexplained unincorporated behind
        document text not null,           -- the evidence: release, rule or section
        rule text not null,
        since text not null,              -- day on which the first of the two clocks struck
        title text not null,
        reason text not null,             -- in words
        quote text not null,              -- the words it rests on
        url text not null
    ) strict, without rowid""",
    "create index clock_gap_document on clock_gap (document)",
)

VIEWS = (
    # When was a rule announced, filed, published, in force, and in the eCFR? An action a row, the
    # newest first; what was announced and never filed has no document.
    # citation: Federal Register citation of the document, null if it has none
    # gaps: JSON list: which clocks are too far apart, in words
    """create view action_clock as
        select coalesce(r.name, d.title) as rule_name, d.title, v.fields ->> '$.citation' as citation,
            a.announced, a.filed, a.published, a.effective, a.incorporated,
            (select json_group_array(title) from clock_gap g where g.document = a.document) as gaps,
            a.flags, d.url, a.rule, a.document
        from action a
        join document d on d.id = a.document
        join version v on v.document = d.id and v.number = d.number
        left join rule r on r.key = a.rule
        union all
        select coalesce(r.name, g.rule), d.title, null, g.since, null, null, null, null,
            json_array(g.title), '[]', g.url, g.rule, null
        from clock_gap g
        join document d on d.id = g.document
        left join rule r on r.key = g.rule
        where g.kind = 'unfiled'
        order by 6 desc, 4 desc""",
)
