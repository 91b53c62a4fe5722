"""The configuration as its user meets it: one file laid over what ships."""

import re
from pathlib import Path

import pytest

from config import load, require_contact
from extractors.errors import ConfigError
from extractors.model import Authority, Source
from extractors.sources.page import PageOptions
from user_file import SOURCE, UserFile, user_file_in


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    return user_file_in(tmp_path, monkeypatch)


def test_without_any_file_the_defaults_stand_alone(user: UserFile, tmp_path: Path) -> None:
    settings = load(environ={})

    assert settings.file is None
    assert settings.database == tmp_path / "rulewire.db"
    assert settings.fetch.concurrency == 20
    assert settings.fetch.host_pause_s["www.ecfr.gov"] == 3.0


def test_a_file_overrides_only_what_it_names(user: UserFile) -> None:
    settings = user.loaded("[fetch]\ntries = 5\n[fetch.host_pause_s]\n'www.bis.gov' = 9\n")

    assert settings.fetch.tries == 5
    assert settings.fetch.max_redirects == 5
    assert settings.fetch.host_pause_s["www.bis.gov"] == 9.0
    assert settings.fetch.host_pause_s["www.ecfr.gov"] == 3.0


def test_a_shipped_source_is_disabled_by_naming_only_that(user: UserFile) -> None:
    shipped = load(environ={})
    key, before = next((k, s) for k, s in shipped.sources.items() if s.enabled)
    Path("rulewire.toml").write_text(f"[source.{key}]\nenabled = false\n")

    after = load(environ={}).sources[key]

    assert not after.enabled
    assert after.source == before.source


def test_a_file_can_decline_the_shipped_sources_and_entities(user: UserFile) -> None:
    settings = user.loaded(SOURCE)

    assert list(settings.sources) == ["gazette"]
    assert settings.entities == {}


def test_a_source_is_the_same_among_thousands(user: UserFile) -> None:
    more = 'headers = { Authorization = "env:KEY" }\noptions.select = "main"\n'
    few = user.loaded(SOURCE + more, KEY="hush")
    others = (SOURCE.replace("source.gazette", f"source.gazette-{n}") for n in range(1000))

    many = user.loaded(SOURCE + more + "".join(others), KEY="hush")

    assert len(many.sources) == 1001
    assert many.sources["gazette"] == few.sources["gazette"]
    assert many.sources["gazette"].headers["Authorization"].get_secret_value() == "hush"


def test_the_shipped_lists_hold_together(user: UserFile) -> None:
    settings = load(environ={})

    assert len(settings.sources) >= 17
    assert len(settings.entities) >= 200


def test_the_working_directory_comes_before_the_environment(user: UserFile) -> None:
    user.written("[fetch]\ntries = 4\n")
    other = user.written("[fetch]\ntries = 6\n", "other.toml")

    assert load(environ={"RULEWIRE_CONFIG": str(other)}).fetch.tries == 4


def test_the_environment_names_a_file(user: UserFile) -> None:
    other = user.written("[fetch]\ntries = 6\n", "etc/other.toml")

    assert load(environ={"RULEWIRE_CONFIG": str(other)}).fetch.tries == 6


def test_a_relative_database_stands_beside_its_file(user: UserFile, tmp_path: Path) -> None:
    file = user.written('database = "kept/wire.db"\n', "etc/mine.toml")

    assert load(file, {}).database == tmp_path / "etc" / "kept" / "wire.db"


def test_relative_authorities_stand_beside_their_file(user: UserFile, tmp_path: Path) -> None:
    file = user.written('[fetch]\nca_file = "own.pem"\n', "etc/mine.toml")
    (tmp_path / "etc" / "own.pem").touch()

    assert load(file, {}).fetch.ca_file == str(tmp_path / "etc" / "own.pem")


def test_a_missing_file_is_named(user: UserFile) -> None:
    with pytest.raises(ConfigError, match=r"^absent\.toml: no such file"):
        load(Path("absent.toml"), {})


def test_a_missing_file_that_the_environment_names_is_told_with_the_variable(
    user: UserFile,
) -> None:
    with pytest.raises(ConfigError, match=r"^gone\.toml \(named by RULEWIRE_CONFIG\): no such"):
        load(environ={"RULEWIRE_CONFIG": "gone.toml"})


def test_a_folder_is_no_file(user: UserFile, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path, {})


def test_a_file_that_cannot_be_read_says_why(user: UserFile) -> None:
    with pytest.raises(ConfigError, match="cannot be read: File name too long"):
        load(Path("x" * 300), {})


def test_bytes_that_are_not_utf8_name_their_line(user: UserFile) -> None:
    Path("rulewire.toml").write_bytes(b"# fine\n# na\xefve\n")

    with pytest.raises(ConfigError, match=r"^rulewire\.toml:2: is not UTF-8"):
        load(environ={})


def test_a_byte_order_mark_is_no_setting(user: UserFile) -> None:
    Path("rulewire.toml").write_bytes(b'\xef\xbb\xbfdatabase = "x.db"\r\n')

    assert load(environ={}).database.name == "x.db"


def test_an_empty_file_changes_nothing(user: UserFile, tmp_path: Path) -> None:
    defaults = load(environ={})
    Path("rulewire.toml").touch()

    assert load(environ={}).model_copy(update={"file": None}) == defaults


def test_a_source_is_handed_on_with_the_options_of_its_kind(user: UserFile) -> None:
    settings = user.loaded(
        f"{SOURCE}fetch = 'browser'\noptions.select = 'main'\noptions.ignore = ['nav']\n"
    )

    gazette = settings.sources["gazette"]

    assert gazette.fetch == "browser"
    assert gazette.source == Source(
        key="gazette",
        kind="page",
        url="https://www.example.gov/news",
        name="Gazette",
        authority=Authority.OFFICIAL,
        options=PageOptions(select="main", ignore=("nav",)),
    )


def test_nobody_is_visited_without_a_contact(user: UserFile) -> None:
    with pytest.raises(ConfigError, match=r"^rulewire\.toml: set contact = "):
        require_contact(user.loaded(""))


def test_a_contact_is_enough(user: UserFile) -> None:
    require_contact(user.loaded('[fetch]\ncontact = "officer@example.org"\n'))


def test_the_environment_is_read_nowhere_else(user: UserFile) -> None:
    packages = Path(__file__).parents[1]
    sources = (
        file
        for package in ("config", "extractors", "pipeline", "storage")
        for file in (packages / package).rglob("*.py")
    )

    readers = {
        file.name for file in sources if re.search(r"os\.(environ|getenv)", file.read_text("utf-8"))
    }

    assert readers == {"loading.py"}
