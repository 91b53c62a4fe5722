"""Text from elsewhere, made fit to stand in a message whatever it tries to do there.

Titles, quotes and redlines are written by strangers. What comes out of here has no line break
that we did not put there, nothing invisible that turns the reading direction or hides words, and
a bounded length. Escaping for HTML or Slack is still the renderer's part.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

# Letters and marks that show nothing, so that words can be hidden behind them. What turns the
# reading direction (Trojan Source, CVE-2021-42574) is of category Cf and falls out with it.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0e\uffa0\U000e0000-\U000e0fff]"
)
# Of category Cf as well, but Persian and emoji are spelt with them.
_JOINERS = "\u200c\u200d"
# All white space but single blanks, which are left as they are.
_BLANK = r"[\s\x00-\x1f\x7f-\x9f]"
_SPACE = re.compile(rf"{_BLANK}(?:{_BLANK}+|(?<! ))")
# Halves of a character and code points that never mean one: no encoder takes them.
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ELLIPSIS = "…"
_MAX_URL = 2000
_MENTION = re.compile(r"(?<!\w)@(?=\w)|@(?=everyone|here|channel|room|all)", re.IGNORECASE)
_VISIBLE = "".join(map(chr, range(0x21, 0x7F))).translate({ord(char): "" for char in "%=?"})
# Left alone by httpx, but of meaning inside Slack's <url|text> and inside quoted attributes.
_URL_ESCAPES = {ord(char): f"%{ord(char):02X}" for char in "|<>\"'`\\^{} "}
# Marks stacked on one letter climb over the lines above; written languages need three at most.
_MAX_MARKS = 3
# Whatever can be such a stack: there are no marks below U+0300.
_STACK = re.compile(f"[\u0300-\U0010ffff]{{{_MAX_MARKS + 1}}}")


def flow(text: str) -> str:
    """Return `text` in one line with single spaces, keeping a space at either end.

    >>> flow("two\\n lines\\x00 ")
    'two lines '
    """
    spaced = _SPACE.sub(" ", text)
    if spaced.isascii():
        return spaced
    whole = _UNSEEN.sub("", _BROKEN.sub("\ufffd", spaced))
    if not whole.isprintable():
        whole = "".join(char for char in whole if _is_seen(char))
    if _STACK.search(whole):
        whole = "".join(_unstacked(whole))
    return _SPACE.sub(" ", whole)


def line(text: str, limit: int) -> str:
    """Return `text` as one clean line of at most `limit` characters.

    >>> line("Rule\\r\\nBcc: x@example.org", 80)
    'Rule Bcc: x@example.org'
    """
    # A megabyte is not scanned for a line of a hundred characters.
    return cut(flow(text.lstrip()[: limit * 4]).strip(), limit)


def cut(text: str, limit: int) -> str:
    """Return `text` if it has at most `limit` characters, else its head and an ellipsis.

    >>> cut("the whole rule", 10)
    'the whole…'
    """
    if len(text) <= limit:
        return text
    head = text[: max(limit - 1, 0)]
    space = head.rfind(" ", len(head) * 2 // 3)
    head = head[:space] if space > 0 else head
    # Not between the parts of one emoji.
    return head.rstrip(" \u200d\ufe0f,;:") + _ELLIPSIS


def web_url(url: str) -> str:
    """Return `url` as a link that may be shown, "" if a reader should not be offered it.

    Only http and https with a plain host; none with a user name, which hides the true host.

    >>> web_url("https://www.bis.gov/press-release/a|b")
    'https://www.bis.gov/press-release/a%7Cb'
    >>> web_url("javascript:alert(1)"), web_url("https://bis.gov@example.org/")
    ('', '')
    """
    import httpx  # with all that it loads; not every command shows an address

    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, UnicodeEncodeError):
        return ""
    if parsed.scheme not in {"http", "https"} or not parsed.host or parsed.userinfo:
        return ""
    shown = str(parsed).translate(_URL_ESCAPES)
    return shown if shown.isascii() and len(shown) <= _MAX_URL else ""


def header(text: str, limit: int = 200) -> str:
    """Return `text` as a header value: visible ASCII only, the rest percent-encoded.

    "=" and "?" are as well, so that no encoded word (RFC 2047) can be in it.

    >>> header("run 7\\r\\nX: é")
    'run%207%20X:%20%C3%A9'
    """
    return quote(line(text, limit), safe=_VISIBLE)[: limit * 3]


def unaddressed(text: str) -> str:
    """Return `text` so that no chat service finds a mention, a tag or a Markdown link in it.

    >>> unaddressed("@everyone <!here> [bis.gov](https://example.org)")
    '＠everyone ‹!here› [bis.gov] (https://example.org)'
    """
    plain = text.translate({ord("<"): "‹", ord(">"): "›"}).replace("](", "] (")
    return _MENTION.sub("＠", plain)


def _is_seen(char: str) -> bool:
    return char.isprintable() or char in _JOINERS or unicodedata.category(char) != "Cf"


def _unstacked(text: str) -> Iterator[str]:
    """Yield the characters of `text`, of combining marks in a row at most `_MAX_MARKS`."""
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MAX_MARKS:
            yield char
