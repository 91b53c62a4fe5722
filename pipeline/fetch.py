"""Pages from the web: polite, bounded, and every try written down.

Tries are repeated with tenacity, which stamina is built on: stamina sleeps by itself, and the
sleep is given to us. Its `wait_random_exponential` is the only chance in rulewire: "full jitter"
keeps many that failed together from coming back together
(https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import count
from types import TracebackType
from typing import Any, Self

import httpx
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

from config import hidden, hidden_bytes
from config.settings import FetchSettings, SourceSettings
from config.terms import Networks
from extractors.attempt import Attempt
from extractors.errors import ConfigError, FetchError, ReadError
from extractors.model import Page
from extractors.reading.challenge import refuse
from extractors.reading.media import media_of
from pipeline.answers import page_from
from pipeline.browser import rendered
from pipeline.faults import PassingError, about
from pipeline.gate import ANY_HOST, allowed_hosts, passed
from pipeline.headers import kept_headers
from pipeline.hosts import Hosts
from pipeline.robots import MAX_BYTES, Robots
from pipeline.wire import Answer, Budget, Errand, Wire, origin


class Web:
    """Where pages come from: an async context manager.

    It keeps each host's pace and robots.txt, follows redirects through the gate, and hands every
    try of a page, good or bad, to `log`; reading a robots.txt is none. `now` gives aware UTC times.
    Of all that is not the public internet it reaches `private_networks` alone.
    """

    def __init__(
        self,
        settings: FetchSettings,
        log: Callable[[Attempt], None],
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        private_networks: Networks = (),
    ) -> None:
        self._settings = settings
        self._log = log
        self._now = now
        self._sleep = sleep
        self._hosts = Hosts(settings, sleep)
        self._wire = Wire(settings, self._hosts, private_networks)
        self._browser = asyncio.Lock()  # One at a time: a Chromium takes hundreds of megabytes.
        self._robots = Robots(settings.robots_every_hours, self._robots_text, now)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._wire.aclose()

    async def get(
        self,
        wanted: SourceSettings,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        judged: str = "",
    ) -> Page | None:
        """Return the page, or None if the server says that it is still the one of the validators.

        A page that a browser renders is always new: its validators are those of an empty shell.
        `judged` is the SHA-256 of a body of it that was no challenge, and without secrets.

        Raises:
            FetchError: No page, after all the tries that made sense. If `retry_after_s` is set,
                the server does not want to be asked earlier.
            ReadError: A page that is a bot challenge or a refusal.

        """
        numbers = count(1)
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in validators.items() if value}

        async def one_try() -> Page | None:
            return await self._try(wanted, url, headers, next(numbers), judged)

        try:
            return await one_try()
        except PassingError as error:
            first = error
        return await self._retried(one_try, first)

    async def _retried(
        self, one_try: Callable[[], Awaitable[Page | None]], first: PassingError
    ) -> Page | None:
        """Return the page of a later try. Nearly every round does without: this is a tenth of it."""
        failures = [first]

        async def next_try() -> Page | None:
            if failures:
                raise failures.pop()
            return await one_try()

        retrying = AsyncRetrying(
            sleep=self._sleep,
            stop=stop_after_attempt(self._settings.tries),
            wait=self._wait_s,
            retry=retry_if_exception(self._may_pass),
            reraise=True,
        )
        return await retrying(next_try)

    def _may_pass(self, error: BaseException) -> bool:
        """Whether another try is worth it, and no longer to wait for than we wait in line."""
        if not isinstance(error, PassingError):
            return False
        return (error.retry_after_s or 0) <= self._settings.max_backoff_s

    def _wait_s(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, FetchError) and error.retry_after_s is not None:
            return 0  # The host's line waits, for all who stand in it.
        settings = self._settings
        return wait_random_exponential(settings.backoff_s, settings.max_backoff_s)(state)

    async def _try(
        self,
        wanted: SourceSettings,
        url: str,
        headers: Mapping[str, str],
        number: int,
        judged: str,
    ) -> Page | None:
        began = self._now()
        budget = Budget(self._settings.total_timeout_s)
        page: Page | None = None
        try:
            page = await self._page(wanted, url, headers, budget)
            if page:
                page = _without_secrets(page, judged)
                if page.sha256 != judged:
                    refuse(page, "any")
        except (FetchError, ReadError) as error:
            told = _told(error)
            self._log(_attempt(wanted, url, number, began, budget, page, told))
            raise told from error
        self._log(_attempt(wanted, url, number, began, budget, page))
        return page

    async def _page(
        self, wanted: SourceSettings, url: str, headers: Mapping[str, str], budget: Budget
    ) -> Page | None:
        known = {} if wanted.fetch == "browser" else headers
        errand = Errand(
            url,
            allowed_hosts(wanted),
            self._settings.max_bytes,
            headers={**known, **_own_headers(wanted, url)},
            permit=self._permit if self._settings.robots else None,
        )
        answer = await self._wire.send(errand, budget)
        if answer.status == httpx.codes.NOT_MODIFIED and known and answer.at_origin:
            return None
        page = _documented(self._landed(url, answer), url, answer, wanted)
        if wanted.fetch == "browser" and media_of(page) == "html":
            return await self._rendered(page, errand, budget)
        return page

    async def _rendered(self, page: Page, errand: Errand, budget: Budget) -> Page:
        """Return the page as a browser shows it, all that it loads fetched by our own wire."""

        async def load(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
            part = replace(
                errand,
                url=url,
                method=method,
                headers=headers,
                content=body,
                in_line=False,
                permit=None,
            )
            return await self._wire.send(part, Budget(budget.left_s))

        try:
            async with self._browser, budget.spend():
                shown = await rendered(page, self._settings, self._wire.user_agent, load)
        except TimeoutError as error:
            raise PassingError(errand.url, f"timed out after {budget.total_s:g} s") from error
        except ConfigError as error:
            raise FetchError(errand.url, str(error)) from error
        except FetchError as error:
            raise about(errand.url, error) from error
        # What the browser made of it is no longer what the server sent with those headers.
        return replace(shown, fetched_at=self._now(), headers=())

    def _landed(self, url: str, answer: Answer) -> Page:
        """Return the answer as a page; its host is left alone if it asks for that."""
        try:
            return page_from(url, answer, self._now())
        except FetchError as error:
            if error.retry_after_s:
                self._hosts.hold(answer.url, error.retry_after_s)
            raise

    async def _permit(self, url: httpx.URL) -> None:
        """Ask the site's robots.txt, and keep the pace that it wants."""
        self._hosts.slow(url, await self._robots.permit(url))

    async def _robots_text(self, address: str) -> str:
        """Return what a robots.txt says, "" where there is none: RFC 9309 2.3.1.

        Raises:
            FetchError: The server failed, or has too much to do: it may have rules that we cannot
                see now.

        """
        errand = Errand(address, ANY_HOST, MAX_BYTES, cut=True)
        answer = await self._wire.send(errand, Budget(self._settings.total_timeout_s))
        none = 400 <= answer.status < 500 and answer.status != httpx.codes.TOO_MANY_REQUESTS
        if none or (httpx.codes.is_success(answer.status) and not answer.body):
            return ""
        return self._landed(address, answer).body.decode("utf-8-sig", errors="replace")


def _documented(page: Page, url: str, answer: Answer, wanted: SourceSettings) -> Page:
    """Return the page with the exchange that brought it, but for secrets."""
    secrets = [(name, secret.get_secret_value()) for name, secret in wanted.headers.items()]
    headers, left_out = kept_headers(answer.headers.raw, secrets)
    return replace(page, asked=url, headers=headers, left_out=left_out)


def _own_headers(wanted: SourceSettings, url: str) -> dict[str, str]:
    """Return the headers of a source for one of its pages: its secrets are for its own host."""
    own = (passed(address, ANY_HOST) for address in (url, wanted.source.url))
    if not wanted.headers or len(set(map(origin, own))) > 1:
        return {}
    return {name: secret.get_secret_value() for name, secret in wanted.headers.items()}


def _without_secrets(page: Page, judged: str) -> Page:
    """Return the page without what its server tells of our secrets; a validator with one is none.

    A body whose SHA-256 is `judged` has none.
    """
    etag, last_modified = (
        tag if hidden(tag) == tag else "" for tag in (page.etag, page.last_modified)
    )
    headers = tuple(one for one in page.headers if hidden(one[1]) == one[1])
    told: dict[str, Any] = {
        "url": hidden(page.url),
        "asked": hidden(page.asked),
        "headers": headers,
        "left_out": page.left_out + len(page.headers) - len(headers),
        "body": page.body if page.sha256 == judged else hidden_bytes(page.body),
        "media_type": hidden(page.media_type),
        "charset": hidden(page.charset),
        "etag": etag,
        "last_modified": last_modified,
    }
    # A copy would take the digest of the body again.
    same = all(value == getattr(page, name) for name, value in told.items())
    return page if same else replace(page, **told)


def _told(error: FetchError | ReadError) -> FetchError | ReadError:
    """Return the error as it may be told: a server's words in it may be our secrets."""
    if hidden(error.reason) == error.reason:
        return error
    if isinstance(error, ReadError):
        return ReadError(error.subject, hidden(error.reason))
    return type(error)(
        error.url,
        hidden(error.reason),
        status=error.status,
        retry_after_s=error.retry_after_s,
    )


def _attempt(
    wanted: SourceSettings,
    url: str,
    number: int,
    began: datetime,
    budget: Budget,
    page: Page | None,
    failure: FetchError | ReadError | None = None,
) -> Attempt:
    """Return a try as it is written down; neither page nor failure is a 304."""
    if page:
        status: int | None = page.status
    else:
        status = failure.status if isinstance(failure, FetchError) else 304
    return Attempt(
        source=wanted.source.key,
        url=url,
        number=number,
        started_at=began,
        took_ms=round(budget.spent_s * 1000),
        status=status,
        media_type=page.media_type if page else "",
        size=len(page.body) if page else 0,
        sha256=page.sha256 if page else "",
        error=failure.reason if failure else "",
    )
