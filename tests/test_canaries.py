"""No secret is told: not by the daemon, not by a command, not in what is kept, whatever fails."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import zstandard

from canaries import (
    CHANNELS,
    SECRETS,
    SOURCES,
    command_lines,
    configuration,
    environ,
    found,
    telltale,
    telltale_mail,
)
from running import Home, until
from servers import Server

CRASH = """
import sys
from config import load
from pipeline import logs
from pipeline.terminal import told_trace
import structlog
load(None).sources
logs.configure(sys.argv[1], "info")
sys.excepthook = told_trace
secret = "SECRET"
try:
    raise ValueError(f"a bug with {secret}")
except ValueError:
    structlog.get_logger().critical("a job broke", exc_info=True, inside={"x": [secret]})
raise RuntimeError(f"another with {secret}")
"""


@dataclass(frozen=True, slots=True)
class Left:
    """What a life among telltales left behind, by where it was found."""

    places: dict[str, bytes]
    reasons: dict[str, str]
    seen: list[str]


def unpacked(database: Path) -> bytes:
    """Return every cell of every table, bodies unpacked."""
    cells: list[bytes] = []
    with closing(sqlite3.connect(database)) as connection:
        names = [
            n for (n,) in connection.execute("select name from sqlite_master where type = 'table'")
        ]
        for name in names:
            rows = connection.execute(f'select * from "{name}"')  # noqa: S608
            cells += [_plain(cell) for row in rows for cell in row]
    return b"\n".join(cells)


def _plain(cell: object) -> bytes:
    if not isinstance(cell, bytes):
        return str(cell).encode()
    try:
        return zstandard.ZstdDecompressor().decompress(cell)
    except zstandard.ZstdError:
        return cell


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    folder = tmp_path_factory.mktemp("canaries")
    with Server() as site, telltale_mail() as port:
        telltale(site)
        site.serve("/desk", "ok")
        home = Home(folder, site)
        (folder / "rulewire.toml").write_text(configuration(site, port), "utf-8")
        secrets = environ(site)
        with home.daemon(**secrets) as daemon:
            daemon.says("started")
            wanted = len(CHANNELS)
            until(
                lambda: (
                    len({line["channel"] for line in daemon.log() if "channel" in line}) >= wanted
                )
            )
            until(
                lambda: (
                    len({line["source"] for line in daemon.log() if "source" in line})
                    >= len(SOURCES)
                )
            )
            lines = command_lines(daemon.process.pid)
            waiting = {p.name: p.read_bytes() for p in folder.glob("rulewire.db*")}
            daemon.send(signal.SIGTERM)
            daemon.stopped()
            log = daemon.file.read_bytes()
            reasons = {
                line["channel"]: line.get("reason", "")
                for line in daemon.log()
                if "channel" in line
            }
        places = {"command line": lines, "log": log, **waiting}
        for words in (
            ("check", "--send"),
            ("deliveries", "--json"),
            ("sources", "--json"),
        ):
            said = home.ran(*words, **secrets)
            places[" ".join(words[:2])] = (said.stdout + said.stderr).encode()
        places |= {p.name: p.read_bytes() for p in folder.glob("rulewire.db*")}
        places["cells"] = unpacked(folder / "rulewire.db")
        places["posted"] = b"".join(one.body for one in site.requests)
        yield Left(places, reasons, [one.path for one in site.requests])


def test_the_world_was_told_every_secret_that_it_tells_back(left: Left) -> None:
    paths = " ".join(left.seen)

    assert all(
        SECRETS[name] in paths
        for name in ("SLACK_TOKEN", "HOOK_TOKEN", "APPRISE_TOKEN", "PING_TOKEN")
    )
    assert "(hidden)" in left.reasons["mail"]
    assert b"Told with (hidden)" in left.places["cells"]


def test_no_secret_is_found_anywhere(left: Left) -> None:
    assert [told for place, data in left.places.items() for told in found(place, data)] == []


@pytest.mark.parametrize("style", ["console", "json"])
def test_no_secret_is_in_the_trace_of_a_bug(tmp_path: Path, style: str) -> None:
    with Server() as site:
        home = Home(tmp_path, site)
        (tmp_path / "rulewire.toml").write_text(configuration(site, 25), "utf-8")
        word = SECRETS["SOURCE_KEY"]
        run = subprocess.run(  # noqa: S603 - a program of ours
            [sys.executable, "-c", CRASH.replace("SECRET", word), style],
            cwd=tmp_path,
            env={**home.environ, **environ(site)},
            capture_output=True,
            check=False,
        )

    assert b"ValueError: a bug with (hidden)" in run.stderr
    assert b"RuntimeError: another with (hidden)" in run.stderr
    assert found("trace", run.stdout + run.stderr) == []
