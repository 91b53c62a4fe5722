"""Tables of previews: what the law was expected to say, and whether it did."""

TABLES = (
    # A place of the law as a rule will have it read, and whether it came so.
    """create table preview (
        rule text not null,               -- fr:2025-19001
        version integer not null,         -- of the rule
        position integer not null,        -- from 0; places that change, then what was not applied
        law text not null,                -- ecfr:15-744.11, '' if the text is not kept
        label text not null,              -- 15 CFR 744.11(a)(2)
        kind text not null,               -- row heading …, '' for the words of a provision
        before text not null,             -- '' if there was nothing
        expected text not null,           -- '' if nothing is to be left
        effective text,                   -- day from which it is expected, null if not known
        state text not null,              -- applied ambiguous unsupported
        reason text not null,             -- why it was not applied
        graded text not null,             -- open right wrong; none if it was not applied
        graded_at text,                   -- when, UTC
        primary key (rule, version, position),
        foreign key (rule, version) references version (document, number)
    ) strict""",
    "create index preview_law on preview (law) where graded = 'open'",
)

VIEWS = (
    # How far can previews be trusted? Places expected, and how they came out; by rule, and in all.
    # rule: id of the rule's document, or all
    # expected: places that were expected to change
    # not_applied: instructions that could not be applied
    # right: places that came as expected
    # wrong: places that came otherwise
    # open: places that the eCFR does not have yet
    # share_right: right in all that came, 0 to 1, null before any
    """create view preview_score as
        with newest as (
            select p.* from preview p join document d on d.id = p.rule and d.number = p.version
        ),
        counted as (
            select rule, sum(state = 'applied') as expected, sum(state <> 'applied') as not_applied,
                sum(graded = 'right') as right, sum(graded = 'wrong') as wrong,
                sum(graded = 'open') as open
            from newest group by rule
            union all
            select 'all', sum(state = 'applied'), sum(state <> 'applied'), sum(graded = 'right'),
                sum(graded = 'wrong'), sum(graded = 'open')
            from newest having count(*)
        )
        select rule, expected, not_applied, right, wrong, open,
            round(1.0 * right / nullif(right + wrong, 0), 4) as share_right
        from counted order by rule = 'all', rule""",
)
