"""Bytes that were good once: cut, doubled, spliced, and with what parsers trip over put in."""

from collections.abc import Sequence
from random import Random  # noqa: TID251 - seeded: the same number gives the same documents

_LONGEST = 20_000
_TOKENS = (
    b"<", b">", b"&", b"&#x0;", b"&#1114112;", b"]]>", b"<!--", b"<![CDATA[", b"<!DOCTYPE x [", b"%", b'"', b"'",
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n", b"\t", b" ", b"\xc2\xa0",
    b"0", b"-1", b"9" * 30, b"9" * 5000, b"1e999", b"NaN", b"null", b"true", b"{}", b"[]", b"\\ud800", b"\\",
    b"(a)", b"(i)", b"(A)(1)", b"(iii)", "§ ".encode(), "—".encode(), "İ".encode(), "\u0301".encode(),
    b"May 13, 2025", b"February 30, 2025", b"0000-00-00", b"9999-12-31T23:59:60Z", b"Tue, 99 Foo 0000 99:99",
    b"15 CFR 744.11", b"90 FR 5298", b"3A001.a.1", b"; ", b", ", b" | ", b"a.k.a.", b"and", b"to read as follows:",
    b"http://[", b"//\\@", b"javascript:", b"https://x.example/%zz", b"xn--", b"\xe2\x80\xae",
)  # fmt: skip


def mutated(seeds: Sequence[bytes], chance: Random) -> bytes:
    """Return a seed after one to six changes."""
    body = chance.choice(seeds)
    for _ in range(chance.randint(1, 6)):
        body = _CHANGES[chance.randrange(len(_CHANGES))](body, seeds, chance)
    return body[:_LONGEST]


def _span(body: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(body) + 1)
    return start, min(len(body), start + int(chance.paretovariate(0.7)))


def _flip(body: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not body:
        return body
    at = chance.randrange(len(body))
    return body[:at] + bytes([body[at] ^ (1 << chance.randrange(8))]) + body[at + 1 :]


def _cut(body: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(body, chance)
    return body[:start] + body[end:]


def _end(body: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _repeat(body: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(body, chance)
    return body[:end] + body[start:end] * chance.choice((1, 2, 30)) + body[end:]


def _put(body: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(body, chance)
    after = end if chance.random() < 0.5 else start
    return body[:start] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 20)) + body[after:]


def _splice(body: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(seeds)
    start, end = _span(other, chance)
    at = chance.randrange(len(body) + 1)
    return body[:at] + other[start : end + 40] + body[at:]


def _swap(body: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(body, chance)
    return body[:start] + body[end : end + end - start] + body[start:end] + body[2 * end - start :]


_CHANGES = (_flip, _cut, _end, _repeat, _put, _put, _splice, _swap)
