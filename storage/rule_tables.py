"""Tables of rules: which documents of the Federal Register are of one rule, and by what.

What else is known of a rule follows from these documents: provisions, ECCNs, lists, bills, and the
reports that name the rule or cite one of its numbers.
"""

TABLES = (
    # A rule as a thing: what its documents, numbers and reports are gathered under.
    """create table rule (
        key text primary key,             -- of the watched entity, else a slug of its first title
        name text not null,               -- canonical, else the title of its first document
        aliases text not null             -- JSON list
    ) strict, without rowid""",
    # A name or number by which a document is known to be of a rule.
    """create table rule_handle (
        document text not null,           -- fr:2025-00636
        kind text not null,               -- name rin docket number citation
        value text not null,              -- 0694-AJ90, 90 FR 4544
        cited integer not null,           -- 1: another document's, which this one changes
        version integer not null,
        primary key (document, kind, value, cited),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    "create index rule_handle_value on rule_handle (value, kind)",
    # Which rule a document is of.
    """create table rule_document (
        document text primary key references document (id),
        rule text not null references rule (key),
        how text not null                 -- by what it is of the rule
    ) strict, without rowid""",
    "create index rule_document_rule on rule_document (rule)",
)

# What speaks of a rule and is not the Register's or the law's.
_REPORT = """
    select m.entity as rule, m.document, m.version, 'names it: ' || min(m.surface) as how
    from mention m join rule r on r.key = m.entity where m.label = 'RULE' group by 1, 2, 3
    union all
    select t.rule, i.document, i.version, 'cites ' || min(i.value)
    from rule_document t
    join rule_handle h on h.document = t.document and not h.cited and h.kind <> 'name'
    join identifier i on i.value = h.value
    group by 1, 2, 3
"""

VIEWS = (
    # With what is a rule connected, and by which document and words is that known?
    # kind: fr_document, rin, docket, cfr, eccn, bill, list, press, guidance or news
    # value: the number, citation or name; of a report its web address
    # how: by what it is known
    f"""create view rule_link as
        with of_rule as (
            select t.rule, t.how, d.id as document, d.number as version, v.fields
            from rule_document t join document d on d.id = t.document
            join version v on v.document = d.id and v.number = d.number
        )
        select rule, 'fr_document' as kind, coalesce(fields ->> '$.number', document) as value,
            document, version, how from of_rule
        union
        select r.rule, h.kind, h.value, r.document, r.version, 'the document bears it'
        from of_rule r join rule_handle h on h.document = r.document
        where h.kind in ('rin', 'docket') and not h.cited
        union
        select r.rule, 'cfr', a.unit, r.document, r.version, 'amended by its instructions'
        from of_rule r join amendment a on a.document = r.document and a.version = r.version
        where a.unit <> ''
        union
        select r.rule, lower(i.label), i.value, r.document, r.version, 'cited in its text'
        from of_rule r join identifier i on i.document = r.document and i.version = r.version
        where i.label in ('ECCN', 'BILL')
        union
        select r.rule, 'list', a.list, r.document, r.version, 'it changes the list'
        from of_rule r join list_action a on a.document = r.document and a.version = r.version
        union
        select r.rule, 'list', m.name, r.document, r.version, 'named in its title'
        from of_rule r join mention m on m.document = r.document and m.version = r.version
        where m.label = 'LIST' and m.part = 'title'
        union
        select o.rule, case d.genre when 'press_release' then 'press' when 'guidance' then 'guidance'
                else 'news' end, d.url, d.id, d.number, min(o.how)
        from ({_REPORT}) o
        join document d on d.id = o.document and d.number = o.version
        where substr(d.id, 1, 4) = 'web:' or d.genre in ('press_release', 'guidance', 'news')
        group by o.rule, d.id""",  # noqa: S608 - no value from outside
    # Which rules are known? A rule a row; a watched one whether or not a document of it is kept.
    # rins: JSON list
    # dockets: JSON list
    # first_document: id of the earliest rule, null if none is kept
    # first_citation: its Federal Register citation
    # first_published: its day
    # documents: JSON list of ids, in order of publication
    # provisions: JSON list: sections that it amends
    # eccns: JSON list of control numbers that it cites
    # lists: JSON list of lists that it changes or names
    # bills: JSON list of bills that it cites
    # reports: how many releases and articles speak of it
    """create view rule_card as
        select r.key, r.name, r.aliases,
            (select json_group_array(value) from (select distinct value from rule_link l
                where l.rule = r.key and l.kind = 'rin' order by 1)) as rins,
            (select json_group_array(value) from (select distinct value from rule_link l
                where l.rule = r.key and l.kind = 'docket' order by 1)) as dockets,
            f.document as first_document, f.citation as first_citation, f.published as
            first_published, f.url,
            (select json_group_array(document) from (select t.document from rule_document t
                join document d on d.id = t.document where t.rule = r.key
                order by d.published, d.id)) as documents,
            (select json_group_array(value) from (select distinct value from rule_link l
                where l.rule = r.key and l.kind = 'cfr' order by 1)) as provisions,
            (select json_group_array(value) from (select distinct value from rule_link l
                where l.rule = r.key and l.kind = 'eccn' order by 1)) as eccns,
            (select json_group_array(value) from (select distinct value from rule_link l
                where l.rule = r.key and l.kind = 'list' order by 1)) as lists,
            (select json_group_array(value) from (select distinct value from rule_link l
                where l.rule = r.key and l.kind = 'bill' order by 1)) as bills,
            (select count(*) from rule_link l
                where l.rule = r.key and l.kind in ('press', 'news', 'guidance')) as reports
        from rule r
        left join (
            select t.rule, t.document, v.fields ->> '$.citation' as citation, d.published, d.url,
                row_number() over (partition by t.rule order by d.genre not in
                    ('rule', 'proposed_rule'), d.published, d.id) as place,
                d.genre in ('rule', 'proposed_rule') as is_rule
            from rule_document t join document d on d.id = t.document
            join version v on v.document = d.id and v.number = d.number
        ) f on f.rule = r.key and f.place = 1
        where f.is_rule or r.key in (select key from entity where label = 'RULE')
        order by f.published desc, r.name""",
)
