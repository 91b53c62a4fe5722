"""Words that are said to stand in a text, and do not: what was read in it was edited since."""

from collections.abc import Iterator

from storage.ledger import Ledger

# SQLite counts characters as Python does, but for texts with a NUL in them: those are looked at
# again.
MISQUOTED = """
    with quote as (
        select 'rule_event' as what, document, version, 'text' as part, quote, start, end
        from rule_event
        union all
        select 'claim', document, version, 'text', quote, start, end from claim where end > 0
        union all
        select 'mention', document, version, part, surface, start, end from mention
    )
    select q.*, case q.part when 'title' then v.title else v.text end as words
    from quote q join version v on v.document = q.document and v.number = q.version
    where substr(case q.part when 'title' then v.title else v.text end, q.start + 1,
        q.end - q.start) <> q.quote
"""


def misquoted(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Yield kind, version and words of what was read in a text and is not where it should be."""
    for row in ledger.rows(MISQUOTED):
        if row["words"][row["start"] : row["end"]] != row["quote"]:
            yield row["what"], f"{row['document']}#{row['version']}", row["quote"]
