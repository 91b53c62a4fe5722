"""Tables of evidence: the exchange that brought a body, and the chain of seals."""

TABLES = (
    # What a server answered when it brought a body that is kept. The body is in raw; later
    # fetches that brought the same bytes of an unchanged page add nothing here.
    """create table exchange (
        sha256 text not null,             -- of the body, in raw
        url text not null,                -- as asked for
        received_at text not null,        -- when the answer was complete
        final_url text not null,          -- after redirects
        status integer not null,          -- of HTTP
        headers text not null,            -- JSON list of [name, value], as they came, in order
        left_out integer not null,        -- headers not kept: secrets, or more than is kept
        primary key (sha256, url, received_at)
    ) strict, without rowid""",
    # One line for each row that must not change unseen. `docs/evidence.md` says what it proves.
    """create table seal (
        sequence integer primary key,     -- from 1, without a gap
        what text not null,               -- begun fetch exchange version finding pruned
        key text not null,                -- of the row; '' for begun and pruned
        content text not null,            -- sha256 of what the row says, or of the note
        note text not null,               -- JSON object: what begun and pruned say, else ''
        hash text not null                -- sha256 of sequence, content and the hash before
    ) strict""",
)
