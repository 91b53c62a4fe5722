"""Sentences of a text with their offsets, by rule: paragraph ends, stops, known abbreviations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# A stop, its closing quotes or brackets, space, and something that can open a sentence.
_STOP = re.compile(r"[.!?][\"”’')\]]*(?:\[\d+\])?\s+(?=[\"“‘'(\[]?[A-Z0-9§])")

# Words whose full stop does not end a sentence by itself.
_ABBREVIATION = re.compile(
    r"(?:\b(?:U\.S|U\.K|U\.A\.E|E\.U|P\.R\.C|D\.C|Inc|Co|Corp|Ltd|LLC|Pte|Pvt|Sdn|Bhd|Şti|No|Nos|Sec|Supp|Dr|Mr|Mrs|Ms"
    r"|Sen|Rep|Gov|Gen|Hon|St|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Fed|Reg|Art|Pt|vs"
    r"|al|etc|e\.g|i\.e|approx|a\.m|p\.m)|\b[A-Z])\.$"
)
# After an abbreviation that can end a sentence, these words show that it did.
_OPENER = re.compile(
    r"[\"“‘'(\[]?(?:The|This|That|These|Those|It|Its|In|On|At|But|However|He|She|They|We|A|An|And|Under"
    r"|After|Before|Since|As|If|For|Both|Neither|Nor|Shares|Officials|According)\b"
)
_NEVER_ENDS = re.compile(r"\b(?:No|Nos|Sec|Supp|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Hon|Art|Pt|vs)\.$")


# No sentence is longer, in characters: rules that look back and forth in one stay bounded.
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: `text` runs from `start` to `end` of the whole.

    A caption on a line of its own belongs to the sentence below it, with a blank for the break.
    """

    start: int
    end: int
    text: str


@lru_cache(maxsize=4)
def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, in order; a line break always ends one.

    What runs on for more than `LONGEST` characters is cut, between words where it can be.

    >>> [found.text for found in split("BIS fined Acme Co. on Jan. 5. It paid.")]
    ['BIS fined Acme Co. on Jan. 5.', 'It paid.']
    """
    return tuple(_sentences(text))


# The captions of a Federal Register preamble, 1 CFR 18.12; on a web page each has its own line.
_CAPTION = re.compile(r"^((?:AGENCY|ACTION|SUMMARY|(?:EFFECTIVE )?DATES?):)\n", re.MULTILINE)


def _sentences(text: str) -> Iterator[Sentence]:
    offset = 0
    for line in _CAPTION.sub(r"\1 ", text).split("\n"):
        start = 0
        for stop in _STOP.finditer(line):
            if _ends_sentence(line[start : stop.end()], line[stop.end() : stop.end() + 16]):
                yield from _trimmed(line[start : stop.end()], offset + start)
                start = stop.end()
        yield from _trimmed(line[start:], offset + start)
        offset += len(line) + 1


def _ends_sentence(before: str, after: str) -> bool:
    tail = before.rstrip().rstrip(')”"’')[-24:]
    if _NEVER_ENDS.search(tail):
        return False
    return not _ABBREVIATION.search(tail) or bool(_OPENER.match(after))


def _trimmed(text: str, offset: int) -> Iterator[Sentence]:
    stripped = text.strip()
    start = offset + text.find(stripped)
    while stripped:
        piece = stripped[:LONGEST]
        space = piece.rfind(" ") if len(stripped) > LONGEST else -1
        piece = piece[:space] if space > 0 else piece
        yield Sentence(start, start + len(piece), piece)
        rest = stripped[len(piece) :]
        stripped = rest.lstrip()
        start += len(piece) + len(rest) - len(stripped)
