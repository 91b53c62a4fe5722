"""What sites ask of robots, read from their robots.txt."""

import pytest

from fetching import Visiting, failed, got
from servers import Reply, Server

RELEASE = b"<html><title>Release</title><p>BIS rescinds the AI Diffusion Rule.</p></html>"
TEXT = "text/plain"


async def test_a_disallowed_page_is_not_asked_for(server: Server, visiting: Visiting) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /private\n", media_type=TEXT)
    url = server.serve("/private/a", RELEASE)
    visitor = visiting(robots=True, tries=3)

    error = await failed(visitor, url)

    assert error.reason == "robots.txt disallows it"
    assert [seen.path for seen in server.requests] == ["/robots.txt"]
    assert [t.error for t in visitor.tries] == ["robots.txt disallows it"]


async def test_an_allowed_page_is_had(server: Server, visiting: Visiting) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: rulewire\nAllow: /\n"
    server.serve("/robots.txt", rules, media_type=TEXT)

    page = await got(visiting(robots=True), server.serve("/a", RELEASE))

    assert page.body == RELEASE


async def test_reading_robots_txt_is_no_try_of_the_source(
    server: Server, visiting: Visiting
) -> None:
    visitor = visiting(robots=True)
    url = server.serve("/a", RELEASE)

    await got(visitor, url)

    assert [t.url for t in visitor.tries] == [url]


async def test_rules_are_kept_for_their_hours(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a", RELEASE)
    visitor = visiting(robots=True, robots_every_hours=24)

    await got(visitor, url)
    visitor.times.move(hours=23)
    await got(visitor, url)
    read_within_the_day = len(server.seen("/robots.txt"))
    visitor.times.move(hours=2)
    await got(visitor, url)

    assert (read_within_the_day, len(server.seen("/robots.txt"))) == (1, 2)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_allows_everything(
    server: Server, visiting: Visiting, status: int
) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /\n", status=status)

    page = await got(visiting(robots=True), server.serve("/a", RELEASE))

    assert page.status == 200


async def test_empty_rules_allow_everything(server: Server, visiting: Visiting) -> None:
    server.serve("/robots.txt", "", media_type=TEXT)

    page = await got(visiting(robots=True), server.serve("/a", RELEASE))

    assert page.status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_rules_that_cannot_be_had_now_are_a_refusal_now(
    server: Server, visiting: Visiting, status: int
) -> None:
    server.serve_each("/robots.txt", Reply(status=status), Reply(status=404))
    url = server.serve("/a", RELEASE)
    visitor = visiting(robots=True)

    error = await failed(visitor, url)
    page = await got(visitor, url)

    assert error.reason == f"its robots.txt cannot be read: HTTP {status}"
    assert page.body == RELEASE


async def test_rules_that_cannot_be_had_are_asked_for_again(
    server: Server, visiting: Visiting
) -> None:
    server.serve_each("/robots.txt", Reply(status=500), Reply(status=404))

    page = await got(visiting(robots=True, tries=2), server.serve("/a", RELEASE))

    assert page.body == RELEASE


async def test_a_redirect_is_followed_only_where_robots_may_go(
    server: Server, visiting: Visiting
) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /private\n", media_type=TEXT)
    server.serve("/private", RELEASE)

    error = await failed(visiting(robots=True), server.redirect("/a", "/private"))

    assert error.reason == f"robots.txt disallows it at {server.url}/private"
    assert server.seen("/private") == []


async def test_rules_behind_a_redirect_count(server: Server, visiting: Visiting) -> None:
    server.redirect("/robots.txt", "/rules")
    server.serve("/rules", "User-agent: *\nDisallow: /\n", media_type=TEXT)

    error = await failed(visiting(robots=True), server.serve("/a", RELEASE))

    assert error.reason == "robots.txt disallows it"


async def test_a_crawl_delay_is_kept_when_it_is_the_longer(
    server: Server, visiting: Visiting
) -> None:
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 8\n", media_type=TEXT)
    url = server.serve("/a", RELEASE)
    visitor = visiting(robots=True, per_host_pause_s=2.0)

    await got(visitor, url)
    await got(visitor, url)

    assert visitor.times.slept == [pytest.approx(2, abs=0.5), pytest.approx(8, abs=0.5)]


async def test_a_crawl_delay_of_an_hour_is_left_to_the_scheduler(
    server: Server, visiting: Visiting
) -> None:
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n", media_type=TEXT)
    url = server.serve("/a", RELEASE)
    visitor = visiting(robots=True)
    await got(visitor, url)

    error = await failed(visitor, url)

    assert error.retry_after_s == pytest.approx(3600, abs=5)


async def test_a_crawl_delay_without_end_is_a_day(server: Server, visiting: Visiting) -> None:
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 1e20\n", media_type=TEXT)
    url = server.serve("/a", RELEASE)
    visitor = visiting(robots=True)
    await got(visitor, url)

    error = await failed(visitor, url)

    assert error.retry_after_s == pytest.approx(86_400, abs=5)


async def test_only_the_beginning_of_endless_rules_is_read(
    server: Server, visiting: Visiting
) -> None:
    server.endless("/robots.txt", b"User-agent: *\nDisallow: /private\n" * 100)
    visitor = visiting(robots=True)
    allowed = server.serve("/a", RELEASE)

    page = await got(visitor, allowed)
    error = await failed(visitor, server.serve("/private", RELEASE))

    assert page.body == RELEASE
    assert error.reason == "robots.txt disallows it"


async def test_a_web_page_in_place_of_rules_allows_everything(
    server: Server, visiting: Visiting
) -> None:
    server.serve("/robots.txt", "<html><body>\nDisallow: /\n</body></html>")

    page = await got(visiting(robots=True), server.serve("/a", RELEASE))

    assert page.status == 200


async def test_robots_can_be_turned_off(server: Server, visiting: Visiting) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /\n", media_type=TEXT)

    page = await got(visiting(robots=False), server.serve("/a", RELEASE))

    assert page.body == RELEASE
    assert server.seen("/robots.txt") == []
