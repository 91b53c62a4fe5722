"""The headers of an answer that are kept as evidence: bounded, and without secrets."""

import re
from collections.abc import Iterable, Iterator

MOST = 64  # headers
MOST_BYTES = 8192  # of names and values together
MOST_VALUE_BYTES = 2048  # of one value; longer ones are policies, not facts
# What names a session or a key, whoever it belongs to; Set-Cookie above all.
_SECRET_NAME = re.compile(
    "cookie|auth|token|secret|session|api-?key|csrf|xsrf|signature|credential", re.IGNORECASE
)
_WORD = re.compile(r"[^\s,;=\"']{4,}")

Header = tuple[str, str]


def kept_headers(
    came: Iterable[tuple[bytes, bytes]], secrets: Iterable[Header]
) -> tuple[tuple[Header, ...], int]:
    """Return the headers that are kept, as they came, and how many are not.

    `secrets` are the source's own headers: what has such a name, or a word of such a value in it,
    is left out.

    >>> kept_headers([(b"ETag", b'"1"'), (b"Set-Cookie", b"s=1"), (b"Via", b"key=abcd")],
    ...              [("X-Key", "abcd")])
    ((('ETag', '"1"'),), 2)
    """
    known = tuple(secrets)
    all_of_them = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in came]
    names = {name.lower() for name, _ in known}
    words = {word.lower() for _, value in known for word in (value, *_WORD.findall(value)) if word}
    plain = (one for one in all_of_them if not _secret(one, names, words))
    kept = tuple(_bounded(plain))
    return kept, len(all_of_them) - len(kept)


def _secret(header: Header, names: set[str], words: set[str]) -> bool:
    name, value = header[0].lower(), header[1].lower()
    echo = any(word in value or word in name for word in words)
    return name in names or echo or bool(_SECRET_NAME.search(name))


def _bounded(headers: Iterable[Header]) -> Iterator[Header]:
    count, left = 0, MOST_BYTES
    for name, value in headers:
        size = len(name) + len(value)
        if count < MOST and size <= left and len(value) <= MOST_VALUE_BYTES:
            count, left = count + 1, left - size
            yield name, value
