"""Many pages of one loopback server, cheap to serve: `python pages_server.py --port P [--kb 30]`.

- `/p/N`: a page of law-like text, the same bytes until `/set` changes it
- `/e/N`: the same with an ETag; a request that names it is answered 304
- `/set?generation=G&of_100=C`: from now on C of 100 pages are of generation G: two paragraphs differ
- `/hook`: takes what is posted, and notes when it first named a page
- `/seen`: JSON: requests for pages so far, how many were 304, messages posted, and when each change
  was answered and posted
"""

import argparse
import asyncio
import hashlib
import json
import re
import time
from collections.abc import Iterator
from functools import cache
from random import Random  # noqa: TID251 - seeded: the same pages at every run
from urllib.parse import parse_qs, urlsplit

_WORDS = [
    "license",
    "exception",
    "export",
    "reexport",
    "transfer",
    "in-country",
    "item",
    "commodity",
    "software",
    "technology",
    "foreign",
    "national",
    "security",
    "regional",
    "stability",
    "end-user",
    "end-use",
    "entity",
    "consignee",
    "presumption",
    "denial",
    "review",
    "policy",
    "integrated",
    "circuit",
    "advanced",
    "computing",
    "semiconductor",
    "manufacturing",
    "equipment",
    "supplement",
    "paragraph",
    "section",
    "notice",
    "comment",
    "effective",
    "compliance",
    "scope",
    "control",
]
_MORE = 700  # bytes of a page around its paragraphs


@cache
def page(number: int, generation: int, kb: int) -> tuple[bytes, bytes]:
    """Return the body and the entity tag of a page."""
    paragraphs = "\n".join(_paragraphs(Random(number), generation, kb * 1024 - _MORE))  # noqa: S311
    title = f"Notice {number} of the Bureau"
    body = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
        "<link rel=stylesheet href=/style.css></head><body><nav><ul><li><a href=/>Home</a></li>"
        "<li><a href=/notices>All notices</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>\n<time datetime=2025-05-13>May 13, 2025</time>\n"
        f"{paragraphs}\n</article></main><footer>Office of the Bureau</footer></body></html>"
    ).encode()
    return body, b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'


def _paragraphs(chance: Random, generation: int, size: int) -> Iterator[str]:
    count = 0
    while size > 0:
        count += 1
        words = " ".join(chance.choices(_WORDS, k=chance.randint(30, 90)))
        if generation and count in (2, 5):
            words = f"amended in generation {generation} {words}"
        text = f"<p>({count}) {words.capitalize()}. See <a href=/p/{count}>§ 744.{count}</a>.</p>"
        size -= len(text)
        yield text


class World:
    """What all connections share."""

    def __init__(self, kb: int) -> None:
        self._kb = kb
        self.generation, self.of_100 = 0, 0
        self.pages = self.unmodified = self.posted = 0
        self.changed_at: dict[int, float] = {}
        self.posted_at: dict[int, float] = {}
        self._told: dict[int, int] = {}

    def answer(self, target: str, known: bytes, content: bytes) -> bytes:
        """Return the whole HTTP answer to a request for `target`; `known` is the tag that it names."""
        path = urlsplit(target)
        way, _, number = path.path.strip("/").partition("/")
        if way in {"p", "e"} and number.isdigit():
            return self._page(int(number), known, tagged=way == "e")
        if way == "set":
            asked = parse_qs(path.query)
            self.generation, self.of_100 = (int(asked[k][0]) for k in ("generation", "of_100"))
        elif way == "hook":
            self.posted += 1
            for number in re.findall(rb"/e/(\d+)", content):
                self.posted_at.setdefault(int(number), time.time())  # noqa: TID251
            return _whole(b"ok", b"text/plain")
        elif way != "seen":
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        return _whole(json.dumps(self._seen()).encode(), b"application/json")

    def _seen(self) -> dict[str, object]:
        return {
            "pages": self.pages,
            "unmodified": self.unmodified,
            "posted": self.posted,
            "changed_at": self.changed_at,
            "posted_at": self.posted_at,
        }

    def _page(self, number: int, known: bytes, *, tagged: bool) -> bytes:
        self.pages += 1
        generation = self.generation if number % 100 < self.of_100 else 0
        body, tag = page(number, generation, self._kb)
        if self._told.get(number, generation) != generation:
            self.changed_at[number] = time.time()  # noqa: TID251
        self._told[number] = generation
        if tagged and known == tag:
            self.unmodified += 1
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
        more = b"ETag: " + tag + b"\r\n" if tagged else b""
        return _whole(body, b"text/html; charset=utf-8", more)


def _whole(body: bytes, kind: bytes, more: bytes = b"") -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\n%bContent-Length: %d\r\n\r\n"
    return head % (kind, more, len(body)) + body


class Connection(asyncio.Protocol):
    """One connection, kept alive; one request after another."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is whole."""
        self._came += data
        while (end := self._came.find(b"\r\n\r\n")) >= 0:
            first, *rest = self._came[:end].split(b"\r\n")
            headers = dict(line.lower().split(b": ", 1) for line in rest if b": " in line)
            past = end + 4 + int(headers.get(b"content-length", 0))
            if len(self._came) < past:
                return
            content, self._came = self._came[end + 4 : past], self._came[past:]
            target = first.split(b" ")[1].decode()
            known = headers.get(b"if-none-match", b"")
            self._transport.write(self._world.answer(target, known, content))
            if headers.get(b"connection") == b"close":
                self._transport.close()


async def serve(port: int, kb: int) -> None:
    """Serve until killed."""
    world = World(kb)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(world), "127.0.0.1", port, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--port", type=int, default=0)
    asked.add_argument("--kb", type=int, default=30)
    given = asked.parse_args()
    asyncio.run(serve(given.port, given.kb))
