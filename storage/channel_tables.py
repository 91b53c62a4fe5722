"""Tables of the channels that take nothing."""

TABLES = (
    # A row stands only while the channel is down.
    """create table channel_down (
        channel text primary key,         -- key, as configured
        since text not null,              -- the first message in a row that it did not take, UTC
        failures integer not null,        -- how often it was tried since
        retry_at text not null,           -- not tried again before, UTC
        error text not null,              -- what it said last
        told integer not null             -- whether the operator was told
    ) strict""",
)

REFUSALS = (
    # Times its message was refused for itself: the tries of an outage are none.
    "alter table delivery add column refusals integer not null default 0",
)
