"""What is wrong, each with what to do; and the ping that stays away or says so."""

import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from config import load, masked
from config.settings import Settings
from extractors.errors import ConfigError
from fetching import NOON
from making import delivery, finding
from pipeline.answering import COLUMNS, Report, cells, for_a_program, last_word, looked
from pipeline.checkup import Check, checkup, unfit
from pipeline.listening import listening
from pipeline.ping import ping, sound
from pipeline.tables import aligned
from servers import Server
from storage.store import Store

FILE = """
sources.shipped = false
entities.shipped = false
[gate]
private_networks = ["127.0.0.0/8"]
[heartbeat]
url = "env:PING"
[channel.hook]
type = "slack"
url = "env:PING"
[source.bis]
kind = "page"
url = "https://bis.example.gov/news"
name = "BIS"
authority = "official"
"""
HOUR = timedelta(hours=1)


def configured(folder: Path, ping_to: str, more: str = "") -> Settings:
    path = folder / "rulewire.toml"
    path.write_text(FILE + more, "utf-8")
    return load(path, {"PING": ping_to})


@pytest.fixture
def settings(tmp_path: Path, server: Server) -> Settings:
    server.serve("/ping/1", "ok")
    server.serve("/ping/1/fail", "ok")
    return configured(tmp_path, f"{server.url}/ping/1")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """Give a store in which all is well at noon."""
    with Store(settings.database) as made:
        made.sources.configure([one.source for one in settings.sources.values()], [], NOON)
        made.sources.round_ok("bis", NOON, NOON + HOUR)
        made.vitals.started("1", 7, NOON)
        made.vitals.pulse(NOON, NOON, NOON)
        yield made


def found(settings: Settings, store: Store, **later: float) -> dict[str, Check]:
    """Return what is not in order, by name."""
    checks = checkup(settings, store, NOON + timedelta(**later))
    return {c.name: c for c in checks if c.verdict != "ok" and c.name != "backup"}


def give_up(store: Store, channel: str = "hook") -> None:
    store.outbox.tell([finding()], [delivery(channel=channel)], NOON)
    owed = store.outbox.due(NOON + 3 * HOUR)
    store.outbox.put(owed, "b")
    store.outbox.dead("b", "HTTP 410", NOON)


def test_all_is_well(settings: Settings, store: Store) -> None:
    assert found(settings, store) == {}


def test_a_blind_source_is_wrong_and_rulewire_still_fit(settings: Settings, store: Store) -> None:
    for _ in range(2):
        store.sources.round_failed("bis", "HTTP 503", NOON)
    store.sources.blind("bis", NOON)

    checks = checkup(settings, store, NOON)

    (wrong,) = [check for check in checks if check.verdict == "wrong"]
    assert wrong.says == "1 of 1 sources blind: bis since 2025-05-13T12:00:00Z"
    assert unfit(checks) == []


def test_a_quiet_source_is_a_note(settings: Settings, store: Store) -> None:
    store.vitals.quiet("bis", NOON)

    assert found(settings, store)["pace"].verdict == "note"


def test_a_loop_that_turns_and_does_not_look_is_wrong(settings: Settings, store: Store) -> None:
    store.vitals.pulse(NOON + HOUR, NOON, NOON + HOUR)

    told = found(settings, store, hours=1)["daemon"]

    assert told.says == "turns, but has not looked for what is due since 60 minutes ago"


def test_a_loop_that_stands_is_wrong(settings: Settings, store: Store) -> None:
    told = found(settings, store, minutes=12)["daemon"]

    assert told.says == (
        "gave its last sign of life 12 minutes ago; the last round at any source was 12 minutes ago"
    )
    assert told.remedy.startswith("see whether process 7 hangs")


def test_rounds_of_cron_are_no_daemon_and_no_fault_until_they_stay_away(
    settings: Settings, store: Store
) -> None:
    store.vitals.stopped(NOON)

    assert found(settings, store, hours=1)["daemon"].verdict == "note"
    assert found(settings, store, hours=4)["daemon"].verdict == "wrong"


def test_a_source_that_was_due_long_ago_is_named(settings: Settings, store: Store) -> None:
    store.vitals.pulse(NOON + 3 * HOUR, NOON + 3 * HOUR, NOON + 3 * HOUR)

    told = found(settings, store, hours=3)["rounds"]

    assert told.says == ("1 of 1 sources due long ago, not checked: bis since 2025-05-13T13:00:00Z")


def test_what_lies_too_long_is_wrong(settings: Settings, store: Store) -> None:
    store.outbox.tell([finding()], [delivery(due=NOON, channel="hook")], NOON)

    told = found(settings, store, hours=2)["deliveries"]

    assert told.says == "1 deliveries wait, the oldest is due 2 hours ago"


def test_a_channel_is_dead_until_it_takes_something(settings: Settings, store: Store) -> None:
    give_up(store)
    dead = found(settings, store)["channels"]
    store.outbox.retry(NOON)
    store.outbox.put(store.outbox.due(NOON), "c")
    store.outbox.sent("c", "200", NOON)

    assert dead.says == "given up on hook; nothing has arrived there since"
    assert "channels" not in found(settings, store)


def test_a_disk_without_room_is_wrong(tmp_path: Path, settings: Settings, store: Store) -> None:
    more = "[health]\ndisk_free_mb = 999_999_999"
    short = configured(tmp_path, "http://127.0.0.1:1/ping", more)

    assert found(short, store)["disk"].remedy.startswith("make room")


def test_an_old_backup_is_wrong_and_none_yet_a_note(settings: Settings, store: Store) -> None:
    none = [check for check in checkup(settings, store, NOON) if check.name == "backup"]
    folder = Path(settings.backup.folder)
    folder.mkdir()
    (folder / "rulewire-20250504T120000Z.db").touch()

    (old,) = [check for check in checkup(settings, store, NOON) if check.name == "backup"]

    assert [check.verdict for check in none] == ["note"]
    assert (old.verdict, old.says) == ("wrong", "the last was made 9 days ago")


def test_a_database_that_is_missing_or_broken_is_what_is_wrong(settings: Settings) -> None:
    missing = looked(settings, thorough=True)
    settings.database.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    broken = looked(settings, thorough=True)

    assert "there is no database yet" in missing.checks[0].says
    assert last_word(missing) == "one thing is wrong"
    assert broken.wrong


def test_a_report_is_a_table_for_people_and_an_object_for_programs() -> None:
    checks = [Check("sight", "wrong", "1 blind\x1b[2J", "look"), Check("disk", "ok", "fine")]

    report = Report(NOON, checks)

    assert list(aligned(COLUMNS, cells(report))) == [
        "WRONG  sight       1 blind [2J",
        "                   → look",
        "ok     disk        fine",
    ]
    assert last_word(report) == "one thing is wrong"
    assert json.loads(for_a_program(report))["status"] == "wrong"


async def pinged(settings: Settings, store: Store) -> list[Any]:
    """Ping at noon; return what was logged."""
    with structlog.testing.capture_logs() as lines:
        await ping(settings, store, lambda: NOON)
    return list(lines)


async def test_a_ping_says_that_all_is_well(
    settings: Settings, store: Store, server: Server
) -> None:
    await pinged(settings, store)

    assert [seen.path for seen in server.requests] == ["/ping/1"]
    row = store.vitals.daemon()
    assert row is not None
    assert (row["ping_ok_at"], row["ping_error"]) == ("2025-05-13T12:00:00Z", "")


async def test_a_dead_channel_fails_the_ping(
    settings: Settings, store: Store, server: Server
) -> None:
    give_up(store)

    (line,) = await pinged(settings, store)

    (seen,) = server.requests
    assert seen.path == "/ping/1/fail"
    assert json.loads(seen.body)["reasons"] == line["reasons"]


async def test_a_ping_may_stay_away_instead(
    tmp_path: Path, store: Store, settings: Settings, server: Server
) -> None:
    give_up(store)
    silent = settings.heartbeat.model_copy(update={"fail": False})

    await pinged(settings.model_copy(update={"heartbeat": silent}), store)

    assert server.requests == []


async def test_a_ping_that_fails_is_noted_and_told_after_a_while(
    settings: Settings, store: Store, server: Server
) -> None:
    server.serve("/ping/1", status=404)

    (line,) = await pinged(settings, store)
    store.vitals.pulse(NOON + HOUR / 2, NOON + HOUR / 2, NOON + HOUR / 2)

    assert (line["event"], line["reason"]) == ("ping failed", "HTTP 404")
    assert "ping" not in found(settings, store)
    told = found(settings, store, minutes=30)["ping"]
    assert told.says == "the dead-man's ping has not arrived since 30 minutes ago: HTTP 404"


async def test_nobody_there_is_noted_without_the_address(
    tmp_path: Path, settings: Settings, store: Store
) -> None:
    nowhere = configured(tmp_path, "http://127.0.0.1:1/secret-token")

    lines = await pinged(nowhere, store)

    assert lines[0]["reason"] == "no answer: cannot connect"
    assert "secret-token" not in str(lines) + masked(nowhere)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('[health]\nlisten = "0.0.0.0:9470"', "is not this machine alone"),
        ('[health]\nlisten = "9470"', 'must be an address and a port such as "127.0.0.1:9470"'),
        ('[health]\nlisten = "127.0.0.1:99999"', "must be an address and a port"),
    ],
)
def test_a_wrong_address_to_listen_at_is_refused(tmp_path: Path, more: str, fault: str) -> None:
    with pytest.raises(ConfigError, match=fault):
        configured(tmp_path, "https://x.example/", more)


def test_an_address_that_others_reach_must_be_meant(tmp_path: Path) -> None:
    more = '[health]\npublic = true\nlisten = "0.0.0.0:9470"'

    assert configured(tmp_path, "https://x.example/", more).health.listen == "0.0.0.0:9470"


def test_the_address_of_the_ping_must_be_there_and_private(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the environment variable PING is not set"):
        configured(tmp_path, "")
    with pytest.raises(ConfigError, match="must be an https address") as caught:
        sound(configured(tmp_path, "http://elsewhere.example/secret-token"))

    assert "secret-token" not in str(caught.value)


def test_the_address_of_the_ping_may_not_stand_in_the_file(tmp_path: Path) -> None:
    text = FILE.replace('"env:PING"', '"https://hc-ping.com/x"', 1)
    (tmp_path / "rulewire.toml").write_text(text, "utf-8")

    with pytest.raises(ConfigError, match='must be written "env:NAME"'):
        load(tmp_path / "rulewire.toml", {"PING": "x"})


def test_a_port_that_is_taken_is_logged_and_stops_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        more = f'[health]\nlisten = "127.0.0.1:{taken.getsockname()[1]}"'
        settings = configured(tmp_path, "https://x.example/", more)
        with structlog.testing.capture_logs() as lines, listening(settings):
            pass

    assert [line["event"] for line in lines] == ["health not served"]
