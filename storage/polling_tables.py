"""Tables of polling: when each source had something new, and the pause that its server asks for."""

TABLES = (
    # When did a source have something new? The last few hundred times: its rounds follow them.
    """create table arrival (
        source text not null,
        at text not null,                 -- it was there: found by a round, or the minute that the source gives
        earliest text not null,           -- it was not there yet: the round before, or the same minute
        primary key (source, at)
    ) strict, without rowid""",
    # seconds from an answer to the next question, as the server wants it; 0 if it said nothing
    "alter table source add column asked_s integer not null default 0",
    "alter table source add column asked_words text not null default ''",  # by which words it wants that
    # What is kept tells of times past: found in a round, which came a pause after the one before.
    """insert or ignore into arrival (source, at, earliest)
        select source, first_seen,
            strftime('%Y-%m-%dT%H:%M:%SZ', first_seen, '-' || every_minutes || ' minutes')
        from (
            select d.source, d.first_seen, s.every_minutes, row_number() over (
                partition by d.source order by d.first_seen desc) as nth
            from (select distinct source, first_seen from document) d
            join source s on s.key = d.source
            where d.first_seen > s.baseline_at)
        where nth <= 200""",
)
