"""One round and out, with an exit code that tells success from failure."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from config import load
from extractors.errors import ConfigError
from noted import TITLE, noted
from pipeline.alert import Told
from pipeline.once import Result, one_round
from pipeline.run import Round
from running import LETTER, Home, news
from servers import Server
from storage.store import Store

Once = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, server: Server) -> Home:
    server.serve("/hook", "ok")
    server.serve("/guidance", news("New guidance"))
    server.serve("/letters", news("A letter", LETTER))
    made = Home(tmp_path, server)
    made.configure("guidance", "letters")
    return made


@pytest.fixture
def once(home: Home) -> Once:
    """Do one round in this process."""

    def run(*keys: str, only_due: bool = False) -> Result:
        settings = load(home.folder / "rulewire.toml", home.environ)
        with Store(settings.database) as store:
            return asyncio.run(one_round(settings, store, only_due=only_due, keys=keys))

    return run


def gone(home: Home, *pages: str) -> None:
    for page in pages:
        home.site.serve(f"/{page}", status=404)


def checked(outcomes: Sequence[Round]) -> list[str]:
    return [outcome.source for outcome in outcomes]


def test_a_good_round_exits_with_0_and_says_what_it_did(home: Home) -> None:
    run = home.ran("once")

    assert run.returncode == 0, run.stderr
    assert run.stdout == (
        "2 sources checked: 2 documents new, 0 changed; 0 sources blind, 0 pages failed; "
        "findings told 2, waiting 0, given up 0\n"
    )


def test_a_round_in_which_every_source_was_blind_exits_with_3(home: Home) -> None:
    gone(home, "guidance", "letters")

    run = home.ran("once")

    assert run.returncode == 3
    assert "2 sources blind" in run.stdout


def test_a_round_that_failed_in_part_exits_with_1(home: Home, once: Once) -> None:
    gone(home, "letters")

    assert once().exit_code == 1


def test_a_round_looks_at_the_clocks_and_tells_once(home: Home, once: Once) -> None:
    noted(home.folder / "rulewire.db")

    once()
    once()

    assert home.told().count(TITLE) == 1


def test_a_message_that_was_not_taken_makes_it_1(home: Home, once: Once) -> None:
    home.site.serve("/hook", status=503)

    result = once()

    assert result.told == Told(postponed=1)  # the other waits behind it
    assert result.exit_code == 1


def test_a_page_that_failed_makes_it_1() -> None:
    partly = Round("bis", new=3, failed=["https://bis.example.gov/a: HTTP 500"])

    assert Result((partly,), Told()).exit_code == 1


def test_nothing_due_is_success() -> None:
    assert Result((), Told()).exit_code == 0


def test_only_the_named_sources_are_checked_each_once(once: Once) -> None:
    result = once("letters", "letters")

    assert checked(result.rounds) == ["letters"]


def test_only_the_sources_that_are_due_are_checked(home: Home, once: Once) -> None:
    once("letters")

    result = once(only_due=True)

    assert checked(result.rounds) == ["guidance"]


def test_what_is_owed_is_sent_although_no_source_is_due(home: Home, once: Once) -> None:
    home.site.serve("/hook", status=503)
    once()
    home.site.serve("/hook", "ok")
    assert home.ran("deliveries", "--retry").returncode == 0

    result = once(only_due=True)

    assert result.told == Told(sent=2)
    assert result.rounds == ()


def test_a_source_that_is_not_known_is_refused_before_anything_is_fetched(
    home: Home, once: Once
) -> None:
    with pytest.raises(ConfigError) as caught:
        once("leters")

    assert str(caught.value) == '--source: "leters" is no source; did you mean "letters"?'
    assert home.site.requests == []


def test_a_source_that_is_switched_off_is_refused(home: Home, once: Once) -> None:
    config = home.folder / "rulewire.toml"
    config.write_text(config.read_text() + "enabled = false\n")

    with pytest.raises(ConfigError, match='"letters" is not enabled'):
        once("letters")


@pytest.mark.parametrize("command", ["once", "run"])
def test_a_wrong_configuration_exits_with_2_in_one_line(home: Home, command: str) -> None:
    home.configure(more="[fetch.x]\ny = 1\n")

    run = home.ran(command)

    assert run.returncode == 2
    assert run.stderr.startswith("rulewire: rulewire.toml:")
    assert run.stderr.count("\n") == 1


def test_nothing_is_fetched_without_a_contact(home: Home) -> None:
    config = home.folder / "rulewire.toml"
    config.write_text(config.read_text().replace("officer@example.org", ""))

    run = home.ran("once")

    assert run.returncode == 2
    assert 'set contact = "you@example.org" under [fetch]' in run.stderr
    assert home.site.requests == []
