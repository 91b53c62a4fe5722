"""Subscriptions name what exists, and can be met."""

from datetime import time
from pathlib import Path

import pytest

from extractors.model import Severity
from user_file import SOURCE, TOLD, UserFile, user_file_in


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    return user_file_in(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('channels = ["opsx"]', 'no channel is called "opsx"; did you mean "ops"?'),
        ('entities = ["acmee"]', 'no entity has the key "acmee"; did you mean "acme"?'),
        ('entities = ["Acme Microchip"]', 'no entity has the key "Acme Microchip"; did you mean'),
        ('entities = ["zzz"]', 'no entity has the key "zzz"'),
        ('sources = ["gazete"]', 'no source is called "gazete"; did you mean "gazette"?'),
        ('kinds = ["chang"]', 'no kind is called "chang"; did you mean "change"?'),
        ('labels = ["org"]', 'no label is called "org"; did you mean "ORG"?'),
        ('zone = "Europe/Berln"', 'did you mean "Europe/Berlin"?'),
        ('words = ["chip", " "]', 'entry 2 of "words" in [subscription.team]: must not be empty'),
        ('min_severity = "urgent"', "must be one of low, medium, high, critical"),
        ("at = 8", '"at" in [subscription.team]: must be a time of day such as "08:00"'),
        ('at = "8 pm"', '"at" in [subscription.team]: must be a time of day such as "08:00"'),
        ('at = "08:00Z"', '"at" in [subscription.team]: leave out the offset'),
        ('quiet_from = "22:00"', '"quiet_from" and "quiet_to" need each other'),
        ('quiet_to = "22:00"', '"quiet_from" and "quiet_to" need each other'),
        ('quiet_from = "07:00"\nquiet_to = "07:00"', 'is the same time as "quiet_from"'),
    ],
)
def test_a_subscription_that_could_never_be_met_is_refused(
    user: UserFile, line: str, message: str
) -> None:
    text = SOURCE + TOLD
    text = text.replace('channels = ["ops"]', line) if "channels" in line else text + line

    told = user.refused(text, OPS_URL="x")

    assert len(told) == 1
    assert message in told[0]


def test_the_operators_name_is_taken(user: UserFile) -> None:
    told = user.refused(TOLD.replace("subscription.team", "subscription.operator"))

    assert told == ['rulewire.toml:11: [subscription.operator]: "operator" is a reserved name']


def test_the_operators_channels_must_exist(user: UserFile) -> None:
    told = user.refused(f'{TOLD}[alert]\noperator = ["ops", "pager"]\n')

    assert told == [
        'rulewire.toml:14: entry 2 of "operator" in [alert]: '
        'no channel is called "pager"; known: ops'
    ]


def test_a_subscription_reads_as_it_is_written(user: UserFile) -> None:
    text = f'{TOLD}min_severity = "High"\nat = 07:30:00\nquiet_from = "22:00"\nquiet_to = "06:00"'

    team = user.loaded(text).subscriptions["team"]

    assert team.key == "team"
    assert team.min_severity is Severity.HIGH
    assert team.at == time(7, 30)
    assert team.quiet_from == time(22, 0)


def test_an_entity_names_its_kin_by_their_keys(user: UserFile) -> None:
    told = user.refused(TOLD.replace("aliases", 'subsidiary_of = "acmee"\naliases'))

    assert told == [
        'rulewire.toml:7: "subsidiary_of" in [entity.acme]: '
        'no entity has the key "acmee"; did you mean "acme"?'
    ]


def test_a_channel_that_does_not_exist_is_told_when_there_is_none(user: UserFile) -> None:
    told = user.refused('[alert]\noperator = ["ops"]\n')

    assert told == [
        'rulewire.toml:4: entry 1 of "operator" in [alert]: '
        'no channel is called "ops"; none is known'
    ]
