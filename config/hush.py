"""Secrets that are known, hidden wherever they turn up: a server may tell us our own.

What is kept, logged or printed goes through `hidden`. A secret is known from the moment that it is
looked up in the environment; one of fewer than eight characters is not, since it would be found
in every other word.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote, urlsplit

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

SHORTEST = 8  # characters of a secret that is looked for
_PATH = 12  # characters of an address after its host
_TOKEN = 16  # characters of a step of an address that is taken for a secret by itself
_WORD = b"(hidden)"
_known: frozenset[str] = frozenset()  # another one with each secret: other threads look meanwhile
_learning = Lock()


def hush(secret: str) -> None:
    """Make a secret known: all of it, and what of an address is not its host."""
    global _known
    with _learning:
        _known |= {part for part in _parts(secret) if len(part) >= SHORTEST}


def hidden(text: str) -> str:
    """Return `text` with "(hidden)" for each known secret: plain, or as URL, JSON, HTML, base64 or hex.

    >>> hush("correct horse"); hidden("login correct%20horse refused")
    'login (hidden) refused'
    """
    if not _known:
        return text
    raw = text.encode("utf-8", "surrogatepass")
    clean = hidden_bytes(raw)
    return text if clean is raw else clean.decode("utf-8", "surrogatepass")


def hidden_bytes(body: bytes) -> bytes:
    """Return `body` with "(hidden)" for each known secret, written in UTF-8 or another ASCII."""
    known = _known
    found = _wanted(known).find_matches_as_indexes(body) if known else ()
    if not found:
        return body
    ends = [0, *(end for _, _, end in found)]
    begins = [*(begin for _, begin, _ in found), len(body)]
    return _WORD.join(body[end:begin] for end, begin in zip(ends, begins, strict=True))


@lru_cache(maxsize=1)
def _wanted(known: frozenset[str]) -> "BytesAhoCorasick":
    # Looks a page through in a tenth of a millisecond, however many the secrets are; whoever has
    # none does without.
    from ahocorasick_rs import BytesAhoCorasick, MatchKind

    forms = {form.encode("utf-8", "surrogatepass") for part in known for form in _forms(part)}
    return BytesAhoCorasick(sorted(forms), matchkind=MatchKind.LeftmostLongest)


def _parts(secret: str) -> Iterator[str]:
    """Yield what of a secret tells it: of an address its path, its query and its login."""
    yield secret
    if "://" in secret:
        yield from _address(secret)


def _address(url: str) -> Iterator[str]:
    rest = url.partition("://")[2]
    user, at, after = rest.rpartition("@")
    path = (after if at else rest).partition("/")[2]
    if at:
        yield from (user, unquote(user), unquote(user.partition(":")[2]))
    if len(path) >= _PATH:
        yield path
    yield from (step for step in re.split("[/?#&=;]", path) if len(step) >= _TOKEN)
    try:
        query = urlsplit(url).query
    except ValueError:
        return
    for pair in query.split("&"):
        value = pair.partition("=")[2]
        yield from (value, unquote(value))


def _forms(part: str) -> Iterator[str]:
    """Yield how a secret may be written."""
    raw = part.encode("utf-8", "surrogatepass")
    coded = (quote(raw, safe=""), quote(raw), quote_plus(raw))
    yield from (part, *coded, *map(_low, coded))
    plain = json.dumps(part)[1:-1]
    yield from (plain, plain.replace("/", r"\/"), json.dumps(part, ensure_ascii=False)[1:-1])
    yield from (escape(part), escape(part, quote=False), repr(part)[1:-1])
    yield from (raw.hex(), raw.hex().upper())
    # Base64 of a text with the secret inside: three ways, by where it begins.
    for before in range(3):
        whole = b64encode(bytes(before) + raw).decode().rstrip("=")
        inside = whole[(before * 8 + 5) // 6 : (before + len(raw)) * 8 // 6]
        yield from (inside, inside.replace("+", "-").replace("/", "_"))


def _low(coded: str) -> str:
    return re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), coded)
