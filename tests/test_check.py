"""`rulewire check` shows what is in force and proves it, before anything runs on it."""

import tomllib
from pathlib import Path

import pytest

from commanding import Rulewire
from running import Home

LISTING = """
[source.orders]
kind = "listing"
url = "https://www.example.gov/orders"
name = "Orders"
authority = "official"
[source.orders.options]
OPTION
"""


@pytest.fixture(autouse=True)
def home(home: Home) -> Home:
    for path in ("/hook", "/desk"):
        home.site.serve(path, "ok")
    return home


def line_of(key: str) -> int:
    """Return the line of the user's file in which `key` stands."""
    lines = Path("rulewire.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(key))


def test_the_effective_settings_are_shown_as_toml(rulewire: Rulewire, home: Home) -> None:
    said = rulewire("check")

    shown = tomllib.loads(said.out.rpartition("\n\n")[0])
    assert said.code == 0
    assert shown["database"] == str(home.folder / "rulewire.db")
    assert shown["source"]["guidance"]["alert_first_sight"] is True
    assert shown["fetch"]["max_redirects"] == 5


def test_its_last_line_says_what_is_in_order(rulewire: Rulewire) -> None:
    said = rulewire("check")

    assert said.out.splitlines()[-1] == (
        "ok: 1 of 1 sources enabled, 1 entities, 2 channels, 1 subscriptions"
    )


def test_secrets_are_named_and_not_shown(rulewire: Rulewire, home: Home) -> None:
    said = rulewire("check")

    assert 'url = "env:HOOK (set)"' in said.out
    assert f"{home.site.url}/hook" not in said.out


def test_certificates_that_cannot_be_read_are_told(rulewire: Rulewire, home: Home) -> None:
    pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    (home.folder / "ours.pem").write_text(pem, "utf-8")
    text = (home.folder / "rulewire.toml").read_text("utf-8")
    with_ours = text.replace("[fetch]", '[fetch]\nca_file = "ours.pem"')
    (home.folder / "rulewire.toml").write_text(with_ours, "utf-8")

    said = rulewire("check")

    assert said.code == 2
    assert "fetch.ca_file" in said.err


def test_nothing_is_sent_and_nothing_fetched(rulewire: Rulewire, home: Home) -> None:
    rulewire("check")

    assert home.site.requests == []
    assert not (home.folder / "rulewire.db").exists()


def test_a_secret_that_is_not_there_is_told_with_file_line_and_key(
    rulewire: Rulewire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOOK")

    said = rulewire("check")

    line = line_of('url = "env:HOOK"')
    assert said.code == 2
    assert 'url = "env:HOOK (not set)"' in said.out
    assert said.err.startswith(
        f'rulewire: rulewire.toml:{line}: "url" in [channel.hook]: the environment variable HOOK'
    )


@pytest.mark.parametrize(
    ("more", "key", "reason"),
    [
        ("[fetch.host_pause_s]\nx = -1", "x = -1", '"x" in [fetch.host_pause_s]'),
        (LISTING.replace("OPTION", "item = 'li'\nnxet = 'a'"), "nxet", 'did you mean "next"?'),
        (LISTING.replace("OPTION", "item = 'li['"), "item", '"item" in [source.orders.options]'),
        ('[channel.b]\ntype = "slak"', "type = \"slak\"", 'did you mean "slack"?'),
        ('[subscription.b]\nchannels = ["hok"]', "channels = [\"hok\"]", 'did you mean "hook"?'),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_line_and_key(
    rulewire: Rulewire, home: Home, more: str, key: str, reason: str
) -> None:
    home.configure("guidance", more=more)

    said = rulewire("check")

    assert said.code == 2
    assert f"rulewire: rulewire.toml:{line_of(key)}: " in said.err
    assert reason in said.err


def test_a_contact_is_needed(rulewire: Rulewire) -> None:
    path = Path("rulewire.toml")
    path.write_text(path.read_text().replace("officer@example.org", ""))

    said = rulewire("check")

    assert said.code == 2
    assert "set contact" in said.err


def test_a_file_that_is_not_there_is_named(rulewire: Rulewire) -> None:
    said = rulewire("check", "--config", "mine.toml")

    assert said.code == 2
    assert said.err == "rulewire: mine.toml: no such file; `rulewire init` writes one\n"


def test_a_test_message_goes_to_every_channel(rulewire: Rulewire, home: Home) -> None:
    said = rulewire("check", "--send")

    assert said.code == 0
    assert said.out.splitlines()[-2:] == ["desk: 200 ok", "hook: 200 ok"]
    assert home.told("/hook") == home.told("/desk") == ["A test of this channel"]


def test_a_test_message_goes_to_one_channel(rulewire: Rulewire, home: Home) -> None:
    said = rulewire("deliveries", "--test", "--channel", "desk")

    assert (said.code, said.out) == (0, "desk: 200 ok\n")
    assert home.told("/hook") == []


def test_a_channel_that_does_not_take_it_is_told_and_the_others_are_tried(
    rulewire: Rulewire, home: Home
) -> None:
    home.site.serve("/desk", "no", status=503)

    said = rulewire("deliveries", "--test")

    assert (said.code, said.out, said.err) == (1, "hook: 200 ok\n", "rulewire: desk: HTTP 503 no\n")


def test_a_test_that_no_channel_takes_exits_with_3(rulewire: Rulewire, home: Home) -> None:
    for path in ("/hook", "/desk"):
        home.site.serve(path, status=503)

    assert rulewire("check", "--send").code == 3


def test_a_channel_that_hangs_is_given_up(rulewire: Rulewire, home: Home) -> None:
    home.configure("guidance")
    config = Path("rulewire.toml")
    config.write_text(config.read_text().replace("[alert]", "[alert]\nsend_timeout_s = 0.2"))
    home.site.silent("/desk")

    said = rulewire("deliveries", "--test", "--channel", "desk")

    assert said.err == "rulewire: desk: no answer within 0.2 s\n"


def test_a_channel_that_is_not_there_is_named(rulewire: Rulewire) -> None:
    said = rulewire("deliveries", "--test", "--channel", "pager")

    assert said.code == 2
    assert said.err == "rulewire: channel: no channel pager; known: desk, hook\n"


def test_a_database_in_no_folder_is_refused(rulewire: Rulewire, home: Home) -> None:
    path = home.folder / "rulewire.toml"
    text = path.read_text("utf-8")
    path.write_text('database = "nowhere/rulewire.db"\n' + "\n".join(
        line for line in text.splitlines() if not line.startswith("database")), "utf-8")  # fmt: skip

    said = rulewire("check")

    assert said.code == 2
    assert f"there is no folder {home.folder / 'nowhere'}; create it" in said.err
