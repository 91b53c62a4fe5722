"""What a Federal Register document can be told to be of a rule by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.claims.subjects import REGIMES
from extractors.entities.identifiers import find_identifiers
from extractors.model import Annotations, Document

# A document that says of itself that it changes the life of another one.
_ABOUT_ANOTHER = re.compile(
    r"\b(?:correct|stay|suspen|delay|postpon|withdraw|rescind|rescission|exten|reopen|clarif)\w*",
    re.IGNORECASE,
)
_DOCKET_WORDS = re.compile(r"^(?:docket )?(?:numbers?|nos?\.?|ids?)?:? *", re.IGNORECASE)
_SHORT = frozenset({"summary", "dates", "action"})


@dataclass(frozen=True, slots=True)
class Handle:
    """Something that two documents of one rule share.

    Attributes:
        kind: name (of a watched rule), rin, docket, number or citation (of a document).
        value: In its normal form: "0694-AJ90", "2025-00636", "90 FR 4544", the rule's key.
        cited: Whether it is another document's, which this one says that it changes.

    """

    kind: str
    value: str
    cited: bool = False


def handles_of(document: Document, notes: Annotations) -> tuple[Handle, ...]:
    """Return by what a document is of a rule; none if it was not published in the Register.

    A rule's background cites many others, so that only what a correction, stay, delay, withdrawal
    or extension cites in its title, action, summary and dates counts, and only if it is one.
    """
    if not document.id.startswith("fr:"):
        return ()
    found = [*_names(notes), *_own(document), *_cited(document)]
    return tuple(dict.fromkeys(found))


def _names(notes: Annotations) -> Iterator[Handle]:
    """Yield the watched rule that the title names, if it is one; a regime is no rule."""
    watched = {m.entity: m.name for m in notes.title_mentions if m.label == "RULE" and m.watched}
    keys = [key for key, name in watched.items() if name not in REGIMES]
    if len(keys) == 1:
        yield Handle("name", keys[0])


def _own(document: Document) -> Iterator[Handle]:
    for kind in ("rin", "docket", "number", "citation"):
        for value in document.fields.get(kind, "").split("; "):
            if plain := _DOCKET_WORDS.sub("", value).strip() if kind == "docket" else value.strip():
                yield Handle(kind, plain)


def _cited(document: Document) -> Iterator[Handle]:
    if another := document.fields.get("correction_of"):
        number = another.rstrip("/").rpartition("/")[2].removesuffix(".json")
        yield Handle("number", number, cited=True)
    title, action = document.title, document.fields.get("action", "")
    if not _ABOUT_ANOTHER.search(f"{title} {action}"):
        return
    told = [title, document.fields.get("abstract", ""), document.fields.get("dates", "")]
    told += [one.text for one in document.paragraphs if one.label in _SHORT]
    own = document.fields.get("citation")
    cited = {one.value for one in find_identifiers("\n".join(told)) if one.label == "FR"} - {own}
    if len(cited) == 1:
        yield Handle("citation", cited.pop(), cited=True)
