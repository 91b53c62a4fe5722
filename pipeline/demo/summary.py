"""How the demo ends: what was kept, who was told what and why, where to look further."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule as Line
from rich.table import Table

from pipeline.demo.mailbox import Mailbox
from pipeline.demo.website import Website
from storage.store import Store

KEPT = """
    select (select count(*) from document) as documents,
        (select count(*) from version) as versions,
        (select count(*) from change) as changes,
        (select count(*) from mention) as mentions,
        (select count(*) from rule_event) as events,
        (select count(*) from raw) as pages,
        (select count(*) from fetch) as fetches
"""
TOLD = """
    select l.subscription, l.channel, l.severity, l.title, l.why, count(*) as n,
        min(l.done_at) as told_at
    from delivery_log l where l.state = 'sent'
    group by l.finding, l.subscription order by told_at, l.subscription
"""
THREADED = """
    select subscription, count(*) as n from delivery where state = 'threaded'
    group by subscription order by subscription
"""


def closing(console: Console, store: Store, site: Website, mailbox: Mailbox, folder: Path) -> None:
    """Print the account."""
    console.print(Line("[bold]What was kept[/]", align="left"))
    (kept,) = store.ask(KEPT)
    console.print(
        f"{kept['documents']} documents in {kept['versions']} versions with {kept['changes']} "
        f"changes, {kept['mentions']} mentions, {kept['events']} rule events, {kept['pages']} raw "
        f"pages; {kept['fetches']} fetches, {site.answered_unchanged} of them answered 304"
    )
    console.print(Line("[bold]Who was told what, and why[/]", align="left"))
    console.print(_told(store))
    for row in store.ask(THREADED):
        console.print(
            f"{row['subscription']}: {row['n']} more reports of a story already told, kept, not sent"
        )
    console.print(
        f"{len(mailbox.mails)} mails and {len(site.posted)} Slack messages arrived; "
        f"the mails are in {folder / 'mails'}"
    )
    console.print(Line("[bold]Ask it[/]", align="left"))
    database = folder / "rulewire.db"
    for query in (
        "select name, count(*) as mentions from entity_mention group by name order by 2 desc limit 8",
        "select date, kind, status, quote from rule_timeline where rule = 'ai-diffusion-rule'",
        "select seen_at, redline from recent_change",
    ):
        console.print(f'sqlite-utils {database} "{query}" -t', soft_wrap=True, markup=False)


def _told(store: Store) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in ("to", "by", "severity", "what", "why"):
        table.add_column(column, overflow="fold")
    for row in store.ask(TOLD):
        columns = ("subscription", "channel", "severity", "title", "why")
        table.add_row(*(escape(row[name]) for name in columns))
    return table
