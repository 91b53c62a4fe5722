"""Bodies that are too large, never end, are encoded oddly, or break off."""

import tracemalloc
import zlib

import pytest

from fetching import Visiting, failed, got
from servers import HTML, Server, zipped

RELEASE = b"<html><title>Release</title><p>BIS rescinds the AI Diffusion Rule.</p></html>"
GZIP = {"Content-Encoding": "gzip"}
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"  # A stored deflate block of no bytes: RFC 1951 3.2.4.


async def test_a_large_body_is_refused_by_its_announcement(
    server: Server, visiting: Visiting
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000000\r\n\r\n"
    url = server.say("/a", head)

    error = await failed(visiting(), url)

    assert (error.reason, error.status) == ("body larger than 100 kB", 200)


async def test_a_large_body_without_announcement_is_refused_on_the_way(
    server: Server, visiting: Visiting
) -> None:
    error = await failed(visiting(tries=3), server.endless("/a"))

    assert error.reason == "body larger than 100 kB"
    assert len(server.requests) == 1


async def test_a_body_as_large_as_allowed_is_a_page(server: Server, visiting: Visiting) -> None:
    body = b"BIS said. " * 10_000

    page = await got(visiting(max_bytes=100_000), server.serve("/a", body, media_type="text/plain"))

    assert page.body == body


async def test_a_gzip_bomb_is_refused(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(max_bytes=1_000_000), server.bomb("/a", 100_000_000))

    assert error.reason == "body larger than 1 MB"


async def test_a_gzip_bomb_takes_no_memory(server: Server, visiting: Visiting) -> None:
    url = server.bomb("/a", 100_000_000)
    visitor = visiting(max_bytes=200_000)
    await failed(visitor, server.bomb("/warm-up", 300_000))

    tracemalloc.start()
    await failed(visitor, url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 2_000_000


async def test_a_stream_that_inflates_to_nothing_ends(server: Server, visiting: Visiting) -> None:
    url = server.endless("/a", EMPTY_BLOCK * 2000, encoding="deflate")

    error = await failed(visiting(), url)

    assert error.reason == "body larger than 100 kB"


async def test_a_slow_stream_ends_with_the_total_time(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(total_timeout_s=0.2), server.drip("/a"))

    assert error.reason == "timed out after 0.2 s"


async def test_silence_ends_with_the_read_time(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(read_timeout_s=0.1), server.silent("/a"))

    assert error.reason == "timed out waiting for more of the answer"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", zipped(RELEASE)),
        ("x-gzip", zipped(RELEASE)),
        ("gzip", zipped(RELEASE[:20]) + zipped(RELEASE[20:])),
        ("gzip", zipped(RELEASE) + bytes(512)),
        ("deflate", zlib.compress(RELEASE)),
        ("deflate", zlib.compress(RELEASE, wbits=-15)),
        ("identity", RELEASE),
    ],
    ids=["gzip", "x-gzip", "two members", "padding", "zlib", "bare deflate", "identity"],
)
async def test_compressed_bodies_come_inflated(
    server: Server, visiting: Visiting, encoding: str, body: bytes
) -> None:
    page = await got(visiting(), server.serve("/a", body, headers={"Content-Encoding": encoding}))

    assert page.body == RELEASE


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", RELEASE, "the body is not compressed as its header says"),
        ("deflate", b"\xff" * 50, "the body is not compressed as its header says"),
        ("gzip", zipped(RELEASE)[:40], "the compressed body was cut short"),
        ("br", RELEASE, "content-encoding 'br' was not asked for"),
        ("gzip, gzip", RELEASE, "content-encoding 'gzip, gzip' was not asked for"),
    ],
)
async def test_a_body_encoded_otherwise_than_it_says_is_an_error(
    server: Server, visiting: Visiting, encoding: str, body: bytes, reason: str
) -> None:
    url = server.serve("/a", body, headers={"Content-Encoding": encoding})

    error = await failed(visiting(), url)

    assert error.reason == reason


async def test_only_encodings_that_can_be_bounded_are_asked_for(
    server: Server, visiting: Visiting
) -> None:
    await got(visiting(), server.serve("/a", RELEASE))

    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("headers", [{}, GZIP])
async def test_an_empty_body_is_an_error(
    server: Server, visiting: Visiting, headers: dict[str, str]
) -> None:
    error = await failed(visiting(), server.serve("/a", b"", headers=headers))

    assert (error.reason, error.status) == ("empty body", 200)


async def test_a_part_of_a_page_is_no_page(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(), server.serve("/a", RELEASE[:30], status=206))

    assert error.reason == "HTTP 206"


async def test_a_body_cut_short_is_tried_again(server: Server, visiting: Visiting) -> None:
    url = server.cut("/a", RELEASE, 10_000)
    visitor = visiting(tries=2)

    error = await failed(visitor, url)

    assert error.reason == (
        "not proper HTTP: Not enough data to satisfy content length header "
        f"(received {len(RELEASE)} of 10000 bytes)."
    )
    assert len(server.requests) == 2


@pytest.mark.parametrize("sent", [b"", RELEASE])
async def test_a_reset_connection_is_tried_again(
    server: Server, visiting: Visiting, sent: bytes
) -> None:
    url = server.reset("/a", sent)
    visitor = visiting(tries=2)

    error = await failed(visitor, url)

    assert error.reason == "the connection was reset"
    assert len(visitor.tries) == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot hex\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"",
    ],
    ids=["ssh", "huge header", "broken chunk", "bad length", "nothing"],
)
async def test_what_is_not_http_is_an_error(server: Server, visiting: Visiting, raw: bytes) -> None:
    error = await failed(visiting(), server.say("/a", raw))

    assert error.reason.startswith("not proper HTTP: ")


async def test_a_broken_error_page_is_still_the_error(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", RELEASE, status=404, media_type=HTML, headers=GZIP)

    error = await failed(visiting(), url)

    assert error.reason == "HTTP 404"


async def test_one_bad_page_costs_the_next_nothing(server: Server, visiting: Visiting) -> None:
    visitor = visiting(per_host_concurrency=1)
    good = server.serve("/good", RELEASE)
    await failed(visitor, server.endless("/endless"))
    await failed(visitor, server.reset("/reset", RELEASE))

    page = await got(visitor, good)

    assert page.body == RELEASE
