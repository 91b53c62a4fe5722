"""Tables of the law at a point in time: each wording once, and which stood from when to when."""

TABLES = (
    # A wording of a provision; the same wording is kept once.
    """create table provision (
        id integer primary key,
        document text not null,           -- ecfr:15-744.11
        label text not null,              -- 15 CFR 744.11(a)(2)
        kind text not null,               -- heading row note …, '' for the words of a provision
        text text not null,               -- the wording
        sha256 text not null,             -- of text
        unique (document, label, kind, sha256)
    ) strict""",
    "create index provision_label on provision (label)",
    # How a section or supplement stood from one day to another.
    """create table edition (
        document text not null,
        valid_from text not null,         -- first day on which the text was so
        valid_until text,                 -- first day on which it was otherwise, null if it still is
        basis text not null,              -- amendment: the day is law; seen: it was so at the latest then
        told integer not null,            -- 1: the daemon read it, 0: only backfill did
        title text not null,
        url text not null,
        provisions text not null,         -- JSON list of provision ids, in the order of the text
        seen_at text not null,
        primary key (document, valid_from)
    ) strict""",
    # An effective date note of the eCFR: a part of the text that does not bind, or not yet.
    """create table stay (
        document text not null,           -- that has the effective date note
        version integer not null,
        position integer not null,        -- from 0, in the order of the notes
        citation text not null,           -- 15 CFR 744.8(a)(2)
        portion text not null,            -- second and third sentences, '' for the whole
        action text not null,             -- stayed suspended delayed added removed revised …
        since text not null,              -- its first day
        until text,                       -- its last day, null if the note gives none
        fr text not null,                 -- 90 FR 50857
        note text not null,               -- in its own words
        primary key (document, version, position),
        foreign key (document, version) references version (document, number)
    ) strict, without rowid""",
    # Who asks for the Federal Register document behind "91 FR 36073".
    "create index version_citation on version (json_extract(fields, '$.citation'))",
)

VIEWS = (
    # How did a provision read on a day? Every wording with the days between which it stood.
    # valid_from: first day on which it was so
    # valid_until: first day on which it was otherwise, null if it still is
    # basis: amendment (the day is law) or seen (it was so at the latest then)
    """create view provision_validity as
        with standing as (
            select e.document, e.valid_from, e.valid_until, e.basis, e.url, e.place,
                j.value as provision, min(j.key) as position
            from (select *, row_number() over (partition by document order by valid_from) as place
                  from edition) e, json_each(e.provisions) j
            group by e.document, e.valid_from, j.value
        ),
        runs as (
            select *, place - row_number() over (
                partition by document, provision order by place) as run
            from standing
        )
        select p.label, p.kind, p.text, min(r.valid_from) as valid_from,
            nullif(max(coalesce(r.valid_until, '9999-12-31')), '9999-12-31') as valid_until,
            r.basis, r.url, p.document, min(r.position) as position
        from runs r join provision p on p.id = r.provision
        group by r.document, r.provision, r.run
        order by p.document, position, valid_from""",
    # What does the law say now? A paragraph a row, in the order of the text.
    # edition_from: first day of the edition that it stands in
    """create view provision_in_force as
        select p.label, p.kind, p.text, e.valid_from as edition_from, e.url, p.document,
            j.key as position
        from edition e, json_each(e.provisions) j
        join provision p on p.id = j.value
        where e.valid_until is null
        order by p.document, j.key""",
    # What stands in the text of the law and does not bind, or not yet?
    """create view stay_in_force as
        select s.citation, s.portion, s.action, s.since, s.until, s.fr, d.title, d.url, s.note,
            s.document
        from stay s
        join document d on d.id = s.document and d.number = s.version
        where s.until is null or s.until >= date('now')
        order by s.document, s.position""",
)
