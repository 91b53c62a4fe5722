"""rulewire as a process of its own, on a site that is ours."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servers import Server

GROUND = """
sources.shipped = false
entities.shipped = false
[gate]
private_networks = ["127.0.0.0/8"]
[fetch]
contact = "officer@example.org"
per_host_pause_s = 0
robots = false
tries = 1
[read]
workers = 0
[alert]
operator = ["desk"]
heartbeat = ""
[daemon]
tick_s = 0.05
drain_s = 0.05
stop_grace_s = 20
log = "json"
[channel.desk]
type = "webhook"
url = "env:DESK"
secret = "env:SECRET"
[channel.hook]
type = "webhook"
url = "env:HOOK"
secret = "env:SECRET"
[subscription.officer]
channels = ["hook"]
[entity.huawei]
name = "Huawei"
label = "ORG"
"""
PAGE = """
[source.NAME]
kind = "page"
url = "SITE/NAME"
name = "The page NAME"
authority = "official"
alert_first_sight = true
"""
# A process starts within seconds; the machine may be busy with other things.
PATIENCE_S = 40.0


def until(true: Callable[[], Any], what: str = "") -> Any:
    """Return what `true` returns as soon as that is something.

    Raises:
        AssertionError: It never was; says `what`.

    """
    deadline = time.monotonic() + PATIENCE_S
    while not (found := true()):
        assert time.monotonic() < deadline, what or "waited in vain"
        time.sleep(0.01)
    return found


@dataclass
class Home:
    """A folder with a configuration for a site."""

    folder: Path
    site: Server

    def configure(self, *pages: str, more: str = "") -> None:
        """Write the configuration anew, with these pages as sources."""
        text = GROUND + "".join(PAGE.replace("NAME", page) for page in pages) + more
        (self.folder / "rulewire.toml").write_text(text.replace("SITE", self.site.url), "utf-8")

    @property
    def environ(self) -> Mapping[str, str]:
        ours = {"HOOK": f"{self.site.url}/hook", "DESK": f"{self.site.url}/desk", "SECRET": "s"}
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ
        }
        return {**kept, **ours, "PYTHONWARNINGS": "default"}

    def ran(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(  # noqa: S603 - our own command
            command(*words),
            cwd=self.folder,
            env={**self.environ, **environ},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    @contextmanager
    def daemon(self, **environ: str) -> Iterator["Daemon"]:
        """Give a running daemon; it is killed at the end if it still runs."""
        log = self.folder / "log"
        with log.open("wb") as file:
            process = subprocess.Popen(  # noqa: S603 - our own command
                command("run"), cwd=self.folder, env={**self.environ, **environ}, stderr=file
            )
        daemon = Daemon(process, log)
        try:
            yield daemon
        finally:
            process.kill()
            process.wait()

    def told(self, path: str = "/hook") -> list[str]:
        """Return the titles of all that was posted, in order."""
        bodies = [json.loads(seen.body) for seen in list(self.site.seen(path))]
        return [finding["title"] for body in bodies for finding in body["findings"]]


@dataclass
class Daemon:
    """A running daemon and its log."""

    process: "subprocess.Popen[bytes]"
    file: Path

    def log(self, event: str = "") -> list[dict[str, Any]]:
        """Return the whole lines of the log, each a JSON object, those of an event if given."""
        text = self.file.read_text("utf-8")
        lines = [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]
        return [line for line in lines if event in ("", line["event"])]

    def says(self, event: str, times: int = 1) -> list[dict[str, Any]]:
        """Wait for an event in the log."""

        def heard() -> list[dict[str, Any]]:
            found = self.log(event)
            assert self.process.poll() is None or len(found) >= times, self.file.read_text()
            return found if len(found) >= times else []

        found = until(heard, f"{event!r} is not in the log")
        assert isinstance(found, list)
        return found

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stopped(self) -> int:
        """Wait for the end; return the exit code."""
        return self.process.wait(PATIENCE_S)


def command(*words: str) -> list[str]:
    """Return a command line of ours."""
    return [sys.executable, "-m", "pipeline.cli", *words]


LICENSE = "A license is required for all advanced chips that are sent to Huawei by anybody."
LETTER = "Three letters told makers of lithography tools in Oregon to hold back parts for SMIC."


def news(title: str, text: str = LICENSE) -> str:
    """Return a page that is worth telling."""
    return (
        f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>"
        f"<p>{text}</p><p>This was said on a Tuesday.</p></article></main></body></html>"
    )
