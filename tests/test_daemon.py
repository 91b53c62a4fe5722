"""The daemon as a process: it keeps, tells, stops, reloads, and is alone."""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import StorageError
from noted import TITLE, noted
from pipeline.alone import alone
from running import LETTER, Home, news, until
from servers import Exchange, Reply, Seen, Server
from storage.store import Store


@pytest.fixture
def home(tmp_path: Path, server: Server) -> Home:
    server.serve("/hook", "ok")
    server.serve("/desk", "ok")
    made = Home(tmp_path, server)
    made.configure("guidance")
    server.serve("/guidance", news("New guidance"))
    return made


class Slow:
    """A page that is asked for and comes only when it is let go."""

    def __init__(self, site: Server, path: str, title: str) -> None:
        self.asked = threading.Event()
        self.go = threading.Event()
        self._title = title
        site.behave(path, self._answer)

    def _answer(self, exchange: Exchange, seen: Seen) -> None:
        self.asked.set()
        self.go.wait(60)
        exchange.send(Reply(news(self._title).encode()))


@pytest.fixture
def slow(home: Home) -> Iterator[Slow]:
    page = Slow(home.site, "/guidance", "New guidance")
    yield page
    page.go.set()


def kept(home: Home) -> list[str]:
    with Store(home.folder / "rulewire.db") as store:
        return [row["title"] for row in store.ask("select title from document")]


@dataclass
class Life:
    """What a whole life of a daemon left behind."""

    told: list[str]
    kept: list[str]
    exit_code: int
    lines: list[dict[str, Any]]
    secret: str
    heard: list[str]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """Start and stop a daemon, under systemd, with a page that comes and one that does not."""
    folder = tmp_path_factory.mktemp("life")
    with Server() as site, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(folder / "notify"))
        systemd.setblocking(False)
        home = Home(folder, site)
        home.configure("guidance", "gone")
        site.serve("/hook", "ok")
        site.serve("/guidance", news("New guidance"))
        with home.daemon(NOTIFY_SOCKET=str(folder / "notify")) as daemon:
            daemon.says("round failed")
            daemon.says("told")
            daemon.send(signal.SIGTERM)
            code = daemon.stopped()
            lines, secret = daemon.log(), f"{site.url}/hook"
        yield Life(home.told(), kept(home), code, lines, secret, received(systemd))


def received(systemd: socket.socket) -> list[str]:
    heard = []
    with suppress(BlockingIOError):
        while True:
            heard.append(systemd.recv(4096).decode())
    return heard


def test_what_is_published_is_kept_and_told(life: Life) -> None:
    assert life.kept == ["New guidance"]
    assert life.told == ["New guidance"]


def test_the_daemon_looks_at_the_clocks(tmp_path: Path) -> None:
    with Server() as site:
        home = Home(tmp_path, site)
        home.configure("guidance")
        site.serve("/hook", "ok")
        site.serve("/guidance", news("New guidance"))
        noted(tmp_path / "rulewire.db")
        with home.daemon() as daemon:
            daemon.says("clocks apart")
            until(lambda: TITLE in home.told())
            daemon.send(signal.SIGTERM)
            daemon.stopped()


def test_sigterm_ends_the_daemon_well(life: Life) -> None:
    assert life.exit_code == 0


def test_systemd_is_told_of_the_life_of_the_daemon(life: Life) -> None:
    assert "WATCHDOG=1" in life.heard
    assert [word for word in life.heard if word != "WATCHDOG=1"] == ["READY=1", "STOPPING=1"]


def test_every_line_of_the_log_is_json_with_time_and_level(life: Life) -> None:
    assert {"started", "checked", "round failed", "told", "stopping", "stopped"} <= {
        line["event"] for line in life.lines
    }
    assert all({"timestamp", "level"} <= line.keys() for line in life.lines)


def test_no_secret_is_in_the_log(life: Life) -> None:
    assert life.secret not in str(life.lines)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_during_a_slow_fetch_loses_nothing(
    home: Home, slow: Slow, number: signal.Signals
) -> None:
    with home.daemon() as daemon:
        until(slow.asked.is_set)
        daemon.send(number)
        daemon.says("stopping")
        slow.go.set()

        assert daemon.stopped() == 0
    assert kept(home) == ["New guidance"]
    assert home.told() == ["New guidance"]


def test_a_fetch_that_outlasts_the_grace_is_cut_off_and_done_at_the_next_start(
    home: Home, slow: Slow
) -> None:
    config = home.folder / "rulewire.toml"
    config.write_text(config.read_text().replace("stop_grace_s = 20", "stop_grace_s = 0.2"))
    with home.daemon() as daemon:
        until(slow.asked.is_set)
        daemon.send(signal.SIGTERM)
        assert daemon.stopped() == 0
        assert daemon.log("cut off")[0]["in_hand"] == ["round guidance"]
    slow.go.set()

    with home.daemon():
        until(home.told)

    assert home.told() == ["New guidance"]


def test_a_reload_brings_a_new_source_and_systemd_knows(home: Home) -> None:
    home.site.serve("/letters", news("A letter", LETTER))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(home.folder / "notify"))
        systemd.setblocking(False)
        with home.daemon(NOTIFY_SOCKET=str(home.folder / "notify")) as daemon:
            until(home.told)
            home.configure("guidance", "letters")

            daemon.send(signal.SIGHUP)

            until(lambda: "A letter" in home.told())
        words = [line.split("\n")[0] for line in received(systemd) if line != "WATCHDOG=1"]

    assert home.told() == ["New guidance", "A letter"]
    assert words == ["READY=1", "RELOADING=1", "READY=1"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("[fetch]\nx = 1", "rulewire.toml"),
        ('[channel.b]\ntype = "slack"\nurl = "env:NOWHERE"', "NOWHERE is not set"),
    ],
)
def test_a_broken_file_is_refused_and_the_old_settings_go_on(
    home: Home, more: str, reason: str
) -> None:
    home.site.serve("/hook", "later", status=503)
    with home.daemon() as daemon:
        daemon.says("not taken")
        home.configure("guidance", more=more)
        daemon.send(signal.SIGHUP)
        (refused,) = daemon.says("configuration not reloaded")
        home.configure("guidance")
        home.site.serve("/hook", "ok")

        home.ran("deliveries", "--retry")

        daemon.says("told")
        assert reason in refused["reason"]
        assert len(daemon.log("started")) == 1


def test_another_database_needs_a_restart(home: Home) -> None:
    with home.daemon() as daemon:
        daemon.says("started")
        config = home.folder / "rulewire.toml"
        config.write_text('database = "other.db"\n' + config.read_text())

        daemon.send(signal.SIGHUP)

        (refused,) = daemon.says("configuration not reloaded")
    assert refused["reason"] == "database: cannot change while rulewire runs; restart it"
    assert not (home.folder / "other.db").exists()


def test_a_reload_waits_for_the_round_in_hand(home: Home, slow: Slow) -> None:
    with home.daemon() as daemon:
        until(slow.asked.is_set)
        daemon.send(signal.SIGHUP)
        daemon.says("configuration reloaded")
        slow.go.set()

        until(home.told)

        assert len(daemon.says("started", times=2)) == 2
    assert len(home.site.seen("/guidance")) == 1


def test_a_second_daemon_on_the_same_database_is_refused(home: Home) -> None:
    with alone(home.folder / "rulewire.db"):
        second = home.ran("run")

    assert second.returncode == 2
    assert second.stderr == (
        f"rulewire: {home.folder}/rulewire.db: another rulewire runs on it; stop that one\n"
    )


def test_a_running_daemon_holds_the_lock(home: Home) -> None:
    with home.daemon() as daemon:
        daemon.says("started")

        with (
            pytest.raises(StorageError, match="another rulewire"),
            alone(home.folder / "rulewire.db"),
        ):
            pass


def test_one_source_that_hangs_does_not_hold_up_another(home: Home, slow: Slow) -> None:
    home.configure("guidance", "letters")
    home.site.serve("/letters", news("A letter", LETTER))

    with home.daemon():
        until(home.told)

    assert home.told() == ["A letter"]


def test_a_lock_is_given_back(tmp_path: Path) -> None:
    database = tmp_path / "rulewire.db"
    with alone(database):
        pass

    with alone(database):
        pass


def test_a_lock_is_held_against_another(tmp_path: Path) -> None:
    database = tmp_path / "rulewire.db"

    with (
        alone(database),
        pytest.raises(StorageError, match="another rulewire runs on it"),
        alone(database),
    ):
        pass


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    wanted = r"nowhere/rulewire.db: rulewire.db.lock cannot be written beside it: No such file"

    with pytest.raises(StorageError, match=wanted), alone(tmp_path / "nowhere" / "rulewire.db"):
        pass


def test_trouble_inside_is_not_taken_for_another_daemon(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), alone(tmp_path / "rulewire.db"):
        raise BlockingIOError
