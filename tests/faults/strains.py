"""What a machine bears: a clock that jumps, files that may not grow, thousands of findings at once."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from lives import Life, until
from machine import desk, small_disk
from stage import Act, Outcome, Stage

SOURCES = ("feed", "listing")
DAY_S = 86400
PATIENCE_S = 60.0
# The scheduler counts every tick that a clock leapt over, one by one.
SLOWLY = ("tick_s = 1", "drain_s = 1")
USUAL_S = 75.0  # a source that slept for a day would need 96 s of ours
FLOOD, FLOOD_LONG = 150, 10_000
PER_TEXT_S = 1.0  # in which a text of a flood is read, kept and told, on a busy machine
GROWTH_MB = 400
STOPPED = "rulewire cannot keep anything"


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield one act a strain; the long form has a leaping clock and ten thousand findings at once."""
    scripts: dict[str, Callable[[str], Outcome]] = {"leapt": leapt} if long else {}
    scripts["capped"] = capped
    if os.geteuid() == 0:  # only root may mount
        scripts["read-only"] = read_only
    else:
        print("strain read-only: skipped, only root may mount", flush=True)
    scripts["flood"] = partial(flood, texts=FLOOD_LONG if long else FLOOD)
    for name, script in scripts.items():
        yield Act(f"strain {seed}.{name}", partial(script, f"strain {seed}.{name}"))


def leapt(name: str) -> Outcome:
    """Let the clock of a running daemon jump a day forward, and back; all goes on as it did."""
    with Stage(name, changes=SLOWLY) as stage:
        life = stage.start()
        stage.publish(*SOURCES)
        assert stage.settled()
        for jumps, leap in enumerate((DAY_S, 0), 1):
            (stage.folder / "leap").write_text(str(leap), "utf-8")
            # A jump there and back between two looks at the clock is none.
            until(partial(_noticed, life, jumps), PATIENCE_S, every_s=0.3)
            stage.publish(*SOURCES)
            assert stage.settled(USUAL_S), f"asleep after the clock leapt to {leap} s"
        outcome = stage.ended(life)
        outcome.figures["clock jumps outlived"] += 2
        return outcome


def _noticed(life: Life, jumps: int) -> bool:
    return life.log.read_text("utf-8").count('"clock jumped"') >= jumps


def capped(name: str) -> Outcome:
    """Let no file grow for a while: told once as a full disk is, and all goes on by itself."""
    with Stage(name) as stage:
        life = stage.start()
        stage.publish(*SOURCES)
        assert stage.settled()
        files = (stage.database, stage.database.with_name("rulewire.db-wal"))
        cap = max(file.stat().st_size for file in files) + 4096
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(life.pid, resource.RLIMIT_FSIZE, (cap, resource.RLIM_INFINITY))
        until(lambda: _more_is_refused(stage), PATIENCE_S, every_s=0.3)
        resource.prlimit(life.pid, resource.RLIMIT_FSIZE, unlimited)
        outcome = stage.ended(life, PATIENCE_S)
        if desk(stage).count(STOPPED) != 1:
            outcome.verdict.disorder += 1
            outcome.verdict.evidence.append(f"the desk was told {desk(stage)}")
        outcome.figures["file size limits outlived"] += 1
        return outcome


def read_only(name: str) -> Outcome:
    """Let the file system be read-only at a start: refused in words; the next start goes on.

    A running daemon holds the file open for writing, and the kernel refuses to remount below it.
    """
    with Stage(name) as stage, small_disk(stage):
        life = stage.start()
        stage.publish(*SOURCES)
        assert stage.settled()
        life.kill()
        life.wait(10)
        _remount(stage.folder / "disk", "ro")
        stage.publish(*SOURCES)
        life = stage.start()
        assert life.wait(PATIENCE_S), "it should not start"
        assert "Read-only file system" in life.log.read_text("utf-8")
        _remount(stage.folder / "disk", "rw")
        outcome = stage.ended(stage.start(), PATIENCE_S)
        outcome.figures["read-only disks outlived"] += 1
        return outcome


def flood(name: str, texts: int) -> Outcome:
    """Publish many texts at once: all are told, as lists, and memory stays bounded."""
    with Stage(name) as stage:
        life = stage.start()
        stage.publish(*SOURCES)
        assert stage.settled()
        before = peak_mb(life)
        stage.world.publish("feed", texts)
        until(lambda: _all_sent(stage, texts), 60 + texts * PER_TEXT_S, every_s=1)
        growth = peak_mb(life) - before
        outcome = stage.ended(life, PATIENCE_S)
        messages = len(stage.world.messages())
        if growth > GROWTH_MB or messages > texts:
            outcome.verdict.disorder += 1
            outcome.verdict.evidence.append(f"{growth} MB more, {messages} messages of {texts}")
        outcome.figures["texts at once"] += texts
        outcome.figures["messages of a flood"] += messages
        outcome.figures["MB more in a flood"] += growth
        return outcome


def peak_mb(life: Life) -> int:
    """Return the most memory that a life ever held."""
    status = Path(f"/proc/{life.pid}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def _all_sent(stage: Stage, texts: int) -> bool:
    sent = "select count(*) from delivery where state = 'sent' and subscription = 'officer'"
    return bool(stage.asked(sent) and stage.asked(sent)[0][0] >= 3 * texts)


def _more_is_refused(stage: Stage) -> bool:
    stage.publish(*SOURCES)
    return STOPPED in desk(stage)


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)  # noqa: S603, S607
