"""Tables of health: what each source did on each day, when it was blind, whether the daemon lives."""

TABLES = (
    # What a source did on one day: the ground of its usual cadence.
    """create table source_day (
        source text not null,
        day text not null,                -- US Eastern time
        ok integer not null default 0,    -- rounds that went well
        failed integer not null default 0, -- rounds that did not
        items integer not null default 0, -- documents new or changed, the first sight left out
        primary key (source, day)
    ) strict, without rowid""",
    # A time in which a source was not seen.
    """create table blindness (
        id integer primary key,
        source text not null,
        since text not null,              -- the last good round, or when it was noticed
        noticed text not null,            -- when the source came to count as blind
        error text not null,              -- what went wrong
        told text,                        -- finding that told it, null while others are waited for
        ended text,                       -- when the source was seen again
        ended_told text                   -- finding that told that
    ) strict""",
    "create index blindness_open on blindness (source) where ended_told is null",
    # The running daemon; one row.
    """create table daemon (
        id integer primary key check (id = 1),
        version text not null,
        pid integer not null,             -- number of its process
        started_at text not null,         -- UTC
        pulse_at text not null,           -- when its loop last turned and could write
        tick_at text,                     -- when it last looked for sources that are due
        drain_at text,                    -- when it last sent what was due
        stopped_at text,                  -- null while it runs, or if it was killed
        ping_at text,                     -- when the dead-man's ping was last tried
        ping_ok_at text,                  -- when it last arrived
        ping_error text not null default '' -- why it last did not arrive, '' if it did
    ) strict""",
    "alter table source add column failing_since text",  # first failure of the present row
    "alter table source add column own_days text not null default ''",  # its silence is counted in: working all ''
    "alter table source add column expected_days integer",  # own days to the next item, usually
    "alter table source add column bound_days integer",  # own days of silence that are told
    "alter table source add column silent_days integer",  # own days since the last item
    "alter table source add column quiet_since text",  # its last item, once its silence is told
    "create index document_source on document (source)",
    "update source set failing_since = coalesce(blind_since, last_checked) where failures > 0",
    """insert into blindness (source, since, noticed, error, told)
        select key, blind_since, blind_since, last_error, 'before' from source
        where blind_since is not null""",
)

VIEWS = (
    "drop view source_health",
    """create view source_health as
        select key, name, authority,
            case when last_checked is null then 'never checked'
                 when failures > 0 and blind_since is not null then 'blind'
                 when failures > 0 then 'failing'
                 when quiet_since is not null then 'quiet'
                 else 'ok' end as state,
            blind_since, last_ok, last_new, failures, last_error, next_due,
            (select count(*) from document d where d.source = source.key) as documents,
            (select count(*) from link l
             where l.source = source.key and l.failures > 0) as links_failing,
            last_checked, quiet_since, own_days, expected_days, bound_days, silent_days,
            every_minutes
        from source
        order by state = 'ok', key""",
)
