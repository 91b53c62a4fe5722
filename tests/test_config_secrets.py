"""Channels and their secrets, which no message and no listing shows."""

from pathlib import Path
from typing import Self

import pytest
from pydantic import Field, SecretStr, model_validator

from config import build, masked
from config.secret import Secret
from extractors.errors import ConfigError
from extractors.watch import Strict
from user_file import SOURCE, TOLD, UserFile, user_file_in


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    return user_file_in(tmp_path, monkeypatch)


class Proxy(Strict):
    """A table inside a channel's table."""

    host: str


class SlackLike(Strict):
    """A channel's settings, as a channel writes them."""

    url: Secret
    retries: int = 1
    tokens: tuple[Secret, ...] = ()
    sender: str = Field(default="", alias="from")
    proxy: Proxy | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.retries > 5:
            raise ValueError("more than 5 retries help nobody")
        return self


def test_a_secret_comes_from_the_environment_by_name(user: UserFile) -> None:
    settings = user.loaded(TOLD, OPS_URL="https://hooks.example.org/hush")

    channel = build(SlackLike, settings.channels["ops"])

    assert channel.url.get_secret_value() == "https://hooks.example.org/hush"
    assert "hush" not in repr(settings) + repr(channel)


def test_code_may_hand_over_a_secret(user: UserFile) -> None:
    channel = SlackLike(url=SecretStr("hush"))

    assert channel.url.get_secret_value() == "hush"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"env:OPS_URL"',
            '"env:OPS_URI"',
            'rulewire.toml:10: "url" in [channel.ops]: the environment variable OPS_URI is not set: '
            "export OPS_URI='…' before rulewire starts",
        ),
        (
            '"env:OPS_URL"',
            '"https://hush"',
            'rulewire.toml:10: "url" in [channel.ops]: is a secret and must not stand in a file: '
            'write "env:NAME" and put the secret into the environment variable NAME',
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\ntokens = ["env:OPS_URL", 7]',
            'rulewire.toml:11: entry 2 of "tokens" in [channel.ops]: is a secret and must not '
            'stand in a file: write "env:NAME" and put the secret into the environment variable '
            "NAME",
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\nretires = 2',
            'rulewire.toml:11: unknown key "retires" in [channel.ops]; did you mean "retries"?',
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\nform = "x"',
            'rulewire.toml:11: unknown key "form" in [channel.ops]; did you mean "from"?',
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\nfrom = "env:SENDER"',
            'rulewire.toml:11: "from" in [channel.ops]: is not a secret: '
            'write the value itself instead of "env:…"',
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\nproxy = { hots = "x", host = "y" }',
            'rulewire.toml:11: unknown key "hots" in [channel.ops.proxy]; did you mean "host"?',
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\nretries = 6',
            "rulewire.toml:8: [channel.ops]: more than 5 retries help nobody",
        ),
        (
            '"env:OPS_URL"',
            '"env:OPS_URL"\nretries = "2"',
            'rulewire.toml:11: "retries" in [channel.ops]: must be written without quotes',
        ),
    ],
)
def test_a_wrong_channel_is_told_as_well_as_any_setting(
    user: UserFile, old: str, new: str, message: str
) -> None:
    table = user.loaded(TOLD.replace(old, new), OPS_URL="hush").channels["ops"]

    with pytest.raises(ConfigError) as caught:
        build(SlackLike, table)

    assert str(caught.value) == message
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_table_can_be_refused_for_reasons_of_its_user(user: UserFile) -> None:
    table = user.loaded(TOLD).channels["ops"]

    error = table.refuse("type", 'no channel type is called "slack"')

    assert table.type == "slack"
    assert str(error) == (
        'rulewire.toml:9: "type" in [channel.ops]: no channel type is called "slack"'
    )


def test_the_effective_settings_are_shown_without_secrets(user: UserFile) -> None:
    text = SOURCE.replace("/news", "/news?api_key=hush&page=1") + TOLD
    text = text.replace(
        '"env:OPS_URL"',
        '"env:OPS_URL"\npassword = "hush"\ntokens = ["env:NONE"]\n'
        'headers = { Authorization = "hush" }',
    )

    shown = masked(user.loaded(text, OPS_URL="hush"))

    assert "hush" not in shown
    assert 'url = "https://www.example.gov/news?api_key=(hidden)&page=1"' in shown
    assert 'url = "env:OPS_URL (set)"' in shown
    assert 'password = "(hidden)"' in shown
    assert 'tokens = ["env:NONE (not set)"]' in shown
    assert "# entities watched: 1 (1 ORG)" in shown


def test_what_is_shown_loads_again_as_the_same_settings(user: UserFile) -> None:
    first = user.loaded(
        f'{SOURCE}publisher = "\\u007f 🛰"\n{TOLD}quiet_from = 22:00:00\n'
        "quiet_to = 06:00:00\nmin_severity = 'high'\n",
        OPS_URL="x",
    )
    second = user.loaded(masked(first) + TOLD.split("[channel")[0], OPS_URL="x")

    assert second.sources == first.sources
    assert second.subscriptions == first.subscriptions
    assert second.fetch == first.fetch
