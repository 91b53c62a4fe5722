"""A text in the form that names are compared in, with the way back to its own offsets."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_SURROGATE = re.compile("[\ud800-\udfff]")
# One character for one: spaces of all kinds, apostrophes, hyphens (not the em dash, a clause mark).
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(
            "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " "
        ),
        **dict.fromkeys("\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u2018\u2019\u02bc\uff07", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    }
)
_UNLIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
# Invisible: soft hyphen, zero-width marks, directional marks, byte order mark.
_GONE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_IRREGULAR = re.compile(f"[{_GONE}]+| (?: |[{_GONE}])+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made plain.

    Attributes:
        text: Single spaces, straight apostrophes, plain hyphens, nothing invisible; line breaks stay.
        lower: The same in lower case, character for character.
        offsets: For each character of `text`, where it stands in the original, and the original's
            length at the end; None if that is the same place.

    """

    text: str
    lower: str
    offsets: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` stand in the original."""
        if self.offsets is None or start == end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def place(self, offset: int) -> int:
        """Return where the original's character at `offset`, or the next kept one, stands here."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)


def well_formed(text: str) -> str:
    """Return `text` of equal length that UTF-8 can write: a lone surrogate becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def fold(text: str) -> Folded:
    """Return `text` made plain.

    >>> fold("Hua\\u00adwei\\u00a0 910\\u2011C").text
    'Huawei 910-C'
    """
    plain = well_formed(text)
    # Most paragraphs, and most pages of law, have none of them.
    plain = plain.translate(_ALIKE) if _UNLIKE.search(plain) else plain
    if not _IRREGULAR.search(plain):
        return Folded(plain, _lower(plain), None)
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _IRREGULAR.finditer(plain):
        keep = match.start() + match.group().startswith(" ")
        pieces.append(plain[position:keep])
        offsets.extend(range(position, keep))
        position = match.end()
    pieces.append(plain[position:])
    offsets.extend(range(position, len(plain) + 1))
    joined = "".join(pieces)
    return Folded(joined, _lower(joined), offsets)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
