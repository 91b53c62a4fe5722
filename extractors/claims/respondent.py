"""Whom the penalty that a document tells of falls on."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.claims.assertion import Standing, standing
from extractors.claims.event_phrases import PENALTIES
from extractors.claims.sentences import split
from extractors.claims.things import thing
from extractors.model import Document, Mention
from extractors.triggers import trigger

_ACCUSED = trigger(PENALTIES, re.IGNORECASE)
_MATTER = re.compile(r"\bIn the Matter of:?\s")
# "banned Nvidia chips": whose goods they are says nothing of who did wrong.
_MAKER = re.compile(
    r"(?:[’']s)? (?:[\w-]+ ){0,2}?(?:chips?|processors?|servers?|GPUs?|cards?|boards?|parts?|technology|wafers?|tools?|drives?|hardware)\b"
)
_SPOKE = re.compile(r",?\s+(?:said|says|reported|reports|told|wrote|noted|declined)\b")


def find_respondent(document: Document, mentions: Sequence[Mention]) -> tuple[str, str]:
    """Return the company, else the person, that the document's penalty falls on.

    Decided by the caption of an order, then by how many sentences tell of a penalty beside the
    name; the headline counts as well, its first name for two.
    """
    matter = _MATTER.search(document.text)
    if matter:
        after = (m for m in mentions if m.start >= matter.end() and m.label in {"ORG", "PERSON"})
        return next((thing(m) for m in after), ("", ""))
    for label in ("ORG", "PERSON"):
        votes = Counter(_accused(document, mentions, label))
        if label == "ORG":
            votes.update(_titled_parties(document.title, mentions))
        if votes:
            return votes.most_common(1)[0][0]
    return ("", "")


def _accused(
    document: Document, mentions: Sequence[Mention], label: str
) -> Iterator[tuple[str, str]]:
    """Yield, for each sentence on a penalty, the name before its words, else the first after."""
    text = document.text
    for sentence in split(text):
        first = bisect_left(mentions, sentence.start, key=_start)
        last = bisect_left(mentions, sentence.end, key=_start)
        named = [
            m
            for m in mentions[first:last]
            if m.label == label and not _SPOKE.match(text, m.end) and not _MAKER.match(text, m.end)
        ]
        cue = _ACCUSED.search(sentence.text) if named else None
        if cue is None or standing(sentence.text, *cue.span()) is not Standing.ASSERTED:
            continue
        at = sentence.start + cue.start()
        before = [m for m in named if m.start < at]
        yield thing(before[0] if before else named[0])


def _titled_parties(title: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the companies in a headline in their order there, the first of them twice."""
    places: dict[tuple[str, str], int] = {}
    for surface, what in {
        (m.text, thing(m)) for m in mentions if m.label == "ORG" and m.text in title
    }:
        for found in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", title):
            if not _MAKER.match(title, found.end()):
                places[what] = min(places.get(what, found.start()), found.start())
    ordered = sorted(places, key=lambda what: (places[what], what))
    yield from [*ordered[:1], *ordered]


def _start(mention: Mention) -> int:
    return mention.start
