"""Tables and views of what screening the user's counterparties found."""

SCREENING = (
    # A counterparty of the user's that may be somebody on a list or in a text.
    """create table counterparty_match (
        document text not null,           -- the list, or the text that names somebody
        version integer not null,
        counterparty text not null,       -- the user's own name for it
        counterparty_id text not null,    -- the user's own number, '' if the file has none
        row integer not null,             -- line of the user's file, from 1
        list text not null,               -- what a person calls the list, '' for a mention in a text
        entry text not null,              -- the party's name as listed, or as the text has it
        score integer not null,           -- 0 to 100
        ours text not null,               -- which of the counterparty's names met
        theirs text not null,             -- which of the entry's
        reason text not null,             -- in words
        evidence text not null,           -- the row of the list, or the words around the name
        seen_at text not null,
        primary key (document, version, counterparty, counterparty_id, list, entry),
        foreign key (document, version) references version (document, number)
    ) strict""",
    "create index counterparty_match_counterparty on counterparty_match (counterparty, seen_at)",
    # Which of your counterparties may be listed, or named in a text?
    """create view counterparty_hit as
        select m.seen_at, m.counterparty, m.counterparty_id, m.score, m.list, m.entry, m.ours,
            m.theirs, m.reason, m.evidence, d.title, d.source, d.url, m.row, m.document, m.version
        from counterparty_match m
        join document d on d.id = m.document
        order by m.seen_at desc, m.score desc, m.counterparty""",
)
