"""What a source usually shows, which texts were not believed, whose "not modified" is not."""

TABLES = (
    # Days on which an index was read whole, with the least that it held: what it "always has".
    """create table index_yield (
        source text not null,
        url text not null,                -- as configured
        day text not null,                -- UTC
        least integer not null,           -- documents and links on its first page
        primary key (source, url, day)
    ) strict, without rowid""",
    # Pages that were other than kept while their server said "not modified": asked for whole.
    """create table mistrusted_page (
        source text not null,
        url text not null,
        since text not null,              -- UTC
        primary key (source, url)
    ) strict, without rowid""",
    # A text that was not believed: the one that is kept is older.
    "alter table list_refused rename to refused",
)
