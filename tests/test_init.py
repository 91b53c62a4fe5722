"""`rulewire init`: three questions, a commented file, and what comes next."""

import re
import stat
import tomllib
from pathlib import Path

import pytest

from commanding import Rulewire
from config import load
from config.presets import preset_named, presets
from extractors.errors import ConfigError
from pipeline.demo.mailbox import Mailbox
from pipeline.first_answers import contact, server
from pipeline.first_file import composed
from pipeline.first_options import Options, answered
from terminals import at_terminal

MAIL = ("--mail", "officer@example.org", "--mail-host", "smtp.example.org")
WHO = ("--contact", "me@example.org")
CHIPS = ("--watch", "ai-chips")


@pytest.mark.parametrize("key", presets())
def test_each_preset_names_only_what_ships(tmp_path: Path, key: str) -> None:
    answers = answered(Options("me@example.org", slack=True, watch=(key,)))
    path = tmp_path / "rulewire.toml"
    path.write_text(composed(answers), "utf-8")

    settings = load(path, {})

    assert list(settings.subscriptions) == [key]
    assert settings.subscriptions[key].channels == ("slack",)


def test_a_preset_is_called_by_its_key_its_name_or_its_number() -> None:
    assert [preset_named(word) for word in ("ai-chips", "AI Chips", "1")] == ["ai-chips"] * 3
    with pytest.raises(ConfigError, match='did you mean "entity-list"'):
        preset_named("entity-lst")


def test_options_answer_everything_and_the_file_says_it(rulewire: Rulewire) -> None:
    said = rulewire(
        "init", *WHO, *MAIL, "--slack", "--webhook", *CHIPS, "--watch", "everything BIS"
    )

    assert said.code == 0
    settings = load(Path("rulewire.toml"), {})
    assert settings.fetch.contact == "me@example.org"
    assert set(settings.channels) == {"mail", "slack", "webhook"}
    assert list(settings.subscriptions) == ["ai-chips", "everything-bis"]
    assert settings.alert.operator == ("mail",)
    assert stat.S_IMODE(Path("rulewire.toml").stat().st_mode) == 0o600


def test_every_table_that_is_written_has_a_comment(rulewire: Rulewire) -> None:
    rulewire("init", *WHO, *MAIL, "--slack", "--webhook", *CHIPS)

    text = Path("rulewire.toml").read_text("utf-8")
    own = r"^(?:# .*\n\[(?:channel|subscription)\.|\[(?:fetch|alert)\]\n.*  # )"
    assert len(re.findall(own, text, re.MULTILINE)) == len(re.findall(r"^\[", text, re.MULTILINE))


def test_secrets_are_named_to_be_exported_and_never_asked(rulewire: Rulewire) -> None:
    said = rulewire("init", "mine.toml", *WHO, *MAIL, "--mail-user", "me", "--webhook", *CHIPS)

    exports = re.findall(r"export (\w+)='…'", said.out)
    assert exports == ["RULEWIRE_SMTP_PASSWORD", "RULEWIRE_WEBHOOK_URL", "RULEWIRE_WEBHOOK_SECRET"]
    assert "rulewire check --send -c mine.toml" in said.out
    table = tomllib.loads(Path("mine.toml").read_text("utf-8"))["channel"]["mail"]
    assert table["password"] == "env:RULEWIRE_SMTP_PASSWORD"  # noqa: S105 - a name


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (WHO, "--watch PRESET"),
        ((*MAIL, *CHIPS), "--contact ADDRESS"),
        ((*WHO, *CHIPS), "--slack or --webhook"),
        ((*WHO, "--mail", "a@example.org", *CHIPS), "--mail-host SERVER"),
        ((*WHO, "--mail-host", "x.org", "--slack", *CHIPS), "--mail ADDRESS"),
        (("--contact", "nobody", "--slack", *CHIPS), "must be a mail address or a web address"),
        ((*WHO, "--slack", "--watch", "cats"), "known: ai-chips, entity-list, everything-bis"),
        ((*WHO, "--mail", "a", "--mail-host", "x.org", *CHIPS), "must be one mail address"),
        ((*WHO, "--mail", "a@b.org", "--mail-host", "x.org:y", *CHIPS), "host:port"),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_written(
    rulewire: Rulewire, words: tuple[str, ...], told: str
) -> None:
    said = rulewire("init", *words)

    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not Path("rulewire.toml").exists()


def test_an_empty_contact_is_none() -> None:
    with pytest.raises(ConfigError, match="mail or web address"):
        contact("  ")


@pytest.mark.parametrize("text", ["", ":25", "a b", "x:0", "x:70000"])
def test_what_is_no_server_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        server(text)


@pytest.mark.parametrize(
    ("host", "security"),
    [("localhost:1025", "none"), ("x.org:465", "tls"), ("x.org", "starttls")],
)
def test_mail_is_encrypted_as_its_port_asks(host: str, security: str) -> None:
    answers = answered(Options("a@b.org", mail=("a@b.org",), mail_host=host, watch=("1",)))

    assert tomllib.loads(composed(answers))["channel"]["mail"]["security"] == security


def test_three_questions_are_asked_at_a_terminal_and_again_if_an_answer_is_none(
    tmp_path: Path,
) -> None:
    keys = "nobody\nme@example.org\n1,3\n\nsmtp.example.org\n\nme\n9\n1, 3\n"

    screen = at_terminal(tmp_path, "init", keys=keys)

    assert screen.code == 0, screen.text
    assert "must be a mail address or a web address" in screen.text
    assert '"9" is no preset' in screen.text
    settings = load(tmp_path / "rulewire.toml", {})
    assert set(settings.channels) == {"mail", "webhook"}
    assert list(settings.subscriptions) == ["ai-chips", "everything-bis"]
    assert "rulewire once" in screen.text


def test_a_file_that_is_there_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "rulewire.toml").write_text("# mine\n")

    screen = at_terminal(tmp_path, "init")

    assert screen.code == 2
    assert screen.text == "rulewire: rulewire.toml: is there already; name another file\n"


def test_what_is_missing_for_a_test_alert_is_told_at_once_as_commands(
    rulewire: Rulewire,
) -> None:
    rulewire("init", *WHO, "--slack", "--webhook", *CHIPS)

    said = rulewire("check", "--send")

    assert said.code == 2
    assert re.findall(r"export (\w+)=", said.err) == [
        "RULEWIRE_SLACK_URL", "RULEWIRE_WEBHOOK_URL", "RULEWIRE_WEBHOOK_SECRET",
    ]  # fmt: skip


def test_from_nothing_to_a_test_alert_in_three_commands(
    rulewire: Rulewire,
) -> None:
    with Mailbox() as mailbox:
        where = ("--mail", "officer@example.org", "--mail-host", f"127.0.0.1:{mailbox.port}")
        written = rulewire("init", *WHO, *where, *CHIPS)
        sent = rulewire("check", "--send")

    assert (written.code, sent.code) == (0, 0), sent.err
    assert [mail["To"] for mail in mailbox.mails] == ["officer@example.org"]
    assert sent.out.splitlines()[-1].startswith("mail: ")
