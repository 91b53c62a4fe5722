from pathlib import Path

import pytest

from config import Table, load
from extractors.errors import ConfigError, DeliveryError
from letters import message
from pipeline.outbound import build, channels
from receivers import http_receiver


def table(folder: Path, text: str, **environ: str) -> Table:
    """Return the table [channel.ops] as a user's file gives it."""
    path = folder / "rulewire.toml"
    path.write_text(f'[gate]\nprivate_networks = ["127.0.0.0/8"]\n[channel.ops]\n{text}')
    return load(path, environ=environ).channels["ops"]


def test_every_channel_is_found_in_the_folder() -> None:
    assert list(channels()) == ["apprise", "email", "slack", "webhook"]


def test_a_channel_is_built_from_its_table(tmp_path: Path) -> None:
    wanted = table(
        tmp_path, 'type = "slack"\nurl = "env:HOOK"', HOOK="https://hooks.slack.com/services/hush"
    )

    found = build(wanted)

    assert (found.key, found.kind.name) == ("ops", "slack")
    assert "hush" not in repr(found)


def test_an_unknown_type_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='"slak" is no kind of channel; did you mean "slack"'):
        build(table(tmp_path, 'type = "slak"'))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('type = "slack"\nurl = "env:HOOK"', "must be an https address"),
        ('type = "webhook"\nurl = "env:SAFE"', '"secret"'),
        ('type = "apprise"\nurls = ["env:SAFE", "env:HOOK"]', "address 2 names no service"),
        ('type = "email"\nhosst = "x"', 'did you mean "host"'),
    ],
)
def test_a_setting_that_cannot_work_is_told_without_the_secret(
    tmp_path: Path, text: str, complaint: str
) -> None:
    wanted = table(tmp_path, text, HOOK="hush://hush", SAFE="jsons://example.org/hush")

    with pytest.raises(ConfigError) as caught:
        build(wanted)

    assert complaint in str(caught.value)
    assert "hush" not in str(caught.value)


async def test_a_failure_names_the_channel_by_its_key(tmp_path: Path) -> None:
    async with http_receiver() as receiver:
        receiver.refuse(429, retry_after=7)
        text = 'type = "slack"\nurl = "env:HOOK"'
        ops = build(table(tmp_path, text, HOOK=receiver.url()))

        with pytest.raises(DeliveryError) as caught:
            await ops.send(message())

    assert str(caught.value) == "ops: HTTP 429 no"
    assert (caught.value.channel, caught.value.retry_after_s) == ("ops", 7.0)


@pytest.mark.parametrize("kind", ["slack", "webhook"])
def test_a_hook_on_this_machine_needs_the_gate_to_name_it(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "rulewire.toml"
    path.write_text(f'[channel.ops]\ntype = "{kind}"\nsecret = "env:HOOK"\nurl = "env:HOOK"')
    ops = load(path, environ={"HOOK": "http://127.0.0.1:8080/hush"}).channels["ops"]

    with pytest.raises(ConfigError) as caught:
        build(ops)

    assert f'{path}:4: "url" in [channel.ops]: leads to this machine' in str(caught.value)
    assert 'set private_networks = ["127.0.0.0/8"] under [gate]' in str(caught.value)
    assert "hush" not in str(caught.value)
