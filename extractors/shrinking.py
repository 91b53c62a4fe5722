"""A text or an index that has shrunk to a stub: a redesign or a cut more often than news."""

import re

from extractors.errors import ReadError
from extractors.model import Document, Page
from extractors.reading.media import media_of

LONG_WORDS = 100
"""A text of fewer words may become as short as it likes …"""
STUB_SHARE = 0.15
"""… a longer one is not believed if this share of it, or less, is left."""
FEW, HALF = 6, 0.5
"""An index that has always had `FEW` or more is not believed with less than this share of it."""
_SAYS_SO = re.compile(
    r"\b(?:rescind|rescission|withdr[ae]w|revok|revocation|supersed|replaced|remov|reserved|expir|archiv"
    r"|vacat|terminat|repeal|cancel|retired|no longer|moved to|relocated|obsolete)",
    re.IGNORECASE,
)


class StubError(ReadError):
    """A text that is not believed: what is left of it is too little."""


def is_closed(page: Page) -> bool:
    """Return whether a page has its end, as far as one can tell: HTML without its last tags has not."""
    end = page.body[-4096:].lower()
    return media_of(page) != "html" or b"</html" in end or b"</body" in end


def is_web(document: str) -> bool:
    """Return whether a document was found in the mark-up of a page, not in fields of its own."""
    return document.startswith("web:")


def refuse_stub(before: Document, document: Document, *, closed: bool) -> None:
    """Raise if a page's text is a stub or the beginning of what it was, and does not say why.

    A short text that says it was withdrawn, superseded or moved is news. `closed` is false for
    HTML without its end: such a page that ends where the kept text goes on was cut.

    Raises:
        StubError: It says how many words are left, and which.

    """
    had, has = len(before.text.split()), len(document.text.split())
    if has >= had:
        return
    stub = had >= LONG_WORDS and has <= STUB_SHARE * had
    if stub and not _SAYS_SO.search(document.text):
        reason = f"its text shrank from {had} to {has} words: “{document.text[:200]}”"
    elif not closed and before.text.startswith(document.text):
        reason = f"it ends after {has} of {had} words, without the end of its HTML: cut short"
    else:
        return
    raise StubError(document.url, f"{reason}; the last good text is kept")


def shrunken(found: int, usual: int) -> str:
    """Return what is wrong with an index of `found` entries that had `usual` or more, or "".

    >>> shrunken(3, 20)
    '3 entries, where there always were 20 or more'
    >>> shrunken(12, 20), shrunken(0, 3)
    ('', '')
    """
    if usual < FEW or found >= HALF * usual:
        return ""
    return f"{found} entries, where there always were {usual} or more"
