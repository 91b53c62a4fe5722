"""Pages over real loopback sockets: what is asked for, what comes back, what is written down."""

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from extractors.attempt import Attempt
from extractors.errors import ReadError
from extractors.model import Page
from fetching import Visiting, failed, got, wanted
from servers import Exchange, Reply, Seen, Server

RELEASE = b"<html><title>Release</title><p>BIS rescinds the AI Diffusion Rule.</p></html>"
CHALLENGE = b"<html><head><title>Just a moment...</title></head><body>Checking</body></html>"


async def test_a_page_comes_whole_with_what_its_headers_say(
    server: Server, visiting: Visiting
) -> None:
    stamp = "Tue, 13 May 2025 11:00:00 GMT"
    kind = 'Text/HTML; Charset="UTF-8"'
    url = server.serve("/a", RELEASE, media_type=kind, etag='"1"', last_modified=stamp)

    page = await got(visiting(), url)

    assert replace(page, headers=()) == Page(
        url=url,
        asked=url,
        body=RELEASE,
        media_type="text/html",
        charset="utf-8",
        fetched_at=datetime(2025, 5, 13, 12, tzinfo=UTC),
        status=200,
        etag='"1"',
        last_modified=stamp,
    )


async def test_a_missing_content_type_is_empty_not_a_guess(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve("/a", RELEASE, media_type="")

    page = await got(visiting(), url)

    assert (page.media_type, page.charset) == ("", "")


async def test_a_validator_that_cannot_be_sent_back_is_none(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve("/a", RELEASE, headers={"ETag": '"é"', "Last-Modified": "mardi, 13 août"})

    page = await got(visiting(), url)

    assert (page.etag, page.last_modified) == ("", "")


async def test_the_user_agent_names_a_contact(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", RELEASE)

    await got(visiting(), url)

    assert server.requests[0].headers["user-agent"] == "rulewire/0.1.0 (+officer@example.org)"


async def test_both_validators_are_sent_and_304_is_no_page(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve("/a", RELEASE, etag='"1"')
    stamp = "Tue, 13 May 2025 11:00:00 GMT"
    visitor = visiting()

    page = await visitor.web.get(wanted(url), url, etag='"1"', last_modified=stamp)

    assert page is None
    assert server.requests[0].headers["if-none-match"] == '"1"'
    assert server.requests[0].headers["if-modified-since"] == stamp
    assert [(t.status, t.error) for t in visitor.tries] == [(304, "")]


async def test_a_304_that_nobody_asked_for_is_an_error(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", status=304)

    error = await failed(visiting(), url)

    assert error.reason == "HTTP 304 though nothing was known before"


async def test_a_good_try_is_written_down(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", RELEASE)
    visitor = visiting()

    await got(visitor, url)

    assert visitor.tries == [
        Attempt(
            source="bis-press",
            url=url,
            number=1,
            started_at=datetime(2025, 5, 13, 12, tzinfo=UTC),
            took_ms=visitor.tries[0].took_ms,
            status=200,
            media_type="text/html",
            size=len(RELEASE),
            sha256=sha256(RELEASE).hexdigest(),
        )
    ]
    assert 0 <= visitor.tries[0].took_ms < 5000


async def test_a_missing_page_is_asked_for_once(server: Server, visiting: Visiting) -> None:
    visitor = visiting(tries=3)

    error = await failed(visitor, f"{server.url}/missing")

    assert (error.reason, error.status) == ("HTTP 404", 404)
    assert [(t.number, t.status, t.error) for t in visitor.tries] == [(1, 404, "HTTP 404")]


async def test_a_busy_server_is_asked_again_and_every_try_written_down(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve_each("/a", Reply(status=503), Reply(status=429), Reply(RELEASE))
    visitor = visiting(tries=3)

    page = await got(visitor, url)

    assert page.body == RELEASE
    assert [(t.number, t.error) for t in visitor.tries] == [
        (1, "HTTP 503"),
        (2, "HTTP 429"),
        (3, ""),
    ]


async def test_waits_grow_and_stay_under_their_limit(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", status=500)
    visitor = visiting(tries=6, backoff_s=1.0, max_backoff_s=4.0)

    await failed(visitor, url)

    assert len(visitor.times.slept) == 5
    limits = (1, 2, 4, 4, 4)
    assert all(0 < s <= limit for s, limit in zip(visitor.times.slept, limits, strict=True))


async def test_retry_after_in_seconds_is_waited_for(server: Server, visiting: Visiting) -> None:
    busy = Reply(status=429, headers={"Retry-After": "7"})
    url = server.serve_each("/a", busy, Reply(RELEASE))
    visitor = visiting(tries=2)

    await got(visitor, url)

    assert visitor.times.slept == [pytest.approx(7, abs=0.5)]


async def test_retry_after_as_a_date_is_waited_for(server: Server, visiting: Visiting) -> None:
    busy = Reply(status=503, headers={"Retry-After": "Tue, 13 May 2025 12:00:30 GMT"})
    url = server.serve_each("/a", busy, Reply(RELEASE))
    visitor = visiting(tries=2)

    await got(visitor, url)

    assert visitor.times.slept == [pytest.approx(30, abs=0.5)]


async def test_a_long_retry_after_is_left_to_the_scheduler(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve("/a", status=429, headers={"Retry-After": "3600"})
    visitor = visiting(tries=3)

    error = await failed(visitor, url)

    assert error.retry_after_s == 3600
    assert visitor.times.slept == []
    assert len(server.requests) == 1


async def test_a_host_that_wants_rest_gets_it_from_all_pages(
    server: Server, visiting: Visiting
) -> None:
    visitor = visiting()
    other = server.serve("/b", RELEASE)
    await failed(visitor, server.serve("/a", status=429, headers={"Retry-After": "3600"}))

    error = await failed(visitor, other)

    assert error.retry_after_s == pytest.approx(3600, abs=5)
    assert server.seen("/b") == []


@pytest.mark.parametrize("value", ["soon", "-5", "", "Tue, 99 May 2025 12:00:30 GMT"])
async def test_an_unreadable_retry_after_is_as_good_as_none(
    server: Server, visiting: Visiting, value: str
) -> None:
    url = server.serve("/a", status=503, headers={"Retry-After": value})

    error = await failed(visiting(), url)

    assert error.retry_after_s is None


async def test_a_retry_after_of_years_is_six_hours(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", status=503, headers={"Retry-After": "9" * 400})

    error = await failed(visiting(), url)

    assert error.retry_after_s == 21_600


async def test_requests_to_one_host_are_a_pause_apart(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", RELEASE)
    visitor = visiting(per_host_pause_s=3.0)

    for _ in range(3):
        await got(visitor, url)

    assert visitor.times.slept == [pytest.approx(3, abs=0.5), pytest.approx(3, abs=0.5)]


async def test_a_host_may_have_a_pause_of_its_own(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", RELEASE)
    visitor = visiting(per_host_pause_s=3.0, host_pause_s={"127.0.0.1": 0.0})

    await got(visitor, url)
    await got(visitor, url)

    assert visitor.times.slept == []


OWN = {"127.0.0.1": 0.0}  # a host with a pause of its own is asked one thing at a time


@pytest.mark.parametrize(
    ("limits", "pauses", "most"), [((20, 2), {}, 2), ((3, 20), {}, 3), ((20, 20), OWN, 1)]
)
async def test_no_more_requests_are_under_way_than_allowed(
    server: Server,
    visiting: Visiting,
    limits: tuple[int, int],
    pauses: dict[str, float],
    most: int,
) -> None:
    together = threading.Barrier(most)
    here: list[Seen] = []
    counts: list[int] = []

    def answer(exchange: Exchange, seen: Seen) -> None:
        here.append(seen)
        together.wait(timeout=4)  # As many as are allowed do meet here.
        counts.append(len(here))
        here.remove(seen)
        exchange.send(Reply(RELEASE))

    url = server.behave("/a", answer)
    everywhere, per_host = limits
    visitor = visiting(concurrency=everywhere, per_host_concurrency=per_host, host_pause_s=pauses)

    await asyncio.gather(*(got(visitor, url) for _ in range(2 * most)))

    assert max(counts) == most


async def test_a_challenge_page_is_no_page(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", CHALLENGE)
    visitor = visiting(tries=3)

    with pytest.raises(ReadError, match="Cloudflare challenge"):
        await visitor.web.get(wanted(url), url)

    assert [(t.status, t.size, t.error) for t in visitor.tries] == [
        (200, len(CHALLENGE), "Cloudflare challenge")
    ]


@pytest.mark.parametrize("status", [403, 503])
async def test_a_challenge_behind_an_error_is_named(
    server: Server, visiting: Visiting, status: int
) -> None:
    url = server.serve("/a", CHALLENGE, status=status)
    visitor = visiting(tries=3)

    error = await failed(visitor, url)

    assert error.reason == f"HTTP {status}: challenge page or refusal (Cloudflare challenge)"
    assert len(server.requests) == 1


async def test_json_and_pdf_are_pages_too(server: Server, visiting: Visiting) -> None:
    visitor = visiting()
    json = server.serve("/a.json", b'{"count": 1}', media_type="application/json")
    pdf = server.serve("/a.pdf", b"%PDF-1.7\n%%EOF", media_type="application/pdf")

    pages = [await got(visitor, json), await got(visitor, pdf)]

    assert [page.media_type for page in pages] == ["application/json", "application/pdf"]
