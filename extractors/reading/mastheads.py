"""The head of a mail or a newsletter: what stands over its first headline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.days import is_dateline
from extractors.reading.markup import plain

_PERIOD = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|week(?:ly|end)?|daily|month(?:ly)?|quarterly"
_ISSUE = re.compile(
    r".*\b(?:newsletter|bulletin|digest|weekly|daily|gazette|herald|briefing)\b.*|for immediate release.*"
    r"|(?:vol(?:ume|\.)?|no\.|nr\.?|issue|number|edition)\s*#?[\dIVXLC]+.*|#\d+"
    r"|.*\b(?:number|edition|issue|volume|vol\.|no\.)(?:\s+#?[\dIVXLC]+)?"
    rf"|(?:the |your |our )?(?:{_PERIOD})\s(?:letter|note|post|memo|dispatch|mail|read|edition|update|report)s?"
    r"|(?:for|to|by) (?:paying |our |all )?(?:subscribers|members|readers|clients|friends)(?: only)?"
    r"|(?:.* )?(?:since|est\.?|established|founded(?: in)?) (?:18|19|20)\d\d|embargo\w*\b.*|press release|news release"
    r"|(?:(?:media|press|news) )?(?:contacts?|enquiries|inquiries)\s*:.*|(?:tel(?:ephone)?|phone|e-?mail|web)\s*:.*"
    r"|https?://\S+|www\.\S+",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:hello|hi|hey|dear|greetings|good (?:morning|afternoon|evening))\b.{0,40}[,.!]",
    re.IGNORECASE,
)
_DECORATED = re.compile(r"(?P<mark>[*~=#:+_-])\1*\s*[^*~=#:+_]+?\s*(?P=mark)+")
_PARTS = re.compile(r"\s+(?:[/|·•*~]+|-+|[–—])\s+|\s*[|·•]\s*")
_SPACED = re.compile(r"(?:\S ){3,}\S")
_WORDS = 8
# A name has more letters than this, and seldom more words.
_LEAST, _NAME_WORDS = 4, 5
# Lines that may be the head, and lines that may be the imprint.
_TOP, _CLOSING_LINES = 6, 6
_FROM = re.compile(
    r"from\s*:\s*\"?(?P<name>[^\"<@]*)\"?\s*(?:<?[^@\s<]*@(?P<host>[\w-]+))?", re.IGNORECASE
)
_BRACKET = re.compile(r"subject\s*:[^\[]*\[(?P<name>[^\]]+)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a text, in letters only.

    Attributes:
        names: What the mail headers call the sender: "licensepending".
        closing: The last lines, where a publication names itself once more.

    """

    names: tuple[str, ...] = ()
    closing: str = ""


def sender(header: Sequence[str], lines: Sequence[str]) -> Sender:
    """Return who sends a text with these mail headers and these `lines`."""
    names: list[str] = []
    for line in header:
        if found := _FROM.match(line):
            names += [found["name"], found["host"] or ""]
        if found := _BRACKET.match(line):
            names.append(found["name"])
    squashed = (re.sub(r"^the|\d+$", "", _letters(name)) for name in names)
    last = [line for line in lines if line.strip()][_TOP:][-_CLOSING_LINES:]
    return Sender(
        tuple(dict.fromkeys(name for name in squashed if len(name) >= _LEAST)),
        " ".join(map(_letters, last)),
    )


_NOBODY = Sender()


def is_masthead(line: str, of: Sender = _NOBODY) -> bool:
    """Whether a line over a story is the head of the publication, not of the story.

    `of` tells by which names the publication goes.

    >>> is_masthead("THE FAB LEDGER"), is_masthead("Wafer Notes / the Friday letter / number 212")
    (True, True)
    >>> is_masthead("Three chipmakers get one-year licences")
    False
    """
    text = plain(line)
    if _SALUTATION.fullmatch(text):
        return True
    if not text or text.endswith((".", "?", "!")):
        return False
    if _DECORATED.fullmatch(text) and len(text.split()) <= _WORDS:
        return True
    if _SPACED.fullmatch(text) or is_dateline(text) or _names_sender(text, of):
        return True
    parts = _PARTS.split(text)
    if len(parts) > 1 and any(is_dateline(part) or _ISSUE.fullmatch(part) for part in parts):
        return True
    return len(text.split()) <= _WORDS and (text.isupper() or bool(_ISSUE.fullmatch(text)))


def _names_sender(text: str, of: Sender) -> bool:
    """Whether the line is a sender's name, alone or parted from what follows."""
    parts = [text, re.split(r"[^\w\s'’&.-]|\s[-–—]|\d", text, maxsplit=1)[0]]
    letters = [re.sub(r"^the", "", _letters(part)) for part in parts]
    if any(part in of.names for part in letters):
        return True
    return (
        len(text.split()) <= _NAME_WORDS and len(letters[0]) > _LEAST and letters[0] in of.closing
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
