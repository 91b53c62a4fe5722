"""What stands in the very words that changed, not only in the paragraphs around them."""

import re
from collections.abc import Iterator, Sequence

from extractors.hunks import Change, Hunk
from extractors.model import Identifier, Mention


def names_inside(
    change: Change, after: Sequence[Mention], before: Sequence[Mention]
) -> tuple[str, ...]:
    """Return the watched names in words that came or went, each once, in order."""
    ranges, gone = _ranges(change), _gone(change)
    come = [m.name or m.text for m in after if m.entity and _inside(m.start, m.end, ranges)]
    went = [m.name or m.text for m in before if m.entity and stands(m.text, gone)]
    return tuple(dict.fromkeys((*come, *went)))


def numbers_inside(
    change: Change, after: Sequence[Identifier], before: Sequence[Identifier]
) -> tuple[str, ...]:
    """Return the ECCNs in words that came or went, each once, in order."""
    ranges, gone = _ranges(change), _gone(change)
    come = [i.value for i in after if i.label == "ECCN" and _inside(i.start, i.end, ranges)]
    went = [i.value for i in before if i.label == "ECCN" and stands(i.value, gone)]
    return tuple(dict.fromkeys((*come, *went)))


def stands(name: str, text: str) -> bool:
    """Return whether `name` stands in `text` as whole words: "US" does not in "BUSINESS"."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _told(change: Change) -> Iterator[Hunk]:
    return (hunk for hunk in change.hunks if hunk.substantive and hunk.label != "title")


def _gone(change: Change) -> str:
    return "\n".join(e.text for hunk in _told(change) for e in hunk.edits if e.op == "delete")


def _ranges(change: Change) -> list[tuple[int, int]]:
    """Return where in the new text inserted words stand."""
    ranges = []
    for hunk in _told(change):
        at = hunk.start
        for edit in hunk.edits:
            end = at + (len(edit.text) if edit.op != "delete" else 0)
            ranges += [(at, end)] if edit.op == "insert" else []
            at = end
    return ranges


def _inside(start: int, end: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a character with one of `ranges`: half a name changed is it changed."""
    return any(start < stop and begin < end for begin, stop in ranges)
