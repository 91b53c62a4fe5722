"""The key that a message carries: the same for the same words, another one for others."""

import pytest

from making import NOW, delivery, document, finding, kept, source
from pipeline.parcels import message_key
from storage.store import Store

FOUND = finding(
    "web:https://bis.example.gov/a#1", document="web:https://bis.example.gov/a", version=1
)


def key(*, text: str = "BIS names Huawei.", **fields: str) -> str:
    """Return the key under which a database that never saw the text before tells of it."""
    told = finding(FOUND.key, document=FOUND.document, version=1, **fields)
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        owed = (delivery(told.key),)
        store.documents.keep(kept(document(text), findings=(told,), deliveries=owed), NOW)
        return message_key(store.outbox.due(NOW))


def test_what_is_found_again_after_a_restore_has_the_key_it_had() -> None:
    assert key() == key()


@pytest.mark.parametrize(
    "other", [{"text": "BIS names SMIC."}, {"title": "Another rule"}, {"quote": "BIS names SMIC."}]
)
def test_another_text_under_the_number_of_one_that_was_told_has_another_key(
    other: dict[str, str],
) -> None:
    assert key(**other) != key()
