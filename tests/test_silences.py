"""Why something was not told, for each way in which that comes to be."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config import load
from config.settings import Settings
from extractors.changes import Mask
from extractors.hunks import Change
from making import NOW, delivery, document, finding, kept, link, source
from pipeline.reasons import explanation, lines
from pipeline.silences import Silence, silence
from storage.store import Store

URL = "https://bis.example.gov/a"
BLOCKED = f"{URL}: robots.txt disallows it"
TEXT = """
sources.shipped = false
entities.shipped = false
[channel.mail]
type = "email"
host = "localhost"
sender = "a@example.org"
to = ["a@example.org"]
[source.bis]
kind = "page"
url = "https://bis.example.gov/"
name = "BIS"
authority = "official"
[subscription.officer]
channels = ["mail"]
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "rulewire.db") as opened:
        opened.sources.configure([source("bis", url="https://bis.example.gov/")], [], NOW)
        yield opened


def settings(store: Store, more: str = "") -> Settings:
    path = Path(store.path).with_name("rulewire.toml")
    path.write_text(TEXT + more, "utf-8")
    return load(path, {})


def tell(store: Store, **fields: Any) -> None:
    """Keep a document with a finding that somebody is owed."""
    found = finding(document=document().id, version=1)
    store.documents.keep(kept(findings=(found,), deliveries=(delivery(found.key, **fields),)), NOW)


def asked(store: Store, more: str = "") -> Silence:
    return silence(store, settings(store, more), document().id)


def explained(store: Store, more: str = "") -> str:
    with_more = settings(store, more)
    return "\n".join(lines(explanation(store, with_more, finding().key), with_more))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('quiet_from = 22:00:00\nquiet_to = 06:30:00', "waits for the end of quiet hours (22:00 to 06:30"),
        ('when = "daily"', "waits for its daily digest, due 2025-05-14"),
        ('when = "weekly"', "waits for its weekly digest"),
    ],
)  # fmt: skip
def test_what_waits_says_for_what(store: Store, more: str, told: str) -> None:
    tell(store, due=NOW.replace(day=14))

    assert told in "\n".join(asked(store, more).facts)
    assert told in explained(store, more)


def test_what_is_due_says_who_sends_it(store: Store) -> None:
    tell(store)

    assert "or: rulewire once --due" in explained(store)


def test_a_delivery_that_was_given_up_says_how_to_queue_it_again(store: Store) -> None:
    tell(store)
    store.outbox.put(store.outbox.due(NOW), "b")
    store.outbox.dead("b", "HTTP 410", NOW)

    told = "\n".join(asked(store).facts)

    assert f"rulewire deliveries --retry --finding {finding().key}" in told
    assert "HTTP 410" in told


def test_a_delivery_that_was_not_taken_says_when_it_is_tried_again(store: Store) -> None:
    tell(store)
    store.outbox.put(store.outbox.due(NOW), "b")
    store.outbox.postponed("b", "HTTP 503", NOW.replace(hour=20))

    assert "(HTTP 503); next try 2025-05-13T20:00:00Z" in explained(store)


def test_a_repeat_says_that_it_was_kept_back(store: Store) -> None:
    tell(store, threaded=True)

    assert "a repeat of a story that was told" in explained(store)


def test_a_source_that_is_off_says_how_it_is_turned_on(store: Store) -> None:
    store.sources.owe("bis", [link(URL)], NOW, baseline=False)
    off = TEXT.replace('authority = "official"', 'authority = "official"\nenabled = false')
    path = Path(store.path).with_name("rulewire.toml")
    path.write_text(off, "utf-8")

    found = silence(store, load(path, {}), URL)

    assert "The source bis is disabled in your settings; it is not read." in found.facts
    assert found.remedy == "To read it: enabled = true under [source.bis]."


def test_a_refusal_to_robots_says_what_may_be_done(store: Store) -> None:
    store.sources.owe("bis", [link(URL)], NOW, baseline=False)
    store.sources.link_failed("bis", URL, BLOCKED, NOW)

    found = silence(store, settings(store), URL)

    assert "robots.txt disallows it" in found.facts[0]
    assert "robots = false under [fetch]" in found.remedy


def test_a_blind_source_says_since_when_and_why(store: Store) -> None:
    store.sources.round_ok("bis", NOW, NOW)
    store.sources.round_failed("bis", "HTTP 403", NOW)
    store.sources.blind("bis", NOW)

    found = silence(store, settings(store), "https://bis.example.gov/other")

    assert "The source bis is blind since 2025-05-13T14:00:00Z: HTTP 403." in found.facts
    assert found.remedy == "What to do about it: rulewire health"


def test_a_place_that_changes_at_every_visit_is_said_to_be_masked(store: Store) -> None:
    store.documents.keep(kept(masks=(Mask("before", "clock"),)), NOW)

    assert any("changes at every visit, as a clock does" in fact for fact in asked(store).facts)


def test_an_editorial_change_says_that_it_is_not_told(store: Store) -> None:
    store.documents.keep(kept(), NOW)
    change = Change(document().id, 2, ())
    store.documents.keep(kept(number=2, change=change), NOW)

    assert any(
        "only editorial differences; such a change is kept and not told" in fact
        for fact in asked(store).facts
    )
