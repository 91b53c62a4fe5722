"""Whether a document changed, and whether it does nothing else.

A page that shows a clock, a counter or a nonce differs at every visit. After some visits in a row
the places that keep changing become masks; a masked place is compared without the words that
change, so that it stays silent while the text around it is still watched.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from extractors.hunks import Change, Hunk
from extractors.model import Document, Paragraph, Version
from extractors.redline import offsets, redline
from extractors.wording import edits, fold

BLANK = "\u2047"  # stands in a skeleton for words that change
_TIME_WORD = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,2}:\d\d(?::\d\d)?(?:[ap]m)?|[\d/.-]{6,10}"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|[ap]\.?m\.?|at|utc|gmt|[ecmp][sd]?t",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mask:
    """A place in a document that changes at every visit.

    Attributes:
        previous: The folded paragraph before it if nothing of the place itself ever stays, else
            ""; "" at the beginning as well.
        skeleton: Its text with `BLANK` for what changes.

    """

    previous: str
    skeleton: str

    @property
    def bare(self) -> bool:
        """Whether nothing of the place stays, so that only its neighbour tells where it is."""
        return not fold(self.skeleton.replace(BLANK, ""))


def digest(document: Document) -> str:
    """Return the hash of what a reader sees of a document: title, labels and text; hex."""
    lines = [document.title, *(f"{p.label}\t{p.text}" for p in document.paragraphs)]
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def compare(
    before: Version,
    document: Document,
    masks: Sequence[Mask] = (),
    earlier: Mapping[str, int] | None = None,
) -> Change | None:
    """Return what differs between the kept version and the text as it stands, None if nothing.

    `earlier` gives the numbers of earlier versions by `digest`, to tell a reinstatement.
    """
    if digest(before.document) == digest(document):
        return None
    old = _with_title(before.document, masks)
    new = _with_title(document, masks)
    hunks = redline(old, new, starts=(0, *offsets(document.paragraphs)))
    if not hunks:
        return None
    reverts_to = (earlier or {}).get(digest(document), 0)
    return Change(document.id, before.number + 1, hunks, reverts_to)


def _with_title(document: Document, masks: Sequence[Mask]) -> list[Paragraph]:
    return [Paragraph("title", document.title), *masked(document.paragraphs, masks)]


def masked(paragraphs: Sequence[Paragraph], masks: Sequence[Mask]) -> list[Paragraph]:
    """Return `paragraphs` with every masked one replaced by its skeleton."""
    if not masks:
        return list(paragraphs)
    shapes = {mask.skeleton: mask for mask in masks if not mask.bare}
    patterns = [(skeleton.split(BLANK), skeleton) for skeleton in shapes]
    bare = {mask.previous for mask in masks if mask.bare}
    whole: list[Paragraph] = []
    previous = ""
    for paragraph in paragraphs:
        text = next((s for parts, s in patterns if _fits(parts, paragraph.text)), paragraph.text)
        if previous in bare:
            text = BLANK
        whole.append(Paragraph(paragraph.label, text))
        previous = fold(paragraph.text)
    return whole


def _fits(parts: Sequence[str], text: str) -> bool:
    """Return whether `text` is `parts` in order with anything between them."""
    first, last = parts[0], parts[-1]
    if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
        return False
    place, end = len(first), len(text) - len(last)
    for part in parts[1:-1]:
        found = text.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return True


def restless(versions: Sequence[Document], known: Sequence[Mask] = ()) -> tuple[Mask, ...]:
    """Return the places that changed at each step through `versions`, consecutive visits.

    With fewer than three versions nothing is recognised: two may differ for a reason.
    """
    if len(versions) < 3:
        return ()
    steps = [_restless_places(a, b, known) for a, b in pairwise(versions)]
    common = set(steps[0]).intersection(*steps[1:])
    return tuple(sorted(common - set(known), key=lambda mask: (mask.previous, mask.skeleton)))


def _restless_places(before: Document, after: Document, known: Sequence[Mask]) -> list[Mask]:
    old, new = masked(before.paragraphs, known), masked(after.paragraphs, known)
    hunks = redline(old, new)
    previous = {p.text: fold(q.text) for q, p in pairwise(new)}
    found = [
        Mask(previous.get(hunk.after, ""), skeleton(hunk.before, hunk.after))
        for hunk in _changed_places(hunks)
    ]
    return [mask if mask.bare else Mask("", mask.skeleton) for mask in found]


def _changed_places(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Return amended paragraphs, and added ones that stand where another was removed."""
    removed = sum(hunk.kind == "removed" for hunk in hunks)
    added = [hunk for hunk in hunks if hunk.kind == "added"]
    return [
        *(hunk for hunk in hunks if hunk.kind == "amended"),
        *(added if removed == len(added) else ()),
    ]


def skeleton(before: str, after: str) -> str:
    """Return `after` with `BLANK` for the words that differ.

    If a clock or date is among them, the parts of it that happened to stay are blank as well:
    tomorrow they will not.

    >>> skeleton("Seen 41 times by 7", "Seen 42 times by 7")
    'Seen ⁇ times by 7'
    >>> skeleton("As of Mon, Nov 23 10:59 ET", "As of Mon, Nov 23 11:00 ET")
    'As of ⁇'
    """
    words = list(re.finditer(r"\S+", after))
    changed = _inserted(before, after)
    ends = [end for _, end in changed]
    nearest = (bisect_right(ends, word.start()) for word in words)
    blank = [n < len(ends) and changed[n][0] < w.end() for n, w in zip(nearest, words, strict=True)]
    timely = [bool(_TIME_WORD.fullmatch(w.group().strip("(),.;"))) for w in words]
    for step in (1, -1):
        order = range(len(words))[::step]
        for n in order:
            beside = n - step
            if timely[n] and 0 <= beside < len(words) and blank[beside] and timely[beside]:
                blank[n] = True
    kept = [BLANK if gone else w.group() for gone, w in zip(blank, words, strict=True)]
    return " ".join(w for n, w in enumerate(kept) if w != BLANK or kept[n - 1 : n] != [BLANK])


def _inserted(before: str, after: str) -> list[tuple[int, int]]:
    """Return the ranges of `after` that differ; a bare deletion marks where it was."""
    ranges, offset = [], 0
    for run in edits(before, after):
        if run.op == "delete":
            ranges.append((max(0, offset - 1), offset + 1))
        elif run.op == "insert":
            ranges.append((offset, offset + len(run.text)))
        offset += len(run.text) if run.op != "delete" else 0
    return ranges
