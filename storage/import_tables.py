"""What was imported from archives, and what could not be."""

TABLES = (
    # A file of an archive, as far as it is imported.
    """create table import_file (
        source text not null references source (key),
        path text not null,               -- absolute
        size integer not null,            -- bytes
        modified integer not null,        -- nanoseconds since 1970: a file that changed is read again
        entries integer not null,         -- texts or pages in it that are done, from its beginning
        finished integer not null,        -- 1: to its end
        primary key (source, path)
    ) strict, without rowid""",
    # A file, or an entry of one, that could not be imported: `rulewire import --retry` tries again.
    """create table import_failure (
        source text not null references source (key),
        path text not null,               -- absolute
        position integer not null,        -- of the entry in its file, from 0; -1: the file itself
        entry text not null,              -- name of the entry, '' if it has none
        prefix text not null,             -- what --url-prefix made of its file's address, '' if none
        reason text not null,             -- why
        failed_at text not null,          -- when it was last tried
        tries integer not null,           -- how often
        primary key (source, path, position)
    ) strict, without rowid""",
)
