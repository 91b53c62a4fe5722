"""A preview of kept rules onto the kept law, and its grading when the law catches up."""

from collections.abc import Sequence
from datetime import date

from extractors.amending.instructions import amendments_of
from extractors.errors import ReadError
from extractors.model import Document
from extractors.preview.applying import preview
from pipeline.amended import amended_texts, eve_of
from pipeline.clock import clock
from pipeline.previewing import Previewed
from storage.store import Store


def previewed_kept(store: Store, rules: Sequence[str], as_of: date | None) -> Previewed:
    """Return what kept rules make of the law as it is kept.

    `rules` are ids or document numbers: "fr:2025-19001", "2025-19001".

    Raises:
        ReadError: A rule is not kept, or nothing that it amends is.

    """
    documents = [_kept(store, rule) for rule in rules]
    today = clock().date()
    eve = min(eve_of(rule, today) for rule in documents)
    texts = [text for rule in documents for text in amended_texts(store, rule, eve)]
    texts = list({text.id: text for text in texts}.values())
    names = ", ".join(rule.id for rule in documents)
    if not texts:
        parts = sorted({f"{a.title} CFR {a.part}" for d in documents for a in amendments_of(d)})
        told = ", ".join(parts) or "nothing"
        hint = f"no text of what it amends is kept as it stood on {eve}: {told}"
        raise ReadError(names, f"{hint}; rulewire backfill fetches what was before")
    found = preview(documents, texts, as_of)
    return Previewed(found, f"the law as it stood on {eve}", f"after {names}")


def _kept(store: Store, rule: str) -> Document:
    for name in (rule, f"fr:{rule}"):
        if (version := store.documents.latest(name)) is not None:
            if not amendments_of(version.document):
                raise ReadError(
                    name, "no rule, it has no instruction that amends the CFR; name one that has"
                )
            return version.document
    raise ReadError(rule, "no such document is kept; name a kept rule, or give --onto a saved law")
