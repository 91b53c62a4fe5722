"""A running daemon tells how it is: at a port, by a ping, and to whoever runs `rulewire health`."""

import json
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from config import load
from pipeline.checkup import checkup
from pipeline.clock import clock
from running import Daemon, Home, news, until
from servers import Server
from storage.store import Store

MORE = """
[health]
listen = "127.0.0.1:0"
[heartbeat]
url = "env:PING"
every_minutes = 1
timeout_s = 2
"""


@dataclass
class Living:
    """A daemon that has done its first rounds."""

    home: Home
    daemon: Daemon
    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as client:
            client.request(method, path, headers=headers)
            answer = client.getresponse()
            return answer, answer.read()

    def said(self, raw: bytes) -> bytes:
        """Return what these very bytes are answered with, nothing if they are cut off."""
        with (
            suppress(ConnectionError),
            socket.create_connection(("127.0.0.1", self.port), timeout=20) as client,
        ):
            client.sendall(raw)
            return client.recv(100_000)
        return b""


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    with Server() as site:
        home = Home(tmp_path_factory.mktemp("vital"), site)
        home.configure("guidance", more=MORE)
        site.serve("/hook", "ok")
        site.serve("/desk", "ok")
        site.serve("/ping", "OK")
        site.serve("/guidance", news("New guidance"))
        with home.daemon(PING=f"{site.url}/ping") as daemon:
            daemon.says("told")
            port = daemon.says("health served")[0]["port"]
            until(lambda: site.seen("/ping"))
            yield Living(home, daemon, port)


def test_health_is_told_as_json(living: Living) -> None:
    answer, body = living.get("/-/health")
    told = json.loads(body)

    assert (answer.status, told["status"]) == (200, "ok")
    assert {check["name"] for check in told["checks"]} == {
        "database", "daemon", "sight", "rounds", "pace", "channels", "deliveries", "disk", "ping",
        "backup",
    }  # fmt: skip


def test_metrics_are_what_prometheus_reads(living: Living) -> None:
    answer, body = living.get("/-/metrics")
    families = {family.name: family for family in text_string_to_metric_families(body.decode())}
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in families.values()
        for sample in family.samples
    }

    assert answer.getheader("Content-Type", "").startswith("text/plain; version=0.0.4")
    assert samples["rulewire_healthy",] == 1
    assert samples["rulewire_rounds_total", "guidance", "ok"] == 1
    assert samples["rulewire_deliveries", "hook", "sent"] == 1
    assert samples["rulewire_documents",] == 1
    assert samples["rulewire_source_last_success_age_seconds", "guidance"] < 600
    assert samples["process_resident_memory_bytes",] > 1e6
    assert all(family.documentation for family in families.values())


def test_an_answer_may_not_be_kept_framed_or_guessed_at(living: Living) -> None:
    answer, _ = living.get("/-/health")

    assert answer.getheader("Content-Security-Policy", "").startswith("default-src 'none'")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", "/-/health", 200),
        ("POST", "/-/health", 405),
        ("DELETE", "/-/metrics", 405),
        ("GET", "/", 404),
        ("GET", "/-/health/../../etc/passwd", 404),
    ],
)
def test_only_reading_is_answered(living: Living, method: str, path: str, status: int) -> None:
    assert living.get(path, method)[0].status == status


def test_a_page_that_rebinds_a_name_reads_nothing(living: Living) -> None:
    assert living.get("/-/health", Host="evil.example.org")[0].status == 403
    assert living.get("/-/health", Host=f"localhost:{living.port}")[0].status == 200


@pytest.mark.parametrize("raw", [b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x00\r\n\r\n"])
def test_what_is_no_request_is_refused(living: Living, raw: bytes) -> None:
    assert living.said(raw).startswith(b"HTTP/1.1 400 ")


def test_a_request_that_is_too_long_is_cut_off(living: Living) -> None:
    assert living.said(b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\n\r\n") == b""


def test_slow_clients_give_way(living: Living) -> None:
    slow = [socket.create_connection(("127.0.0.1", living.port)) for _ in range(40)]
    for client in slow:
        client.sendall(b"GET /-/health HTTP/1.1\r\nX: ")

    answers = [living.get("/-/health")[0].status for _ in range(3)]

    assert answers == [200, 200, 200]
    for client in slow:
        client.close()


def test_a_ping_goes_out_and_its_address_stays_secret(living: Living) -> None:
    (first, *_) = living.home.site.seen("/ping")

    assert first.method == "POST"
    assert json.loads(first.body) == {"status": "ok", "reasons": []}
    assert "/ping" not in living.daemon.file.read_text("utf-8")


def test_a_person_is_told_beside_the_daemon(living: Living) -> None:
    ran = living.home.ran("health", PING=f"{living.home.site.url}/ping")

    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.splitlines()[-1] == "all is well"
    assert "ok     daemon      runs since " in ran.stdout


def due(home: Home) -> None:
    """Let all sources be due, behind the daemon's back."""
    with closing(sqlite3.connect(home.folder / "rulewire.db")) as connection:
        connection.execute("update source set next_due = '2025-05-13T12:00:00Z'")
        connection.commit()


def test_blindness_and_its_end_are_told_once_through_reload_and_kill(
    tmp_path: Path, server: Server
) -> None:
    home = Home(tmp_path, server)
    home.configure("guidance")
    config = tmp_path / "rulewire.toml"
    config.write_text(config.read_text().replace("[alert]", "[alert]\nblind_after = 1"))
    server.serve("/desk", "ok")
    server.serve("/guidance", status=503)
    with home.daemon() as daemon:
        until(lambda: home.told("/desk"))
        daemon.send(signal.SIGHUP)
        daemon.says("started", times=2)
        due(home)
        daemon.says("round failed", times=2)
        daemon.send(signal.SIGKILL)
        daemon.stopped()
    with Store(home.folder / "rulewire.db") as store:
        later = clock() + timedelta(minutes=12)
        checks = checkup(load(config, home.environ), store, later)
        found = {check.name: check for check in checks}

    with home.daemon() as daemon:
        due(home)
        daemon.says("round failed")
        server.serve("/guidance", news("New guidance"))
        due(home)
        until(lambda: len(home.told("/desk")) > 1)
        daemon.send(signal.SIGTERM)
        daemon.stopped()

    assert home.told("/desk") == [
        "No sight of The page guidance: never seen",
        "The page guidance is seen again",
    ]
    assert found["daemon"].says.startswith("gave its last sign of life 1")
    assert found["daemon"].remedy.endswith("start it: rulewire run (or systemctl start rulewire)")
