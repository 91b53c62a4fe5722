"""The machine fails: a full disk, a bad page, a database that others hold, a clock that jumps."""

import json
import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from lives import until
from stage import Act, Outcome, Stage

from spoiling import spoil

SOURCES = ("feed", "listing", "page")
DISK = "size=12m"
PATIENCE_S = 60.0
RESTORES = 20


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield one act a fault; kills during backup and restore in the long form."""
    scripts = {"damaged": damaged, "locked": locked}
    if os.geteuid() == 0:  # only root may mount
        scripts["full"] = full
    if long:
        scripts["halted"] = halted
    for name, script in scripts.items():
        yield Act(f"machine {seed}.{name}", partial(script, f"machine {seed}.{name}"))


def full(name: str) -> Outcome:
    """Let the disk be full for a while; the desk is told, and all that was published arrives."""
    with Stage(name) as stage, small_disk(stage):
        life = stage.start()
        stage.publish(*SOURCES)
        stage.settled()
        ballast = stage.folder / "disk" / "ballast"
        fill(ballast)
        for _ in range(3):
            stage.publish("feed", "listing")
        told = until(lambda: "rulewire cannot keep anything" in desk(stage), PATIENCE_S)
        assert told, "the full disk was not told"
        ballast.unlink()
        outcome = stage.ended(life, PATIENCE_S)
        assert desk(stage).count("rulewire cannot keep anything") == 1
        outcome.figures["disks full"] += 1
        return outcome


def damaged(name: str) -> Outcome:
    """Let a page go bad; it is refused, told once, restored by one command, and all goes on."""
    with Stage(name) as stage:
        settled_and_backed_up(stage)
        spoil(stage.database)
        stage.database.with_name("rulewire.db-wal").write_bytes(b"left by a kill")
        codes = [stage.start().wait(PATIENCE_S) for _ in range(2)]
        assert codes == [4, 4], codes
        assert desk(stage) == ["rulewire has stopped: its database is damaged"]
        assert stage.start("restore").wait(PATIENCE_S) == 0
        stage.publish(*SOURCES)
        outcome = stage.ended(stage.start(), PATIENCE_S)
        outcome.figures["restores"] += 1
        return outcome


def locked(name: str) -> Outcome:
    """Let another program hold the database for longer than rulewire waits, again and again."""
    with Stage(name) as stage:
        life = stage.start()
        stage.publish(*SOURCES)
        stage.settled()
        with closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
            other.execute("begin immediate")
            stage.publish("feed", "listing")
            until(lambda: "another program holds it" in life.log.read_text("utf-8"), PATIENCE_S)
            other.execute("rollback")
        outcome = stage.ended(life, PATIENCE_S)
        outcome.figures["locks outlived"] += 1
        return outcome


def halted(name: str) -> Outcome:
    """Kill backups and restores at random instants; the next start finds old or new, whole."""
    with Stage(name) as stage:
        settled_and_backed_up(stage)
        for number in range(RESTORES):
            life = stage.start("restore" if number % 2 else "backup")
            until(lambda: False, stage.chance.uniform(0.02, 0.6))
            life.kill()
            life.wait(10)
        stage.publish(*SOURCES)
        outcome = stage.ended(stage.start(), PATIENCE_S)
        outcome.figures["kills survived"] += RESTORES
        return outcome


def settled_and_backed_up(stage: Stage) -> None:
    """Live until all is told, back that up, and be killed."""
    life = stage.start()
    stage.publish(*SOURCES)
    assert stage.settled(PATIENCE_S)
    assert stage.start("backup").wait(PATIENCE_S) == 0
    life.kill(signal.SIGKILL)
    life.wait(10)


def desk(stage: Stage) -> list[str]:
    """Return the titles that the operator was sent."""
    bodies = [json.loads(seen.body) for seen in stage.world.site.seen("/desk")]
    return [finding["title"] for body in bodies for finding in body["findings"]]


@contextmanager
def small_disk(stage: Stage) -> Iterator[None]:
    """Put the database on a file system of its own that is soon full."""
    disk = stage.folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", DISK, "tmpfs", str(disk)]
    subprocess.run(mount, check=True)  # noqa: S603 - our own command
    stage.configure("", 'database = "disk/rulewire.db"')
    stage.database.symlink_to(disk / "rulewire.db")
    try:
        yield
    finally:
        stage.database.unlink()
        subprocess.run(["umount", "--lazy", str(disk)], check=True)  # noqa: S603, S607


def fill(ballast: Path) -> None:
    """Write until nothing more goes on the disk."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return
