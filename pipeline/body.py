"""The body of an answer, never more of it in memory than was allowed."""

import re
import zlib
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing

import httpx

from extractors.errors import FetchError
from pipeline.faults import PassingError

# Only what `zlib` inflates in pieces of a size we choose. httpx would also decode br and zstd, and
# whole chunks at a time: 64 KiB of gzip may be 64 MiB of text.
ACCEPTED = "gzip, deflate"
_PIECE = 65_536
_GZIP = {"gzip", "x-gzip"}
# wbits for `zlib.decompressobj`: 31 expects a gzip header, 15 a zlib one, -15 none.
_GZIP_BITS, _ZLIB_BITS, _RAW_BITS = 31, 15, -15


async def whole(response: httpx.Response, url: str, max_bytes: int) -> bytes:
    """Return the body, inflated.

    Raises:
        FetchError: It is larger than `max_bytes`, as sent or inflated, cut short, or not encoded
            as its header says.

    """
    announced = response.headers.get("content-length", "")
    if re.fullmatch(r"[0-9]+", announced) and float(announced) > max_bytes:
        raise FetchError(url, f"body larger than {size(max_bytes)}", status=response.status_code)
    body = bytearray()
    async with aclosing(_pieces(response, url, max_bytes)) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) > max_bytes:
                reason = f"body larger than {size(max_bytes)}"
                raise FetchError(url, reason, status=response.status_code)
    return bytes(body)


async def opening(response: httpx.Response, url: str, max_bytes: int) -> bytes:
    """Return the first `max_bytes` of the body, inflated; the rest is not read.

    Raises:
        FetchError: It is not encoded as its header says.

    """
    body = bytearray()
    async with aclosing(_pieces(response, url, max_bytes)) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) >= max_bytes:
                break
    return bytes(body[:max_bytes])


def size(count: int) -> str:
    """Return a number of bytes as people say it.

    >>> size(50_000_000), size(65_536)
    ('50 MB', '65.5 kB')
    """
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= factor:
            return f"{round(count / factor, 1):g} {unit}"
    return f"{count} bytes"


async def _pieces(
    response: httpx.Response, url: str, max_bytes: int
) -> AsyncGenerator[bytes, None]:
    """Yield the inflated body, 64 KiB at most at a time."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _GZIP | {"", "identity", "deflate"}:
        raise FetchError(url, f"content-encoding {encoding[:40]!r} was not asked for")
    inflate = _Inflate(url, gzip=encoding in _GZIP) if encoding not in {"", "identity"} else None
    sent = 0
    async for chunk in response.aiter_raw(_PIECE):
        sent += len(chunk)
        # Deflate has blocks that inflate to nothing: an endless stream of them is small for ever.
        if sent > max_bytes + _PIECE:
            raise FetchError(url, f"body larger than {size(max_bytes)}")
        for piece in inflate.pieces(chunk) if inflate else (chunk,):
            yield piece
    if inflate and not inflate.complete:
        raise PassingError(url, "the compressed body was cut short")


class _Inflate:
    """Inflates gzip members one after another (RFC 1952 2.2), zlib, and bare deflate."""

    def __init__(self, url: str, *, gzip: bool) -> None:
        self._url = url
        self._bits = _GZIP_BITS if gzip else _ZLIB_BITS
        self._member = zlib.decompressobj(self._bits)
        self._started = False

    @property
    def complete(self) -> bool:
        """Whether the last member is whole; a body of no bytes at all is."""
        return self._member.eof or not self._started

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what `chunk` adds, a piece at a time.

        Raises:
            FetchError: The bytes are not compressed as the header says.

        """
        while chunk:
            if self._member.eof:
                if not chunk.startswith(b"\x1f\x8b"):
                    return  # Padding after the last member: gzip(1) ignores it as well.
                self._member = zlib.decompressobj(self._bits)
            yield self._next(chunk)
            chunk = self._member.unused_data or self._member.unconsumed_tail

    def _next(self, chunk: bytes) -> bytes:
        first, self._started = not self._started, True
        try:
            return self._member.decompress(chunk, _PIECE)
        except zlib.error as error:
            if not first or self._bits != _ZLIB_BITS:
                reason = "the body is not compressed as its header says"
                raise FetchError(self._url, reason) from error
        # "deflate" means zlib (RFC 9110 8.4.1.2), yet some servers send it without the header.
        self._bits = _RAW_BITS
        self._member = zlib.decompressobj(self._bits)
        return self._next(chunk)
