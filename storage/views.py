"""Views that answer an officer's questions, for sqlite-utils and Datasette alike."""

VIEWS = (
    # What changed lately, word by word? A difference a row, the newest first.
    # redline: the words, those that went as [-old-], those that came as {+new+}
    """create view recent_change as
        select c.seen_at, d.source, d.title, h.label, h.kind,
            (select group_concat(case json_extract(e.value, '$[0]')
                when 'delete' then '[-' || json_extract(e.value, '$[1]') || '-]'
                when 'insert' then '{+' || json_extract(e.value, '$[1]') || '+}'
                else json_extract(e.value, '$[1]') end, '')
             from json_each(h.edits) e) as redline,
            h.substantive, c.reverts_to, d.url, d.id as document, c.version
        from change c
        join document d on d.id = c.document
        join hunk h on h.document = c.document and h.version = c.version
        order by c.seen_at desc, d.id, h.position""",
    # What is said of the life of a rule? An event a row, official and reported ones.
    """create view rule_timeline as
        select e.rule_name, e.date, e.kind, e.axis, e.status, e.quote,
            d.title, d.source, d.url, e.rule, e.document, e.version
        from rule_event e
        join document d on d.id = e.document and d.number = e.version
        order by e.rule_name, e.date is null, e.date, e.status""",
    # What was last said of a rule on each axis? The newest dated claim, official before reported:
    # a claim, not yet a legal state (that is rule_state).
    # latest_event: its kind, as in rule_event
    # reported_by: how many documents report it without being official
    """create view rule_status as
        select rule_name, axis, kind as latest_event, date as since, status,
            (select count(distinct r.document) from rule_timeline r
             where r.rule = t.rule and r.status = 'reported') as reported_by,
            quote, url, rule
        from (
            select *, row_number() over (
                partition by rule, axis
                order by status = 'official' desc, date is not null desc, date desc
            ) as place
            from rule_timeline
            where kind not in ('under_consideration', 'comment_opened', 'guidance_issued')
        ) t
        where place = 1
        order by rule_name, axis""",
    # Where is a name named? A mention a row, in the newest version of each document.
    # context: the words around it, 60 characters to each side
    """create view entity_mention as
        select m.name, m.label, m.surface, m.part, d.published, d.title, d.source, d.url,
            substr(case m.part when 'title' then v.title else v.text end,
                max(1, m.start - 59), m.end - m.start + 120) as context,
            m.entity, m.document, m.version, m.start, m.end, m.reason
        from mention m
        join document d on d.id = m.document and d.number = m.version
        join version v on v.document = m.document and v.number = m.version""",
    # Whom do texts say was added to a list, modified or removed? (list_entry_history is what
    # the lists themselves say.)
    """create view list_change as
        select a.list, a.action, a.party, a.country, d.published, d.title, d.source, d.url,
            a.document, a.version
        from list_action a
        join document d on d.id = a.document and d.number = a.version
        order by d.published desc, a.list, a.party""",
    # Which sources are seen, and which are blind or strangely quiet?
    # state: ok, quiet (no item for longer than its cadence explains), failing (a round failed),
    # blind (it failed in a row and that was told), never checked
    # documents: how many are kept of it
    # links_failing: how many of its links could not be read at the last try
    """create view source_health as
        select key, name, authority,
            case when last_checked is null then 'never checked'
                 when failures > 0 and blind_since is not null then 'blind'
                 when failures > 0 then 'failing'
                 else 'ok' end as state,
            blind_since, last_ok, last_new, failures, last_error, next_due,
            (select count(*) from document d where d.source = source.key) as documents,
            (select count(*) from link l
             where l.source = source.key and l.failures > 0) as links_failing
        from source
        order by state = 'ok', key""",
    # Who was told what, through which channel, and what did not arrive?
    """create view delivery_log as
        select y.queued_at, y.state, f.severity, f.title, y.subscription, y.channel, y.why,
            y.attempts, y.due, y.done_at, y.last_error, y.receipt, y.batch, f.kind,
            f.source, f.document, f.version, y.finding
        from delivery y
        join finding f on f.key = y.finding
        order by y.queued_at desc, y.finding""",
)

READING_VIEWS = (
    # Which extractors read a version, and until when did that reading stand?
    # read_at: when they read it, UTC
    # replaced_at: when a later reading took its place, null for the present one
    """create view reading as
        select document, number as version, extractor,
            coalesce(read_at, first_seen) as read_at, null as replaced_at
        from version
        union all
        select document, version, extractor, read_at, replaced_at from earlier_reading""",
    # What do the present extractors say of a version? One JSON object: table name to its rows;
    # of a document's newest version also its verdict: whether and why it matters.
    # said: the JSON object
    """create view present_reading as
        select v.document, v.number as version, json_object(
            'mention', json((select json_group_array(json_object('part', part, 'label', label,
                'start', start, 'end', end, 'surface', surface, 'entity', entity, 'name', name,
                'reason', reason)) from (select * from mention where document = v.document and
                version = v.number order by part, start, label))),
            'identifier', json((select json_group_array(json_object('label', label, 'value',
                value, 'start', start, 'end', end)) from (select * from identifier where document
                = v.document and version = v.number order by start, label, value))),
            'legal_date', json((select json_group_array(json_object('role', role, 'date', date,
                'start', start, 'end', end)) from (select * from legal_date where document =
                v.document and version = v.number order by start, role, date))),
            'rule_event', json((select json_group_array(json_object('rule', rule, 'rule_name',
                rule_name, 'kind', kind, 'date', date, 'axis', axis, 'status', status, 'quote',
                quote, 'start', start, 'end', end)) from (select * from rule_event where document
                = v.document and version = v.number order by start, rule, kind, date))),
            'list_action', json((select json_group_array(json_object('action', action, 'list',
                list, 'party', party, 'country', country)) from (select * from list_action where
                document = v.document and version = v.number order by list, action, party))),
            'verdict', json((select json_group_array(json_object('relevant', relevant, 'severity',
                severity, 'reason', reason, 'story', story)) from document where id = v.document
                and number = v.number))
        ) as said
        from version v""",
    # What did earlier extractors say? A claim a line, as it stood then: json_extract(said, '$.kind')
    # and so on. A reading whose words the next one repeated says what that one says.
    # kind: the table that it would stand in
    # said: the row, a JSON object
    # read_at: when they read it, UTC
    """create view earlier_claim as
        select r.document, r.version, r.extractor, r.read_at, r.replaced_at,
            k.key as kind, c.value as said, d.title, d.published, d.url
        from earlier_reading r
        join document d on d.id = r.document
        join json_each(coalesce(
            (select n.said from earlier_reading n
             where n.document = r.document and n.version = r.version
                and n.id >= r.id and n.said is not null order by n.id limit 1),
            (select p.said from present_reading p
             where p.document = r.document and p.version = r.version)
        )) k
        join json_each(k.value) c""",
)

STORY_VIEWS = (
    # Which documents tell one story, and which text stands for it? The agency's own text does,
    # whenever it arrives; coverage threads under it.
    # official: 1 if an official source tells it
    # documents: how many there are
    # first_seen: when the first of them was first seen, UTC
    # last_seen: when the last of them was first seen, UTC
    """create view story as
        select story, title as head, url, source, official, documents, first_seen, last_seen,
            id as document
        from (
            select d.story, d.title, d.url, d.source, d.id,
                s.authority is 'official' as official,
                count(*) over (partition by d.story) as documents,
                min(d.first_seen) over (partition by d.story) as first_seen,
                max(d.first_seen) over (partition by d.story) as last_seen,
                row_number() over (
                    partition by d.story
                    order by s.authority is 'official' desc, d.published is null, d.published, d.id
                ) as place
            from document d
            left join source s on s.key = d.source
            where d.story <> ''
        )
        where place = 1
        order by last_seen desc, story""",
)

CHANGE_VIEWS = (
    "drop view recent_change",
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
        join document d on d.id = c.document
        join hunk h on h.document = c.document and h.version = c.version
        order by c.seen_at desc, d.id, h.position""",
)
