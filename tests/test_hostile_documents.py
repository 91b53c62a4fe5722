"""Documents that open, grow, loop or nest: read, or refused by name, and nothing else happens."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby

import pytest

from extractors.errors import RulewireError
from fuzz.documents import Hostile, hostile_documents, read_as, with_entities
from fuzz.sentences import HOSTILE, INSTRUCTIONS
from fuzz.targets import targets
from growing import STEEP, growth
from pipeline.body import ACCEPTED

# PDFium draws these for ever: only a worker that can be ended reads them (test_workers.py).
_ENDLESS = ("a form in itself", "forms that double")
_SIZE = 2_000


def by_reader() -> dict[str, list[Hostile]]:
    """Return the documents by the saved page whose reader gets them."""
    found = groupby(hostile_documents(), lambda one: one.name.partition(":")[0])
    return {
        reader: [one for one in documents if not one.name.endswith(_ENDLESS)]
        for reader, documents in found
    }


READERS = by_reader()
TARGETS = targets()


@pytest.mark.no_cover
@pytest.mark.parametrize("reader", READERS)
def test_a_hostile_document_is_read_or_refused(reader: str) -> None:
    broken = {}
    for one in READERS[reader]:
        try:
            one.read(_SIZE)
        except RulewireError:
            continue
        except Exception as error:  # noqa: BLE001 - this is what must not happen
            broken[one.name] = repr(error)

    assert broken == {}


def test_instructions_to_start_from_are_read_as_such() -> None:
    read = [bool(TARGETS["instructions"].run(one.encode())) for one in INSTRUCTIONS[:5]]
    days = TARGETS["effective days"].run(INSTRUCTIONS[5].encode())

    assert all(read)
    assert days


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", HOSTILE)
def test_an_instruction_of_one_piece_is_read_in_time_that_grows_with_it(piece: str) -> None:
    """Texts four times as long took sixteen times as long, and more."""

    def reading(size: int) -> None:
        text = "1. Amend § 744.11 by revising " + piece * (size // len(piece))
        for name in ("instructions", "effective days"):
            TARGETS[name].run(text.encode())

    assert growth(reading, 32_000) < STEEP


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Yield a socket that somebody would connect to who follows an address."""
    with socket.create_server(("127.0.0.1", 0)) as ear:
        ear.setblocking(False)
        yield ear


def test_no_entity_opens_a_file_or_an_address(listener: socket.socket) -> None:
    ours = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    told = ""
    for _, saved, body in with_entities(ours):
        with suppress(RulewireError):
            told += repr(read_as(saved, body))

    assert "root:" not in told
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_no_entity_makes_a_text_longer_than_its_document() -> None:
    grown = {}
    for name, saved, body in with_entities("http://127.0.0.1:9/"):
        with suppress(RulewireError):
            size = len(repr(read_as(saved, body)))
            if size > len(body) + 10_000:
                grown[name] = size

    assert grown == {}


def test_no_encoding_is_asked_for_that_cannot_be_inflated_in_pieces() -> None:
    assert ACCEPTED == "gzip, deflate"
