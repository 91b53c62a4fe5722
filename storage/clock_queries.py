"""What the database is asked for the clocks."""

EDITIONS = """
    select e.document, e.valid_from, e.basis, e.told, e.url, e.seen_at, coalesce(d.source, '') as source,
        coalesce(lag(e.valid_from) over (partition by e.document order by e.valid_from), '') as before,
        s.since, s.cited, s.documents, d.last_seen,
        (select min(label) from provision p where p.document = e.document) as label
    from edition e
    left join edition_source s on s.document = e.document and s.valid_from = e.valid_from
    left join document d on d.id = e.document
    order by e.document, e.valid_from
"""
# Paragraphs that cite the Register and stand in one edition and not in another.
CITING = """
    select p.text from edition e, json_each(e.provisions) j join provision p on p.id = j.value
    where e.document = :document and e.valid_from = :there and p.text like '% FR %'
        and j.value not in (select k.value from edition o, json_each(o.provisions) k
            where o.document = :document and o.valid_from = :not_there)
"""
KEEP_SOURCE = """
    insert into edition_source (document, valid_from, since, cited, documents)
    values (:document, :valid_from, :since, :cited, :documents)
    on conflict (document, valid_from) do update set since = excluded.since,
        cited = excluded.cited, documents = excluded.documents
"""
# The first edition with each note that says so and still stands.
NOTES = """
    select document, text, label, url, source, valid_from, seen_at, place = 1 or not told as first
    from (
        select p.document, p.text, p.label, e.url, e.valid_from, e.seen_at, e.told,
            coalesce(d.source, '') as source,
            (select count(*) from edition b
                where b.document = e.document and b.valid_from <= e.valid_from) as place,
            row_number() over (partition by p.id order by e.valid_from) as turn
        from provision p
        join edition e on e.document = p.document
            and p.id in (select value from json_each(e.provisions))
        left join document d on d.id = p.document
        where p.text like '%could not be%' and p.id in (
            select j.value from edition n, json_each(n.provisions) j
            where n.document = p.document and n.valid_until is null)
    )
    where turn = 1
"""
ACTIONS = """
    select d.id, d.number, d.source, d.url, d.title, d.published, d.first_seen,
        coalesce(v.fields ->> '$.citation', '') as citation,
        v.fields ->> '$.effective_on' as effective_on, coalesce(t.rule, '') as rule,
        (select min(f.fields ->> '$.filed_at') from version f where f.document = d.id) as filed_at,
        substr(v.text, -300) as ending,
        (select min(l.date) from legal_date l where l.document = d.id and l.version = d.number
            and l.role = 'effective') as said_effective
    from document d
    join version v on v.document = d.id and v.number = d.number
    left join rule_document t on t.document = d.id
    where d.id like 'fr:%' and d.genre in ('rule', 'proposed_rule', 'correction')
    order by d.published, d.id
"""
# A part's own text (its authority) has no source note, so that nothing tells when it was amended.
UNITS = """
    select o.document, o.unit, o.effective, a.title
    from (
        select document, unit, min(case when role = 'effective' then date end) as effective
        from amendment_of
        where unit <> '' and unit not like '% CFR Part %' and document like 'fr:%'
        group by document, unit
    ) o
    join (select document, unit, max(title) as title from amendment group by document, unit) a
        on a.document = o.document and a.unit = o.unit
"""
# Later documents of one rule that put it off: which, of what.
PUT_OFF = """
    select t.document, o.title, o.published
    from rule_document t
    join document d on d.id = t.document
    join rule_document u on u.rule = t.rule and u.document <> t.document
    join document o on o.id = u.document and o.published > d.published
    join version v on v.document = o.id and v.number = o.number
    where v.fields ->> '$.action' like '%withdraw%'
        or exists (select 1 from amendment_date a where a.document = o.id and a.version = o.number
            and a.role in ('delayed', 'stayed'))
        or exists (select 1 from rule_event e where e.document = o.id and e.version = o.number
            and e.rule = t.rule and e.status = 'official'
            and e.kind in ('delayed', 'suspended', 'rescinded'))
    order by o.published
"""
CORRECTED_TWICE = """
    select h.document, h.value
    from rule_handle h
    join rule_handle o on o.kind = 'number' and o.value = h.value and not o.cited
    join document c on c.id = o.document and c.genre = 'correction'
    where h.kind = 'number' and h.cited and h.document <> o.document
"""
TWINS = """
    select h.document, o.document as twin
    from rule_handle h
    join rule_handle o on o.kind = 'number' and o.value = h.value and not o.cited
    where h.kind = 'number' and not h.cited and h.document <> o.document
"""
# Official press releases that announce an act on a rule, and whether the Register has it since: a
# document of the rule, of the same story, or, of a rule that has none, one that says the same of it.
# Three days before count, since a rule may be filed before it is announced.
ANNOUNCED = """
    select d.id, d.number, d.source, d.url, d.title, d.published, d.first_seen, e.rule, e.rule_name,
        e.kind, e.quote, e.date,
        exists (select 1 from document f
            where f.id like 'fr:%' and f.published >= date(d.published, '-3 days') and (
                (d.story <> '' and f.story = d.story)
                or f.id in (select document from rule_document where rule = e.rule)
                or (e.rule not in (select rule from rule_document)
                    and f.id in (select document from rule_event where rule = e.rule)))) as filed
    from rule_event e
    join document d on d.id = e.document and d.number = e.version
    join source s on s.key = d.source and s.authority = 'official'
    where d.genre = 'press_release' and e.status = 'official' and d.published is not null
        and e.kind in ('proposed', 'interim_final', 'final', 'amended', 'delayed', 'suspended',
            'rescission_announced', 'rescinded')
        and e.rule not in (select key from entity where label <> 'RULE')
        and coalesce(e.date >= date(d.published, '-30 days'), 1)
    group by d.id, e.rule
    order by d.published, d.id, e.rule
"""
COVERAGE = """
    select (select min(published) from document where id like 'fr:%') as since,
        (select max(last_ok) from source where kind = 'federal_register') as looked
"""
MARK = """
    select (select count(*) from version) || ' ' || (select count(*) from edition) || ' '
        || (select count(*) from earlier_reading) || ' ' || coalesce((select max(last_ok)
            from source where kind in ('federal_register', 'ecfr')), '') as mark
"""
FORGET_ACTIONS = "delete from action"
KEEP_ACTION = """
    insert into action (document, rule, announced, filed, published, effective, incorporated, flags)
    values (:document, :rule, :announced, :filed, :published, :effective, :incorporated, :flags)
"""
FORGET_GAPS = "delete from clock_gap"
KEEP_GAP = """
    insert into clock_gap (key, kind, document, rule, since, title, reason, quote, url)
    values (:key, :kind, :document, :rule, :since, :title, :reason, :quote, :url)
    on conflict (key) do nothing
"""
TOLD = "select key from finding where kind = 'clock_gap'"
