"""`rulewire demo`: some days of May 2025 in a minute, with everything real but the world.

Real fetches over loopback, a real mail server and a Slack-like endpoint; only the clock is ours.
"""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule as Line

from config import Settings, load
from extractors.errors import ConfigError
from pipeline import logs
from pipeline.demo.mailbox import Mailbox
from pipeline.demo.scenes import SCENES, Scene
from pipeline.demo.summary import closing
from pipeline.demo.website import Website
from pipeline.demo.world import World
from pipeline.engine import Engine
from pipeline.writable import writable
from storage.store import Store

REDLINES = """
    select iif(label = '', '', label || ' ' || class || ': ') || redline as shown
    from recent_change where seen_at = :now and substantive order by label
"""
SETTINGS = Path(__file__).with_name("demo.toml")
_CONTACT = b'contact = "demo@example.org"'  # who makes the settings his own must change it
COUNTERPARTIES = Path(__file__).with_name("counterparties.csv")


@dataclass(slots=True)
class Clock:
    """The demo's time: it stands until somebody moves it."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the present of the story."""
        return self.now


def settings_for(folder: Path, site: Website, mailbox: Mailbox) -> Settings:
    """Write the demo's configuration into `folder` as a user would, and return it loaded."""
    text = SETTINGS.read_text("utf-8")
    text = text.replace("SITE", site.url).replace("MAIL_PORT", str(mailbox.port))
    path = folder / "rulewire.toml"
    path.write_text(text, "utf-8")
    shutil.copyfile(COUNTERPARTIES, folder / COUNTERPARTIES.name)
    return load(path, {"DEMO_SLACK_URL": f"{site.url}/slack"})


def emptied(folder: Path) -> Path:
    """Return `folder`, made if need be, without the database of an earlier demo.

    Raises:
        ConfigError: What a demo would write over is not an earlier one's.

    """
    if theirs := _not_a_demos(folder):
        reason = f"it holds {theirs}, which no demo wrote; name an empty folder"
        raise ConfigError(str(folder), reason)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("rulewire.db*"):
        old.unlink()
    shutil.rmtree(folder / "mails", ignore_errors=True)
    return folder


def _not_a_demos(folder: Path) -> str:
    """Return the first of what a demo writes that is there already, "" if a demo wrote it."""
    settings = folder / "rulewire.toml"
    head = SETTINGS.read_bytes().partition(b"\n")[0]
    if settings.is_file():
        text = settings.read_bytes()
        if text.startswith(head + b"\n") and _CONTACT in text:
            return ""
    written = (settings.name, "rulewire.db", COUNTERPARTIES.name, "mails")
    return next((name for name in written if os.path.lexists(folder / name)), "")


@dataclass(slots=True)
class Stage:
    """Where the story plays: the world, rulewire, the clock, and who watches."""

    site: Website
    mailbox: Mailbox
    engine: Engine
    store: Store
    world: World
    clock: Clock
    console: Console
    mails: int = 0
    posts: int = 0

    async def play(self, scene: Scene) -> None:
        """Let a scene happen, let rulewire look, and say what it told."""
        self.clock.now = scene.at
        self.console.print(Line(f"[bold]{scene.at:%a %Y-%m-%d %H:%M} UTC[/]", align="left"))
        self.console.print(scene.title)
        scene.happens(self.world)
        with self.console.status("looking …"):
            rounds = await self.engine.check_all()
            self.engine.wake()
            await self.engine.drain()
        for outcome in rounds:
            if outcome.error:
                self.console.print(
                    f"  [yellow]{outcome.source}[/]: {escape(outcome.error)}", soft_wrap=True
                )
            elif outcome.new or outcome.changed:
                found = f"{outcome.new} new, {outcome.changed} changed"
                self.console.print(f"  {outcome.source}: {found}")
        for row in self.store.ask(REDLINES, now=f"{scene.at:%Y-%m-%dT%H:%M:%SZ}"):
            self.console.print(f"    {escape(row['shown'])}", style="dim")
        self._received()

    def _received(self) -> None:
        """Print what arrived since the last scene."""
        for mail in self.mailbox.mails[self.mails :]:
            line = f"  [green]mail[/]  {escape(str(mail['To']))}: {escape(str(mail['Subject']))}"
            self.console.print(line, soft_wrap=True)
        for _, _, body in self.site.posted[self.posts :]:
            line = (
                f"  [green]slack[/] #trade-desk: {escape(json.loads(body)['text'].splitlines()[0])}"
            )
            self.console.print(line, soft_wrap=True)
        if len(self.mailbox.mails) == self.mails and len(self.site.posted) == self.posts:
            self.console.print("  [dim]nobody is told anything[/]")
        self.mails, self.posts = len(self.mailbox.mails), len(self.site.posted)


async def live(folder: Path, scenes: Sequence[Scene] = SCENES) -> None:
    """Live through the story and print what was kept, told and why.

    Raises:
        ConfigError: The folder cannot be written, or holds what no demo wrote.

    """
    console = Console(highlight=False)
    clock = Clock(scenes[0].at)
    with logs.only_critical(), Website() as site, Mailbox() as mailbox:
        with writable(folder, "name an empty folder"):
            settings = settings_for(emptied(folder), site, mailbox)
        with Store(settings.database) as store:
            async with Engine(settings, store, clock) as engine:
                stage = Stage(site, mailbox, engine, store, World(site), clock, console)
                for scene in scenes:
                    await stage.play(scene)
            kept_mails(folder, mailbox)
            closing(console, store, site, mailbox, folder)


def kept_mails(folder: Path, mailbox: Mailbox) -> None:
    """Leave the mails beside the database, to be opened in a mail program."""
    mails = folder / "mails"
    mails.mkdir(mode=0o700)
    for n, mail in enumerate(mailbox.mails, 1):
        (mails / f"{n:02d}.eml").write_bytes(mail.as_bytes())
