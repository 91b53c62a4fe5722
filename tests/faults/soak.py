"""The soak: a daemon lives for an hour in a world that is never quiet, and must not grow.

    python tests/faults/soak.py --seconds 3600 --report soak.json

It prints one line, writes every sample to the report, and fails if the memory of the daemon or of
its workers grows by 1 MB an hour or more after the warm-up, or the open files grow at all.
"""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from soak_samples import Sample, sample, slope_per_hour
from soak_world import Place, World

from receivers import MailReceiver, mail_receiver
from running import GROUND, Daemon, Home
from servers import Server
from storage.store import Store

MOST_MB_PER_HOUR = 1.0
MOST_FDS_PER_HOUR = 1.0
WARM_UP = 1 / 6
EVERY_S = 5.0
CHANGES = {
    "workers = 0": "workers = 1\nrecheck_minutes = 7",
    "tick_s = 0.05": "tick_s = 1",
    "drain_s = 0.05": "drain_s = 2",
    "tries = 1": "tries = 1\nread_timeout_s = 3\ntotal_timeout_s = 4",
}
WATCHED = """
[channel.slack]
type = "slack"
url = "env:SLACK"
[channel.mail]
type = "email"
host = "127.0.0.1"
port = MAIL_PORT
security = "none"
sender = "rulewire@example.org"
to = ["officer@example.org"]
[subscription.chat]
channels = ["slack"]
[subscription.letters]
channels = ["mail"]
[entity.bis]
name = "Bureau of Industry and Security"
label = "AGENCY"
aliases = ["BIS"]
"""
SOURCE = """
[source.{0.kind}{0.number}]
kind = "{1}"
url = "SITE{0.path}"
name = "Place {0.number}"
authority = "official"
every_minutes = 1
"""
KINDS = {"csl": "screening_list"}
OPTIONS = {"listing": '[source.{0.kind}{0.number}.options]\nitem = "li"\n'}
COUNTED = {
    "versions": "select count(*) from version",
    "changes": "select count(*) from change",
    "pages asked for": "select count(*) from fetch where number = 1",
    "blind": "select count(*) from finding where kind = 'source_blind'",
    "recovered": "select count(*) from finding where kind = 'source_recovered'",
    "owed": "select count(*) from delivery",
    "sent": "select count(*) from delivery where state = 'sent'",
    "dead": "select count(*) from delivery where state = 'dead'",
}


def configuration(places: Sequence[Place], mail_port: int) -> str:
    """Return the file of a daemon that watches them all."""
    text = GROUND + WATCHED.replace("MAIL_PORT", str(mail_port))
    for before, after in CHANGES.items():
        text = text.replace(before, after)
    for place in places:
        text += SOURCE.format(place, KINDS.get(place.kind, place.kind))
        text += OPTIONS.get(place.kind, "").format(place)
    return text


@contextmanager
def mailbox() -> Iterator[MailReceiver]:
    """Give a mail server in a thread of its own."""
    up, down, found = threading.Event(), asyncio.Event(), []
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with mail_receiver() as receiver:
            found.append(receiver)
            up.set()
            await down.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    up.wait(10)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(down.set)
        thread.join(10)


def soaked(folder: Path, seconds: float, sources: int) -> tuple[list[Sample], dict[str, int]]:
    """Let a daemon live; return what was sampled and what it did."""
    with Server() as site, mailbox() as mail:
        world = World(site, sources)
        home = Home(folder, site)
        text = configuration(world.places, mail.port).replace("SITE", site.url)
        (folder / "rulewire.toml").write_text(text, "utf-8")
        with home.daemon(SLACK=f"{site.url}/slack") as daemon:
            daemon.says("started")
            samples = list(_watched(daemon, world, mail, seconds))
            daemon.send(signal.SIGTERM)
            if code := daemon.stopped():
                raise SystemExit(f"the daemon ended with {code}")
    with Store(folder / "rulewire.db") as store:
        did = {name: next(iter(store.ask(query)[0].values())) for name, query in COUNTED.items()}
    return samples, did


def _watched(daemon: Daemon, world: World, mail: MailReceiver, seconds: float) -> Iterator[Sample]:
    """Yield a sample each few seconds; what the receivers took is forgotten."""
    database = daemon.file.parent / "rulewire.db"
    while world.at_s < seconds:
        time.sleep(EVERY_S)
        if daemon.process.poll() is not None:
            raise SystemExit(f"the daemon died:\n{daemon.file.read_text()[-4000:]}")
        mail.refuse_data("451 later" if world.at_s % 540 < 30 else "")
        mail.received.clear()
        world.site.requests.clear()
        yield sample(daemon.process.pid, database, world.at_s)


def verdict(samples: Sequence[Sample]) -> Mapping[str, float]:
    """Return the growth per hour after the warm-up."""
    late = [one for one in samples if one.at_s > samples[-1].at_s * WARM_UP]
    return {
        "daemon MB/h": round(slope_per_hour(late, lambda one: one.daemon_mb), 3),
        "workers MB/h": round(slope_per_hour(late, lambda one: one.workers_mb), 3),
        "fds/h": round(slope_per_hour(late, lambda one: one.fds), 3),
        "threads/h": round(slope_per_hour(late, lambda one: one.threads), 3),
    }


def grew(slopes: Mapping[str, float]) -> bool:
    """Whether anything that must be flat is not."""
    heavy = any(slopes[name] >= MOST_MB_PER_HOUR for name in ("daemon MB/h", "workers MB/h"))
    return heavy or any(slopes[name] >= MOST_FDS_PER_HOUR for name in ("fds/h", "threads/h"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--sources", type=int, default=36)
    parser.add_argument("--report", type=Path, default=Path("soak.json"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples, did = soaked(Path(folder), asked.seconds, asked.sources)
    slopes, last = verdict(samples), samples[-1]
    report = {"slopes": slopes, "did": did, "samples": [asdict(one) for one in samples]}
    asked.report.parent.mkdir(parents=True, exist_ok=True)
    asked.report.write_text(json.dumps(report, indent=1), "utf-8")
    print(
        f"soak: {asked.sources} sources for {last.at_s:.0f} s, "
        + ", ".join(f"{name} {count}" for name, count in did.items())
        + "; "
        + ", ".join(f"{name} {slope:+.2f}" for name, slope in slopes.items())
        + f"; daemon {last.daemon_mb:.0f} MB, workers {last.workers_mb:.0f} MB, {last.fds} fds, "
        f"database {last.database_mb:.1f} MB, WAL at most {max(s.wal_mb for s in samples):.1f} MB"
    )
    if grew(slopes):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
