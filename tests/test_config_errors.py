"""What is wrong in a file is told with its line, its key and what is allowed."""

from pathlib import Path

import pytest

from config import load
from config.complaint import Complaint
from config.nearest import nearest
from config.settings import (
    AlertSettings,
    DaemonSettings,
    FetchSettings,
    GateSettings,
    ReadSettings,
    SourceTable,
)
from config.sources import source_settings
from config.validation import WrongError
from extractors.errors import ConfigError
from extractors.model import Authority
from extractors.registry import SourceKind
from extractors.sources.page import read_page
from extractors.watch import Entity, Strict, Subscription
from user_file import SOURCE, TOLD, UserFile, user_file_in

MODELS = (
    GateSettings, FetchSettings, ReadSettings, AlertSettings, DaemonSettings, SourceTable, Entity, Subscription,
)  # fmt: skip


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    return user_file_in(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[fetch]\ntries = 1\ntries = 2\n", "rulewire.toml:5: is not valid TOML: this key"),
        (
            f"[fetch]\ntries = {'9' * 4301}\n",
            "rulewire.toml:4: is not valid TOML: Exceeds the limit",
        ),
        ("[fetch]\n[fetch]\n", "rulewire.toml:4: is not valid TOML: Cannot declare"),
        ("[fetch]\ncontact = \n", "rulewire.toml:4: is not valid TOML: Invalid value"),
        ('database = "x\n', "rulewire.toml:3: is not valid TOML: Illegal character"),
        ('database = """x\n', "rulewire.toml:3: is not valid TOML: Unterminated string"),
    ],
)
def test_what_is_not_toml_names_its_line(user: UserFile, text: str, message: str) -> None:
    assert user.refused(text)[0].startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('dattabase = "x"', 'rulewire.toml:3: unknown key "dattabase"; did you mean "database"?'),
        ("[fetsh]\na = 1", 'rulewire.toml:3: unknown key "fetsh"; did you mean "fetch"?'),
        (
            f"{SOURCE}evry_minutes = 3",
            'rulewire.toml:9: unknown key "evry_minutes" in [source.gazette]; '
            'did you mean "every_minutes"?',
        ),
        (
            f"{SOURCE}options = {{ sielect = 'p' }}",
            'rulewire.toml:9: unknown key "sielect" in [source.gazette.options]; '
            'did you mean "select"?',
        ),
        (
            f"{TOLD}chaneels = []",
            'rulewire.toml:13: unknown key "chaneels" in [subscription.team]; '
            'did you mean "channels"?',
        ),
        (
            '[entity.x]\nname = "X"\nlabel = "PERSON"\n[[entity.x.offices]]\nttitle = "Head"',
            'rulewire.toml:7: unknown key "ttitle" in [entity.x.offices]; did you mean "title"?',
        ),
        (
            "[daemon]\nzzz = 1",
            'rulewire.toml:4: unknown key "zzz" in [daemon]; '
            "known: drain_s, log, log_level, stop_grace_s, tick_s",
        ),
        (
            f'{TOLD}key = "team"',
            'rulewire.toml:13: "key" in [subscription.team]: leave it out, the header names it',
        ),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(
    user: UserFile, text: str, message: str
) -> None:
    assert message in user.refused(text, OPS_URL="x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[gate]\nprivate_networks = "10.0.0.0/8"', '"private_networks" in [gate]: must be a list'),
        (
            '[gate]\nprivate_networks = ["10.1.2.3"]',
            'rulewire.toml:4: entry 1 of "private_networks" in [gate]',
        ),
        ("[gate]\nprivate_networks = [10]", "must be a network in CIDR notation such as"),
        ('[gate]\nprivate_networks = ["10.0.0.1/8"]', "10.0.0.1/8 has host bits set"),
        ('[gate]\nprivate_networks = ["fd00::/200"]', "must be a network such as"),
        ('[gate]\nprivate_networks = ["::/0"]', "must not be everything: that would take the gate"),
        ('[read]\nexecutor = "tcp://x:8786"', '"executor" in [read]: must be a scheduler such as'),
        ('[read]\nexecutor = "dask://x"', 'such as "dask://10.0.0.5:8786", "" for none'),
        ('[read]\nexecutor = "tls://me@x:8786"', '"executor" in [read]: must be a scheduler'),
        ("[fetch]\ntries = 0", '"tries" in [fetch]: must be greater than or equal to 1'),
        ('[fetch]\ntries = "3"', '"tries" in [fetch]: must be written without quotes'),
        ("[fetch]\ntries = true", '"tries" in [fetch]: must be a number'),
        ("[fetch]\ntries = 1.5", '"tries" in [fetch]: must be a whole number'),
        ("[fetch]\nrobots = 1", '"robots" in [fetch]: must be true or false'),
        ("[fetch]\nrobots = []", '"robots" in [fetch]: must be true or false'),
        ("[fetch]\nread_timeout_s = inf", '"read_timeout_s" in [fetch]: must be a finite number'),
        ("[fetch]\nread_timeout_s = nan", '"read_timeout_s" in [fetch]: must be a finite number'),
        ("[fetch]\ncontact = 7", '"contact" in [fetch]: must be a text in quotes'),
        ('[fetch]\ncontact = "me\\n@x"', '"contact" in [fetch]: must be a mail address or'),
        ('[fetch]\nca_file = "no.pem"', '"ca_file" in [fetch]: there is no file /'),
        ("[fetch.host_pause_s]\n'https://x' = 1", "[fetch.host_pause_s]: must be a host name"),
        ("[daemon]\nlog = 'xml'", "\"log\" in [daemon]: must be 'console' or 'json'"),
        ("[alert]\nheartbeat = '8 am'", '"heartbeat" in [alert]: must be a time of day such as'),
        ("[alert]\noperator = 'ops'", '"operator" in [alert]: must be a list'),
        ("database = ''", '"database": must not be empty'),
        ("database = '~nobody-here/x'", '"database": no home folder is known'),
        (
            "[entity.x]\nname = ''\nlabel = 'ORG'",
            'rulewire.toml:4: "name" in [entity.x]: must not be empty',
        ),
        (
            "[entity.x]\nname = 'X'\nlabel = 'ORG'\naliases = ['Xi', ' ']",
            'rulewire.toml:6: entry 2 of "aliases" in [entity.x]: must not be empty',
        ),
        (
            "[entity.x]\nname = 'X'\nlabel = 'ORG'\ncontext = ['\u200b']",
            'entry 1 of "context" in [entity.x]',
        ),
        ("fetch = 3", '"fetch": must be a table'),
        ("[[source]]\nkind = 'feed'", '"source": must be a table'),
        ("[source]\nx = 3", '"x" in [source]: must be a table'),
        ("entity = 3", '"entity": must be a table'),
        ("[entity]\nx = 3", '"x" in [entity]: must be a table'),
        ("[source.'a b']\nkind = 'page'", '[source]: "a b" cannot name a table'),
        ("[channel.x]\nhost = 'h'", '[channel.x]: "type" is missing'),
        ("[channel.x]\ntype = 3", '"type" in [channel.x]: must be a text in quotes'),
        (f"{SOURCE}zone = 'America/NewYork'", 'did you mean "America/New_York"?'),
        (f"{SOURCE}zone = 'America'", '"America" is no IANA time zone'),
        (f"{SOURCE}genre = 'env:GENRE'", '"genre" in [source.gazette]: is not a secret'),
        (f"{SOURCE}follow_hosts = ['x.gov/']", 'entry 1 of "follow_hosts" in [source.gazette]'),
        (f"{SOURCE}[source.gazette.options]\nignore = 'a'", '"ignore" in [source.gazette.options]'),
        (
            SOURCE.replace('"page"', '"pge"'),
            'no kind is called "pge"; known: congress, ecfr, federal_register',
        ),
        (SOURCE.replace('"page"', '"pge"'), 'did you mean "page"?'),
        ("[source.gazette]\nenabled = false", '"kind", "url", "name", "authority" are missing'),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_what_is_allowed(
    user: UserFile, text: str, message: str
) -> None:
    told = "\n".join(user.refused(text))

    assert message in told
    assert told.startswith("rulewire.toml:")


@pytest.mark.parametrize(
    "url",
    [
        "www.example.gov",
        "ftp://example.gov/x",
        "https:///path",
        "https://example.gov:99999/",
        "https://example.gov:0/",
        "https://example.gov/a b",
        "https://[::1/",
    ],
)
def test_a_source_needs_a_web_address(user: UserFile, url: str) -> None:
    told = user.refused(SOURCE.replace("https://www.example.gov/news", url))

    assert told[0].startswith('rulewire.toml:6: "url" in [source.gazette]: must be an absolute web')


def test_an_address_with_a_password_is_refused_without_repeating_it(user: UserFile) -> None:
    told = user.refused(SOURCE.replace("www.", "me:hush@www."))

    assert told == [
        'rulewire.toml:6: "url" in [source.gazette]: must not carry a user name or password'
    ]


def test_a_misspelt_key_of_a_source_names_the_source_that_was_meant(user: UserFile) -> None:
    told = user.refused(f"{SOURCE}[source.gazete]\nenabled = false")

    assert told[0].endswith("are missing; did you mean [source.gazette]?")


def test_a_misspelt_setting_is_no_table_and_gets_one_hint(user: UserFile) -> None:
    told = user.refused('[read]\nexecuter = "x"')

    assert told == ['rulewire.toml:4: unknown key "executer" in [read]; did you mean "executor"?']


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(user: UserFile) -> None:
    told = user.refused("[fetch]\ntries = 0\ncontakt = 'x'\n[daemon]\ntick_s = 'x'")

    assert [line.split(": ")[0] for line in told] == [
        "rulewire.toml:4",
        "rulewire.toml:5",
        "rulewire.toml:7",
    ]


def test_the_blame_for_an_overridden_value_lies_with_the_file_that_had_the_last_word(
    user: UserFile,
) -> None:
    Path("rulewire.toml").write_text("[fetch]\nper_host_pause_s = -1\n")

    with pytest.raises(ConfigError, match=r'^rulewire\.toml:2: "per_host_pause_s" in \[fetch\]'):
        load(environ={})


def test_a_kind_without_options_takes_none() -> None:
    table = SourceTable(
        kind="bare",
        url="https://www.example.gov/",
        name="Bare",
        authority=Authority.OFFICIAL,
        options={"depth": 1},
    )
    kinds = {"bare": SourceKind("bare", read_page, None)}

    with pytest.raises(WrongError) as caught:
        source_settings("x", table, kinds, {})

    assert caught.value.found == [
        Complaint(
            ("source", "x", "options"),
            '"options" in [source.x]: the kind "bare" takes no options',
        )
    ]


@pytest.mark.parametrize("model", MODELS)
def test_a_slip_of_one_letter_is_nearest_to_what_was_meant(model: type[Strict]) -> None:
    names = list(model.model_fields)
    slips = {(name, name[:at] + name[at + 1 :]) for name in names for at in range(len(name))}

    found = {(name, nearest(slip, names)) for name, slip in slips if slip and slip not in names}

    assert all(meant in (name, "") for name, meant in found)
    assert {name for name, meant in found if meant} == set(names)
