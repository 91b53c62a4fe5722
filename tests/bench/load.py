"""One machine under load: `python tests/bench/load.py --sources 100000 --minutes 10`.

A real daemon watches 100,000 sources of a loopback server, due evenly over an hour; two pages of a
hundred changed since they were seen. Told are: how late fetches began, the CPU of the daemon itself
(the polling part; texts are read in its worker), and the time from the last byte of a changed page
to the DATA of its mail and the POST of its Slack message. Returns 1 if a limit is missed.
"""

import argparse
import asyncio
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

sys.path.insert(0, str(Path(__file__).parent))

from contenders import ROOT, watching
from processes import memory_mb, own_cpu_s, pages_server
from watched import due_within_the_hour, seen_once

from config import load
from pipeline import logs
from pipeline.clock import clock
from pipeline.engine import Engine
from storage.store import Store

KB, OF_100 = 6, 2
# Issue: seconds late, CPU of a core, seconds to the message (median and 99 of 100).
LIMITS = {
    "most late s": 30.0,
    "CPU of the daemon, cores": 0.6,
    "told s, median": 1.0,
    "told s, 99 of 100": 3.0,
}
MORE = """
[read]
workers = 2
[channel.mail]
type = "email"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "rulewire@example.org"
to = ["officer@example.org"]
[channel.slack]
type = "slack"
url = "env:HOOK"
[subscription.desk]
channels = ["mail", "slack"]
[daemon]
log_level = "warning"
"""


class Mailbox:
    """Notes when the DATA of a mail was there, by the pages that it names."""

    def __init__(self) -> None:
        self.came: dict[int, float] = {}

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a mail."""
        del server, session
        now = time.time()  # noqa: TID251 - compared with the clock of the server
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=default)
        body = mail.get_body(("plain",))
        for number in named(f"{mail['subject']} {body.get_content() if body else ''}"):
            self.came.setdefault(number, now)
        return "250 OK"


def named(text: str) -> Iterator[int]:
    """Yield the numbers of the pages whose title or address is in a text."""
    for number in re.findall(r"/e/(\d+)", text):
        yield int(number)


def numbers(sources: int, minutes: float) -> tuple[list[int], list[int]]:
    """Return the page of each source, and the places of those that change while we look.

    Those have a page of their own; the others share 1,960.
    """
    soon = sources * minutes / 60
    pages = [
        100 * (place // 50) if place % 50 == 0 and place < soon
        else 100 * (place % 20) + OF_100 + place // 20 % (100 - OF_100)
        for place in range(sources)
    ]  # fmt: skip
    return pages, list(range(0, int(soon), 50))


async def first_sight(config: Path, places: list[int]) -> None:
    """Read the pages that are going to change, as they are before."""
    logs.configure("console", "error")
    settings = load(config)
    with Store(settings.database) as store:
        async with Engine(settings, store, clock) as engine:
            await engine.check_all([f"page-{place}" for place in places])


def lateness(database: Path, due: dict[str, datetime]) -> list[float]:
    """Return how many seconds after it was due each source was asked first."""
    since = min(due.values())
    with Store(database, read_only=True) as store:
        asked = store.ask(
            "select source, min(started_at) as at from fetch where started_at >= :since group by 1",
            since=f"{since:%Y-%m-%dT%H:%M:%SZ}",
        )
    began = {row["source"]: datetime.fromisoformat(row["at"]) for row in asked}
    end = max(began.values())
    missing = [key for key, moment in due.items() if key not in began and moment < end]
    print(f"{len(began)} sources asked, {len(missing)} that were due were not")
    late = [(began[key] - due[key]).total_seconds() for key in due if key in began]
    return late + [(end - due[key]).total_seconds() for key in missing]


@contextmanager
def daemon(config: Path, hook: str) -> Iterator[int]:
    """Run the daemon; yield its process id."""
    env = {**os.environ, "HOOK": hook, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline.cli", "run", "--config", str(config)]
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as running:  # noqa: S603
        try:
            yield running.pid
        finally:
            running.send_signal(signal.SIGTERM)


def watched(config: Path, hook: str, minutes: float) -> tuple[float, float]:
    """Let the daemon work; return the share of a core that it takes itself, and megabytes."""
    with daemon(config, hook) as pid:
        time.sleep(15)  # it starts, and does what stood before
        before, began = own_cpu_s(pid), time.monotonic()
        time.sleep(minutes * 60)
        share = (own_cpu_s(pid) - before) / (time.monotonic() - began)
        return share, memory_mb(pid)


def told(base: str, mails: dict[int, float]) -> list[float]:
    """Return the seconds from each change to its mail and to its Slack message."""
    seen = httpx.get(f"{base}/seen").json()
    changed = {int(number): at for number, at in seen["changed_at"].items()}
    posts = {int(number): at for number, at in seen["posted_at"].items()}
    print(f"{len(changed)} pages changed, {len(mails)} mailed, {len(posts)} posted")
    return [
        way[number] - at
        for way in (mails, posts)
        for number, at in changed.items()
        if number in way
    ]


def run(folder: Path, base: str, sources: int, minutes: float) -> dict[str, float]:
    """Return the figures."""
    mailbox = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    config = folder / "rulewire.toml"
    pages, changing = numbers(sources, minutes)
    urls = [f"{base}/e/{number}?{place}" for place, number in enumerate(pages)]
    config.write_text(watching(urls, more=MORE.format(port=port)), "utf-8")
    os.environ["HOOK"] = f"{base}/hook"
    settings = load(config)
    seen_once(settings, pages, KB)
    with closing(sqlite3.connect(settings.database)) as db, db:
        for place in changing:
            db.execute("delete from page where source = ?", (f"page-{place}",))
            db.execute("update source set baseline_at = null where key = ?", (f"page-{place}",))
    asyncio.run(first_sight(config, changing))
    seen_due = clock() + timedelta(seconds=20)
    httpx.get(f"{base}/set?generation=1&of_100={OF_100}")
    due = due_within_the_hour(settings, seen_due)
    share, memory = watched(config, os.environ["HOOK"], minutes)
    late = sorted(lateness(settings.database, due))
    seconds = sorted(told(base, mailbox.came))
    controller.stop()
    return {
        "fetches a second": len(late) / (minutes * 60),
        "most late s": late[-1],
        "late s, median": median(late),
        "CPU of the daemon, cores": share,
        "memory MB": memory,
        "told s, median": median(seconds),
        "told s, 99 of 100": seconds[round(0.99 * (len(seconds) - 1))],
    }


def main() -> int:
    """Print the figures; return 1 if one misses its limit."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sources", type=int, default=100_000)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    with TemporaryDirectory() as folder, pages_server(KB) as base:
        figures = run(Path(folder), base, given.sources, given.minutes)
    for name, value in figures.items():
        limit = LIMITS.get(name)
        print(f"  {name:28}{value:10.2f}" + (f"   (limit {limit})" if limit else ""))
    if given.json:
        given.json.write_text(json.dumps({"name": "load", "figures": figures}), "utf-8")
    return int(any(figures[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
