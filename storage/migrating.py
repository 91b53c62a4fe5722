"""Every migration, in the order they came to be.

One runs once, in one transaction with the note that it ran.
"""

from sqlite_utils import Database, Migrations

from storage import (
    amendment_tables,
    channel_tables,
    clock_tables,
    import_tables,
    law_tables,
    lean_tables,
    list_tables,
    mark_tables,
    polling_tables,
    preview_tables,
    retention_tables,
    rule_tables,
    seal_tables,
    sight_tables,
    state_tables,
    vital_tables,
)
from storage.schema import HUNK_CLASSES, KIN, LEADS, READINGS, SEARCH, TABLES
from storage.screening_tables import SCREENING
from storage.sealing import begin
from storage.views import CHANGE_VIEWS, READING_VIEWS, STORY_VIEWS, VIEWS

migrations = Migrations("rulewire")


@migrations(name="0001_the_wire")
def the_wire(db: Database) -> None:
    """Everything from a source to a delivery."""
    for statement in (*TABLES, *SEARCH, *VIEWS):
        db.conn.execute(statement)


@migrations(name="0002_kin")
def the_kin(db: Database) -> None:
    """Whose mentions a watch on an entity sees."""
    for statement in KIN:
        db.conn.execute(statement)


@migrations(name="0003_readings")
def readings(db: Database) -> None:
    """Keep what earlier readings of a version said."""
    for statement in (*READINGS, *READING_VIEWS):
        db.conn.execute(statement)


@migrations(name="0004_story")
def story(db: Database) -> None:
    """Say which document stands for a story."""
    for statement in STORY_VIEWS:
        db.conn.execute(statement)


@migrations(name="0005_hunk_classes")
def hunk_classes(db: Database) -> None:
    """Say what each difference is to a reader, and why."""
    for statement in (*HUNK_CLASSES, *CHANGE_VIEWS):
        db.conn.execute(statement)


@migrations(name="0006_list_entries")
def list_entries(db: Database) -> None:
    """Keep the entries of lists with the days they stood, and what was done to them."""
    for statement in (*list_tables.TABLES, *list_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0007_screening")
def screening(db: Database) -> None:
    """Keep which of the user's counterparties may be whom."""
    for statement in SCREENING:
        db.conn.execute(statement)


@migrations(name="0009_law")
def law(db: Database) -> None:
    """Keep how the law stood on each day."""
    for statement in (*law_tables.TABLES, *law_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0008_amendments")
def amendments(db: Database) -> None:
    """Keep what a document orders to be changed in the law, and when."""
    for statement in (*amendment_tables.TABLES, *amendment_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0010_leads")
def leads(db: Database) -> None:
    """Tell links to further links from those to texts."""
    for statement in LEADS:
        db.conn.execute(statement)


@migrations(name="0012_previews")
def previews(db: Database) -> None:
    """Keep what the law is expected to say, and whether it did."""
    for statement in (*preview_tables.TABLES, *preview_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0013_ledger")
def ledger(db: Database) -> None:
    """Keep the claims on rules, the states that follow from them, and what is scheduled."""
    for statement in (*state_tables.TABLES, *state_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0014_rules")
def rules(db: Database) -> None:
    """Keep which documents are of one rule."""
    for statement in (*rule_tables.TABLES, *rule_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0014_clocks")
def clocks(db: Database) -> None:
    """Keep when each rule was announced, filed, published, in force, incorporated."""
    for statement in (*clock_tables.TABLES, *clock_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0016_evidence")
def evidence(db: Database) -> None:
    """Keep headers of what is kept, and seal every fetch, version and finding: also the old ones."""
    for statement in seal_tables.TABLES:
        db.conn.execute(statement)
    begin(db.conn)


@migrations(name="0020_sights")
def sights(db: Database) -> None:
    """Keep what a source usually shows, and what of it is not believed."""
    for statement in sight_tables.TABLES:
        db.conn.execute(statement)


@migrations(name="0018_retention")
def what_brought(db: Database) -> None:
    """Find which tries brought a body."""
    for statement in retention_tables.TABLES:
        db.conn.execute(statement)


@migrations(name="0019_channels")
def channels(db: Database) -> None:
    """Keep which channels take nothing, so that nothing is overtaken while they are left alone."""
    for statement in channel_tables.TABLES:
        db.conn.execute(statement)


@migrations(name="0017_vital")
def vital(db: Database) -> None:
    """Keep what each source did on each day, when it was blind, and that the daemon lives."""
    for statement in (*vital_tables.TABLES, *vital_tables.VIEWS):
        db.conn.execute(statement)


@migrations(name="0021_stale_rules")
def stale_rules(db: Database) -> None:
    """Keep which rules are spoken of too often to be brought up to date with each claim."""
    for statement in state_tables.STALE:
        db.conn.execute(statement)


@migrations(name="0022_window")
def window(db: Database) -> None:
    """Find the day of a document without its row: charts count many."""
    db.conn.execute("create index document_day on document (id, published)")


@migrations(name="0023_refusals")
def refusals(db: Database) -> None:
    """Tell a message that is refused from a channel that is down."""
    for statement in channel_tables.REFUSALS:
        db.conn.execute(statement)


@migrations(name="0024_imports")
def imports(db: Database) -> None:
    """Keep how far archives are imported, and what of them could not be."""
    for statement in import_tables.TABLES:
        db.conn.execute(statement)


@migrations(name="0025_lean")
def lean(db: Database) -> None:
    """Keep texts, names and numbers once: takes a minute for 100,000 documents."""
    for statement in (
        *(*lean_tables.NAMES, *lean_tables.VIEWS, *lean_tables.WRITING),
        *(*lean_tables.SEARCH, *lean_tables.QUICK),
    ):
        db.conn.execute(statement)


@migrations(name="0026_polling")
def polling(db: Database) -> None:
    """Keep when sources have something new, so that they are asked when they may have."""
    for statement in polling_tables.TABLES:
        db.conn.execute(statement)


@migrations(name="0027_due")
def due(db: Database) -> None:
    """Find the sources that are due without looking at the others."""
    db.conn.execute("create index source_due on source (next_due, key)")


@migrations(name="0028_story_marks")
def story_marks(db: Database) -> None:
    """Keep what stories are found by apart from their documents: some minutes a million documents."""
    for statement in mark_tables.TABLES:
        db.conn.execute(statement)
    mark_tables.take_over(db)


@migrations(name="0029_reasons")
def reasons(db: Database) -> None:
    """Find a name by its reason, too: an archive gives one name thousands of reasons."""
    db.conn.execute("drop index mention_word_surface")
    db.conn.execute("create index mention_word_surface on mention_word (surface, reason)")
